// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Calls DynamoDB for examples/dynamodb.py with the declarations of examples/09_dynamodb: reads one command per line as
// JSON and answers each with a line of JSON, in which items and keys are texts in DynamoDB's own JSON. The argument is
// the endpoint's URL.

#include "../../examples/09_dynamodb/dynamodb.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/src.hpp>

#include <exception>
#include <iostream>
#include <string>
#include <string_view>

namespace {

namespace asio = boost::asio;
namespace json = boost::json;

std::string text(json::object const& command, std::string_view name)
{
    auto const* const found = command.if_contains(name);
    return found ? std::string(found->as_string()) : std::string();
}

std::int64_t number(json::object const& command, std::string_view name)
{
    auto const* const found = command.if_contains(name);
    return found ? found->to_number<std::int64_t>() : 0;
}

asio::awaitable<json::object> put(dynamodb::client client, json::object command)
{
    dynamodb::PutItemInput const request{
        .TableName = text(command, "table"), .Item = bindery::json::parse<dynamodb::Item>(text(command, "item"))};
    co_await dynamodb::put_item(client, request);
    co_return json::object();
}

asio::awaitable<json::object> get(dynamodb::client client, json::object command)
{
    dynamodb::GetItemInput const request{.TableName = text(command, "table"),
        .Key = bindery::json::parse<dynamodb::Item>(text(command, "key")),
        .ConsistentRead = true};
    auto const                   found = co_await dynamodb::get_item(client, request);
    json::object                 answer;
    if (found.Item)
        answer["item"] = bindery::json::serialize(*found.Item);
    co_return answer;
}

bindery::listing_options options_of(json::object const& command)
{
    return {.max_items = static_cast<std::uint64_t>(number(command, "max_items")),
        .checkpoint = text(command, "checkpoint")};
}

template <class Range>
asio::awaitable<json::object> read(Range range)
{
    json::array items;
    while (auto const* item = co_await range.next())
        items.emplace_back(bindery::json::serialize(*item));
    json::object answer;
    answer["items"] = items;
    answer["checkpoint"] = range.checkpoint();
    co_return answer;
}

asio::awaitable<json::object> scan(dynamodb::client client, json::object command)
{
    dynamodb::ScanInput request{.TableName = text(command, "table")};
    if (auto const limit = number(command, "limit"); limit != 0)
        request.Limit = static_cast<std::int32_t>(limit);
    return read(dynamodb::scan.items(client, request, options_of(command)));
}

asio::awaitable<json::object> list_tables(dynamodb::client client, json::object command)
{
    dynamodb::ListTablesInput const request{.Limit = static_cast<std::int32_t>(number(command, "limit"))};
    return read(dynamodb::list_tables.items(client, request, options_of(command)));
}

asio::awaitable<json::object> answer(dynamodb::client client, json::object command)
{
    auto const   what = text(command, "do");
    json::object result;
    std::string  failed;
    try {
        if (what == "put")
            result = co_await put(client, command);
        else if (what == "get")
            result = co_await get(client, command);
        else if (what == "scan")
            result = co_await scan(client, command);
        else if (what == "list_tables")
            result = co_await list_tables(client, command);
        else
            failed = "unknown command " + what;
    }
    catch (bindery::service_error const& error) {
        result["error"] = error.service_code();
        result["message"] = error.service_message();
    }
    catch (std::exception const& error) {
        failed = error.what();
    }
    if (!failed.empty())
        result["failure"] = failed;
    co_return result;
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc != 2) {
        std::cerr << "usage: dynamodb URL\n";
        return 2;
    }
    dynamodb::config config;
    config.endpoint_url = argv[1];
    asio::io_context context(1);
    dynamodb::client client(context, config);
    for (std::string line; std::getline(std::cin, line);) {
        asio::co_spawn(context, answer(client, json::parse(line).as_object()),
            [](std::exception_ptr, json::object const& said) { std::cout << json::serialize(said) << std::endl; });
        context.restart();
        context.run();
    }
}
catch (std::exception const& error) {
    std::cerr << "dynamodb: " << error.what() << '\n';
    return 1;
}
