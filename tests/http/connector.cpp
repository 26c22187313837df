// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "full_listener.hpp"
#include "raw_server.hpp"

#include <bindery/http/impl/internal/connector.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <exception>
#include <future>
#include <optional>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_connector)

namespace {

namespace asio = boost::asio;
using bindery::http::detail::connector;
using test_http_full::full_listener;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;
using tcp = asio::ip::tcp;

tcp::endpoint at_port(std::uint16_t port)
{
    return {asio::ip::address_v4::loopback(), port};
}

/// An address of this machine at which nobody listens.
tcp::endpoint refusing()
{
    asio::io_context context;
    return at_port(tcp::acceptor(context, at_port(0)).local_endpoint().port());
}

/// A connector that runs on a context of its own.
struct dialled
{
    explicit dialled(
        std::vector<tcp::endpoint> const& addresses, std::chrono::milliseconds timeout = std::chrono::seconds(60))
        : connecting(context.get_executor(), addresses, connector::clock::now() + timeout)
    {
        asio::co_spawn(context, run(),
            asio::bind_cancellation_slot(cancellation.slot(), [](std::exception_ptr failed) { BOOST_TEST(!failed); }));
    }

    asio::awaitable<void> run()
    {
        co_await asio::this_coro::throw_if_cancelled(false);
        co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
        co_await connecting.run();
        is_finished = true;
    }

    asio::cancellation_signal cancellation{};
    asio::io_context          context{1};
    connector                 connecting;
    bool                      is_finished = false;
};

} // namespace

BOOST_AUTO_TEST_CASE(takes_the_address_that_answers)
{
    raw_server const server({[](raw_connection& connection) { connection.read_to_end(); }});
    dialled          test({refusing(), refusing(), at_port(server.port()), refusing()});
    test.context.run();
    BOOST_TEST(test.is_finished);
    BOOST_TEST(test.connecting.race().winner().value() == 2U);
    auto const socket = test.connecting.take_winner();
    BOOST_TEST(socket.remote_endpoint().port() == server.port());
}

BOOST_AUTO_TEST_CASE(does_not_wait_for_one_that_does_not_answer)
{
    full_listener const listener;
    if (!listener.is_full()) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    raw_server const server({[](raw_connection& connection) { connection.read_to_end(); }});
    dialled          test({at_port(listener.where().port), at_port(server.port())});
    test.context.run_one();
    while (!test.is_finished)
        test.context.run_one();
    BOOST_TEST(test.connecting.race().winner().value() == 1U);
    BOOST_TEST(test.connecting.take_winner().is_open());
}

BOOST_AUTO_TEST_CASE(tells_when_all_have_failed)
{
    dialled test({refusing(), refusing()});
    test.context.run();
    BOOST_TEST(test.is_finished);
    BOOST_TEST(!test.connecting.race().winner());
    auto const verdict = test.connecting.race().verdict();
    BOOST_REQUIRE(verdict.has_value());
    BOOST_TEST(verdict->address == 0U);
    BOOST_CHECK(verdict->error == asio::error::connection_refused);
}

BOOST_AUTO_TEST_CASE(gives_up_when_the_time_is_over)
{
    full_listener const listener;
    if (!listener.is_full()) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    dialled test({at_port(listener.where().port), refusing()}, std::chrono::milliseconds(20));
    while (!test.is_finished)
        test.context.run_one();
    BOOST_TEST(!test.connecting.race().winner());
    BOOST_TEST(!test.connecting.race().verdict());
}

BOOST_AUTO_TEST_CASE(cancellation_ends_all_attempts)
{
    full_listener const listener;
    if (!listener.is_full()) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    auto const address = at_port(listener.where().port);
    for (auto const type :
        {asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total})
    {
        std::optional<dialled> test(
            std::in_place, std::vector{address, address, address}, std::chrono::milliseconds(600));
        test->context.poll();
        BOOST_TEST(!test->is_finished);
        test->cancellation.emit(type);
        test->context.restart();
        test->context.poll();
        BOOST_TEST(test->is_finished);
        BOOST_TEST(!test->connecting.race().winner());
    }
}

BOOST_AUTO_TEST_CASE(the_context_may_end_first)
{
    full_listener const listener;
    auto const          address = at_port(listener.where().port);
    dialled             test({address, address});
    test.context.poll();
    BOOST_TEST(test.is_finished != listener.is_full());
}

BOOST_AUTO_TEST_SUITE_END()
