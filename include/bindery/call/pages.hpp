// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_PAGES_HPP
#define BINDERY_CALL_PAGES_HPP

#include <bindery/call/async_range.hpp>
#include <bindery/call/detail/listing.hpp>
#include <bindery/call/listing_options.hpp>
#include <bindery/call/result.hpp>

#include <boost/asio/awaitable.hpp>

#include <string>
#include <utility>

namespace bindery {

/// A listing, page by page: `while (auto* page = co_await pages.next())`. Made by operation::pages().
///
/// Single-pass and lazy: nothing is sent before the first next(). Pages are read into the same few objects, whose
/// storage is reused. After a failed or cancelled next(), another one goes on at the same page.
///
/// Object lifetimes: must live, and not be moved, while a next() is awaited; destroying it ends what it fetches ahead.
/// Must not outlive the execution contexts of the client and of the awaiting coroutine; the latter, where it is not the
/// client's, must run out of work before it is destroyed. Executor, per-operation cancellation and errors: those of the
/// operation's call; besides, errc::repeated_page_token where the service goes in circles, errc::too_many_empty_pages,
/// and errc::invalid_checkpoint. A cancelled next() also ends the fetch it waited for. Thread safety: one next() at a
/// time, on any executor.
template <class Operation>
class pages_range : public async_iterable<pages_range<Operation>>
{
public:
    using client_type = typename Operation::client_type;
    using request_type = typename Operation::request_type;
    using page_type = typename Operation::response_type;
    using value_type = page_type;

    pages_range(client_type with, request_type request, listing_options options)
        : listing_(std::in_place, std::move(with), std::move(request), std::move(options), 0U, false)
    {
    }

    /// The next page, or null after the last one. The page is valid until the next call; it may be moved from.
    boost::asio::awaitable<page_type*> next() &
    {
        auto failed = co_await listing_->advance();
        listing_->settle(failed);
        if (failed)
            failed.raise();
        co_return listing_->page();
    }

    /// As next(), without exceptions.
    boost::asio::awaitable<result<page_type*>> try_next() &
    {
        auto failed = co_await listing_->advance();
        listing_->settle(failed);
        if (failed)
            co_return failed;
        co_return listing_->page();
    }

    /// A range must have a name: what next() brings lives in the range.
    void next() && = delete;
    void try_next() && = delete;

    /// Where the listing stands, as a printable text: a range of the same request that is given it as
    /// listing_options::checkpoint goes on with the page behind the one that next() brought last. May be asked at any
    /// time but while a next() is awaited, also after a failure. A service's page tokens may expire: then the service
    /// refuses the first page, and call_facts::from_checkpoint of the error tells that a new listing is needed.
    ///
    /// Errors: bindery::error (errc::invalid_checkpoint) where the range itself was given a checkpoint that cannot be
    /// used.
    std::string checkpoint() { return listing_->checkpoint(); }

private:
    detail::listing_handle<Operation> listing_;
};

} // namespace bindery

#endif
