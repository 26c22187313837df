// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_RETRY_HPP
#define BINDERY_CALL_RETRY_HPP

#include <bindery/call/call_error.hpp>

#include <algorithm>
#include <chrono>
#include <optional>

namespace bindery {

/// How often and how patiently a failed call is tried again.
struct retry_config
{
    /// Attempts in all, the first included. 1 never retries.
    unsigned max_attempts = 3;

    /// Backoff before the first retry after a transient failure; doubles with every further one.
    std::chrono::milliseconds transient_delay = std::chrono::milliseconds(50);

    /// The same after the service throttled.
    std::chrono::milliseconds throttling_delay = std::chrono::seconds(1);

    /// Upper limit of a backoff.
    std::chrono::milliseconds max_delay = std::chrono::seconds(20);
};

/// What the retry decision knows of the attempt that just failed.
struct failed_attempt
{
    unsigned     number = 1; ///< Counted from 1.
    failure_kind kind = failure_kind::permanent;
    bool         idempotent = false;   ///< The operation may be carried out twice without harm.
    bool         request_sent = false; ///< The service may have received the request.
};

/// Decides whether to try again, and how long to wait before. Empty: report the failure.
///
/// A request that the service may have received is sent again only where that does no harm: the operation is
/// idempotent, or the service said that it throttled, so did nothing. The wait is random, between nothing and the
/// exponential backoff ("full jitter"), so that clients that failed together do not come back together.
///
/// `jitter` is a random number in [0, 1). The constants of retry_config are those of the "standard" retry mode of the
/// AWS SDKs as of 2026.
constexpr std::optional<std::chrono::milliseconds> next_delay(
    retry_config const& config, failed_attempt const& attempt, double jitter)
{
    bool const harmless = attempt.idempotent || !attempt.request_sent || attempt.kind == failure_kind::throttling;
    if (attempt.kind == failure_kind::permanent || !harmless || attempt.number >= config.max_attempts)
        return std::nullopt;

    auto backoff = attempt.kind == failure_kind::throttling ? config.throttling_delay : config.transient_delay;
    for (unsigned retry = 1; retry < attempt.number && backoff < config.max_delay; ++retry)
        backoff *= 2;
    backoff = std::min(backoff, config.max_delay);
    return std::chrono::duration_cast<std::chrono::milliseconds>(backoff * jitter);
}

} // namespace bindery

#endif
