// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_TIME_LIMIT_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_TIME_LIMIT_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <memory>

namespace bindery::http::detail {

/// Closes a socket when its time is up. Used on one strand, whose execution context has the timer: a timer of another
/// one would tell of its end there when this one may be gone.
class time_limit
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    /// `strand` is where the socket is awaited.
    explicit time_limit(boost::asio::any_io_executor const& strand) : state_(std::make_shared<state>(strand)) { }

    time_limit(time_limit const&) = delete;
    time_limit& operator=(time_limit const&) = delete;
    ~time_limit() { clear(); }

    /// Closes `socket` at `end`: that ends an operation under way as well as one that was about to begin. The socket
    /// must live and stay in its place until clear().
    void set(boost::asio::ip::tcp::socket& socket, time_point end)
    {
        clear();
        state_->is_over = false;
        if (end == time_point::max())
            return;
        state_->socket = &socket;
        state_->timer.expires_at(end);
        state_->timer.async_wait([watched = state_](boost::system::error_code) {
            // The timer may have been set anew after this call was queued.
            if (!watched->socket || watched->timer.expiry() > std::chrono::steady_clock::now())
                return;
            watched->is_over = true;
            boost::system::error_code ignored; // The socket is closed in any case.
            watched->socket->close(ignored);
        });
    }

    void clear()
    {
        state_->socket = nullptr;
        state_->timer.cancel();
    }

    /// Whether the time last set had come before clear().
    bool is_over() const noexcept { return state_->is_over; }

private:
    struct state
    {
        explicit state(boost::asio::any_io_executor const& executor) : timer(executor) { }

        boost::asio::steady_timer     timer;
        boost::asio::ip::tcp::socket* socket = nullptr;
        bool                          is_over = false;
    };

    std::shared_ptr<state> state_;
};

} // namespace bindery::http::detail

#endif
