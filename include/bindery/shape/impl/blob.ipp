// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_BLOB_IPP
#define BINDERY_SHAPE_IMPL_BLOB_IPP

#include <bindery/shape/blob.hpp>

#include <algorithm>
#include <array>
#include <cstdint>

namespace bindery {
namespace detail {

inline constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

inline constexpr std::uint8_t no_base64_digit = 64;

inline constexpr auto base64_values = [] {
    std::array<std::uint8_t, 256> values{};
    values.fill(no_base64_digit);
    for (std::size_t i = 0; i < base64_digits.size(); ++i)
        values[static_cast<unsigned char>(base64_digits[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

} // namespace detail

BINDERY_DECL void append_base64(std::string& out, blob const& bytes)
{
    auto const at = [&](std::size_t i) { return i < bytes.size() ? std::to_integer<std::uint32_t>(bytes[i]) : 0U; };
    out.reserve(out.size() + (bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t const group = at(i) << 16 | at(i + 1) << 8 | at(i + 2);
        std::size_t const   digits = std::min<std::size_t>(bytes.size() - i, 3) + 1;
        for (std::size_t digit = 0; digit < 4; ++digit)
            out += digit < digits ? detail::base64_digits[group >> (18 - 6 * digit) & 0x3FU] : '=';
    }
}

BINDERY_DECL bool decode_base64(std::string_view text, blob& out)
{
    out.clear();
    if (text.size() % 4 != 0)
        return false;
    std::size_t const padding = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    text.remove_suffix(padding);
    out.reserve(text.size() / 4 * 3 + 2);

    std::uint32_t pending = 0;
    unsigned      bits = 0;
    for (char const c : text) {
        auto const value = detail::base64_values[static_cast<unsigned char>(c)];
        if (value == detail::no_base64_digit)
            return false;
        pending = (pending << 6 | value) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(static_cast<std::byte>(pending >> bits & 0xFFU));
        }
    }
    // Bits beyond the last byte would let several texts stand for the same bytes.
    return (pending & ((1U << bits) - 1)) == 0;
}

} // namespace bindery

#endif
