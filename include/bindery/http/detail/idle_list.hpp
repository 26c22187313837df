// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_IDLE_LIST_HPP
#define BINDERY_HTTP_DETAIL_IDLE_LIST_HPP

#include <bindery/http/endpoint.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// What two endpoints must share to share connections.
struct origin_key
{
    std::string   host{};
    std::uint16_t port = 0;
    bool          tls = false;

    static origin_key        of(endpoint const& where) { return {where.host, where.port, where.tls}; }
    static origin_key const& of(origin_key const& same) { return same; }

    friend bool operator==(origin_key const&, origin_key const&) = default;

    friend bool operator==(origin_key const& a, endpoint const& b) noexcept
    {
        return a.port == b.port && a.tls == b.tls && a.host == b.host;
    }
};

/// Decides which connections are kept while idle, and which of them the next exchange gets: the one kept last, because
/// the others are then left to reach the time-out. Connection is a movable handle.
///
/// The times given must not go back. Connections that must be closed are handed out, so that the caller can close them
/// without holding a lock.
template <class Connection>
class idle_list
{
public:
    using time_point = std::chrono::steady_clock::time_point;

    idle_list(std::size_t limit, std::chrono::milliseconds timeout) : limit_(limit), timeout_(timeout) { }

    std::size_t size() const noexcept { return entries_.size(); }

    /// The connection to `origin`, an origin_key or an endpoint, that was kept last, if any. `key` is given the key
    /// that it was kept with.
    template <class Origin>
    std::optional<Connection> take(Origin const& origin, origin_key& key)
    {
        auto const found =
            std::find_if(entries_.rbegin(), entries_.rend(), [&](entry const& each) { return each.origin == origin; });
        if (found == entries_.rend())
            return std::nullopt;
        std::optional<Connection> result(std::move(found->connection));
        key = std::move(found->origin);
        entries_.erase(std::next(found).base());
        return result;
    }

    /// Keeps a connection, which is not to be used from `end` on. Returns those to close instead: those that have
    /// expired, and the one idle the longest where there are too many.
    std::vector<Connection> put(origin_key origin, Connection connection, time_point now, time_point end)
    {
        entries_.push_back({std::move(origin), std::move(connection), std::min(now + timeout_, end)});
        auto result = purge(now);
        if (entries_.size() > limit_)
            move_out(0, entries_.size() - limit_, result);
        return result;
    }

    /// Returns the connections that have been idle, or in use, for too long.
    std::vector<Connection> purge(time_point now)
    {
        std::vector<Connection> result;
        for (std::size_t i = 0; i < entries_.size();) {
            if (now < entries_[i].expires)
                ++i;
            else
                move_out(i, 1, result);
        }
        return result;
    }

    /// Returns all.
    std::vector<Connection> clear()
    {
        std::vector<Connection> result;
        move_out(0, entries_.size(), result);
        return result;
    }

private:
    struct entry
    {
        origin_key origin;
        Connection connection;
        time_point expires;
    };

    void move_out(std::size_t first, std::size_t count, std::vector<Connection>& into)
    {
        auto const begin = entries_.begin() + static_cast<std::ptrdiff_t>(first);
        auto const end = begin + static_cast<std::ptrdiff_t>(count);
        for (auto each = begin; each != end; ++each)
            into.push_back(std::move(each->connection));
        entries_.erase(begin, end);
    }

    std::size_t               limit_;
    std::chrono::milliseconds timeout_;
    std::vector<entry>        entries_; ///< Idle the longest first.
};

} // namespace bindery::http::detail

#endif
