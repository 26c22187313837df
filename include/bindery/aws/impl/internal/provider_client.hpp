// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_PROVIDER_CLIENT_HPP
#define BINDERY_AWS_IMPL_INTERNAL_PROVIDER_CLIENT_HPP

#include <bindery/aws/provider_config.hpp>
#include <bindery/call/call_config.hpp>
#include <bindery/call/client.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/pool_config.hpp>
#include <bindery/http/pooled_transport.hpp>
#include <bindery/http/transport.hpp>
#include <bindery/version.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

namespace bindery::aws::detail {

/// Settings of a client that a provider makes for one get().
struct provider_client_config
{
    http::endpoint                   endpoint{};
    std::string                      user_agent = "bindery/" BINDERY_VERSION " ua/2.1 lang/c++#20";
    std::shared_ptr<authenticator>   auth{};
    call_config                      call{};
    http::pool_config                pool{};
    std::shared_ptr<http::transport> transport{};
};

/// What the services have in common that providers ask.
struct provider_service
{
    using config = provider_client_config;

    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        bindery::detail::client_core core;
        core.endpoint = settings.endpoint;
        core.user_agent = settings.user_agent;
        core.transport = settings.transport ? settings.transport : http::make_pooled_transport(executor, settings.pool);
        core.auth = settings.auth;
        core.config = settings.call;
        core.executor = std::move(executor);
        return bindery::detail::make_client_core(std::move(core));
    }
};

inline std::chrono::system_clock::time_point time_of(provider_config const& config)
{
    return config.clock ? config.clock() : std::chrono::system_clock::now();
}

} // namespace bindery::aws::detail

#endif
