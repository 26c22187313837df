// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_SLOT_QUEUE_HPP
#define BINDERY_HTTP_DETAIL_SLOT_QUEUE_HPP

#include <bindery/http/detail/idle_list.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <memory>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// Decides who may have a connection to an origin when there are no more than so many: those who wait are served in the
/// order in which they came. A slot that is given back goes to the next one in the queue directly, so that nobody who
/// comes later can take it.
///
/// Waiter is what a shared_ptr of the caller points to; it has a public member `bool granted`, which only the queue
/// changes. Does not wake anybody: that is the caller's. Thread safety: none.
template <class Waiter>
class slot_queue
{
public:
    /// `limit` 0: none. Origins are given as origin_key or endpoint.
    explicit slot_queue(std::size_t limit) : limit_(limit) { }

    /// Takes a slot if there is one.
    bool take(auto const& origin)
    {
        auto& slots = find_or_add(origin);
        if (limit_ != 0 && slots.taken >= limit_)
            return false;
        ++slots.taken;
        return true;
    }

    /// Puts a waiter at the end of the queue. There must be no slot.
    void wait(auto const& origin, std::shared_ptr<Waiter> waiter)
    {
        waiter->granted = false;
        find_or_add(origin).waiters.push_back(std::move(waiter));
    }

    /// Gives a slot back. Returns the waiter that has it now, to be woken, or null.
    std::shared_ptr<Waiter> give_back(auto const& origin)
    {
        auto const found = find(origin);
        if (!found->waiters.empty()) {
            auto next = std::move(found->waiters.front());
            found->waiters.pop_front();
            next->granted = true;
            return next;
        }
        if (--found->taken == 0 && entries_.size() > most_kept)
            entries_.erase(found);
        return nullptr;
    }

    /// Takes a waiter that has given up out of the queue. False where it was granted a slot already: then it has to
    /// give that back.
    bool give_up(auto const& origin, std::shared_ptr<Waiter> const& waiter)
    {
        if (waiter->granted)
            return false;
        auto& waiters = find(origin)->waiters;
        waiters.erase(std::find(waiters.begin(), waiters.end(), waiter));
        return true;
    }

    /// How many slots of an origin are taken.
    std::size_t taken(auto const& origin)
    {
        auto const found = find(origin);
        return found == entries_.end() ? 0 : found->taken;
    }

private:
    struct entry
    {
        origin_key                          origin;
        std::size_t                         taken = 0;
        std::deque<std::shared_ptr<Waiter>> waiters{};
    };
    using entries = std::vector<entry>;

    typename entries::iterator find(auto const& origin)
    {
        return std::find_if(entries_.begin(), entries_.end(), [&](entry const& each) { return each.origin == origin; });
    }

    entry& find_or_add(auto const& origin)
    {
        auto const found = find(origin);
        return found != entries_.end() ? *found : entries_.emplace_back(entry{origin_key::of(origin)});
    }

    /// Clients have one or two origins, whose entries are kept for their memory.
    static constexpr std::size_t most_kept = 8;

    std::size_t const limit_;
    entries           entries_; ///< Of all origins of which slots are taken, and some others.
};

} // namespace bindery::http::detail

#endif
