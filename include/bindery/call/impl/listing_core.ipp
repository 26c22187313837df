// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_LISTING_CORE_IPP
#define BINDERY_CALL_IMPL_LISTING_CORE_IPP

#include <bindery/call/detail/listing_core.hpp>

#include <bindery/call/detail/checkpoint.hpp>
#include <bindery/call/impl/internal/call_pace.hpp>
#include <bindery/call/impl/internal/listing_failure.hpp>
#include <bindery/call/impl/internal/page_prefetcher.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/this_coro.hpp>

#include <memory>
#include <string>
#include <utility>

namespace bindery::detail {

BINDERY_DECL listing_core::~listing_core() = default;

/// For what is known without a wait.
inline boost::asio::awaitable<failure> already(failure outcome)
{
    co_return outcome;
}

// Not a coroutine: where pages are not fetched ahead, whoever awaits this awaits the call itself.
BINDERY_DECL boost::asio::awaitable<failure> listing_core::advance()
{
    is_fetching_ = false;
    if (auto refused = start())
        return already(std::move(refused));
    if (prefetch_pages_ != 0)
        return advance_ahead();
    if (current_)
        spare_ = std::move(current_);
    auto const step = plan_->next();
    if (step == page_plan::step::end)
        return already({});
    if (step != page_plan::step::fetch)
        return already(blocked());
    if (!spare_)
        spare_ = make_slot();
    is_fetching_ = true;
    return fetch(*spare_);
}

BINDERY_DECL void listing_core::settle(failure const& advanced)
{
    if (!std::exchange(is_fetching_, false) || advanced)
        return;
    arrived(*spare_);
    deliver(std::move(spare_));
}

BINDERY_DECL boost::asio::awaitable<failure> listing_core::advance_ahead()
{
    if (!ahead_)
        ahead_ = std::make_shared<page_prefetcher>(
            *this, co_await boost::asio::this_coro::executor, prefetch_pages_, options_.prefetch_bytes);
    auto    page = std::exchange(kept_, nullptr);
    failure failed;
    if (!page) {
        page = std::move(current_);
        failed = co_await page_prefetcher::take(ahead_, page);
    }
    // A cancellation may have come when the page was on its way already: the page is for the next time then.
    auto const state = co_await boost::asio::this_coro::cancellation_state;
    if (!failed && http::detail::is_cancelled(state)) {
        kept_ = std::move(page);
        co_return listing_failure(pages_.name, boost::asio::error::operation_aborted, "cancelled");
    }
    if (page)
        deliver(std::move(page));
    co_return failed;
}

BINDERY_DECL std::string listing_core::checkpoint(std::size_t items_of_page)
{
    if (auto const refused = start())
        refused.raise();
    return encode_checkpoint(position(items_of_page), request_text());
}

BINDERY_DECL void listing_core::abandon() noexcept
{
    if (ahead_)
        page_prefetcher::abandon(ahead_);
}

/// Finds out where to begin, once.
BINDERY_DECL failure listing_core::start()
{
    if (plan_)
        return {};
    if (auto const why = write_start(start_.place.token))
        return listing_failure(
            pages_.name, errc::invalid_request, "invalid request: the page token: " + why->message());
    // The number of a page means a place for that size only: it must not be another one than the request has.
    if (sizing_.is_kept && !start_.place.token.empty())
        start_.place.size = sizing_.usual;
    if (!options_.checkpoint.empty()) {
        if (!start_.place.token.empty())
            return listing_failure(pages_.name, errc::invalid_checkpoint,
                "the request has a page token, but a checkpoint says where to begin: only one of them can");
        try {
            start_ = decode_checkpoint(options_.checkpoint, request_text());
        }
        catch (error const& problem) {
            return listing_failure(pages_.name, errc::invalid_checkpoint, problem.what());
        }
    }
    plan_.emplace(options_, sizing_, start_);
    return {};
}

/// Why the plan has neither a page to ask for nor an end.
BINDERY_DECL failure listing_core::blocked()
{
    if (plan_->next() == page_plan::step::repeated_token)
        return listing_failure(pages_.name, errc::repeated_page_token,
            "the service sent a page token that it had sent before: the listing would never end");
    plan_->forgive();
    return listing_failure(pages_.name, errc::too_many_empty_pages,
        "the service sent more than " + std::to_string(options_.max_empty_pages)
            + " pages without items, one behind the other");
}

BINDERY_DECL listing_position listing_core::position(std::size_t items_of_page) const
{
    if (!delivered_)
        return start_;
    auto const& share = delivered_->share;
    if (items_of_page < share.keep || share.rest)
        return {.place = delivered_->place, .skip = share.skip + items_of_page};
    if (delivered_->token_behind.empty())
        return {.ended = true};
    return {
        .place = {.token = delivered_->token_behind, .size = sizing_.is_kept ? delivered_->place.size : std::nullopt}};
}

BINDERY_DECL boost::asio::awaitable<failure> listing_core::fetch(page_slot& into)
{
    into.place = plan_->place();
    auto call = prepare(into);
    call->from_checkpoint = !options_.checkpoint.empty() && !into.place.token.empty() && plan_->pages() == 0;
    into.call = call->number;
    return pace_ ? perform_in_turn(std::move(call), into) : perform(core_, pages_, std::move(call), &into);
}

BINDERY_DECL boost::asio::awaitable<failure> listing_core::perform_in_turn(
    std::shared_ptr<prepared_call> call, page_slot& into)
{
    bool const granted = co_await pace_->turn();
    if (!granted)
        co_return listing_failure(pages_.name, boost::asio::error::operation_aborted, "cancelled");
    co_return co_await perform(core_, pages_, std::move(call), &into);
}

BINDERY_DECL void listing_core::arrived(page_slot& page)
{
    // Tokens are told to whoever asks for a checkpoint.
    if (!page.target.empty() && core_->auth)
        core_->auth->remove_secret(page.token_behind);
    if (plan_->pages() == 0)
        plan_->begins_at(page.target);
    auto const items = page.size();
    page.share = plan_->arrived(items, page.token_behind);
    page.cut(page.share.skip, page.share.keep);
    if (auto* const told = core_->config.observer.get())
        told->on_page_fetched({.call = {pages_.name, page.call},
            .page = static_cast<std::size_t>(plan_->pages()),
            .items = page.share.keep,
            .last = page.share.last});
}

BINDERY_DECL void listing_core::deliver(std::unique_ptr<page_slot> page)
{
    auto behind = delivered_ ? std::move(delivered_->token_behind) : std::string();
    behind.swap(page->token_behind);
    delivered_ = delivered_page{std::move(page->place), page->share, std::move(behind)};
    current_ = std::move(page);
}

} // namespace bindery::detail

#endif
