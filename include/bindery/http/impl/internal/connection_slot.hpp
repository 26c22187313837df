// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_CONNECTION_SLOT_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_CONNECTION_SLOT_HPP

#include <bindery/http/detail/is_cancelled.hpp>
#include <bindery/http/impl/internal/connection_pool.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <memory>

namespace bindery::http::detail {

/// The right to have a connection to an origin. Gives it back when destroyed.
class connection_slot
{
public:
    /// `where` must outlive the slot.
    connection_slot(connection_pool& pool, endpoint const& where) : pool_(pool), where_(where) { }

    connection_slot(connection_slot const&) = delete;
    connection_slot& operator=(connection_slot const&) = delete;
    ~connection_slot()
    {
        if (waiter_ && pool_.give_up(where_, waiter_))
            return;
        if (is_taken_ || waiter_)
            pool_.give_back_slot(where_);
    }

    /// Takes a slot if one is free; otherwise wait() must be awaited.
    bool take()
    {
        is_taken_ = pool_.take_slot(where_);
        return is_taken_;
    }

    /// Waits for a slot. False where that was cancelled. Runs on a strand.
    boost::asio::awaitable<bool> wait()
    {
        auto const executor = co_await boost::asio::this_coro::executor;
        auto       waiter = std::make_shared<slot_waiter>(executor);
        if (take_or_queue(waiter))
            co_return true;
        boost::system::error_code ignored; // Being woken and being cancelled look the same here.
        co_await waiter_->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
        auto const state = co_await boost::asio::this_coro::cancellation_state;
        co_return !is_cancelled(state);
    }

private:
    bool take_or_queue(std::shared_ptr<slot_waiter> const& waiter)
    {
        is_taken_ = pool_.take_slot_or_wait(where_, waiter);
        if (!is_taken_)
            waiter_ = waiter;
        return is_taken_;
    }

    connection_pool&             pool_;
    endpoint const&              where_;
    bool                         is_taken_ = false;
    std::shared_ptr<slot_waiter> waiter_{};
};

} // namespace bindery::http::detail

#endif
