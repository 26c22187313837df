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

} // namespace bindery

#endif
