// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_PROVIDER_CONFIG_HPP
#define BINDERY_AWS_PROVIDER_CONFIG_HPP

#include <bindery/aws/environment.hpp>
#include <bindery/http/pool_config.hpp>
#include <bindery/http/transport.hpp>

#include <chrono>
#include <functional>
#include <memory>

namespace bindery::aws {

/// What credentials providers work with that read files or ask a service. The defaults are right but for tests and
/// unusual networks.
struct provider_config
{
    /// Where settings are looked up: the variables that a provider names, HOME, and the AWS configuration files that
    /// the variables say. Empty: process_environment().
    aws::environment environment{};

    /// The time that expiry is judged by and requests are signed with. Empty: the system's clock.
    std::function<std::chrono::system_clock::time_point()> clock{};

    /// Connections to services of AWS. Ignored where a transport is given.
    http::pool_config pool{};

    /// What carries the requests. Null: a transport that lasts as long as one get(), on the executor of the coroutine
    /// that awaits it.
    std::shared_ptr<http::transport> transport{};
};

} // namespace bindery::aws

#endif
