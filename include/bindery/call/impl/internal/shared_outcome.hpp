// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_SHARED_OUTCOME_HPP
#define BINDERY_CALL_IMPL_INTERNAL_SHARED_OUTCOME_HPP

#include <bindery/call/impl/internal/cancellation_link.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace bindery::detail {

/// What comes of one request, for which any number of callers wait, each on its own executor.
///
/// Thread safety: all functions may be called at once.
template <class Outcome>
class shared_outcome
{
public:
    using time_point = boost::asio::steady_timer::time_point;

    /// When it was begun.
    time_point begun() const noexcept { return begun_; }

    /// Waits until finish() was called, or until it is `until`. Whether it was called, or the time is over or the
    /// waiting was cancelled, outcome() tells by its result being there.
    static boost::asio::awaitable<void> wait(std::shared_ptr<shared_outcome> refresh, time_point until)
    {
        auto const  executor = co_await boost::asio::this_coro::executor;
        auto const  waiting = std::make_shared<waiter>(executor, until);
        entry const entered(*refresh, waiting);
        if (!entered)
            co_return;
        auto const              state = co_await boost::asio::this_coro::cancellation_state;
        cancellation_link const cancellable(state.slot(), waiting);
        if (http::detail::is_cancelled(state))
            waiting->wake();
        // The child has a strand of its own, because it is woken from other threads, and no slot: its parent's would be
        // emitted on another thread.
        co_await boost::asio::co_spawn(waiting->strand, waiter::sleep(waiting),
            boost::asio::bind_cancellation_slot(boost::asio::cancellation_slot(), boost::asio::use_awaitable));
    }

    /// What was brought, once it is there.
    std::optional<Outcome> outcome() const
    {
        std::lock_guard const lock(mutex_);
        return outcome_;
    }

    /// Wakes all that wait.
    void finish(Outcome with)
    {
        // Under the lock, because a waiter's execution context lasts no longer than its entry.
        std::lock_guard const lock(mutex_);
        outcome_ = std::move(with);
        for (auto const& each : waiters_)
            each->wake();
    }

private:
    struct waiter : std::enable_shared_from_this<waiter>
    {
        waiter(boost::asio::any_io_executor executor, time_point until)
            : strand(boost::asio::make_strand(std::move(executor))), timer(strand)
        {
            timer.expires_at(until);
        }

        static boost::asio::awaitable<void> sleep(std::shared_ptr<waiter> self)
        {
            boost::system::error_code ignored; // Whether it was woken, or the time is over, makes no difference.
            if (!self->is_woken)
                co_await self->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
        }

        /// For cancellation_link: the awaiting coroutine was cancelled.
        void cancel() { wake(); }

        void wake()
        {
            boost::asio::post(strand, [self = this->shared_from_this()] {
                self->is_woken = true;
                self->timer.cancel();
            });
        }

        boost::asio::strand<boost::asio::any_io_executor> strand;
        boost::asio::steady_timer                         timer; ///< Used on the strand, as is_woken.
        bool                                              is_woken = false;
    };

    /// Makes a waiter one of those that are woken.
    class entry
    {
    public:
        entry(shared_outcome& refresh, std::shared_ptr<waiter> const& waiting) : refresh_(refresh), waiting_(waiting)
        {
            std::lock_guard const lock(refresh_.mutex_);
            entered_ = !refresh_.outcome_;
            if (entered_)
                refresh_.waiters_.push_back(waiting_);
        }

        entry(entry const&) = delete;
        entry& operator=(entry const&) = delete;

        ~entry()
        {
            std::lock_guard const lock(refresh_.mutex_);
            if (entered_)
                std::erase(refresh_.waiters_, waiting_);
        }

        explicit operator bool() const noexcept { return entered_; }

    private:
        shared_outcome&         refresh_;
        std::shared_ptr<waiter> waiting_;
        bool                    entered_ = false;
    };

    time_point const                     begun_ = time_point::clock::now();
    mutable std::mutex                   mutex_;
    std::optional<Outcome>               outcome_{};
    std::vector<std::shared_ptr<waiter>> waiters_{};
};

} // namespace bindery::detail

#endif
