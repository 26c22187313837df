// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_IS_CANCELLED_HPP
#define BINDERY_HTTP_DETAIL_IS_CANCELLED_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/this_coro.hpp>

namespace bindery::http::detail {

inline bool is_cancelled(boost::asio::cancellation_state const& state) noexcept
{
    return state.cancelled() != boost::asio::cancellation_type::none;
}

/// Whether the coroutine has been cancelled. An operation that had succeeded before does not hide it.
inline boost::asio::awaitable<bool> is_cancelled()
{
    auto const state = co_await boost::asio::this_coro::cancellation_state;
    co_return is_cancelled(state);
}

} // namespace bindery::http::detail

#endif
