// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_POOLED_TRANSPORT_IPP
#define BINDERY_HTTP_IMPL_POOLED_TRANSPORT_IPP

#include <bindery/http/pooled_transport.hpp>

#include <bindery/http/detail/check_duration.hpp>
#include <bindery/http/impl/internal/connection_pool.hpp>
#include <bindery/http/impl/internal/exchange.hpp>

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
        return detail::exchange::run(pool_, where, request, options, into);
    }

private:
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
