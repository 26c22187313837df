// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// An exchange that is awaited on another execution context than the transport's keeps that one from running out of work
// only until it is over.

#include "../http/full_listener.hpp"
#include "slow_resolver.hpp"

#include <bindery/http/pooled_transport.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace test_faults_awaiting {

namespace asio = boost::asio;
namespace http = bindery::http;

/// A transport whose execution context runs when it is told to.
struct other_context
{
    asio::io_context                                           context{1};
    asio::executor_work_guard<asio::io_context::executor_type> keep_running{context.get_executor()};
    std::shared_ptr<http::transport> transport = http::make_pooled_transport(context.get_executor());

    void run_out()
    {
        transport.reset();
        keep_running.reset();
        context.run();
    }
};

/// Cancels an exchange when `is_waiting`, which must fail so and leave nothing to do on the context that it was awaited
/// on.
void leave(other_context& other, http::endpoint const& where, std::function<bool()> const& is_waiting)
{
    http::request const       request{.method = "GET", .target = "/"};
    http::response            response;
    asio::cancellation_signal cancel;
    asio::io_context          context(1);
    auto                      keep_running = asio::make_work_guard(context);
    boost::system::error_code error;
    bool                      is_over = false;
    asio::co_spawn(context, other.transport->exchange(where, request, {}, response),
        asio::bind_cancellation_slot(cancel.slot(), [&](std::exception_ptr, http::exchange_result const& result) {
            error = result.error;
            is_over = true;
        }));
    while (!is_waiting()) {
        other.context.poll();
        context.poll();
    }
    cancel.emit(asio::cancellation_type::total);
    while (!is_over) {
        other.context.poll();
        context.poll();
    }
    BOOST_CHECK(error == asio::error::operation_aborted);
    keep_running.reset();
    context.poll();
    BOOST_TEST(context.stopped());
}

} // namespace test_faults_awaiting

BOOST_AUTO_TEST_SUITE(faults_awaiting_context)

using namespace test_faults_awaiting;

BOOST_AUTO_TEST_CASE(has_nothing_to_do_with_a_name_that_is_still_resolved)
{
    std::optional<test_faults::slow_resolver> resolver(std::in_place);
    other_context                             other;
    http::endpoint const                      where{.tls = false, .host = test_faults::slow_resolver::host, .port = 1};
    leave(other, where, [&] { return resolver->is_asked(); });
    resolver.reset();
    other.run_out();
}

BOOST_AUTO_TEST_CASE(has_nothing_to_do_with_an_attempt_to_connect_that_was_given_up)
{
    test_http_full::full_listener const listener;
    if (!listener.is_full()) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    other_context other;
    int           looks = 0;
    leave(other, listener.where(), [&] { return ++looks == 10; });
    other.run_out();
}

BOOST_AUTO_TEST_CASE(has_nothing_to_do_with_the_time_limit_of_a_handshake)
{
    asio::io_context        context(1);
    asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    asio::ip::tcp::socket   accepted(context);
    acceptor.non_blocking(true);
    other_context        other;
    http::endpoint const where{.tls = true, .host = "127.0.0.1", .port = acceptor.local_endpoint().port()};
    leave(other, where, [&] {
        boost::system::error_code nobody;
        if (!accepted.is_open())
            acceptor.accept(accepted, nobody);
        return accepted.is_open() && accepted.available() != 0;
    });
    other.run_out();
}

BOOST_AUTO_TEST_SUITE_END()
