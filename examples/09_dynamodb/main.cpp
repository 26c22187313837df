// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// A table's life in DynamoDB: it is created, filled, queried, scanned and deleted. Talks to AWS, or with
// --endpoint-url URL to a server such as dynalite or DynamoDB local.

#include "dynamodb.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <exception>
#include <initializer_list>
#include <iostream>
#include <string>
#include <string_view>

namespace asio = boost::asio;

/// Until a table that the service makes in the background is there.
asio::awaitable<void> wait_for_table(dynamodb::client client, std::string table)
{
    dynamodb::DescribeTableInput const request{.TableName = table};
    for (;;) {
        auto const description = co_await dynamodb::describe_table(client, request);
        if (description.Table.TableStatus == dynamodb::TableStatus::ACTIVE)
            co_return;
        asio::steady_timer timer(client.get_executor(), std::chrono::milliseconds(200));
        co_await timer.async_wait(asio::deferred);
    }
}

asio::awaitable<void> create_table(dynamodb::client client, std::string table)
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
    co_await wait_for_table(client, table);
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

asio::awaitable<void> run(dynamodb::client client, std::string table)
{
    co_await create_table(client, table);
    co_await put_songs(client, table);
    co_await print_songs(client, table);
    co_await delete_table(client, table);
}

int main(int argc, char** argv)
try {
    std::string      table = "BinderyMusic";
    dynamodb::config config;
    for (int i = 1; i < argc; i += 2) {
        std::string_view const option = argv[i];
        if (i + 1 == argc || (option != "--endpoint-url" && option != "--table")) {
            std::cerr << "usage: 09_dynamodb [--endpoint-url URL] [--table NAME]\n";
            return 2;
        }
        (option == "--table" ? table : config.endpoint_url) = argv[i + 1];
    }

    asio::io_context   context(1);
    std::exception_ptr failed;
    asio::co_spawn(
        context, run(dynamodb::client(context, config), table), [&](std::exception_ptr error) { failed = error; });
    context.run();
    if (failed)
        std::rethrow_exception(failed);
}
catch (std::exception const& error) {
    std::cerr << "09_dynamodb: " << error.what() << '\n';
    return 1;
}
