// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_CALL_PACE_HPP
#define BINDERY_CALL_IMPL_INTERNAL_CALL_PACE_HPP

#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <chrono>

namespace bindery::detail {

/// Lets several coroutines of one strand begin no more than so many calls a second between them, evenly spread.
class call_pace
{
public:
    explicit call_pace(double calls_per_second)
        : interval_(std::chrono::duration_cast<clock::duration>(std::chrono::duration<double>(1 / calls_per_second)))
    {
    }

    /// Waits until the next call may begin. False where that was cancelled; the turn is used up then.
    boost::asio::awaitable<bool> turn()
    {
        auto const now = clock::now();
        auto const mine = std::max(now, next_);
        next_ = mine + interval_;
        if (mine != now) {
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, mine);
            boost::system::error_code ignored; // The cancellation state tells.
            co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
        }
        auto const state = co_await boost::asio::this_coro::cancellation_state;
        co_return !http::detail::is_cancelled(state);
    }

private:
    using clock = std::chrono::steady_clock;

    clock::duration   interval_;
    clock::time_point next_{};
};

} // namespace bindery::detail

#endif
