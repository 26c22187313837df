// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_CLIENT_STATE_HPP
#define BINDERY_CALL_IMPL_INTERNAL_CLIENT_STATE_HPP

#include <bindery/call/detail/client_core.hpp>
#include <bindery/call/detail/retry_quota.hpp>
#include <bindery/call/detail/send_rate.hpp>
#include <bindery/call/impl/internal/call_registry.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace bindery::detail {

class ongoing_call;

/// What the calls of a client have in common and change.
///
/// Thread safety: all functions may be called at once.
class client_state
{
public:
    client_state(boost::asio::any_io_executor const& executor, retry_config const& retry)
        : calls_(std::make_shared<call_registry>(executor)), quota_(retry.quota),
          is_adaptive_(retry.mode == retry_mode::adaptive), rate_(std::chrono::steady_clock::now())
    {
    }

    call_registry& calls() noexcept { return *calls_; }
    retry_quota&   quota() noexcept { return quota_; }

    std::uint64_t next_number() noexcept { return ++last_number_; }

    /// How long an attempt must wait that is about to begin.
    std::chrono::steady_clock::duration acquire_rate()
    {
        if (!is_adaptive_)
            return {};
        std::lock_guard const lock(mutex_);
        return rate_.acquire(std::chrono::steady_clock::now());
    }

    /// Takes back what acquire_rate() gave to an attempt that was not made.
    void give_back_rate()
    {
        std::lock_guard const lock(mutex_);
        rate_.give_back();
    }

    /// Takes into account how an attempt ended that the service has answered.
    void update_rate(bool throttled)
    {
        if (!is_adaptive_)
            return;
        std::lock_guard const lock(mutex_);
        rate_.update(std::chrono::steady_clock::now(), throttled);
    }

    /// A call that is over, whose storage can be used again; null where there is none.
    std::shared_ptr<ongoing_call> take_spare()
    {
        std::lock_guard const lock(mutex_);
        if (spares_.empty())
            return nullptr;
        auto spare = std::move(spares_.back());
        spares_.pop_back();
        return spare;
    }

    void keep_spare(std::shared_ptr<ongoing_call> spare)
    {
        std::lock_guard const lock(mutex_);
        if (spares_.size() < most_spares)
            spares_.push_back(std::move(spare));
    }

private:
    /// Each holds a request and a response, so some tens of kilobytes, and at most half a megabyte.
    static constexpr std::size_t most_spares = 64;

    std::shared_ptr<call_registry> calls_;
    retry_quota                    quota_;
    std::atomic<std::uint64_t>     last_number_{0};
    bool const                     is_adaptive_;

    std::mutex                                 mutex_;
    send_rate                                  rate_;
    std::vector<std::shared_ptr<ongoing_call>> spares_;
};

} // namespace bindery::detail

#endif
