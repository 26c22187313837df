// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_PERCENT_ENCODING_HPP
#define BINDERY_HTTP_DETAIL_PERCENT_ENCODING_HPP

#include <bindery/http/detail/ascii.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::http::detail {

/// Appends a text percent-encoded but for the unreserved characters of RFC 3986, section 2.3, which is right in every
/// part of an address.
inline void append_percent_encoded(std::string& out, std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (char const c : text) {
        bool const unreserved = is_alphanumeric(c) || c == '-' || c == '_' || c == '.' || c == '~';
        if (unreserved) {
            out += c;
        }
        else {
            auto const byte = static_cast<unsigned char>(c);
            out += '%';
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
}

/// The text that was percent-encoded; empty where a percent sign has not two hexadecimal digits behind it.
inline std::optional<std::string> percent_decode(std::string_view text)
{
    auto const  digit = [](char c) { return c <= '9' ? c - '0' : lower(c) - 'a' + 10; };
    std::string result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            result += text[at];
            continue;
        }
        if (text.size() - at < 3 || !is_hex_digit(text[at + 1]) || !is_hex_digit(text[at + 2]))
            return std::nullopt;
        result += static_cast<char>(digit(text[at + 1]) * 16 + digit(text[at + 2]));
        at += 2;
    }
    return result;
}

} // namespace bindery::http::detail

#endif
