// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_POOLED_TRANSPORT_IPP
#define BINDERY_HTTP_IMPL_POOLED_TRANSPORT_IPP

#include <bindery/http/pooled_transport.hpp>

#include <bindery/http/detail/check_duration.hpp>
#include <bindery/http/impl/internal/connection_pool.hpp>
#include <bindery/http/impl/internal/exchange.hpp>

#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <utility>

namespace bindery::http {

namespace detail {

class pooled_transport final : public transport
{
public:
    pooled_transport(boost::asio::any_io_executor executor, pool_config const& config)
        : pool_(std::make_shared<connection_pool>(std::move(executor), config))
    {
    }

    ~pooled_transport() override { pool_->close_idle(); }

    boost::asio::awaitable<exchange_result> exchange(
        endpoint const& where, request const& request, exchange_options options, response& into) override
    {
        return run(pool_, where, request, options, into);
    }

private:
    /// Is given its part of the pool, so that an exchange outlives the transport.
    static boost::asio::awaitable<exchange_result> run(std::shared_ptr<connection_pool> pool, endpoint const& where,
        request const& request, exchange_options options, response& into)
    {
        // Both settings are those of the whole chain of awaiting coroutines.
        bool const throws = co_await boost::asio::this_coro::throw_if_cancelled();
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        exchange_result    result;
        std::exception_ptr escaped;
        try {
            bool const cancelled = co_await is_cancelled();
            if (cancelled) {
                result.error = boost::asio::error::operation_aborted;
                result.detail = "cancelled";
            }
            else {
                co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
                auto const       begun = std::chrono::steady_clock::now();
                detail::exchange under_way(*pool, where, request, into);
                result = co_await under_way.run(options);
                result.facts = under_way.facts();
                result.facts.total = std::chrono::steady_clock::now() - begun;
            }
        }
        catch (...) {
            escaped = std::current_exception();
        }
        co_await boost::asio::this_coro::throw_if_cancelled(throws);
        if (escaped)
            std::rethrow_exception(escaped);
        co_return result;
    }

    std::shared_ptr<connection_pool> pool_;
};

} // namespace detail

BINDERY_DECL std::shared_ptr<transport> make_pooled_transport(
    boost::asio::any_io_executor executor, pool_config const& config)
{
    detail::check_duration(config.idle_timeout, "idle_timeout");
    detail::check_duration(config.max_connection_age, "max_connection_age");
    detail::check_duration(config.connect_timeout, "connect_timeout");
    if (config.header_limit == 0)
        detail::throw_invalid_config("header_limit is 0: no response would fit");
    return std::make_shared<detail::pooled_transport>(std::move(executor), config);
}

} // namespace bindery::http

#endif
