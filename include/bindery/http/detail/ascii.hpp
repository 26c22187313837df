// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_ASCII_HPP
#define BINDERY_HTTP_DETAIL_ASCII_HPP

#include <algorithm>
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
    return std::ranges::equal(a, b, {}, lower, lower);
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

/// RFC 9110, section 5.6.2: methods and field names.
constexpr bool is_token(std::string_view text) noexcept
{
    constexpr std::string_view others = "!#$%&'*+-.^_`|~";
    return !text.empty()
           && std::ranges::all_of(text, [&](char c) { return is_alphanumeric(c) || others.find(c) != others.npos; });
}

/// RFC 9110, section 5.5, taken strictly where it lets a recipient choose: no control characters but tabs.
constexpr bool is_field_value(std::string_view text) noexcept
{
    return std::ranges::none_of(
        text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f; });
}

} // namespace bindery::http::detail

#endif
