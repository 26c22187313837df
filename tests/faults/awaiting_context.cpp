// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// An exchange that is awaited on another execution context than the transport's leaves nothing behind that the awaiting
// one would have to be there for. What these tests prove they prove under AddressSanitizer.

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

/// Cancels an exchange when `is_waiting`, and ends the context that it was awaited on as soon as it is over. Returns
/// its error.
boost::system::error_code leave(
    other_context& other, http::endpoint const& where, std::function<bool()> const& is_waiting)
{
    http::request const       request{.method = "GET", .target = "/"};
    http::response            response;
    asio::cancellation_signal cancel;
    asio::io_context          context(1);
    auto const                keep_running = asio::make_work_guard(context);
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
    return error;
}

} // namespace test_faults_awaiting

BOOST_AUTO_TEST_SUITE(faults_awaiting_context)

using namespace test_faults_awaiting;

BOOST_AUTO_TEST_CASE(may_end_before_the_name_is_resolved)
{
    std::optional<test_faults::slow_resolver> resolver(std::in_place);
    other_context                             other;
    http::endpoint const                      where{.tls = false, .host = test_faults::slow_resolver::host, .port = 1};
    BOOST_CHECK(leave(other, where, [&] { return resolver->is_asked(); }) == asio::error::operation_aborted);
    resolver.reset();
    other.run_out();
}

BOOST_AUTO_TEST_CASE(may_end_with_an_attempt_to_connect)
{
    test_http_full::full_listener const listener;
    if (!listener.is_full()) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    other_context other;
    int           looks = 0;
    auto const    error = leave(other, listener.where(), [&] { return ++looks == 10; });
    BOOST_CHECK(error == asio::error::operation_aborted);
    other.run_out();
}

BOOST_AUTO_TEST_CASE(may_end_with_a_handshake_that_has_a_time_limit)
{
    asio::io_context        context(1);
    asio::ip::tcp::acceptor acceptor(context, {asio::ip::address_v4::loopback(), 0});
    asio::ip::tcp::socket   accepted(context);
    acceptor.non_blocking(true);
    other_context        other;
    http::endpoint const where{.tls = true, .host = "127.0.0.1", .port = acceptor.local_endpoint().port()};
    auto const           error = leave(other, where, [&] {
        boost::system::error_code nobody;
        if (!accepted.is_open())
            acceptor.accept(accepted, nobody);
        return accepted.is_open() && accepted.available() != 0;
    });
    BOOST_CHECK(error == asio::error::operation_aborted);
    other.run_out();
}

BOOST_AUTO_TEST_SUITE_END()
