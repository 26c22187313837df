// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Encodes requests and decodes responses for protocol.py and awsjson.py: reads one message per line as JSON and answers
// each with a line of JSON. With --operations, prints the names of the operations it knows. They are MTurk's, or with
// --kitchen-sink those of ../aws/kitchen_sink.hpp.

#include "../aws/kitchen_sink.hpp"

#include <bindery/mturk.hpp>

#include <boost/json/src.hpp>

#include <algorithm>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    json::object answer{
        {"method", request.method}, {"target", request.target}, {"fields", fields}, {"body", request.body}};
    if constexpr (!Operation::host_prefix.empty()) {
        bindery::detail::client_core    core;
        std::vector<bindery::violation> problems;
        answer["host_prefix"] = bindery::detail::expand_host_prefix<Operation>(
            core, input, problems, bindery::detail::no_substitute{});
    }
    return answer;
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
    std::string again;
    if (auto const why = bindery::json::try_serialize_to(again, response))
        return {{"unsendable", why->problem}};
    return {{"response", again}};
}

template <class Operations>
json::object answer(Operations const& operations, json::object const& line)
{
    auto const   name = text(line, "operation");
    bool const   is_request = line.contains("input");
    json::object result;
    operations.for_each([&](auto const& operation) {
        if (operation.name == name)
            result = is_request ? encode(operation, line) : decode(operation, line);
    });
    if (result.empty())
        throw std::invalid_argument("unknown operation " + name);
    return result;
}

template <class Operations>
void serve(Operations const& operations, bool only_names)
{
    if (only_names)
        operations.for_each([](auto const& operation) { std::cout << operation.name << '\n'; });
    else
        for (std::string line; std::getline(std::cin, line);)
            std::cout << json::serialize(answer(operations, json::parse(line).as_object())) << '\n';
}

} // namespace

int main(int argc, char** argv)
try {
    std::vector<std::string_view> const arguments(argv + 1, argv + argc);
    bool const                          only_names = std::ranges::find(arguments, "--operations") != arguments.end();
    if (std::ranges::find(arguments, "--kitchen-sink") != arguments.end())
        serve(kitchen_sink::operations, only_names);
    else
        serve(mturk::operations, only_names);
}
catch (std::exception const& error) {
    std::cerr << "protocol: " << error.what() << '\n';
    return 1;
}
