// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_QUICK_HPP
#define BINDERY_JSON_DETAIL_QUICK_HPP

#include <bindery/json/detail/block.hpp>
#include <bindery/json/detail/text_storage.hpp>
#include <bindery/shape/detail/decimal.hpp>
#include <bindery/shape/timestamp.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

/// Values in the form in which services write them nearly always, inline and almost without branches.
///
/// Each function reads the value that starts at `at` and returns the place behind it, or null, with nothing read, where
/// the value is anything else: right but rare, or wrong. The reader then reads it. All may look at some bytes more.
namespace bindery::json::detail {

/// How many bytes a place with reach is followed by. It is enough for a few members, with their names.
inline constexpr std::size_t quick_reach = 256;

/// How many bytes quick_text looks at.
inline constexpr std::size_t quick_text_size = 2 * block_size + 1;

/// A string of plain ASCII characters, of 16 to 31, which `into` has no room for, or another size.
[[gnu::noinline]] inline char const* quick_medium_text(char const* at, std::string& into)
{
    auto const special = special_bytes(at + block_size);
    if (special == 0)
        return nullptr;
    auto const size = block_size + first_bit(special);
    if (at[size] != '"')
        return nullptr;
    // Where storage is needed anyway, a new string has less to do than an old one.
    if (size > into.capacity())
        into = std::string(at, size);
    else
        into.assign(at, size);
    return at + size + 1;
}

/// A string of plain ASCII characters, without its opening quote, of less than 32. `early` becomes a place behind the
/// comma or bracket that follows, at most 17 characters behind it, which is known before the end of a short string is.
[[gnu::always_inline]] inline char const* quick_text(char const* at, std::string& into, char const*& early)
{
    // Texts of some length tend to have that length again, so the old size tells where the end will be, and the
    // processor goes on from there without having waited for it to be found.
    auto const old_size = into.size();
    if (old_size - block_size < block_size && at[old_size] == '"' && is_plain(at, old_size)) {
        overwrite_medium(into, at, old_size);
        early = at + old_size + 2;
        return at + old_size + 1;
    }
    auto const marks = mark_text(at);
    if (marks.quotes == 0) [[unlikely]] {
        auto const* const end = marks.special == 0 ? quick_medium_text(at, into) : nullptr;
        early = end != nullptr ? end + 1 : early;
        return end;
    }
    auto const size = first_bit(marks.quotes);
    if (first_bit(marks.special) != size) [[unlikely]]
        return nullptr;
    assign_short(into, at, size);
    early = at + block_size + 1;
    return at + size + 1;
}

/// The name of a member, from the separator before it to the colon behind it.
inline char const* quick_name(char const* at, char separator, std::string_view& name) noexcept
{
    if (at[0] != separator || at[1] != '"')
        return nullptr;
    at += 2;
    auto const special = special_bytes(at) | special_bytes(at + block_size) << block_size;
    if (special == 0)
        return nullptr;
    auto const size = first_bit(special);
    if (at[size] != '"' || at[size + 1] != ':')
        return nullptr;
    name = {at, size};
    return at + size + 2;
}

/// How many bytes the functions for numbers look at.
inline constexpr std::size_t quick_number_size = 2 * block_size + 1;
inline constexpr std::size_t quick_integer_size = block_size + 4;

/// A number without a sign in at most sixteen characters: mantissa * 10^(exponent - fraction).
struct quick_decimal
{
    std::uint64_t mantissa = 0;
    std::size_t   digits = 0; ///< Of the mantissa; with sixteen it is wrong.
    std::size_t   fraction = 0;
    std::size_t   exponent = 0;
};

/// Reads a number without a sign that a comma or the end of an object follows. Fifteen characters before it must be
/// readable. `early` is a place that may be known sooner than `at`: there is neither a comma nor a closing brace from
/// it to `at`, unless it is behind that.
///
/// Which form a number has, and how long it is, no processor can predict: there is no branch on either.
[[gnu::always_inline]] inline char const* quick_number(char const* at, char const* early, quick_decimal& into) noexcept
{
    if (static_cast<unsigned char>(at[0] - '1') > 8) [[unlikely]]
        return nullptr;
    // The end is looked for from the early place, so that what follows the number waits for no string before it, and
    // all else at once, so that finding one thing does not wait for another.
    auto lead = static_cast<std::size_t>(at - early);
    if (lead >= block_size) [[unlikely]] {
        early = at;
        lead = 0;
        asm volatile(""); // Lest the compiler selects one of the places without a branch, and waits for both.
    }
    auto const from_early = mark_delimiters(early);
    auto const delimiters = from_early >> lead >> 1;
    auto const marks = mark_number(at + 1);
    if ((delimiters & 0xFFFF) == 0) [[unlikely]]
        return nullptr;
    auto const size = 1 + first_bit(delimiters);
    auto const mantissa = 1 + first_bit(delimiters | marks.exponents);
    auto const integer = 1 + first_bit(delimiters | marks.exponents | marks.points);

    std::size_t const point = integer != mantissa ? 1 : 0;
    into.digits = mantissa - point;
    into.fraction = into.digits - integer;
    if (!decimal_value(at + into.digits + 1, into.digits, into.fraction, into.mantissa)) [[unlikely]]
        return nullptr;

    // Behind the mantissa is nothing or an exponent of one digit.
    auto const exponent_size = size - mantissa;
    into.exponent = (static_cast<unsigned char>(at[size - 1]) - std::size_t{'0'}) & (0 - (exponent_size >> 1));
    if ((exponent_size & ~std::size_t{2}) != 0 || into.exponent > 9 || at[mantissa - 1] == '.') [[unlikely]]
        return nullptr;
    return early + first_bit(from_early);
}

inline constexpr auto powers_of_ten = [] {
    std::array<std::uint64_t, 20> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i)
        powers[i] = powers[i - 1] * 10;
    return powers;
}();

/// Seconds since 1970, to the millisecond, in a number as quick_number() reads it.
[[gnu::always_inline]] inline char const* quick_time(char const* at, char const* early, timestamp& into) noexcept
{
    quick_decimal number;
    auto const*   end = quick_number(at, early, number);
    if (end == nullptr)
        return nullptr;
    // Negative ones become too large: times finer than a millisecond.
    auto const power = 3 + number.exponent - number.fraction;
    if (power > std::numeric_limits<std::int64_t>::digits10 - number.digits) [[unlikely]]
        return nullptr;
    into = timestamp(std::chrono::milliseconds(static_cast<std::int64_t>(number.mantissa * powers_of_ten[power])));
    return end;
}

/// A number without a sign, fraction and exponent. Such numbers are short, so that a loop does.
template <class T>
[[gnu::always_inline]] inline char const* quick_integer(char const* at, T& into) noexcept
{
    constexpr unsigned zero = '0';
    auto const* const  limit = at + std::min<std::size_t>(std::numeric_limits<T>::digits10, block_size);
    std::uint64_t      value = static_cast<unsigned char>(*at) - zero;
    if (value - 1 > 8) [[unlikely]]
        if (value != 0 || bindery::detail::is_decimal_digit(at[1]))
            return nullptr;
    // One or two digits are what most have: they need no look at the limit.
    auto next = static_cast<unsigned char>(*++at) - zero;
    if (next <= 9) {
        value = value * 10 + next;
        next = static_cast<unsigned char>(*++at) - zero;
        while (next <= 9 && at != limit)
            [[unlikely]]
            {
                value = value * 10 + next;
                next = static_cast<unsigned char>(*++at) - zero;
            }
    }
    if (next != ',' - zero) [[unlikely]]
        if ((next + zero) != '}' && next + zero != ']')
            return nullptr;
    into = static_cast<T>(value);
    return at;
}

} // namespace bindery::json::detail

#endif
