// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_ASCII_HPP
#define BINDERY_HTTP_DETAIL_ASCII_HPP

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Characters as HTTP knows them: ASCII, the same in every locale.
namespace bindery::http::detail {

constexpr char lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr char upper(char c) noexcept
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept
{
    return a == b || std::ranges::equal(a, b, {}, lower, lower);
}

constexpr bool is_alphanumeric(char c) noexcept
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
}

constexpr bool is_hex_digit(char c) noexcept
{
    return (lower(c) >= 'a' && lower(c) <= 'f') || (c >= '0' && c <= '9');
}

/// Neither a space nor a control character.
constexpr bool is_visible(char c) noexcept
{
    return c > ' ' && c <= '~';
}

/// The text fit for a message: a terminal must not be given control characters that came from elsewhere.
inline std::string printable(std::string_view text)
{
    std::string result(text);
    std::ranges::replace_if(
        result, [](char c) { return !is_visible(c) && c != ' '; }, '?');
    return result;
}

/// Whether any of the characters is below `limit`, which is at most 0x80, or is `other`. Looks at eight at a time.
inline bool has_below(std::string_view text, unsigned char limit, unsigned char other) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101, high_bits = 0x8080808080808080;
    auto const              is_in = [=](std::uint64_t word) {
        auto const difference = word ^ (ones * other);
        return (((word - ones * limit) & ~word) | ((difference - ones) & ~difference)) & high_bits;
    };
    auto const word_at = [text](std::size_t at) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        return word;
    };
    constexpr std::size_t size = sizeof(std::uint64_t);
    std::uint64_t         found = 0;
    if (text.size() >= size) {
        for (std::size_t at = 0; at < text.size() - size; at += size)
            found |= is_in(word_at(at));
        found |= is_in(word_at(text.size() - size));
    }
    else {
        for (char const c : text) {
            auto const byte = static_cast<unsigned char>(c);
            found |= byte < limit || byte == other ? 1 : 0;
        }
    }
    return found != 0;
}

/// RFC 9110, section 5.6.2: methods and field names.
constexpr bool is_token(std::string_view text) noexcept
{
    constexpr auto is_token_character = [] {
        std::array<bool, 256> result{};
        for (std::size_t c = 0; c < 0x80; ++c)
            result[c] = is_alphanumeric(static_cast<char>(c));
        for (char const c : std::string_view("!#$%&'*+-.^_`|~"))
            result[static_cast<unsigned char>(c)] = true;
        return result;
    }();
    bool result = !text.empty();
    for (char const c : text) // All of them, which is faster than to look for a wrong one.
        result &= is_token_character[static_cast<unsigned char>(c)];
    return result;
}

/// RFC 9110, section 5.5, taken strictly where it lets a recipient choose: no control characters but tabs.
inline bool is_field_value(std::string_view text) noexcept
{
    return !has_below(text, 0x20, 0x7f) || std::ranges::none_of(text, [](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
}

} // namespace bindery::http::detail

#endif
