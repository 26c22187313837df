// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CONNECT_IPP
#define BINDERY_AWS_IMPL_CONNECT_IPP

#include <bindery/aws/connect.hpp>

#include <bindery/aws/cached_credentials.hpp>
#include <bindery/aws/default_credentials.hpp>
#include <bindery/aws/impl/internal/client_settings.hpp>
#include <bindery/aws/impl/internal/sigv4_authenticator.hpp>

#include <memory>
#include <string>
#include <utility>

namespace bindery::aws {

namespace detail {

inline std::shared_ptr<credentials_provider> provider_of(client_config const& config, http::pool_config const& pool)
{
    if (config.credentials)
        return config.credentials;
    return default_credentials(
        config.profile, {.environment = config.environment, .clock = config.clock, .pool = pool});
}

} // namespace detail

BINDERY_DECL std::shared_ptr<bindery::detail::client_core const> connect(
    boost::asio::any_io_executor executor, service_endpoint const& service, client_config const& config)
{
    auto const settings = detail::resolve_settings(service, config);
    auto       pool = config.pool;
    pool.proxy = settings.proxy;
    if (!settings.ca_file.empty())
        pool.tls.ca_file = settings.ca_file;
    auto provider = detail::provider_of(config, pool);
    provider = cached_credentials(executor, std::move(provider),
        {.observer = config.call.observer, .clock = config.clock, .random = config.call.random});

    bindery::detail::client_core core;
    core.endpoint = settings.endpoint;
    core.user_agent = settings.user_agent;
    core.transport = config.transport ? config.transport : http::make_pooled_transport(executor, pool);
    core.auth = std::make_shared<detail::sigv4_authenticator>(
        std::move(provider), signing_scope{settings.region, std::string(service.signing_name)}, config.clock);
    core.adds_host_prefix = settings.adds_host_prefix;
    core.config = config.call;
    core.config.retry = settings.retry;
    core.executor = std::move(executor);
    return bindery::detail::make_client_core(std::move(core));
}

} // namespace bindery::aws

#endif
