// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_HTTP_TEST_CLIENT_HPP
#define BINDERY_TESTS_HTTP_TEST_CLIENT_HPP

#include <bindery/http/pooled_transport.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace test_http_client {

namespace http = bindery::http;

inline http::request get(std::string target = "/")
{
    return {.method = "GET", .target = std::move(target)};
}

inline http::request post(std::string body)
{
    return {.method = "POST", .target = "/", .fields = {}, .body = std::move(body)};
}

/// A pooled transport and what runs it.
struct test_client
{
    explicit test_client(http::pool_config const& config = {})
        : transport(http::make_pooled_transport(context.get_executor(), config))
    {
    }

    /// Begins an exchange, which run() carries out.
    void start(http::endpoint const& where, http::request request, bool idempotent = false)
    {
        outcome.reset();
        where_ = where;
        request_ = std::move(request);
        auto finish = [this](std::exception_ptr escaped, http::exchange_result result) {
            if (escaped)
                std::rethrow_exception(escaped);
            outcome = std::move(result);
        };
        boost::asio::co_spawn(
            context, exchange(idempotent), boost::asio::bind_cancellation_slot(cancellation.slot(), std::move(finish)));
    }

    /// Returns what became of the exchange.
    http::exchange_result run()
    {
        context.restart();
        context.run();
        return outcome.value();
    }

    http::exchange_result exchange_with(http::endpoint const& where, http::request request, bool idempotent = false)
    {
        start(where, std::move(request), idempotent);
        return run();
    }

    /// Cancels the exchange. May be called from any thread.
    void cancel(boost::asio::cancellation_type type)
    {
        boost::asio::post(context, [this, type] { cancellation.emit(type); });
    }

    boost::asio::io_context              context{};
    boost::asio::cancellation_signal     cancellation{};
    std::shared_ptr<http::transport>     transport;
    http::response                       response{};
    std::optional<http::exchange_result> outcome{};

private:
    boost::asio::awaitable<http::exchange_result> exchange(bool idempotent)
    {
        http::exchange_options const options{.idempotent = idempotent};
        co_return co_await transport->exchange(where_, request_, options, response);
    }

    http::endpoint where_{};
    http::request  request_{};
};

} // namespace test_http_client

#endif
