// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SERVICE_SETTINGS_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SERVICE_SETTINGS_HPP

#include <bindery/aws/client_config.hpp>
#include <bindery/aws/impl/internal/client_settings.hpp>
#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/aws/service_endpoint.hpp>

#include <chrono>
#include <string>

namespace bindery::aws::detail {

/// What a provider's client of an AWS service works with: looked up as for any client.
struct service_settings
{
    std::string            region{};
    provider_client_config client{};
};

/// `profile` and `region` may be empty: as in client_config.
inline service_settings resolve_service(service_endpoint const& service, provider_config const& config,
    std::string const& profile, std::string const& region)
{
    client_config look_up;
    look_up.environment = config.environment;
    look_up.profile = profile;
    look_up.region = region;
    look_up.pool = config.pool;
    auto const found = resolve_settings(service, look_up);

    service_settings result;
    result.region = found.region;
    result.client.endpoint = found.endpoint;
    result.client.user_agent = found.user_agent;
    result.client.transport = config.transport;
    result.client.pool = config.pool;
    result.client.pool.proxy = found.proxy;
    if (!found.ca_file.empty())
        result.client.pool.tls.ca_file = found.ca_file;
    // Far more than any answer with credentials has.
    result.client.pool.body_limit = 64 * 1024;
    result.client.call.retry = found.retry;
    result.client.call.timeout = std::chrono::seconds(30);
    result.client.call.attempt_timeout = std::chrono::seconds(10);
    return result;
}

} // namespace bindery::aws::detail

#endif
