// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_STRAND_EVENT_HPP
#define BINDERY_CALL_IMPL_INTERNAL_STRAND_EVENT_HPP

#include <bindery/call/impl/internal/cancellation_link.hpp>
#include <bindery/call/impl/internal/strand_over.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace bindery::detail {

/// Lets a coroutine that runs on some executor wait for work that goes on on a strand.
///
/// Thread safety: run() and cancel() on the waiting coroutine's executor, one run() at a time; the other functions on
/// the strand.
class strand_event
{
public:
    explicit strand_event(boost::asio::any_io_executor const& executor)
        : strand_(strand_over(executor)), timer_(strand_, boost::asio::steady_timer::time_point::max())
    {
    }

    boost::asio::any_io_executor const& strand() const noexcept { return strand_; }

    /// Runs `work` on the strand. A cancellation of the awaiting coroutine is told by is_cancelled(), and ends a
    /// wait(). `owner` has this object as a part, and a function cancel() that calls this one's.
    template <class Owner, class T>
    boost::asio::awaitable<T> run(std::shared_ptr<Owner> owner, boost::asio::awaitable<T> work)
    {
        ++turn_;
        auto const state = co_await boost::asio::this_coro::cancellation_state;
        is_cancelled_ = http::detail::is_cancelled(state);
        owner_ = owner;
        cancellation_link const link(state.slot(), std::move(owner));
        // An unconnected slot keeps co_spawn from taking the place of the link.
        co_return co_await boost::asio::co_spawn(strand_, std::move(work),
            boost::asio::bind_cancellation_slot(boost::asio::cancellation_slot(), boost::asio::use_awaitable));
    }

    /// Makes the run() under way see a cancellation.
    void cancel()
    {
        is_cancelled_ = true;
        if (auto owner = owner_.lock())
            boost::asio::post(strand_, [this, alive = std::move(owner), turn = turn_.load()] {
                if (turn == turn_)
                    notify();
            });
    }

    bool is_cancelled() const noexcept { return is_cancelled_; }

    /// Waits, on the strand, for notify() or a cancellation.
    boost::asio::awaitable<void> wait()
    {
        boost::system::error_code ignored; // It ends no other way than by being cancelled.
        co_await timer_.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    void notify() { timer_.cancel(); }

private:
    boost::asio::any_io_executor strand_;
    boost::asio::steady_timer    timer_;
    std::weak_ptr<void>          owner_{};
    std::atomic<std::uint64_t>   turn_{0};
    std::atomic<bool>            is_cancelled_{false};
};

} // namespace bindery::detail

#endif
