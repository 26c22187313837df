// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_DIGITS_HPP
#define BINDERY_SHAPE_DETAIL_DIGITS_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

/// Writing decimal numbers, eight digits at a time. How many digits a number has, no processor can predict: below 10^8
/// there is no branch on it.
///
/// Each function returns the end of what it wrote, and may write up to eight bytes from its start on.
namespace bindery::detail {

/// The eight digits of a number below 10^8, the first one in the lowest byte.
constexpr std::uint64_t digits_of(std::uint32_t value) noexcept
{
    // Halves the numbers three times, all at once. 10486 / 2^20 is 1 / 100 and 103 / 2^10 is 1 / 10, exactly enough.
    std::uint64_t const fours = value / 10'000 | std::uint64_t{value % 10'000} << 32;
    std::uint64_t const hundreds = (fours * 10'486 >> 20) & 0x0000'007F'0000'007F;
    std::uint64_t const pairs = hundreds | (fours - hundreds * 100) << 16;
    std::uint64_t const tens = (pairs * 103 >> 10) & 0x000F'000F'000F'000F;
    return tens | (pairs - tens * 10) << 8;
}

inline void store_digits(char* to, std::uint64_t digits) noexcept
{
    digits |= 0x3030'3030'3030'3030; // '0'
    if constexpr (std::endian::native == std::endian::big)
        digits = __builtin_bswap64(digits);
    std::memcpy(to, &digits, sizeof digits);
}

/// Writes a number below 10^Width with leading zeros.
template <unsigned Width>
char* write_padded(char* to, std::uint32_t value) noexcept
{
    static_assert(Width <= 8);
    store_digits(to, digits_of(value) >> (8 - Width) * 8);
    return to + Width;
}

/// Writes a number below 10^8.
inline char* write_short_number(char* to, std::uint32_t value) noexcept
{
    auto const digits = digits_of(value);
    // The last digit counts even if it is a zero.
    auto const zeros = static_cast<unsigned>(std::countr_zero(digits | std::uint64_t{1} << 56)) / 8;
    store_digits(to, digits >> zeros * 8);
    return to + (8 - zeros);
}

/// Writes a number.
inline char* write_number(char* to, std::uint64_t value) noexcept
{
    constexpr std::uint64_t next = 100'000'000;
    if (value < next)
        return write_short_number(to, static_cast<std::uint32_t>(value));
    auto const high = value / next;
    to = high < next ? write_short_number(to, static_cast<std::uint32_t>(high))
                     : write_padded<8>(write_short_number(to, static_cast<std::uint32_t>(high / next)),
                         static_cast<std::uint32_t>(high % next));
    return write_padded<8>(to, static_cast<std::uint32_t>(value % next));
}

/// A number's distance from zero.
constexpr std::uint64_t magnitude_of(std::int64_t value) noexcept
{
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

/// Writes the sign of a negative number.
inline char* write_sign(char* to, std::int64_t value) noexcept
{
    *to = '-';
    return to + (value < 0 ? 1 : 0);
}

} // namespace bindery::detail

#endif
