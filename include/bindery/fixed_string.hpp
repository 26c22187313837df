// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_FIXED_STRING_HPP
#define BINDERY_FIXED_STRING_HPP

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace bindery {

/// A string literal as a template argument: `operation<"ListHITs", ...>`.
template <std::size_t N>
struct fixed_string
{
    char text[N]{};

    constexpr fixed_string(char const (&literal)[N]) noexcept { std::copy_n(literal, N, text); }

    constexpr std::string_view view() const noexcept { return {text, N - 1}; }
};

namespace detail {

/// Where the character stands in the text from `from` on; the text's size where it does not. std::string_view::find()
/// of a fixed_string is no constant expression where GCC instruments it for UndefinedBehaviorSanitizer.
constexpr std::size_t index_of(std::string_view text, char c, std::size_t from = 0) noexcept
{
    while (from < text.size() && text[from] != c)
        ++from;
    return from;
}

} // namespace detail

} // namespace bindery

#endif
