// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_CLIENT_CONFIG_HPP
#define BINDERY_CALL_CLIENT_CONFIG_HPP

#include <bindery/call/authenticator.hpp>
#include <bindery/call/call_config.hpp>
#include <bindery/http/pool_config.hpp>
#include <bindery/http/transport.hpp>
#include <bindery/version.hpp>

#include <memory>
#include <string>

namespace bindery {

/// Settings of a client of a service that is not AWS's. Nothing of it is looked up in the environment.
struct client_config
{
    /// Where requests go: `https://api.example.com/v2`. The path goes before that of every request. Empty: the
    /// service's own, if it has one.
    std::string endpoint_url{};

    /// How requests are authenticated: bearer_token(), basic_auth(), api_key_field(), api_key_parameter(),
    /// aws::sigv4(), or an authenticator of your own. Null: not at all.
    std::shared_ptr<authenticator> auth{};

    /// Deadline, retries, validation.
    call_config call{};

    /// Connections, and a proxy where there is one: see http::proxy_from_environment(). Ignored where a transport is
    /// given.
    http::pool_config pool{};

    /// The User-Agent field of requests, which some services want to name the program. Empty: none.
    std::string user_agent = "bindery/" BINDERY_VERSION;

    /// Lets secrets such as tokens and passwords go over plain HTTP to hosts other than this machine, where anybody on
    /// the way can read them.
    bool allow_plain_secrets = false;

    /// Leaves out the host prefixes of operations, so that all requests go to the endpoint's own host.
    bool disable_host_prefix = false;

    /// What carries the requests. Null: a pooled transport of the client's own.
    std::shared_ptr<http::transport> transport{};
};

} // namespace bindery

#endif
