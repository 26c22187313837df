// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_CALL_CONFIG_HPP
#define BINDERY_CALL_CALL_CONFIG_HPP

#include <bindery/call/observer.hpp>
#include <bindery/call/retry.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace bindery {

/// How a client makes its calls.
struct call_config
{
    /// Time for a whole call: waiting for a connection, name resolution, TLS, every attempt and the waits between
    /// them. 0: no limit.
    std::chrono::milliseconds timeout = std::chrono::seconds(60);

    /// Time for one attempt, authentication included. An attempt that takes longer fails like a broken connection, and
    /// is tried again if that does no harm. 0: no limit but the call's.
    std::chrono::milliseconds attempt_timeout{0};

    retry_config retry{};

    /// Check requests against the constraints of their shapes before anything is sent. Switch it off where a service
    /// has become more liberal than the declarations.
    bool validate_requests = true;

    /// Is told what calls do. Null: nobody.
    std::shared_ptr<bindery::observer> observer{};

    /// Random bits, for the backoff between attempts and for idempotency tokens; may be called from several threads at
    /// once. Empty: the system's. Tests give the same numbers each time.
    std::function<std::uint64_t()> random{};
};

} // namespace bindery

#endif
