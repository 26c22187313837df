// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_DIAL_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_DIAL_HPP

#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/http/impl/internal/time_limit.hpp>
#include <bindery/http/impl/internal/tls_client.hpp>
#include <bindery/http/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// Opens one connection: resolves the name, connects to its addresses in turn, and does the TLS handshake. Lives in
/// the coroutine that awaits it.
class dialer
{
public:
    /// `timeout` covers everything; zero is none. The references must outlive the dialer.
    dialer(boost::asio::any_io_executor executor, endpoint const& where, client_tls const& tls,
        std::chrono::milliseconds timeout)
        : executor_(std::move(executor)), where_(where), tls_(tls), timeout_(timeout),
          deadline_(timeout == timeout.zero() ? time_point::max() : clock::now() + timeout)
    {
    }

    /// Returns the connection, or nothing; then failure() tells why.
    boost::asio::awaitable<std::unique_ptr<byte_stream>> dial()
    {
        auto const begun = clock::now();
        co_await resolve();
        auto const resolved = clock::now();
        failure_.facts.resolve = resolved - begun;
        if (failed())
            co_return nullptr;

        auto const  executor = co_await boost::asio::this_coro::executor;
        time_limit  limit(executor_, executor);
        tcp::socket socket(executor_);
        co_await connect(socket, limit);
        auto const connected = clock::now();
        failure_.facts.connect = connected - resolved;
        if (failed())
            co_return nullptr;

        auto stream = make_stream(std::move(socket));
        if (failed())
            co_return nullptr;
        limit.set(stream->socket(), deadline_);
        auto const step = co_await shake_hands(*stream);
        limit.clear();
        if (where_.tls)
            failure_.facts.tls_handshake = clock::now() - connected;
        if (step.status != step_status::done)
            fail_handshake(*stream, step.error, limit.is_over());
        if (failed())
            co_return nullptr;
        co_return stream;
    }

    /// Why there is no connection; also after success, what it took to have one.
    exchange_result& failure() noexcept { return failure_; }

private:
    using tcp = boost::asio::ip::tcp;
    using clock = std::chrono::steady_clock;
    using time_point = clock::time_point;
    using error_code = boost::system::error_code;

    /// A name's resolution. It cannot be interrupted, so it may outlive the dialer that no longer waits for it.
    struct lookup
    {
        explicit lookup(boost::asio::any_io_executor const& executor) : resolver(executor), finished(executor) { }

        tcp::resolver               resolver;
        boost::asio::steady_timer   finished; ///< Cancelled when it is so; expires when waiting has taken too long.
        bool                        is_finished = false;
        error_code                  error{};
        tcp::resolver::results_type found{};
    };

    bool failed() const noexcept { return failure_.error.failed(); }

    void fail(error_code error, std::string detail)
    {
        failure_.error = error;
        failure_.detail = std::move(detail);
    }

    void forget_failure()
    {
        failure_.error = {};
        failure_.detail.clear();
    }

    void fail_late(std::string const& action)
    {
        fail(boost::asio::error::timed_out, action + " within " + std::to_string(timeout_.count()) + " ms");
    }

    boost::asio::awaitable<void> resolve()
    {
        error_code no_address;
        auto const address = boost::asio::ip::make_address(where_.host, no_address);
        if (!no_address) {
            addresses_.emplace_back(address, where_.port);
            co_return;
        }

        auto const executor = co_await boost::asio::this_coro::executor;
        auto const task = std::make_shared<lookup>(executor_);
        auto       finish = [task](error_code error, tcp::resolver::results_type found) {
            task->is_finished = true;
            task->error = error;
            task->found = std::move(found);
            task->finished.cancel();
        };
        task->resolver.async_resolve(where_.host, std::to_string(where_.port), tcp::resolver::numeric_service,
            boost::asio::bind_executor(executor, std::move(finish)));

        task->finished.expires_at(deadline_);
        error_code ignored; // Neither tells more than is_finished and the cancellation state.
        co_await task->finished.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
        bool const cancelled = co_await is_cancelled();
        if (cancelled)
            fail(boost::asio::error::operation_aborted, "cancelled");
        else if (!task->is_finished)
            fail_late("cannot resolve the host of " + where_.origin());
        else if (task->error) {
            fail(task->error, "cannot resolve the host of " + where_.origin() + ": " + task->error.message());
            failure_.transient = task->error != boost::asio::error::host_not_found; // An authoritative no.
        }
        for (auto const& each : task->found)
            addresses_.push_back(each.endpoint());
        if (failed())
            task->resolver.cancel();
    }

    /// Gives each address an equal share of the time that is left, so that one that swallows packets does not use up
    /// all of it.
    boost::asio::awaitable<void> connect(tcp::socket& socket, time_limit& limit)
    {
        for (std::size_t i = 0; i < addresses_.size(); ++i) {
            auto const now = clock::now();
            auto const share = (deadline_ - now) / static_cast<std::ptrdiff_t>(addresses_.size() - i);
            error_code error;
            socket = tcp::socket(executor_);
            limit.set(socket, deadline_ == time_point::max() ? deadline_ : now + share);
            co_await socket.async_connect(
                addresses_[i], boost::asio::redirect_error(boost::asio::use_awaitable, error));
            limit.clear();
            bool const cancelled = co_await is_cancelled();
            forget_failure();
            if (cancelled)
                fail(boost::asio::error::operation_aborted, "cancelled");
            else if (limit.is_over())
                fail_late("cannot connect to " + where_.origin());
            else if (error)
                fail(error, "cannot connect to " + where_.origin() + ": " + error.message());
            if (cancelled || !failed())
                co_return;
        }
    }

    std::unique_ptr<byte_stream> make_stream(tcp::socket socket)
    {
        if (!where_.tls)
            return std::make_unique<plain_stream>(std::move(socket));
        try {
            return std::make_unique<tls_client_stream>(std::move(socket), tls_.context(), where_.host);
        }
        catch (boost::system::system_error const& error) {
            fail(error.code(), error.what());
            failure_.transient = false;
            return nullptr;
        }
    }

    void fail_handshake(byte_stream const& stream, error_code error, bool is_over)
    {
        auto const action = "cannot establish TLS with " + where_.origin();
        if (is_over)
            return fail_late(action);
        if (error == boost::asio::error::operation_aborted)
            return fail(error, "cancelled");
        fail(error, action + ": " + stream.explain(error));
        failure_.transient = error.category() != boost::asio::error::get_ssl_category();
    }

    boost::asio::any_io_executor executor_;
    endpoint const&              where_;
    client_tls const&            tls_;
    std::chrono::milliseconds    timeout_;
    time_point                   deadline_;
    std::vector<tcp::endpoint>   addresses_;
    exchange_result              failure_;
};

} // namespace bindery::http::detail

#endif
