// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CLIENT_CONFIG_HPP
#define BINDERY_AWS_CLIENT_CONFIG_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/environment.hpp>
#include <bindery/call/call_config.hpp>
#include <bindery/http/pooled_transport.hpp>
#include <bindery/http/transport.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace bindery::aws {

/// Settings of a client of an AWS service. The defaults reach the service's production endpoint with the credentials of
/// the environment or the shared configuration files.
///
/// What is left open here comes from an environment variable, else from the profile in the shared configuration files,
/// as with the other AWS SDKs:
///
/// | setting           | variable                                       | setting of the profile                    |
/// |-------------------|------------------------------------------------|-------------------------------------------|
/// | profile           | AWS_PROFILE                                    | (without one: `default`)                  |
/// | region            | AWS_REGION, AWS_DEFAULT_REGION                 | region                                    |
/// | endpoint_url      | AWS_ENDPOINT_URL_MTURK, AWS_ENDPOINT_URL       | endpoint_url in the block `mturk` of its  |
/// |                   |                                                | `services` section, endpoint_url          |
/// | (to ignore those) | AWS_IGNORE_CONFIGURED_ENDPOINT_URLS            | ignore_configured_endpoint_urls           |
/// | use_fips          | AWS_USE_FIPS_ENDPOINT                          | use_fips_endpoint                         |
/// | use_dual_stack    | AWS_USE_DUALSTACK_ENDPOINT                     | use_dualstack_endpoint                    |
/// | disable_host_     | AWS_DISABLE_HOST_PREFIX_INJECTION              | disable_host_prefix_injection             |
/// |         prefix    |                                                |                                           |
/// | call.retry.mode   | AWS_RETRY_MODE (`legacy` is taken as standard) | retry_mode                                |
/// | call.retry.       | AWS_MAX_ATTEMPTS                               | max_attempts                              |
/// |      max_attempts |                                                |                                           |
/// | pool.tls          | AWS_CA_BUNDLE                                  | ca_bundle                                 |
/// | pool.proxy        | HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY:  |                                           |
/// |                   | see http::proxy_from_environment()             |                                           |
/// | app_id            | AWS_SDK_UA_APP_ID                              | sdk_ua_app_id                             |
///
/// Services other than Mechanical Turk have their service_endpoint::service_id in place of `MTURK` and `mturk`.
///
/// A service that exists in one region only, such as Mechanical Turk, takes no region from there: it says where the
/// user's other services are, and in it there would be no endpoint.
struct client_config
{
    /// Where credentials come from; the client keeps and replaces them as cached_credentials() does. Null:
    /// default_credentials().
    std::shared_ptr<credentials_provider> credentials{};

    /// The profile in the shared configuration files. Empty: AWS_PROFILE, or `default`.
    std::string profile{};

    /// The region that requests are signed for and that the default endpoint is in. Empty: the service's default.
    std::string region{};

    /// Where requests go, instead of the service's endpoint in the region. The only way to plain HTTP: an http:// URL.
    std::string endpoint_url{};

    /// Whether to use the endpoint with FIPS 140 validated cryptography. Not together with an endpoint URL.
    std::optional<bool> use_fips{};

    /// Whether to use the endpoint that also has IPv6 addresses. Not together with an endpoint URL.
    std::optional<bool> use_dual_stack{};

    /// Whether to leave out what some operations put before the endpoint's host, such as "data-": for an endpoint of
    /// your own that has one name only.
    std::optional<bool> disable_host_prefix{};

    /// A name of the application, at most 50 characters, that the User-Agent field of requests tells.
    std::string app_id{};

    /// Deadline, retries, validation.
    call_config call{};

    /// Connections. Ignored where a transport is given.
    http::pool_config pool{};

    /// Where settings and credentials are looked up that are left open. Empty: process_environment().
    aws::environment environment{};

    /// The time that requests are signed with, which is corrected where the service's clock differs. Empty: the
    /// system's clock.
    std::function<std::chrono::system_clock::time_point()> clock{};

    /// What carries the requests. Null: a pooled transport of the client's own.
    std::shared_ptr<http::transport> transport{};
};

} // namespace bindery::aws

#endif
