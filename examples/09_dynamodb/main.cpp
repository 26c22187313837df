// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// A table's life in DynamoDB: it is created, filled, queried, scanned and deleted. Talks to AWS, or with
// --endpoint-url URL to a server such as dynalite or DynamoDB local. Waits at most two minutes for the table, or as
// many seconds as --wait says.

#include "dynamodb.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <charconv>
#include <chrono>
#include <exception>
#include <initializer_list>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace asio = boost::asio;

/// Until a table that the service makes in the background is there. Throws where that takes longer than `limit`.
asio::awaitable<void> wait_for_table(dynamodb::client client, std::string table, std::chrono::seconds limit)
{
    auto const                         give_up = std::chrono::steady_clock::now() + limit;
    dynamodb::DescribeTableInput const request{.TableName = table};
    for (;;) {
        auto const  description = co_await dynamodb::describe_table(client, request);
        auto const& status = description.Table.TableStatus;
        if (status == dynamodb::TableStatus::ACTIVE)
            co_return;
        if (std::chrono::steady_clock::now() >= give_up)
            throw std::runtime_error("the table " + table + " is " + std::string(status.text())
                                     + " and not ACTIVE after " + std::to_string(limit.count())
                                     + " s; it is left as it is");
        asio::steady_timer timer(client.get_executor(), std::chrono::milliseconds(200));
        co_await timer.async_wait(asio::deferred);
    }
}

asio::awaitable<void> create_table(dynamodb::client client, std::string table, std::chrono::seconds limit)
{
    using dynamodb::KeyType;
    using dynamodb::ScalarAttributeType;
    dynamodb::CreateTableInput const request{
        .AttributeDefinitions = {{"Artist", ScalarAttributeType::S}, {"Title", ScalarAttributeType::S}},
        .TableName = table,
        .KeySchema = {{"Artist", KeyType::HASH}, {"Title", KeyType::RANGE}},
        .BillingMode = dynamodb::BillingMode::PAY_PER_REQUEST,
    };
    co_await dynamodb::create_table(client, request);
    co_await wait_for_table(client, table, limit);
    std::cout << "created " << table << '\n';
}

asio::awaitable<void> put_songs(dynamodb::client client, std::string table)
{
    dynamodb::PutItemInput request{.TableName = table};
    for (char const* title : {"Call Me Today", "Howdy", "My Dog Spot", "Somewhere Down The Road"}) {
        request.Item = {
            {"Artist", {.S = "No One You Know"}},
            {"Title", {.S = title}},
            {"Year", {.N = "2015"}},
            {"Tags", {.SS = {{"country", "rock"}}}},
            {"Awards", {.L = {{{.M = {{{"Name", {.S = "Best"}}}}}, {.Null = true}}}}},
        };
        co_await dynamodb::put_item(client, request);
    }

    // What is already there is not to be overwritten.
    request.ConditionExpression = "attribute_not_exists(Title)";
    try {
        co_await dynamodb::put_item(client, request);
    }
    catch (dynamodb::ConditionalCheckFailedException const& error) {
        std::cout << "not put again: " << error.message.value_or("") << '\n';
    }
}

asio::awaitable<void> print_songs(dynamodb::client client, std::string table)
{
    auto songs = dynamodb::query.items(
        client, {
                    .TableName = table,
                    .KeyConditionExpression = "Artist = :artist AND begins_with(Title, :start)",
                    .ExpressionAttributeValues = {{{":artist", {.S = "No One You Know"}}, {":start", {.S = "My"}}}},
                });
    while (auto* song = co_await songs.next())
        std::cout << "found " << song->at("Title").S.value_or("?") << '\n';

    // In pages of two, which another machine could go on with from songs.checkpoint().
    auto pages = dynamodb::scan.pages(client, {.TableName = table, .Limit = 2});
    while (auto* page = co_await pages.next())
        std::cout << "a page of " << page->Items.size() << '\n';
}

asio::awaitable<void> delete_table(dynamodb::client client, std::string table)
{
    dynamodb::DeleteTableInput const request{.TableName = table};
    co_await dynamodb::delete_table(client, request);
    std::cout << "deleted " << table << '\n';
}

struct settings
{
    std::string          table = "BinderyMusic";
    std::chrono::seconds wait{120};
    dynamodb::config     client{};
};

asio::awaitable<void> run(dynamodb::client client, settings with)
{
    co_await create_table(client, with.table, with.wait);
    co_await put_songs(client, with.table);
    co_await print_songs(client, with.table);
    co_await delete_table(client, with.table);
}

/// False where there is no such option, or its value is none.
bool set_option(settings& into, std::string_view option, std::string_view value)
{
    if (option == "--endpoint-url")
        into.client.endpoint_url = value;
    else if (option == "--table")
        into.table = value;
    else if (option == "--wait") {
        unsigned seconds = 0;
        auto const [end, problem] = std::from_chars(value.data(), value.data() + value.size(), seconds);
        into.wait = std::chrono::seconds(seconds);
        return problem == std::errc{} && end == value.data() + value.size();
    }
    else
        return false;
    return true;
}

int main(int argc, char** argv)
try {
    settings with;
    for (int i = 1; i < argc; i += 2)
        if (i + 1 == argc || !set_option(with, argv[i], argv[i + 1])) {
            std::cerr << "usage: 09_dynamodb [--endpoint-url URL] [--table NAME] [--wait SECONDS]\n";
            return 2;
        }

    asio::io_context   context(1);
    std::exception_ptr failed;
    asio::co_spawn(
        context, run(dynamodb::client(context, with.client), with), [&](std::exception_ptr error) { failed = error; });
    context.run();
    if (failed)
        std::rethrow_exception(failed);
}
catch (std::exception const& error) {
    std::cerr << "09_dynamodb: " << error.what() << '\n';
    return 1;
}
