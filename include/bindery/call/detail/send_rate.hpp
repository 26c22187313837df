// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_SEND_RATE_HPP
#define BINDERY_CALL_DETAIL_SEND_RATE_HPP

#include <algorithm>
#include <chrono>
#include <cmath>
#include <optional>

namespace bindery::detail {

/// The rate limiter of the "adaptive" retry mode: how long the next attempt must wait so that the service, once it has
/// throttled, is not asked more often than it bears. The rate is cut when it throttles and grows back along a cubic
/// curve, as TCP's CUBIC (RFC 9438) does with its window. Constants and steps are those of the AWS SDKs.
///
/// Does no I/O and knows no clock: the times given must not go back. Thread safety: none.
class send_rate
{
public:
    using clock = std::chrono::steady_clock;
    using time_point = clock::time_point;

    explicit send_rate(time_point now) noexcept : start_(now) { }

    /// Takes the token of one attempt and returns how long that attempt must wait.
    clock::duration acquire(time_point now) noexcept
    {
        if (!is_limited_)
            return {};
        refill(seconds(now));
        // Waiting attempts are debts, so that they go in the order in which they came.
        tokens_ -= 1;
        return tokens_ >= 0 ? clock::duration{} : as_duration(-tokens_ / rate_);
    }

    /// Gives back the token of an attempt that was given up while it waited.
    void give_back() noexcept
    {
        if (is_limited_)
            tokens_ += 1;
    }

    /// Takes into account how an attempt ended.
    void update(time_point at, bool throttled) noexcept
    {
        auto const now = seconds(at);
        measure(now);
        double wanted = 0;
        if (throttled) {
            largest_rate_ = is_limited_ ? std::min(measured_rate_, rate_) : measured_rate_;
            throttled_at_ = now;
            wanted = largest_rate_ * beta;
            is_limited_ = true;
        }
        else {
            auto const recovery = std::cbrt(largest_rate_ * (1 - beta) / scale);
            auto const distance = now - throttled_at_ - recovery;
            wanted = scale * distance * distance * distance + largest_rate_;
        }
        // Also before the first throttle, which then finds tokens saved up.
        set_rate(now, std::min(wanted, 2 * measured_rate_));
    }

    /// Attempts per second that are allowed; empty while the service has not throttled.
    std::optional<double> rate() const noexcept { return is_limited_ ? std::optional(rate_) : std::nullopt; }

private:
    static constexpr double beta = 0.7; ///< What is left of the rate after a throttle.
    static constexpr double scale = 0.4;
    static constexpr double smoothing = 0.8;
    static constexpr double least_rate = 0.5;   ///< Attempts per second.
    static constexpr double least_capacity = 1; ///< Tokens.
    static constexpr double bucket = 0.5;       ///< Seconds over which the rate is measured.

    double seconds(time_point at) const noexcept { return std::chrono::duration<double>(at - start_).count(); }

    static clock::duration as_duration(double length) noexcept
    {
        return std::chrono::duration_cast<clock::duration>(std::chrono::duration<double>(length));
    }

    void refill(double now) noexcept
    {
        tokens_ = std::min(capacity_, tokens_ + (now - refilled_at_) * rate_);
        refilled_at_ = now;
    }

    void set_rate(double now, double wanted) noexcept
    {
        refill(now);
        rate_ = std::max(wanted, least_rate);
        capacity_ = std::max(wanted, least_capacity);
        tokens_ = std::min(tokens_, capacity_);
    }

    void measure(double now) noexcept
    {
        ++count_;
        auto const current = std::floor(now / bucket) * bucket;
        if (current <= bucket_start_)
            return;
        measured_rate_ = count_ / (current - bucket_start_) * smoothing + measured_rate_ * (1 - smoothing);
        count_ = 0;
        bucket_start_ = current;
    }

    time_point start_;
    bool       is_limited_ = false; ///< The service has throttled.
    double     rate_ = 0;
    double     capacity_ = 0;
    double     tokens_ = 0;
    double     refilled_at_ = 0;
    double     count_ = 0;
    double     bucket_start_ = 0;
    double     measured_rate_ = 0;
    double     largest_rate_ = 0;
    double     throttled_at_ = 0;
};

} // namespace bindery::detail

#endif
