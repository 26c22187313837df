// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_SLEEPER_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_SLEEPER_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <utility>

namespace bindery::http::detail {

/// What a coroutine waits with, on its strand, until another thread wakes it.
struct sleeper
{
    explicit sleeper(boost::asio::any_io_executor const& executor)
        : timer(executor, boost::asio::steady_timer::time_point::max())
    {
    }

    /// Thread safety: at any time while the execution context is sure to be there. So whoever may be woken has to take
    /// the lock that this is called under before it goes.
    static void wake(std::shared_ptr<sleeper> woken)
    {
        auto const executor = woken->timer.get_executor();
        boost::asio::post(executor, [alive = std::move(woken)] { alive->timer.cancel(); });
    }

    boost::asio::steady_timer timer; ///< Used on the strand.
};

} // namespace bindery::http::detail

#endif
