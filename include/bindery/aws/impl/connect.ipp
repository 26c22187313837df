// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CONNECT_IPP
#define BINDERY_AWS_IMPL_CONNECT_IPP

#include <bindery/aws/connect.hpp>

#include <bindery/aws/impl/internal/sigv4_authenticator.hpp>
#include <bindery/error.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws {

namespace detail {

inline void check_region(std::string_view region)
{
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (!std::ranges::all_of(region, fits))
        throw error(errc::invalid_config, "region \"" + std::string(region) + "\" is no region name such as us-east-1");
    if (region == "sandbox")
        throw error(errc::invalid_config,
            "\"sandbox\" is an endpoint, not a region: requests to it are signed for the service's own region");
}

} // namespace detail

BINDERY_DECL std::shared_ptr<bindery::detail::client_core const> connect(
    boost::asio::any_io_executor executor, service_endpoint const& service, client_config const& config)
{
    auto const region = config.region.empty() ? std::string(service.default_region) : config.region;
    detail::check_region(region);
    auto const url = config.endpoint_url.empty()
                         ? "https://" + std::string(service.endpoint_prefix) + "." + region + ".amazonaws.com"
                         : config.endpoint_url;
    auto       provider = config.credentials ? config.credentials : environment_credentials();

    bindery::detail::client_core core;
    core.endpoint = http::parse_endpoint(url);
    core.transport = config.transport ? config.transport : http::make_pooled_transport(executor, config.pool);
    core.auth = std::make_shared<detail::sigv4_authenticator>(
        std::move(provider), signing_scope{region, std::string(service.signing_name)}, config.clock);
    core.config = config.call;
    core.executor = std::move(executor);
    return bindery::detail::make_client_core(std::move(core));
}

} // namespace bindery::aws

#endif
