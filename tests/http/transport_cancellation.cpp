// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "full_listener.hpp"
#include "raw_server.hpp"
#include "test_client.hpp"

#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <future>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(http_transport_cancellation)

using namespace test_http_client;
using boost::asio::cancellation_type;
using test_http_full::full_listener;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;

namespace {

constexpr std::array types{cancellation_type::terminal, cancellation_type::partial, cancellation_type::total};

void check_cancelled(http::exchange_result const& result, bool request_sent)
{
    BOOST_TEST((result.error == boost::asio::error::operation_aborted));
    BOOST_TEST(result.detail == "cancelled");
    BOOST_TEST(result.request_sent == request_sent);
}

} // namespace

BOOST_AUTO_TEST_CASE(ends_an_exchange_while_it_resolves)
{
    for (auto const type : types) {
        test_client client;
        client.start({.tls = false, .host = "localhost", .port = 1}, get());
        client.cancel(type);
        check_cancelled(client.run(), false);
    }
}

BOOST_AUTO_TEST_CASE(ends_an_exchange_while_it_connects)
{
    full_listener const listener;
    for (auto const type : types) {
        test_client client;
        client.start(listener.where(), get());
        client.cancel(type);
        check_cancelled(client.run(), false);
    }
}

BOOST_AUTO_TEST_CASE(ends_an_exchange_in_the_tls_handshake)
{
    for (auto const type : types) {
        test_client      client;
        raw_server const server({[&](raw_connection& connection) {
            char first = 0;
            connection.socket().read_some(boost::asio::buffer(&first, 1));
            client.cancel(type);
            connection.read_to_end();
        }});
        client.start(server.where(true), get());
        check_cancelled(client.run(), false);
    }
}

BOOST_AUTO_TEST_CASE(ends_an_exchange_while_it_writes)
{
    for (auto const type : types) {
        test_client        client;
        std::promise<void> ended;
        raw_server const   server({[&](raw_connection& connection) {
            char first = 0;
            connection.socket().read_some(boost::asio::buffer(&first, 1));
            client.cancel(type);
            ended.get_future().wait();
        }});
        client.start(server.where(), post(std::string(50'000'000, 'x')));
        check_cancelled(client.run(), true);
        ended.set_value();
    }
}

BOOST_AUTO_TEST_CASE(ends_an_exchange_while_it_reads)
{
    for (std::string_view const part :
        {"", "HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"}) {
        for (auto const type : types) {
            test_client      client;
            raw_server const server({[&](raw_connection& connection) {
                connection.read_request();
                connection.write(part);
                client.cancel(type);
                connection.read_to_end();
            }});
            client.start(server.where(), get());
            check_cancelled(client.run(), true);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_cancelled_idempotent_request_is_not_repeated)
{
    test_client      client;
    raw_server const server({[&](raw_connection& connection) {
                                 connection.read_request();
                                 connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                                 connection.read_request();
                                 client.cancel(cancellation_type::total);
                                 connection.read_to_end();
                             },
        [](raw_connection& connection) {
            connection.read_request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            connection.read_to_end();
        }});
    BOOST_TEST(!client.exchange_with(server.where(), get(), true).error);
    client.start(server.where(), get(), true);
    check_cancelled(client.run(), true);
    // The cancelled one's connection must not be used again.
    BOOST_TEST(!client.exchange_with(server.where(), get(), true).error);
}

BOOST_AUTO_TEST_CASE(an_exchange_may_compete_with_a_timer)
{
    using namespace boost::asio::experimental::awaitable_operators;
    raw_server const        server({[](raw_connection& connection) { connection.read_to_end(); }});
    boost::asio::io_context context;
    auto const              transport = http::make_pooled_transport(context.get_executor());
    std::size_t             winner = 99;
    auto const              compete = [&]() -> boost::asio::awaitable<void> {
        http::request const          request = get();
        http::response               response;
        http::exchange_options const options;
        auto const                   where = server.where();
        boost::asio::steady_timer    timer(context, std::chrono::milliseconds(20));
        auto                         exchanging = transport->exchange(where, request, options, response);
        auto                         waiting = timer.async_wait(boost::asio::use_awaitable);
        auto const                   first = co_await (std::move(exchanging) || std::move(waiting));
        winner = first.index();
    };
    boost::asio::co_spawn(context, compete(), boost::asio::detached);
    context.run();
    BOOST_TEST(winner == 1u);
}

BOOST_AUTO_TEST_CASE(leaves_the_awaiting_coroutine_throwing_or_not_as_it_was)
{
    test_client client;
    int         kept = 0;
    auto const  check = [&]() -> boost::asio::awaitable<void> {
        http::request const          request = get("malformed");
        http::response               response;
        http::exchange_options const options;
        http::endpoint const         where{};
        for (bool const throws : {true, false}) {
            co_await boost::asio::this_coro::throw_if_cancelled(throws);
            auto const result = co_await client.transport->exchange(where, request, options, response);
            bool const after = co_await boost::asio::this_coro::throw_if_cancelled();
            kept += after == throws && result.error.failed();
        }
    };
    boost::asio::co_spawn(client.context, check(), boost::asio::detached);
    client.context.run();
    BOOST_TEST(kept == 2);
}

BOOST_DATA_TEST_CASE(connecting_has_a_time_limit, boost::unit_test::data::make({false, true}), tls)
{
    full_listener const listener;
    raw_server const    silent({[](raw_connection& connection) { connection.read_to_end(); }});
    if (!tls && !listener.is_full()) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    http::pool_config config;
    config.connect_timeout = std::chrono::milliseconds(50);
    test_client client(config);
    auto const  where = tls ? silent.where(true) : listener.where();
    auto const  result = client.exchange_with(where, get());
    BOOST_TEST((result.error == boost::asio::error::timed_out));
    BOOST_TEST(result.detail
               == (tls ? "cannot establish TLS with " : "cannot connect to ") + where.origin() + " within 50 ms");
    BOOST_TEST(result.transient);
    BOOST_TEST(!result.request_sent);
}

BOOST_AUTO_TEST_CASE(a_time_limit_of_zero_is_none)
{
    raw_server const  server({[](raw_connection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    }});
    http::pool_config config;
    config.connect_timeout = std::chrono::milliseconds(0);
    test_client client(config);
    auto        where = server.where();
    where.host = "localhost";
    auto const result = client.exchange_with(where, get());
    BOOST_TEST(!result.error, result.detail);
}

BOOST_AUTO_TEST_SUITE_END()
