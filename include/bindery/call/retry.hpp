// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_RETRY_HPP
#define BINDERY_CALL_RETRY_HPP

#include <bindery/call/call_error.hpp>

#include <algorithm>
#include <chrono>
#include <optional>

namespace bindery {

/// How a client decides whether to try again.
enum class retry_mode : unsigned char {
    standard, ///< Backoff between attempts, and a quota of retries that all calls of the client share.
    adaptive, ///< As standard; besides, once the service throttles, calls wait so as to stay below the rate it bears.
    none,     ///< Never tries again, whatever the other settings say.
};

/// How often and how patiently a failed call is tried again. The defaults are those of the "standard" retry mode of the
/// AWS SDKs as of 2026.
struct retry_config
{
    /// Empty: standard; a client may have other places where that is set, as aws::client_config tells.
    std::optional<retry_mode> mode{};

    /// Attempts in all, the first included. 1 never retries. Empty: 3, or what is set elsewhere, as with the mode.
    std::optional<unsigned> max_attempts{};

    /// Backoff before the first retry after a transient failure; doubles with every further one.
    std::chrono::milliseconds transient_delay = std::chrono::milliseconds(50);

    /// The same after the service throttled.
    std::chrono::milliseconds throttling_delay = std::chrono::seconds(1);

    /// Upper limit of a backoff.
    std::chrono::milliseconds max_delay = std::chrono::seconds(20);

    /// Retry tokens that the client has. A retry takes 14 of them after a transient failure and 5 after a throttle, and
    /// they come back when it succeeds, so that a service which is down is not burdened with retries as well. 0: no
    /// limit.
    unsigned quota = 500;
};

/// The number of attempts of the AWS SDKs' "standard" retry mode.
inline constexpr unsigned default_max_attempts = 3;

/// What the retry decision knows of the attempt that just failed.
struct failed_attempt
{
    unsigned     number = 1; ///< Counted from 1.
    failure_kind kind = failure_kind::permanent;
    bool         idempotent = false; ///< The operation may be carried out twice without harm.
    bool         acted_on = false;   ///< The service may have received the request and carried it out.

    /// How long the service asked to wait.
    std::optional<std::chrono::milliseconds> retry_after{};
};

/// How much longer than its own backoff a client waits at most because a service asks for it.
inline constexpr std::chrono::milliseconds longest_extra_delay = std::chrono::seconds(5);

/// Decides whether to try again, and how long to wait before. Empty: report the failure.
///
/// A request that the service may have carried out is sent again only where that does no harm: the operation is
/// idempotent, or the service said that it throttled, so did nothing. The wait is random, between nothing and the
/// exponential backoff ("full jitter"), so that clients that failed together do not come back together; a service that
/// asks for more gets up to five seconds more.
///
/// `jitter` is a random number in [0, 1).
constexpr std::optional<std::chrono::milliseconds> next_delay(
    retry_config const& config, failed_attempt const& attempt, double jitter)
{
    bool const harmless = attempt.idempotent || !attempt.acted_on || attempt.kind == failure_kind::throttling;
    bool const is_last =
        config.mode == retry_mode::none || attempt.number >= config.max_attempts.value_or(default_max_attempts);
    if (attempt.kind == failure_kind::permanent || !harmless || is_last)
        return std::nullopt;

    auto backoff = attempt.kind == failure_kind::throttling ? config.throttling_delay : config.transient_delay;
    for (unsigned retry = 1; retry < attempt.number && backoff < config.max_delay; ++retry)
        backoff *= 2;
    backoff = std::min(backoff, config.max_delay);
    auto const delay = std::chrono::duration_cast<std::chrono::milliseconds>(backoff * jitter);
    return std::clamp(attempt.retry_after.value_or(delay), delay, delay + longest_extra_delay);
}

} // namespace bindery

#endif
