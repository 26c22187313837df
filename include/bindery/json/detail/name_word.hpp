// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_NAME_WORD_HPP
#define BINDERY_JSON_DETAIL_NAME_WORD_HPP

#include <bindery/json/detail/literal.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace bindery::json::detail {

/// By what a member's name is found among others: its first eight characters, the quote behind a shorter one included.
struct name_word
{
    std::uint64_t wanted;
    std::uint64_t mask;
};

constexpr name_word name_word_of(std::string_view name) noexcept
{
    constexpr std::string_view  ones = "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
    std::array<char, word_size> text{};
    std::size_t const           size = std::min(name.size(), word_size);
    std::copy_n(name.begin(), size, text.begin());
    if (size == word_size)
        return {word_of({text.data(), size}), word_of(ones)};
    text[size] = '"';
    return {word_of({text.data(), size + 1}), word_of(ones.substr(0, size + 1))};
}

/// The number of the first name, from `from` on, that may be the one at a place with reach; their number where none is.
template <std::size_t Names>
[[gnu::always_inline]] inline std::size_t find_name(
    std::array<name_word, Names> const& names, char const* at, std::size_t from) noexcept
{
    // All are looked at, the first one last: which member it is, no processor can predict.
    auto const  word = word_at(at);
    std::size_t found = Names;
    auto const  look_at = [&](std::size_t number) __attribute__((always_inline))
    {
        auto const& name = names[number];
        found = ((word ^ name.wanted) & name.mask) == 0 ? number : found;
    };
    constexpr std::size_t few = 16;
    if (Names <= few && from == 0) [[likely]]
        [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline))
        {
            (look_at(Names - 1 - I), ...);
        }
    (std::make_index_sequence < Names <= few ? Names : 0 > {});
    else for (std::size_t number = Names; number-- > from;) look_at(number);
    return found;
}

} // namespace bindery::json::detail

#endif
