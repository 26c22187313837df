// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DETAIL_CLOCK_OFFSET_HPP
#define BINDERY_AWS_DETAIL_CLOCK_OFFSET_HPP

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <string_view>

namespace bindery::aws::detail {

/// How far a service's clock is ahead of ours, learnt from its complaints: signatures carry the time, and are refused
/// when it is off by more than five minutes.
///
/// Thread safety: all functions may be called at once.
class clock_offset
{
public:
    /// Differences up to this one are taken for the time that a response was on its way: the AWS SDKs' limit.
    static constexpr std::chrono::seconds tolerance = std::chrono::minutes(4);

    std::chrono::seconds get() const noexcept { return offset_.load(std::memory_order_relaxed); }

    /// Takes in that a service at its time `theirs`, which is `ours` here, refused a request signed for `signed_for`.
    /// Returns whether the clocks are the reason; then the offset is right for another try. It may have been put right
    /// by the refusal of another request meanwhile.
    bool refused(std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours, std::chrono::sys_seconds signed_for)
    {
        auto const difference = theirs - ours;
        if (std::chrono::abs(difference - get()) > tolerance)
            offset_ = std::chrono::abs(difference) <= tolerance ? std::chrono::seconds(0) : difference;
        return std::chrono::abs(theirs - signed_for) > tolerance;
    }

    /// Takes in the time of a service that accepted a request: an offset goes when our clock has been put right, before
    /// it leads to a refusal.
    void accepted(std::chrono::sys_seconds theirs, std::chrono::sys_seconds ours) noexcept
    {
        if (std::chrono::abs(theirs - ours) <= tolerance)
            offset_ = std::chrono::seconds(0);
    }

private:
    std::atomic<std::chrono::seconds> offset_{std::chrono::seconds(0)};
};

/// Whether an error of that code may come from clocks that differ.
constexpr bool may_be_clock_skew(std::string_view service_code) noexcept
{
    constexpr std::array<std::string_view, 6> codes{"RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture",
        "InvalidSignatureException", "SignatureDoesNotMatch", "AuthFailure"};
    return std::ranges::find(codes, service_code) != codes.end();
}

} // namespace bindery::aws::detail

#endif
