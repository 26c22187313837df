// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_ITEMS_HPP
#define BINDERY_CALL_ITEMS_HPP

#include <bindery/call/async_range.hpp>
#include <bindery/call/detail/item_cursor.hpp>
#include <bindery/call/detail/listing.hpp>
#include <bindery/call/listing_options.hpp>
#include <bindery/call/result.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace bindery {

/// A listing, item by item: `while (auto* item = co_await items.next())`. Made by operation::items().
///
/// Yields every item of every page in the service's order. Single-pass and lazy: nothing is sent before the first
/// next(); an item of a page in memory costs no suspension, and meanwhile the next page is fetched. An error is told
/// only behind the items that arrived before it. After a failed or cancelled next(), another one goes on at the same
/// item.
///
/// Object lifetimes: must live, and not be moved, while a next() is awaited; destroying it ends what it fetches ahead.
/// Must not outlive the execution contexts of the client and of the awaiting coroutine; the latter, where it is not the
/// client's, must run out of work before it is destroyed. Executor, per-operation cancellation and errors: those of the
/// operation's call; besides, errc::repeated_page_token where the service goes in circles, errc::too_many_empty_pages,
/// and errc::invalid_checkpoint. A cancelled next() also ends the fetch it waited for; but in `range.next() || other`
/// the item of a next() that succeeds when `other` does is lost, as Asio drops what it brings. Thread safety: one
/// next() at a time, on any executor. Pages are fetched ahead on that of the first next(): where others follow
/// elsewhere, its context must go on running.
template <class Operation>
class items_range : public async_iterable<items_range<Operation>>
{
public:
    using client_type = typename Operation::client_type;
    using request_type = typename Operation::request_type;
    using page_type = typename Operation::response_type;
    using value_type = detail::item_of<Operation>;

    /// A service's usual size of a page may be a tenth of the largest, so the largest is asked for.
    items_range(client_type with, request_type request, listing_options options)
        : listing_(std::in_place, std::move(with), std::move(request), std::move(options), 1U, true)
    {
    }

    /// The next item, or null after the last one. The item is valid until the next call; it may be moved from.
    boost::asio::awaitable<value_type*> next() &
    {
        while (cursor_.is_at_end()) {
            auto failed = co_await listing_->advance();
            listing_->settle(failed);
            if (failed)
                failed.raise();
            cursor_.enter(listing_->page());
            if (cursor_.has_ended())
                co_return nullptr;
        }
        co_return cursor_.take();
    }

    /// As next(), without exceptions.
    boost::asio::awaitable<result<value_type*>> try_next() &
    {
        while (cursor_.is_at_end()) {
            auto failed = co_await listing_->advance();
            listing_->settle(failed);
            if (failed)
                co_return failed;
            cursor_.enter(listing_->page());
            if (cursor_.has_ended())
                co_return nullptr;
        }
        co_return cursor_.take();
    }

    /// A range must have a name: what next() brings lives in the range.
    void next() && = delete;
    void try_next() && = delete;

    /// Where the listing stands, as a printable text: a range of the same request that is given it as
    /// listing_options::checkpoint goes on with the item behind the one that next() brought last. May be asked at any
    /// time but while a next() is awaited, also after a failure. A service's page tokens may expire: then the service
    /// refuses the first page, and call_facts::from_checkpoint of the error tells that a new listing is needed. Behind
    /// errc::repeated_page_token it goes on with the page whose token came again: such a listing has no end.
    ///
    /// Errors: bindery::error (errc::invalid_checkpoint) where the range itself was given a checkpoint that cannot be
    /// used.
    std::string checkpoint() { return listing_->checkpoint(cursor_.taken()); }

    /// Lowers listing_options::max_items. Without effect once next() or checkpoint() has been called.
    void limit(std::uint64_t items) noexcept { listing_->limit(items); }

private:
    detail::listing_handle<Operation> listing_;
    detail::item_cursor<Operation>    cursor_{};
};

} // namespace bindery

#endif
