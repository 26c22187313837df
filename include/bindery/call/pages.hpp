// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_PAGES_HPP
#define BINDERY_CALL_PAGES_HPP

#include <bindery/call/client.hpp>
#include <bindery/call/detail/invoke.hpp>
#include <bindery/call/page_tokens.hpp>
#include <bindery/call/result.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

namespace bindery {

/// A listing, page by page: `while (auto* page = co_await pages.next())`. Made by operation::pages().
///
/// Single-pass and lazy: a page is fetched when it is asked for. Every page is read into the same object, whose
/// storage is reused. After a failed fetch the range stays where it was: next() asks for the same page again.
///
/// Object lifetimes: must live, and not be moved, while a next() is awaited. Executor, cancellation and errors: those
/// of the operation's call; besides, errc::repeated_page_token where the service goes in circles. Thread safety: one
/// next() at a time.
template <class Operation>
class pages_range
{
public:
    using client_type = typename Operation::client_type;
    using request_type = typename Operation::request_type;
    using page_type = typename Operation::response_type;

    pages_range(client_type with, request_type request) : client_(std::move(with)), request_(std::move(request))
    {
        if (auto const& start = request_.*pagination::request_token)
            tokens_.take(*start);
    }

    /// The next page, or null after the last one. The page is valid until the next call; it may be moved from.
    boost::asio::awaitable<page_type*> next() &
    {
        failure failed;
        if (auto call = prepare_next(failed)) {
            auto const number = call->number;
            failed = co_await detail::perform(client_.core(), detail::info_of<Operation>, std::move(call), &page_);
            advance(failed, number);
        }
        if (failed)
            failed.raise();
        co_return ended_ ? nullptr : &page_;
    }

    /// As next(), without exceptions.
    boost::asio::awaitable<result<page_type*>> try_next() &
    {
        failure failed;
        if (auto call = prepare_next(failed)) {
            auto const number = call->number;
            failed = co_await detail::perform(client_.core(), detail::info_of<Operation>, std::move(call), &page_);
            advance(failed, number);
        }
        if (failed)
            co_return failed;
        co_return ended_ ? nullptr : &page_;
    }

    /// A range must have a name: what next() brings lives in the range.
    void next() && = delete;
    void try_next() && = delete;

private:
    using pagination = typename Operation::pagination;

    /// The call that fetches the next page; null where the listing has ended, or must not go on, which is a failure.
    std::shared_ptr<detail::prepared_call> prepare_next(failure& failed)
    {
        if (follows_ == page_tokens::verdict::end)
            ended_ = true;
        if (ended_)
            return nullptr;
        if (follows_ == page_tokens::verdict::repeated) {
            failed = detail::repeated_token(detail::info_of<Operation>);
            return nullptr;
        }
        return detail::prepare<Operation>(*client_.core(), request_);
    }

    void advance(failure const& failed, std::uint64_t call)
    {
        if (failed)
            return;
        auto const& token = page_.*pagination::response_token;
        follows_ = token ? tokens_.take(*token) : page_tokens::verdict::end;
        request_.*pagination::request_token = token;
        ++page_count_;
        if (auto* const told = client_.core()->config.observer.get())
            told->on_page_fetched({.call = {Operation::name, call},
                .page = page_count_,
                .items = (page_.*pagination::items).size(),
                .last = follows_ == page_tokens::verdict::end});
    }

    client_type  client_;
    request_type request_;
    page_type    page_{};
    page_tokens  tokens_{};
    std::size_t  page_count_ = 0;
    bool         ended_ = false;

    /// What comes after the page that was read last. A repeated token is reported only when it would be used, so that
    /// the page it came with is not lost.
    page_tokens::verdict follows_ = page_tokens::verdict::more;
};

} // namespace bindery

#endif
