// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_CONNECTION_POOL_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_CONNECTION_POOL_HPP

#include <bindery/http/detail/idle_list.hpp>
#include <bindery/http/detail/slot_queue.hpp>
#include <bindery/http/impl/internal/byte_stream.hpp>
#include <bindery/http/impl/internal/input_buffer.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>
#include <bindery/http/impl/internal/sleeper.hpp>
#include <bindery/http/impl/internal/tls_client.hpp>
#include <bindery/http/pool_config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// A connection that speaks HTTP, and the memory it works in.
struct connection
{
    connection(std::unique_ptr<byte_stream> open, endpoint const& where, std::size_t input_size)
        : stream(std::move(open)), origin(origin_key::of(where)), input(input_size)
    {
    }

    connection(connection const&) = delete;
    connection& operator=(connection const&) = delete;
    ~connection() { stream->finish(); }

    std::unique_ptr<byte_stream> stream;
    origin_key                   origin; ///< Of whom it is; moved from while the connection is kept idle.
    input_buffer                 input;
    std::string                  output{};

    std::chrono::steady_clock::time_point const opened_at = std::chrono::steady_clock::now();
};

/// Who waits for a connection.
struct slot_waiter : sleeper
{
    using sleeper::sleeper;

    bool granted = false;
};

/// What the exchanges of a transport share.
///
/// Thread safety: all functions may be called at once.
class connection_pool
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    connection_pool(boost::asio::any_io_executor executor, pool_config const& config)
        : executor_(std::move(executor)), config_(config), tls_(config.tls),
          proxies_(config.proxy.value_or(proxy_config())), idle_(config.max_idle_connections, config.idle_timeout),
          slots_(config.max_connections_per_host)
    {
    }

    boost::asio::any_io_executor const& executor() const noexcept { return executor_; }
    pool_config const&                  config() const noexcept { return config_; }
    client_tls const&                   tls() const noexcept { return tls_; }
    proxy_rules const&                  proxies() const noexcept { return proxies_; }

    /// Room for a whole header, which is parsed in one piece, and at least for a read worth its system call.
    std::size_t input_size() const noexcept { return std::max<std::size_t>(config_.header_limit, 64 * 1024); }

    /// An idle connection that is usable as far as one can see from here, or nothing.
    std::unique_ptr<connection> take(endpoint const& where, time_point now)
    {
        for (;;) {
            auto found = take_any(where, now);
            if (!found)
                return nullptr;
            if (!(*found)->stream->is_stale())
                return *std::move(found);
        }
    }

    /// Keeps a connection whose exchange is over.
    void put(std::unique_ptr<connection> idle, time_point now)
    {
        auto const max_age = config_.max_connection_age;
        auto const end = max_age == max_age.zero() ? time_point::max() : idle->opened_at + max_age;

        std::vector<std::unique_ptr<connection>> surplus; // Is closed after the lock is released.
        std::lock_guard const                    lock(mutex_);
        auto                                     key = std::move(idle->origin);
        surplus = idle_.put(std::move(key), std::move(idle), now, end);
    }

    /// Takes the right to have a connection, if there is one.
    bool take_slot(endpoint const& where)
    {
        std::lock_guard const lock(mutex_);
        return slots_.take(where);
    }

    /// The same, and queues the waiter where there is none.
    bool take_slot_or_wait(endpoint const& where, std::shared_ptr<slot_waiter> const& waiter)
    {
        std::lock_guard const lock(mutex_);
        if (slots_.take(where))
            return true;
        slots_.wait(where, waiter);
        return false;
    }

    /// As slot_queue::give_back(), and wakes the waiter that has the slot now.
    void give_back_slot(endpoint const& where)
    {
        // Under the lock, because a waiter that goes takes it first, and may take its execution context with it.
        std::lock_guard const lock(mutex_);
        if (auto next = slots_.give_back(where))
            sleeper::wake(std::move(next));
    }

    /// As slot_queue::give_up().
    bool give_up(endpoint const& where, std::shared_ptr<slot_waiter> const& waiter)
    {
        std::lock_guard const lock(mutex_);
        return slots_.give_up(where, waiter);
    }

    /// Closes the idle connections.
    void close_idle()
    {
        std::vector<std::unique_ptr<connection>> all;
        std::lock_guard const                    lock(mutex_);
        all = idle_.clear();
    }

private:
    std::optional<std::unique_ptr<connection>> take_any(endpoint const& where, time_point now)
    {
        std::vector<std::unique_ptr<connection>> expired;
        std::lock_guard const                    lock(mutex_);
        expired = idle_.purge(now);
        origin_key key;
        auto       found = idle_.take(where, key);
        if (found)
            (*found)->origin = std::move(key);
        return found;
    }

    boost::asio::any_io_executor executor_;
    pool_config                  config_;
    client_tls                   tls_;
    proxy_rules                  proxies_;

    std::mutex                             mutex_;
    idle_list<std::unique_ptr<connection>> idle_;
    slot_queue<slot_waiter>                slots_;
};

} // namespace bindery::http::detail

#endif
