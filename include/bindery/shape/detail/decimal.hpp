// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_DECIMAL_HPP
#define BINDERY_SHAPE_DETAIL_DECIMAL_HPP

#include <bindery/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Exact arithmetic on the text of JSON numbers, which no binary floating point type can do.
namespace bindery::detail {

inline bool is_decimal_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

/// The position behind the digits that start at `at`.
inline std::size_t skip_decimal_digits(std::string_view text, std::size_t at) noexcept
{
    while (at < text.size() && is_decimal_digit(text[at]))
        ++at;
    return at;
}

/// How many characters at the start of `text` form a JSON number; 0: none.
BINDERY_DECL std::size_t number_extent(std::string_view text) noexcept;

/// The integer part of a number that was multiplied by a power of ten.
struct scaled_number
{
    std::uint64_t magnitude = 0; ///< The integer part without its sign.
    bool          negative = false;
    bool          exact = true;     ///< There was no fraction to cut off.
    bool          overflow = false; ///< The magnitude does not fit; nothing else counts then.
};

/// Multiplies a JSON number by 10^power and cuts off the fraction. Takes time proportional to the text's length,
/// however large the exponent.
BINDERY_DECL scaled_number scale_number(std::string_view number, int power) noexcept;

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/decimal.ipp>
#endif

#endif
