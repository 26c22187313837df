// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_CALL_CONFIG_HPP
#define BINDERY_CALL_CALL_CONFIG_HPP

#include <bindery/call/retry.hpp>

#include <chrono>

namespace bindery {

/// How a client makes its calls.
struct call_config
{
    /// Time for a whole call: waiting for a connection, name resolution, TLS, every attempt and the waits between
    /// them. 0: no limit.
    std::chrono::milliseconds timeout = std::chrono::seconds(60);

    retry_config retry{};

    /// Check requests against the constraints of their shapes before anything is sent. Switch it off where a service
    /// has become more liberal than the declarations.
    bool validate_requests = true;
};

} // namespace bindery

#endif
