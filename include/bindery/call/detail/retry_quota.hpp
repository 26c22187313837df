// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_RETRY_QUOTA_HPP
#define BINDERY_CALL_DETAIL_RETRY_QUOTA_HPP

#include <bindery/call/call_error.hpp>

#include <algorithm>
#include <mutex>
#include <optional>

namespace bindery::detail {

/// The retry tokens that the calls of a client share. The costs are those of the AWS SDKs' standard mode as of 2026.
///
/// Thread safety: all functions may be called at once.
class retry_quota
{
public:
    static constexpr unsigned transient_cost = 14;
    static constexpr unsigned throttling_cost = 5;

    /// What an attempt gives back that succeeds and was no retry.
    static constexpr unsigned first_success = 1;

    /// `capacity` 0: no limit.
    explicit retry_quota(unsigned capacity) noexcept : capacity_(capacity), available_(capacity) { }

    /// Takes what a retry after such a failure costs and returns how much that is; empty where too little is left.
    std::optional<unsigned> take(failure_kind kind)
    {
        unsigned const        cost = kind == failure_kind::throttling ? throttling_cost : transient_cost;
        std::lock_guard const lock(mutex_);
        if (capacity_ == 0)
            return cost;
        if (available_ < cost)
            return std::nullopt;
        available_ -= cost;
        return cost;
    }

    /// Gives back after a success what its retry took, or first_success.
    void give_back(unsigned tokens)
    {
        std::lock_guard const lock(mutex_);
        available_ = std::min(capacity_, available_ + tokens);
    }

private:
    unsigned const capacity_;
    std::mutex     mutex_;
    unsigned       available_;
};

} // namespace bindery::detail

#endif
