// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_NUMBER_TEXTS_HPP
#define BINDERY_TESTS_FUZZ_NUMBER_TEXTS_HPP

#include "random.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

/// Numbers as texts write them, and some that are none.
namespace test_json_fuzz {

inline std::string random_digits(random_source& random, std::size_t count)
{
    std::string digits;
    for (; count > 0; --count)
        digits += static_cast<char>('0' + random.below(10));
    return digits;
}

inline std::string exponent_text(random_source& random, std::int64_t exponent)
{
    std::string text = random.coin() ? "e" : "E";
    if (exponent < 0 || random.one_in(8))
        text += exponent <= 0 ? '-' : '+';
    else if (random.one_in(3))
        text += '+';
    text.append(random.one_in(4) ? random.below(20) : 0, '0');
    return text + std::to_string(exponent < 0 ? -exponent : exponent);
}

/// Another way to write an integer, of the same value.
inline std::string respelled(random_source& random, std::string_view integer)
{
    std::string const sign = integer.starts_with('-') ? "-" : "";
    std::string const digits(integer.substr(sign.size()));
    auto const        length = static_cast<std::int64_t>(digits.size());
    switch (random.below(6)) {
    case 0: return sign + digits + "." + std::string(1 + random.below(25), '0');
    case 1: return sign + digits + exponent_text(random, 0);
    case 2: {
        auto const zeros = random.below(25);
        return sign + (digits == "0" ? "0" : digits + std::string(zeros, '0'))
               + exponent_text(random, -static_cast<std::int64_t>(zeros));
    }
    case 3: {
        auto const zeros = random.below(20);
        return sign + "0." + std::string(zeros, '0') + digits
               + exponent_text(random, length + static_cast<std::int64_t>(zeros));
    }
    default:
        if (length < 2)
            return sign + digits;
        auto const before = 1 + random.below(digits.size() - 1);
        return sign + digits.substr(0, before) + "." + digits.substr(before)
               + exponent_text(random, length - static_cast<std::int64_t>(before));
    }
}

/// What looks like a number, and what is only almost one.
inline std::string_view odd_number(random_source& random)
{
    static constexpr std::string_view texts[] = {"-", "+1", "01", "-01", "00", "1.", "1.e1", ".5", "-.5", "1e", "1e+",
        "1E-", "1e1.5", "0x10", "1..2", "--1", "1-2", "1e5e5", "1_0", "Infinity", "-Infinity", "NaN", "0.5", "-0.1",
        "1e-1", "1e99", "-1e99", "1e999", "-1e999", "1e2147483647", "1e2147483648", "1e-2147483649", "0e999",
        "0e99999999999999999999", "1e99999999999999999999", "1e-99999999999999999999", "-0", "-0.0", "-0e0", "0E+5",
        "1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "179769313486231580793728e285",
        "4.9406564584124654e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "2.2250738585072011e-308",
        "2.2250738585072014e-308", "3.4028234663852886e38", "3.4028235677973366e38", "3.4028235677973367e38",
        "1.401298464324817e-45", "7.006492321624085e-46", "7.006492321624086e-46", "9007199254740993",
        "9007199254740992.9999999999999999", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "18446744073709551615", "18446744073709551616", "9223372036854775.807",
        "9223372036854775.8079", "9223372036854775.808", "-9223372036854775.808", "-9223372036854775.8089",
        "-9223372036854775.809", "0.0009", "-0.0009", "0.1", "0.3", "5e-324", "1e23", "8.5e22", "123456789012345678e-2",
        "1e-400", "100000000000000000000000000e-24", "0.000000000000000000000000001e30"};
    return random.one_of(texts);
}

template <class Integer>
std::string integer_text(random_source& random)
{
    using limits = std::numeric_limits<Integer>;
    auto const          at_limit = random.below(16);
    std::string_view    sign;
    std::uint64_t const max = static_cast<std::uint64_t>(limits::max());
    std::uint64_t       magnitude = random.next() >> random.below(64);
    if (at_limit == 0)
        magnitude = max;
    else if (at_limit == 1)
        magnitude = std::is_signed_v<Integer> ? max + 1 : 0;
    else
        magnitude &= max;
    if (std::is_signed_v<Integer> && (at_limit == 1 || random.coin()))
        sign = "-";
    return std::string(sign) + std::to_string(magnitude);
}

/// One beyond one of the type's limits.
template <class Integer>
std::string integer_text_out_of_range(random_source& random)
{
    using limits = std::numeric_limits<Integer>;
    bool const below = random.coin();
    auto       text = std::to_string(below ? limits::min() : limits::max());
    if (text == "0")
        return "-1";
    // No limit ends in a nine.
    ++text.back();
    return text;
}

inline std::string fraction_text(random_source& random)
{
    return random.coin() ? "" : "." + random_digits(random, 1 + random.below(random.coin() ? 4 : 22));
}

inline std::string epoch_seconds_text(random_source& random)
{
    std::string text = random.one_in(6) ? "-" : "";
    switch (random.below(4)) {
    case 0: text += std::to_string(random.next() >> random.below(64)); break;
    case 1: text += std::to_string(random.next() % 9'223'372'036'854'776); break;
    default: text += std::to_string(1'500'000'000 + random.below(300'000'000)); break;
    }
    if (random.one_in(6))
        return respelled(random, text);
    text += fraction_text(random);
    if (random.one_in(6))
        text += exponent_text(random, static_cast<std::int64_t>(random.below(24)) - 12);
    return text;
}

template <class Real>
std::string real_text(random_source& random)
{
    std::string const sign = random.one_in(3) ? "-" : "";
    switch (random.below(5)) {
    case 0: return sign + std::to_string(random.below(1000)) + fraction_text(random);
    case 1: {
        auto const first = 1 + random.below(9);
        return sign + std::to_string(first) + random_digits(random, random.below(24)) + fraction_text(random)
               + (random.coin() ? "" : exponent_text(random, static_cast<std::int64_t>(random.below(700)) - 350));
    }
    case 2: return respelled(random, sign + std::to_string(random.next() >> random.below(64)));
    default: {
        // Bits of any value; with more digits than needed they lie half-way or close to it.
        using bits = std::conditional_t<sizeof(Real) == 4, std::uint32_t, std::uint64_t>;
        auto const value = std::bit_cast<Real>(static_cast<bits>(random.next()));
        if (!std::isfinite(value))
            return sign + "1";
        std::array<char, 64> digits;
        auto const           precision = static_cast<int>(random.below(30));
        auto const           end = random.coin() ? std::to_chars(digits.begin(), digits.end(), value)
                                                 : std::to_chars(digits.begin(), digits.end(), value,
                                                     std::chars_format::scientific, precision);
        return {digits.begin(), end.ptr};
    }
    }
}

} // namespace test_json_fuzz

#endif
