// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_LISTING_OPTIONS_HPP
#define BINDERY_CALL_LISTING_OPTIONS_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace bindery {

/// How a listing is read: where it starts, where it stops, and how far it reads ahead.
struct listing_options
{
    /// Items handed out at most. The service is asked for no more than are still wanted: with 7, one page of 7; where
    /// pages are numbered or linked, only the first request says so, and all pages keep its size. 0: no limit.
    std::uint64_t max_items = 0;

    /// Pages asked for at most. 0: no limit.
    std::uint64_t max_pages = 0;

    /// Pages without items, one behind the other, that are put up with. Services that filter may send many. One more
    /// ends next() with errc::too_many_empty_pages; next() then goes on. 0: no limit.
    std::size_t max_empty_pages = 1000;

    /// Pages fetched ahead, while those that have arrived are worked on. 0: a page is fetched when it is asked for.
    /// Empty: 1 for items, 0 for pages.
    std::optional<std::size_t> prefetch_pages{};

    /// No page is fetched ahead while the texts of those ahead have this many bytes in all.
    std::size_t prefetch_bytes = 16 * 1024 * 1024;

    /// What checkpoint() of an earlier range said: the listing goes on with the very next item. Empty: it begins where
    /// the request says.
    std::string checkpoint{};
};

} // namespace bindery

#endif
