// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CLIENT_CONFIG_HPP
#define BINDERY_AWS_CLIENT_CONFIG_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/call/call_config.hpp>
#include <bindery/http/pooled_transport.hpp>
#include <bindery/http/transport.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace bindery::aws {

/// Settings of a client of an AWS service. The defaults reach the service's production endpoint with the credentials of
/// the environment.
struct client_config
{
    /// Null: environment_credentials().
    std::shared_ptr<credentials_provider> credentials{};

    /// The region that requests are signed for and that the default endpoint is in. Empty: the service's default.
    std::string region{};

    /// Where requests go, instead of the service's endpoint in the region. The only way to plain HTTP: an http:// URL.
    std::string endpoint_url{};

    /// Deadline, retries, validation.
    call_config call{};

    /// Connections. Ignored where a transport is given.
    http::pool_config pool{};

    /// The time that requests are signed with, which is corrected where the service's clock differs. Empty: the
    /// system's clock.
    std::function<std::chrono::system_clock::time_point()> clock{};

    /// What carries the requests. Null: a pooled transport of the client's own.
    std::shared_ptr<http::transport> transport{};
};

} // namespace bindery::aws

#endif
