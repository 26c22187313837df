// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_CONNECTOR_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_CONNECTOR_HPP

#include <bindery/http/detail/address_race.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// Connects to that of a host's addresses which answers first. Lives in the coroutine that awaits it, which expects
/// cancellation not to be thrown.
class connector
{
public:
    using tcp = boost::asio::ip::tcp;
    using clock = std::chrono::steady_clock;

    /// `addresses` are as the resolver gave them; `executor` is that of the sockets.
    connector(boost::asio::any_io_executor const& executor, std::vector<tcp::endpoint> const& addresses,
        clock::time_point deadline)
        : state_(std::make_shared<state>(executor, addresses, deadline))
    {
    }

    connector(connector const&) = delete;
    connector& operator=(connector const&) = delete;
    ~connector() { state_->close_all(); }

    /// Returns when race() has a winner or is over, or when this is cancelled. Then no attempt is left that would tell
    /// of its end: the executor may be gone by that time.
    boost::asio::awaitable<void> run()
    {
        auto const executor = co_await boost::asio::this_coro::executor;
        auto const cancellation = co_await boost::asio::this_coro::cancellation_state;
        while (!is_cancelled(cancellation)) {
            while (auto const address = state_->race.start(clock::now()))
                begin(executor, *address);
            if (state_->race.is_over(clock::now()))
                break;
            co_await wait_until(state_->race.wake_at());
        }
        state_->close_losers();
        while (state_->pending != 0)
            co_await wait_until(clock::time_point::max());
    }

    address_race const& race() const noexcept { return state_->race; }

    tcp::endpoint const& address(std::size_t index) const { return state_->addresses[index]; }

    std::size_t address_count() const noexcept { return state_->addresses.size(); }

    /// The connection of the winner, which there must be.
    tcp::socket take_winner() { return std::move(state_->sockets[*state_->race.winner()]); }

private:
    /// Lives on until the last attempt has told that it was given up, also where the coroutine is destroyed before.
    struct state
    {
        state(boost::asio::any_io_executor const& executor, std::vector<tcp::endpoint> const& found,
            clock::time_point deadline)
            : addresses(interleave_families(found, [](auto const& each) { return each.address().is_v6(); })),
              race(found.size(), clock::now(), deadline), wake(executor)
        {
            sockets.reserve(found.size());
            for (std::size_t i = 0; i != found.size(); ++i)
                sockets.emplace_back(executor);
        }

        void close_all()
        {
            boost::system::error_code ignored; // They are given up in any case.
            for (auto& each : sockets)
                each.close(ignored);
        }

        void note(std::size_t index, boost::system::error_code error)
        {
            if (error)
                race.note_failure(index, error, clock::now());
            else
                race.note_success(index);
        }

        void close_losers()
        {
            is_decided = true;
            boost::system::error_code ignored; // As above.
            for (std::size_t i = 0; i != sockets.size(); ++i)
                if (i != race.winner())
                    sockets[i].close(ignored);
        }

        std::vector<tcp::endpoint> addresses;
        address_race               race;
        boost::asio::steady_timer  wake;
        std::vector<tcp::socket>   sockets{};
        std::size_t                pending = 0; ///< Attempts under way.
        bool                       is_decided = false;
    };

    /// Waits for that time, or for an attempt to end, which cancels the timer.
    boost::asio::awaitable<std::tuple<boost::system::error_code>> wait_until(clock::time_point time)
    {
        state_->wake.expires_at(time);
        return state_->wake.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    }

    void begin(boost::asio::any_io_executor const& executor, std::size_t index)
    {
        auto finish = [shared = state_, index](boost::system::error_code error) {
            --shared->pending;
            if (!shared->is_decided)
                shared->note(index, error);
            shared->wake.cancel();
        };
        ++state_->pending;
        state_->sockets[index].async_connect(
            state_->addresses[index], boost::asio::bind_executor(executor, std::move(finish)));
    }

    std::shared_ptr<state> state_;
};

} // namespace bindery::http::detail

#endif
