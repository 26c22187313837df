// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_UTF8_IPP
#define BINDERY_SHAPE_IMPL_UTF8_IPP

#include <bindery/shape/detail/utf8.hpp>

#include <algorithm>

namespace bindery::detail {

BINDERY_DECL std::size_t utf8_sequence(std::string_view text, std::size_t at) noexcept
{
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    auto const continues = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return text.size() - at > i && byte(i) >= low && byte(i) <= high;
    };
    unsigned const first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        unsigned const low = first == 0xE0 ? 0xA0 : 0x80;
        unsigned const high = first == 0xED ? 0x9F : 0xBF;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        unsigned const low = first == 0xF0 ? 0x90 : 0x80;
        unsigned const high = first == 0xF4 ? 0x8F : 0xBF;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

BINDERY_DECL char32_t next_code_point(std::string_view text, std::size_t& at) noexcept
{
    auto const     length = utf8_sequence(text, at);
    unsigned const first = static_cast<unsigned char>(text[at++]);
    if (length == 0)
        return 0xFFFD;
    if (length == 1)
        return first;
    auto code_point = static_cast<char32_t>(first & (0xFFU >> (length + 1)));
    for (std::size_t i = 1; i < length; ++i)
        code_point = code_point << 6 | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return code_point;
}

BINDERY_DECL std::size_t count_code_points(std::string_view text) noexcept
{
    bool const is_ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (is_ascii)
        return text.size();
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count)
        next_code_point(text, at);
    return count;
}

BINDERY_DECL void append_utf8(std::string& out, char32_t code_point)
{
    auto const tail = [&](unsigned shift) { out += static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)); };
    if (code_point < 0x80)
        out += static_cast<char>(code_point);
    else if (code_point < 0x800) {
        out += static_cast<char>(0xC0U | code_point >> 6);
        tail(0);
    }
    else if (code_point < 0x10000) {
        out += static_cast<char>(0xE0U | code_point >> 12);
        tail(6);
        tail(0);
    }
    else {
        out += static_cast<char>(0xF0U | code_point >> 18);
        tail(12);
        tail(6);
        tail(0);
    }
}

} // namespace bindery::detail

#endif
