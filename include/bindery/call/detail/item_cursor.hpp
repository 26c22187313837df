// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_ITEM_CURSOR_HPP
#define BINDERY_CALL_DETAIL_ITEM_CURSOR_HPP

#include <bindery/call/detail/listing.hpp>

#include <cstddef>

namespace bindery::detail {

/// Walks through the items of a listing's pages.
template <class Operation>
class item_cursor
{
public:
    using page_type = typename Operation::response_type;
    using item_type = item_of<Operation>;

    /// Whether the items of the page have been taken.
    bool is_at_end() const noexcept { return taken_ == size_; }

    /// Goes to the first item of a page, which may have none. Null is the end of the listing: the page before stays.
    void enter(page_type* page) noexcept
    {
        has_ended_ = page == nullptr;
        if (has_ended_)
            return;
        auto& items = page->*Operation::pagination::items;
        items_ = items.data();
        taken_ = 0;
        size_ = items.size();
    }

    bool has_ended() const noexcept { return has_ended_; }

    /// The next item of the page.
    item_type* take() noexcept { return items_ + taken_++; }

    /// How many items of the page have been taken.
    std::size_t taken() const noexcept { return taken_; }

private:
    item_type*  items_ = nullptr;
    std::size_t taken_ = 0;
    std::size_t size_ = 0;
    bool        has_ended_ = false;
};

} // namespace bindery::detail

#endif
