// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_PAGE_PLAN_HPP
#define BINDERY_CALL_DETAIL_PAGE_PLAN_HPP

#include <bindery/call/listing_options.hpp>
#include <bindery/call/page_tokens.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::detail {

/// How a page is asked for.
struct page_place
{
    std::string                 token{}; ///< Empty: the first page.
    std::optional<std::int64_t> size{};  ///< The most items it may have; empty: what the service thinks right.
};

/// A place between two items of a listing.
struct listing_position
{
    bool        ended = false; ///< Behind the last one.
    page_place  place{};       ///< The page of the next item.
    std::size_t skip = 0;      ///< Items of that page before it.
};

/// What an operation and a request say of the size of pages.
struct page_sizing
{
    bool                        can_ask = false; ///< The request has a member that bounds a page.
    std::int64_t                largest = 0;     ///< The largest value it may have.
    std::optional<std::int64_t> usual{};         ///< What is asked for where there is no limit; empty: nothing.
    bool                        is_kept = false; ///< All pages are asked for with the size of the first.
};

/// Decides, page after page, what a listing asks for next, which of a page's items are handed out, and when it is over.
///
/// Does no I/O. Thread safety: none.
class page_plan
{
public:
    enum class step : unsigned char {
        fetch,          ///< Ask for the page at place().
        end,            ///< There is nothing more.
        repeated_token, ///< The service goes in circles. Does not go away.
        too_many_empty, ///< More empty pages in a row than are put up with; forgive() begins to count anew.
    };

    /// Which items of a page are handed out.
    struct share
    {
        std::size_t skip = 0;     ///< Those at the front that are not.
        std::size_t keep = 0;     ///< Those behind them that are.
        bool        rest = false; ///< Behind them are others, which the limit cut off.
        bool        last = false; ///< No further page is asked for.
    };

    page_plan(listing_options const& limits, page_sizing sizing, listing_position start)
        : max_items_(limits.max_items), max_pages_(limits.max_pages), max_empty_(limits.max_empty_pages),
          sizing_(sizing), next_(std::move(start)), ended_(next_.ended)
    {
        if (!next_.place.token.empty())
            tokens_.take(next_.place.token);
    }

    step next() const noexcept
    {
        bool const is_full = max_items_ != 0 && items_ == max_items_;
        if (ended_ || is_full || (max_pages_ != 0 && pages_ == max_pages_))
            return step::end;
        if (repeated_)
            return step::repeated_token;
        return max_empty_ != 0 && empty_ > max_empty_ ? step::too_many_empty : step::fetch;
    }

    /// How to ask for the next page. A page that was begun before is asked for as it was then.
    page_place place() const
    {
        page_place result = next_.place;
        bool const is_settled = sizing_.is_kept && !result.token.empty();
        if (!sizing_.can_ask || result.size || is_settled)
            return result;
        result.size = sizing_.usual;
        if (max_items_ != 0) {
            auto const wanted = static_cast<std::int64_t>(
                std::min<std::uint64_t>(max_items_ - items_, static_cast<std::uint64_t>(sizing_.largest)));
            if (wanted < result.size.value_or(sizing_.largest))
                result.size = wanted;
        }
        return result;
    }

    /// Takes in the address of the first page, where tokens are addresses: one that comes later leads back to it.
    void begins_at(std::string_view address) { tokens_.take(address); }

    /// Takes in what arrived: the number of items of the page, and the token of the one behind it.
    share arrived(std::size_t items, std::string token)
    {
        auto const size = sizing_.is_kept ? place().size : std::nullopt;
        share      result;
        // Where the page has become shorter since it was begun, what was handed out of it is gone.
        result.skip = std::min(next_.skip, items);
        result.keep = items - result.skip;
        if (max_items_ != 0 && result.keep > max_items_ - items_) {
            result.keep = static_cast<std::size_t>(max_items_ - items_);
            result.rest = true;
        }
        items_ += result.keep;
        ++pages_;
        empty_ = items == 0 ? empty_ + 1 : 0;

        auto const verdict = tokens_.take(token);
        ended_ = verdict == page_tokens::verdict::end;
        repeated_ = verdict == page_tokens::verdict::repeated;
        next_ = {.ended = ended_, .place = {.token = std::move(token), .size = size}};
        result.last = next() == step::end;
        return result;
    }

    void forgive() noexcept { empty_ = 0; }

    /// How many pages have arrived.
    std::uint64_t pages() const noexcept { return pages_; }

private:
    std::uint64_t    max_items_;
    std::uint64_t    max_pages_;
    std::size_t      max_empty_;
    page_sizing      sizing_;
    page_tokens      tokens_{};
    listing_position next_;
    std::uint64_t    items_ = 0; ///< Handed out.
    std::uint64_t    pages_ = 0;
    std::size_t      empty_ = 0; ///< Empty pages behind the last one with items.
    bool             ended_;
    bool             repeated_ = false;
};

} // namespace bindery::detail

#endif
