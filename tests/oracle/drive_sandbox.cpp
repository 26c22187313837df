// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Calls a sandbox's operations by their names, for sandbox.py.
//
// Usage: drive_sandbox URL FILE_OF_THE_CA_CERTIFICATE ACCESS_KEY SECRET_KEY. Reads lines of JSON such as
// {"operation": "GetHIT", "input": {"HITId": "3X"}} and answers each with a line: {"response": ...}, or {"error": CODE,
// "message": TEXT, "members": ...}. With --operations alone, prints the names of all operations.

#include <bindery/mturk.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/src.hpp>

#include <cstring>
#include <exception>
#include <fstream>
#include <functional>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace json = boost::json;
namespace mturk = bindery::mturk;

struct connection
{
    asio::io_context& context;
    mturk::client     client;
};

template <class Operation>
bindery::result<typename Operation::response_type> call(
    connection& with, Operation const& operation, typename Operation::request_type const& request)
{
    std::optional<bindery::result<typename Operation::response_type>> outcome;
    asio::co_spawn(with.context, operation.try_call(with.client, request),
        [&](std::exception_ptr failed, bindery::result<typename Operation::response_type> result) {
            if (failed)
                std::rethrow_exception(failed);
            outcome = std::move(result);
        });
    with.context.restart();
    with.context.run();
    return std::move(outcome).value();
}

json::object describe(bindery::failure const& failed)
{
    auto const* const error = failed.as<mturk::RequestError>();
    if (!error)
        return {{"error", failed.what()}, {"message", nullptr}, {"members", nullptr}};
    return {{"error", error->service_code()}, {"message", error->service_message()},
        {"members", json::parse(bindery::json::serialize(*error))}};
}

/// Parses the request, calls the operation and writes down what came.
template <class Operation>
json::object answer(connection& with, Operation const& operation, json::value const& input)
{
    auto const request = bindery::json::parse<typename Operation::request_type>(json::serialize(input));
    auto const outcome = call(with, operation, request);
    if (outcome.has_error())
        return describe(outcome.error());
    return {{"response", json::parse(bindery::json::serialize(*outcome))}};
}

using answer_function = std::function<json::object(connection&, json::value const&)>;

std::map<std::string, answer_function> all_operations()
{
    std::map<std::string, answer_function> by_name;
    mturk::operations.for_each([&](auto const& operation) {
        by_name[std::string(operation.name)] = [operation](connection& with, json::value const& input) {
            return answer(with, operation, input);
        };
    });
    return by_name;
}

mturk::config config_of(char** arguments)
{
    std::ifstream ca(arguments[2]);
    mturk::config config;
    config.endpoint_url = arguments[1];
    config.pool.tls.ca_pem.assign(std::istreambuf_iterator<char>(ca), {});
    config.credentials = bindery::aws::static_credentials({arguments[3], arguments[4], ""});
    config.environment = bindery::aws::empty_environment();
    return config;
}

} // namespace

int main(int argc, char** argv)
try {
    auto const operations = all_operations();
    if (argc == 2 && std::strcmp(argv[1], "--operations") == 0) {
        for (auto const& [name, function] : operations)
            std::cout << name << '\n';
        return 0;
    }
    if (argc != 5)
        return 2;
    asio::io_context context(1);
    connection       with{context, mturk::client(context, config_of(argv))};
    for (std::string line; std::getline(std::cin, line);) {
        auto const request = json::parse(line).as_object();
        auto const name = std::string(request.at("operation").as_string());
        std::cout << json::serialize(operations.at(name)(with, request.at("input"))) << std::endl;
    }
}
catch (std::exception const& error) {
    std::cerr << "drive_sandbox: " << error.what() << '\n';
    return 1;
}
