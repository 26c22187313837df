// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_DIAL_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_DIAL_HPP

#include <bindery/http/detail/ip_address.hpp>
#include <bindery/http/detail/is_cancelled.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/connector.hpp>
#include <bindery/http/impl/internal/name_lookup.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>
#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/http/impl/internal/time_limit.hpp>
#include <bindery/http/impl/internal/tls_client.hpp>
#include <bindery/http/impl/internal/tunnel.hpp>
#include <bindery/http/transport.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// Opens one connection: resolves the name, connects to one of its addresses, and does the TLS handshake, all of that
/// through a proxy where there is one. Lives in the coroutine that awaits it.
class dialer
{
public:
    /// `proxy` may be null. `timeout` covers everything; zero is none. What is referred to must outlive the dialer.
    dialer(boost::asio::any_io_executor executor, endpoint const& where, proxy_server const* proxy,
        client_tls const& tls, std::chrono::milliseconds timeout)
        : executor_(std::move(executor)), where_(where), proxy_(proxy), tls_(tls), timeout_(timeout),
          deadline_(timeout == timeout.zero() ? time_point::max() : clock::now() + timeout)
    {
    }

    /// Returns the connection, or nothing; then failure() tells why.
    boost::asio::awaitable<std::unique_ptr<byte_stream>> dial()
    {
        co_await resolve();
        if (!failed())
            co_await connect();
        if (!failed() && first_hop().tls)
            co_await secure(first_hop(), first_hop_name());
        if (!failed() && proxy_ && where_.tls) {
            co_await open_tunnel();
            if (!failed())
                co_await secure(where_, origin());
        }
        co_return failed() ? nullptr : std::move(stream_);
    }

    /// Why there is no connection; also after success, what it took to have one.
    exchange_result& failure() noexcept { return failure_; }

private:
    using tcp = boost::asio::ip::tcp;
    using clock = std::chrono::steady_clock;
    using time_point = clock::time_point;
    using error_code = boost::system::error_code;

    bool failed() const noexcept { return failure_.error.failed(); }

    void fail(error_code error, std::string detail)
    {
        failure_.error = error;
        failure_.detail = std::move(detail);
    }

    void fail_cancelled() { fail(boost::asio::error::operation_aborted, "cancelled"); }

    void fail_late(std::string const& action)
    {
        fail(boost::asio::error::timed_out, action + " within " + std::to_string(timeout_.count()) + " ms");
    }

    endpoint const& first_hop() const noexcept { return proxy_ ? proxy_->where : where_; }

    std::string first_hop_name() const { return proxy_ ? proxy_->name() : where_.origin(); }

    std::string origin() const { return where_.origin() + (proxy_ ? " through " + proxy_->name() : ""); }

    boost::asio::awaitable<void> resolve()
    {
        auto const& host = first_hop().host;
        auto const  port = first_hop().port;
        if (auto const address = to_address(host)) {
            addresses_.emplace_back(*address, port);
            co_return;
        }

        auto const begun = clock::now();
        auto const lookup = std::make_shared<name_lookup>(executor_);
        co_await name_lookup::run(lookup, host, port, deadline_);
        failure_.facts.resolve = clock::now() - begun;
        auto const resolved = lookup->result();
        bool const cancelled = co_await is_cancelled();
        auto const action = "cannot resolve the host of " + first_hop_name();
        if (cancelled)
            fail_cancelled();
        else if (!resolved)
            fail_late(action);
        else if (resolved->error) {
            fail(resolved->error, action + ": " + resolved->error.message());
            failure_.transient = resolved->error != boost::asio::error::host_not_found; // An authoritative no.
        }
        if (resolved)
            for (auto const& each : resolved->found)
                addresses_.push_back(each.endpoint());
        if (failed())
            lookup->cancel();
    }

    boost::asio::awaitable<void> connect()
    {
        auto const begun = clock::now();
        connector  connecting(executor_, addresses_, deadline_);
        co_await connecting.run();
        failure_.facts.connect = clock::now() - begun;
        bool const cancelled = co_await is_cancelled();
        if (cancelled)
            fail_cancelled();
        else if (connecting.race().winner())
            stream_ = std::make_unique<plain_stream>(connecting.take_winner());
        else if (auto const verdict = connecting.race().verdict())
            fail(verdict->error, "cannot connect to " + first_hop_name() + describe(connecting, verdict->address) + ": "
                                     + verdict->error.message());
        else
            fail_late("cannot connect to " + first_hop_name());
    }

    /// Which of several addresses is meant, for messages. Nothing where the host is an address itself.
    std::string describe(connector const& connecting, std::size_t index) const
    {
        auto const text = connecting.address(index).address().to_string();
        if (text == first_hop().host)
            return {};
        auto const count = connecting.address_count();
        return " at " + text + (count > 1 ? ", one of " + std::to_string(count) + " addresses" : "");
    }

    /// Speaks TLS with `host` over the stream. `name` is for messages.
    boost::asio::awaitable<void> secure(endpoint const& host, std::string name)
    {
        auto const begun = clock::now();
        auto const executor = co_await boost::asio::this_coro::executor;
        wrap(host);
        if (failed())
            co_return;
        time_limit limit(executor);
        limit.set(stream_->socket(), deadline_);
        auto const step = co_await shake_hands(*stream_);
        limit.clear();
        failure_.facts.tls_handshake += clock::now() - begun;
        if (step.status != step_status::done)
            fail_handshake("cannot establish TLS with " + name, step.error, limit.is_over());
    }

    /// Puts TLS around the stream.
    void wrap(endpoint const& host)
    {
        try {
            auto secure = std::make_unique<tls_client_stream>(std::move(stream_), tls_.context(), host.host);
            if (&host != &where_)
                secure->stay_anonymous();
            stream_ = std::move(secure);
        }
        catch (boost::system::system_error const& error) {
            fail(error.code(), error.what());
            failure_.transient = false;
        }
    }

    void fail_handshake(std::string const& action, error_code error, bool is_over)
    {
        if (is_over)
            return fail_late(action);
        if (error == boost::asio::error::operation_aborted)
            return fail_cancelled();
        fail(error, action + ": " + stream_->explain(error));
        failure_.transient = !stream_->is_permanent(error);
    }

    boost::asio::awaitable<void> open_tunnel()
    {
        auto const     begun = clock::now();
        auto const     executor = co_await boost::asio::this_coro::executor;
        time_limit     limit(executor);
        tunnel_request tunnel(*stream_, where_, *proxy_);
        limit.set(stream_->socket(), deadline_);
        co_await tunnel.run();
        limit.clear();
        failure_.facts.connect += clock::now() - begun;
        auto const action = "cannot open a tunnel to " + origin();
        if (limit.is_over())
            fail_late(action);
        else if (tunnel.error() == boost::asio::error::operation_aborted)
            fail_cancelled();
        else if (tunnel.error()) {
            fail(tunnel.error(), action + ": " + tunnel.problem());
            failure_.transient = tunnel.is_transient();
        }
    }

    boost::asio::any_io_executor executor_;
    endpoint const&              where_;
    proxy_server const*          proxy_;
    client_tls const&            tls_;
    std::chrono::milliseconds    timeout_;
    time_point                   deadline_;
    std::vector<tcp::endpoint>   addresses_{};
    std::unique_ptr<byte_stream> stream_{};
    exchange_result              failure_{};
};

} // namespace bindery::http::detail

#endif
