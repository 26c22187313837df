// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_LITERAL_HPP
#define BINDERY_JSON_DETAIL_LITERAL_HPP

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string_view>
#include <utility>

/// Comparing text with what is known at compile time, in words of eight bytes.
namespace bindery::json::detail {

/// Whether a character stands in a string as it is and needs no look at its neighbours.
constexpr bool is_plain_character(char c) noexcept
{
    return c >= 0x20 && c != '"' && c != '\\' && static_cast<unsigned char>(c) < 0x80;
}

/// Whether a text stands between quotes as it is: ASCII characters that JSON does not escape.
constexpr bool is_plain_text(std::string_view text) noexcept
{
    return std::all_of(text.begin(), text.end(), is_plain_character);
}

template <std::size_t Size>
constexpr std::array<char, Size> make_literal(std::initializer_list<std::string_view> parts) noexcept
{
    std::array<char, Size> literal{};
    std::size_t            at = 0;
    for (auto const part : parts)
        for (char const c : part)
            literal[at++] = c;
    return literal;
}

inline constexpr std::size_t word_size = sizeof(std::uint64_t);

/// Up to eight characters in the order of memory, zeros behind them.
constexpr std::uint64_t word_of(std::string_view text) noexcept
{
    std::array<char, word_size> word{};
    for (std::size_t i = 0; i < word_size && i < text.size(); ++i)
        word[i] = text[i];
    return std::bit_cast<std::uint64_t>(word);
}

/// Eight characters in the order of memory.
inline std::uint64_t word_at(char const* at) noexcept
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, word_size);
    return word;
}

/// Whether the eight characters of a literal from `At` on, or all of a shorter one, stand at a place with reach.
template <auto const& Literal, std::size_t At>
[[gnu::always_inline]] inline bool word_stands_at(char const* at) noexcept
{
    constexpr std::size_t   size = std::min(word_size, Literal.size());
    constexpr std::size_t   place = std::min(At, Literal.size() - size);
    constexpr std::uint64_t wanted = word_of({Literal.data() + place, size});
    constexpr std::uint64_t mask = word_of(std::string_view("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", size));
    return (word_at(at + place) & mask) == wanted;
}

/// Whether a literal stands at a place with reach.
template <auto const& Literal>
[[gnu::always_inline]] inline bool stands_at(char const* at) noexcept
{
    return [&]<std::size_t... I>(std::index_sequence<I...>)
    {
        return (word_stands_at<Literal, I * word_size>(at) && ...);
    }
    (std::make_index_sequence<(Literal.size() + word_size - 1) / word_size>{});
}

} // namespace bindery::json::detail

#endif
