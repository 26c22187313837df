// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_NAME_LOOKUP_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_NAME_LOOKUP_HPP

#include <bindery/http/impl/internal/sleeper.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace bindery::http::detail {

/// A name's resolution. It cannot be interrupted, so it may outlive the coroutine that no longer waits for it, and the
/// execution context of that.
class name_lookup
{
public:
    using results = boost::asio::ip::tcp::resolver::results_type;
    using time_point = boost::asio::steady_timer::time_point;

    struct outcome
    {
        boost::system::error_code error{};
        results                   found{};
    };

    /// `executor` is that of the resolver.
    explicit name_lookup(boost::asio::any_io_executor const& executor) : resolver_(executor) { }

    /// Begins, and waits until it is over, `until` has come, or the waiting is cancelled. Once for each object.
    static boost::asio::awaitable<void> run(
        std::shared_ptr<name_lookup> self, std::string const& host, std::uint16_t port, time_point until)
    {
        auto const    executor = co_await boost::asio::this_coro::executor;
        auto const    waiting = std::make_shared<sleeper>(executor);
        mention const mentioned(*self, waiting);
        self->resolver_.async_resolve(host, std::to_string(port), boost::asio::ip::tcp::resolver::numeric_service,
            [self](boost::system::error_code error, results found) { self->finish(error, std::move(found)); });
        waiting->timer.expires_at(until);
        boost::system::error_code ignored; // Neither tells more than the outcome and the cancellation state.
        co_await waiting->timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    /// Empty where it is not over.
    std::optional<outcome> result() const
    {
        std::lock_guard const lock(mutex_);
        return outcome_;
    }

    /// Does not begin to resolve what is still queued.
    void cancel() { resolver_.cancel(); }

private:
    /// Lets the one who waits be woken for as long as it waits.
    class mention
    {
    public:
        mention(name_lookup& lookup, std::shared_ptr<sleeper> waiting) : lookup_(lookup)
        {
            std::lock_guard const lock(lookup_.mutex_);
            lookup_.waiting_ = std::move(waiting);
        }

        mention(mention const&) = delete;
        mention& operator=(mention const&) = delete;

        ~mention()
        {
            std::lock_guard const lock(lookup_.mutex_);
            lookup_.waiting_ = nullptr;
        }

    private:
        name_lookup& lookup_;
    };

    void finish(boost::system::error_code error, results found)
    {
        std::lock_guard const lock(mutex_);
        outcome_ = outcome{error, std::move(found)};
        if (waiting_)
            sleeper::wake(waiting_);
    }

    boost::asio::ip::tcp::resolver resolver_;
    mutable std::mutex             mutex_;
    std::optional<outcome>         outcome_{};
    std::shared_ptr<sleeper>       waiting_{};
};

} // namespace bindery::http::detail

#endif
