// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DETAIL_REFRESH_SCHEDULE_HPP
#define BINDERY_AWS_DETAIL_REFRESH_SCHEDULE_HPP

#include <algorithm>
#include <chrono>
#include <optional>

namespace bindery::aws::detail {

/// Decides whether credentials can be used, and when new ones are asked for: 15 minutes before they expire while calls
/// go on with what there is, 10 minutes before with the calls waiting. Both are the AWS SDKs' limits. Of credentials
/// that last less than an hour, the last quarter and the last sixth are taken instead, because sessions of 15 minutes
/// would otherwise be replaced all the time.
///
/// After a failure the next try is put off, for as long as what there is can be used, by one second, which doubles up
/// to a minute, less a random part of up to a half.
class refresh_schedule
{
public:
    using time_point = std::chrono::system_clock::time_point;
    using duration = std::chrono::system_clock::duration;

    static constexpr duration advisory_window = std::chrono::minutes(15);
    static constexpr duration mandatory_window = std::chrono::minutes(10);
    static constexpr duration first_delay = std::chrono::seconds(1);
    static constexpr duration longest_delay = std::chrono::minutes(1);

    enum class step {
        use,     ///< What there is.
        refresh, ///< Use what there is, and ask for new credentials meanwhile.
        wait,    ///< Ask for new credentials, and wait for them.
    };

    /// Takes in that there are new credentials. Empty: they never expire.
    void succeeded(time_point now, std::optional<time_point> expires_at)
    {
        expires_at_ = expires_at.value_or(time_point::max());
        auto const lifetime = expires_at ? expires_at_ - now : duration::max();
        advisory_ = std::min(advisory_window, lifetime / 4);
        mandatory_ = std::min(mandatory_window, lifetime / 6);
        not_before_ = time_point::min();
        delay_ = first_delay;
    }

    /// Takes in that there are none new. `jitter` is a random number in [0, 1).
    void failed(time_point now, double jitter)
    {
        not_before_ = now + delay_ - std::chrono::duration_cast<duration>(delay_ * (jitter / 2));
        delay_ = std::min(2 * delay_, longest_delay);
    }

    /// Whether there are credentials that have not expired.
    bool is_usable(time_point now) const noexcept { return now < expires_at_; }

    step next(time_point now) const noexcept
    {
        if (!is_usable(now))
            return step::wait;
        if (expires_at_ == time_point::max() || now < not_before_ || now < expires_at_ - advisory_)
            return step::use;
        return now < expires_at_ - mandatory_ ? step::refresh : step::wait;
    }

private:
    time_point expires_at_ = time_point::min();
    duration   advisory_{};
    duration   mandatory_{};
    time_point not_before_ = time_point::min();
    duration   delay_ = first_delay;
};

} // namespace bindery::aws::detail

#endif
