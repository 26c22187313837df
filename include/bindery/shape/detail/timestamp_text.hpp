// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_TIMESTAMP_TEXT_HPP
#define BINDERY_SHAPE_DETAIL_TIMESTAMP_TEXT_HPP

#include <bindery/config.hpp>
#include <bindery/shape/members.hpp>

#include <chrono>
#include <cstddef>

namespace bindery::detail {

/// Enough for a timestamp in any notation: "Sun, 17 Aug +292278994 07:12:55 GMT", and what is written beyond its end.
inline constexpr std::size_t timestamp_text_size = 40;

/// Writes what format_timestamp returns, and returns the end. `timestamp_text_size` bytes must be writable.
[[gnu::returns_nonnull]] BINDERY_DECL char* write_timestamp(
    char* to, std::chrono::sys_time<std::chrono::milliseconds> when, timestamp_format::notation as) noexcept;

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/timestamp.ipp>
#endif

#endif
