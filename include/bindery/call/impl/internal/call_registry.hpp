// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_CALL_REGISTRY_HPP
#define BINDERY_CALL_IMPL_INTERNAL_CALL_REGISTRY_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>

namespace bindery::detail {

/// The calls of a client that are under way. It ends them when their time has come, with one timer for all of them, and
/// when the client is destroyed.
///
/// Object lifetimes: owned by a shared_ptr. Thread safety: all functions may be called at once.
class call_registry : public std::enable_shared_from_this<call_registry>
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    enum class interruption : unsigned char {
        none,
        expired, ///< The time last set has come.
        stopped, ///< The client is gone.
    };

    /// A call under way. Owned by a shared_ptr.
    class entry : public boost::intrusive::list_base_hook<>, public std::enable_shared_from_this<entry>
    {
    public:
        entry() = default;
        entry(entry const&) = delete;
        entry& operator=(entry const&) = delete;
        virtual ~entry() = default;

        interruption interrupted() const noexcept { return interruption_; }

        /// Whether interrupt() was called, or will be, since the call entered. Known for good once it has left.
        bool was_interrupted() const noexcept { return was_interrupted_; }

    protected:
        /// Makes the call end, later. Called on any thread, after interrupted() has changed and before the call has
        /// left. Must not call the registry.
        virtual void interrupt() = 0;

    private:
        friend class call_registry;

        time_point                end_{};
        std::atomic<interruption> interruption_{interruption::none};
        bool                      was_interrupted_ = false;
    };

    explicit call_registry(boost::asio::any_io_executor const& executor) : timer_(executor) { }

    /// Adds a call that must end at `end`; max() is never. False where the client is gone.
    bool enter(entry& call, time_point end)
    {
        std::lock_guard const lock(mutex_);
        if (stopped_) {
            call.interruption_ = interruption::stopped;
            return false;
        }
        call.interruption_ = interruption::none;
        call.was_interrupted_ = false;
        call.end_ = end;
        calls_.push_back(call);
        arm(end);
        return true;
    }

    /// Gives a call that has entered another end.
    void set_end(entry& call, time_point end)
    {
        std::lock_guard const lock(mutex_);
        if (call.interruption_ == interruption::expired)
            call.interruption_ = interruption::none;
        call.end_ = end;
        arm(end);
    }

    void leave(entry& call)
    {
        std::lock_guard const lock(mutex_);
        calls_.erase(calls_.iterator_to(call));
        // A timer that waits keeps the execution context from running out of work. But most often the next call is
        // about to begin, and setting the timer anew costs a system call.
        if (calls_.empty() && armed_ != time_point::max() && turns_to_disarm_ == 0) {
            turns_to_disarm_ = 2; // A call that had nothing to wait for comes to its end a turn after this.
            disarm_later();
        }
    }

    /// Ends all calls, and lets none begin.
    void stop()
    {
        std::lock_guard const lock(mutex_);
        stopped_ = true;
        disarm();
        for (entry& each : calls_)
            interrupt(each, interruption::stopped);
    }

private:
    /// Under the lock, so that the call cannot leave, nor then its execution context be gone, before it is told.
    static void interrupt(entry& call, interruption why)
    {
        call.interruption_ = why;
        call.was_interrupted_ = true;
        call.interrupt();
    }

    /// Sees to it that the timer goes off at `end` or before. It may go off early, when the call it was set for has
    /// left already: setting it anew costs more.
    void arm(time_point end)
    {
        if (end >= armed_ || stopped_)
            return;
        armed_ = end;
        timer_.expires_at(end);
        timer_.async_wait([self = weak_from_this()](boost::system::error_code cancelled) {
            if (auto const registry = cancelled ? nullptr : self.lock())
                registry->expire();
        });
    }

    void disarm()
    {
        if (armed_ == time_point::max())
            return;
        armed_ = time_point::max();
        timer_.cancel();
    }

    void disarm_later()
    {
        boost::asio::post(timer_.get_executor(), [self = weak_from_this()] {
            if (auto const registry = self.lock())
                registry->disarm_idle();
        });
    }

    void disarm_idle()
    {
        std::lock_guard const lock(mutex_);
        --turns_to_disarm_;
        if (!calls_.empty())
            turns_to_disarm_ = 0;
        else if (turns_to_disarm_ != 0)
            disarm_later();
        else
            disarm();
    }

    void expire()
    {
        std::lock_guard const lock(mutex_);
        auto const            now = std::chrono::steady_clock::now();
        if (now < armed_) // It was set anew after this call of the handler was queued.
            return;
        armed_ = time_point::max();
        auto next = time_point::max();
        for (entry& each : calls_) {
            if (each.interruption_ != interruption::none)
                continue;
            if (each.end_ <= now)
                interrupt(each, interruption::expired);
            else
                next = std::min(next, each.end_);
        }
        arm(next);
    }

    std::mutex                    mutex_;
    boost::asio::steady_timer     timer_;
    boost::intrusive::list<entry> calls_;
    time_point                    armed_ = time_point::max(); ///< When the timer goes off; max(): it is not set.
    int                           turns_to_disarm_ = 0;       ///< 0: nothing is queued that might disarm the timer.
    bool                          stopped_ = false;
};

} // namespace bindery::detail

#endif
