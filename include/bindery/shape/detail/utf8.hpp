// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_UTF8_HPP
#define BINDERY_SHAPE_DETAIL_UTF8_HPP

#include <bindery/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace bindery::detail {

/// The length in bytes of the UTF-8 sequence that starts at `at`, which must be inside `text`; 0 where there is none:
/// an incomplete or overlong sequence, a surrogate, a value beyond U+10FFFF.
BINDERY_DECL std::size_t utf8_sequence(std::string_view text, std::size_t at) noexcept;

/// The code point at `at`, which is moved behind it. What is no UTF-8 is U+FFFD for one byte.
BINDERY_DECL char32_t next_code_point(std::string_view text, std::size_t& at) noexcept;

/// How many code points next_code_point would read from `text`.
BINDERY_DECL std::size_t count_code_points(std::string_view text) noexcept;

/// Appends a code point, which must be a valid one.
BINDERY_DECL void append_utf8(std::string& out, char32_t code_point);

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/utf8.ipp>
#endif

#endif
