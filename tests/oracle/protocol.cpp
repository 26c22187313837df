// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Encodes requests and decodes responses for protocol.py: reads one message per line as JSON and answers each with a
// line of JSON. With --operations, prints the names of the operations it knows.

#include <bindery/mturk.hpp>

#include <boost/json/src.hpp>

#include <cstring>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace {

namespace http = bindery::http;
namespace json = boost::json;
namespace mturk = bindery::mturk;

std::string text(json::object const& object, std::string_view name)
{
    return std::string(object.at(name).as_string());
}

/// Parses the "input", a request as JSON text, and encodes what that brought.
template <class Operation>
json::object encode(Operation const&, json::object const& line)
{
    auto const    input = bindery::json::parse<typename Operation::request_type>(text(line, "input"));
    http::request request;
    if (auto const why = Operation::service_type::protocol::template encode_request<Operation>(input, request))
        return {{"failure", why->message()}};
    json::object fields;
    for (auto const& field : request.fields)
        fields[field.name] = field.value;
    return {{"method", request.method}, {"target", request.target}, {"fields", fields}, {"body", request.body}};
}

/// The declared error that a failure is, if it is one.
template <class Error>
void add_declared(json::object& answer, bindery::failure const& failed)
{
    if (auto const* const error = failed.as<Error>()) {
        answer["declared"] = Error::shape_name;
        answer["members"] = bindery::json::serialize(*error);
    }
}

template <class... Errors>
json::object describe(bindery::errors<Errors...>, bindery::failure const& failed)
{
    auto const&  error = dynamic_cast<bindery::service_error const&>(failed.error());
    json::object answer{{"code", error.service_code()}, {"message", error.service_message()},
        {"request_id", error.facts().request_id}, {"declared", nullptr}};
    (add_declared<Errors>(answer, failed), ...);
    return answer;
}

/// Decodes a response, and serializes what that brought.
template <class Operation>
json::object decode(Operation const&, json::object const& line)
{
    using protocol = typename Operation::service_type::protocol;
    http::response reply;
    reply.status = line.at("status").to_number<int>();
    reply.reason = text(line, "reason");
    reply.body = text(line, "body");
    for (auto const& field : line.at("fields").as_object())
        reply.fields.push_back({std::string(field.key()), std::string(field.value().as_string())});

    if (reply.status != 200) {
        bindery::call_facts facts{.operation = std::string(Operation::name),
            .http_status = reply.status,
            .request_id = std::string(protocol::request_id(reply))};
        using error_types = typename Operation::error_types;
        return describe(error_types{}, protocol::template decode_error<error_types>(reply, std::move(facts)));
    }
    typename Operation::response_type response{};
    if (auto const why = protocol::template decode_response<Operation>(reply, response))
        return {{"failure", why->message()}};
    return {{"response", bindery::json::serialize(response)}};
}

json::object answer(json::object const& line)
{
    auto const   name = text(line, "operation");
    bool const   is_request = line.contains("input");
    json::object result;
    mturk::operations.for_each([&](auto const& operation) {
        if (operation.name == name)
            result = is_request ? encode(operation, line) : decode(operation, line);
    });
    if (result.empty())
        throw std::invalid_argument("unknown operation " + name);
    return result;
}

void print_operations()
{
    mturk::operations.for_each([](auto const& operation) { std::cout << operation.name << '\n'; });
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc > 1 && std::strcmp(argv[1], "--operations") == 0) {
        print_operations();
        return 0;
    }
    for (std::string line; std::getline(std::cin, line);)
        std::cout << json::serialize(answer(json::parse(line).as_object())) << '\n';
}
catch (std::exception const& error) {
    std::cerr << "protocol: " << error.what() << '\n';
    return 1;
}
