// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_BLOCKING_ITEMS_HPP
#define BINDERY_CALL_BLOCKING_ITEMS_HPP

#include <bindery/call/detail/blocking_context.hpp>
#include <bindery/call/detail/item_cursor.hpp>
#include <bindery/call/detail/listing.hpp>
#include <bindery/call/listing_options.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

namespace bindery {

/// A listing, item by item, for programs without an event loop: an ordinary input range. Made by
/// operation::blocking_items().
///
/// It has a client of its own, and an execution context that the calling thread runs while it waits for a page. In
/// between nothing happens: pages are not fetched ahead, and listing_options::prefetch_pages must be empty or 0. It may
/// be used anywhere, also in a handler of another context, which it then blocks.
///
/// Single-pass and lazy: nothing is sent before begin(), and another begin() goes on behind the item that was read
/// last. An item is valid until the iterator moves on; it may be moved from.
///
/// Object lifetimes: must outlive its iterators. It may be moved; they go with it. Errors: begin() and `++` throw what
/// next() of items_range throws; after that, another begin() goes on at the item that could not be had. The wait for a
/// page is bounded by the deadline of a call. Thread safety: none.
template <class Operation>
class blocking_items_range
{
    struct state;

public:
    using client_type = typename Operation::client_type;
    using config_type = typename client_type::config_type;
    using request_type = typename Operation::request_type;
    using value_type = detail::item_of<Operation>;

    class iterator
    {
    public:
        using iterator_concept = std::input_iterator_tag;
        using difference_type = std::ptrdiff_t;
        using value_type = typename blocking_items_range::value_type;

        iterator() = default;

        value_type& operator*() const noexcept { return *range_->item; }
        value_type* operator->() const noexcept { return range_->item; }

        iterator& operator++()
        {
            range_->advance();
            return *this;
        }

        void operator++(int) { ++*this; }

        friend bool operator==(iterator const& position, std::default_sentinel_t) noexcept
        {
            return position.range_->item == nullptr;
        }

    private:
        friend blocking_items_range;

        explicit iterator(state& range) noexcept : range_(&range) { }

        state* range_ = nullptr;
    };

    /// Errors: bindery::error (errc::invalid_config), one sentence for what is wrong.
    blocking_items_range(config_type const& config, request_type request, listing_options options)
    {
        detail::check_blocking(options);
        state_ = std::make_unique<state>(config, std::move(request), std::move(options));
    }

    /// Waits for the next item. Blocks.
    iterator begin()
    {
        state_->advance();
        return iterator(*state_);
    }

    std::default_sentinel_t end() const noexcept { return {}; }

    /// As items_range::checkpoint(): another range goes on behind the item that was read last.
    std::string checkpoint() { return state_->listing->checkpoint(state_->cursor.taken()); }

private:
    struct state
    {
        state(config_type const& config, request_type request, listing_options options)
            : listing(std::in_place, client_type(context.get_executor(), config), std::move(request),
                std::move(options), 0U, true)
        {
        }

        void advance()
        {
            item = nullptr;
            while (cursor.is_at_end()) {
                auto const failed = context.run(listing->advance());
                listing->settle(failed);
                if (failed)
                    failed.raise();
                cursor.enter(listing->page());
                if (cursor.has_ended())
                    return;
            }
            item = cursor.take();
        }

        detail::blocking_context          context{};
        detail::listing_handle<Operation> listing;
        detail::item_cursor<Operation>    cursor{};
        value_type*                       item = nullptr;
    };

    std::unique_ptr<state> state_{};
};

} // namespace bindery

#endif
