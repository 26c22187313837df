// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_DECIMAL_IPP
#define BINDERY_SHAPE_IMPL_DECIMAL_IPP

#include <bindery/shape/detail/decimal.hpp>

#include <algorithm>
#include <limits>

namespace bindery::detail {

BINDERY_DECL std::size_t number_extent(std::string_view text) noexcept
{
    std::size_t       at = text.starts_with('-') ? 1 : 0;
    std::size_t const integer = at;
    at = skip_decimal_digits(text, at);
    if (at == integer || (text[integer] == '0' && at - integer > 1))
        return 0;
    if (at < text.size() && text[at] == '.') {
        std::size_t const fraction = ++at;
        at = skip_decimal_digits(text, at);
        if (at == fraction)
            return 0;
    }
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '+' || text[at] == '-'))
            ++at;
        std::size_t const exponent = at;
        at = skip_decimal_digits(text, at);
        if (at == exponent)
            return 0;
    }
    return at;
}

/// An exponent's value, held at a bound that no text in memory can make up for with digits.
inline std::int64_t read_exponent(std::string_view digits, bool negative) noexcept
{
    constexpr std::int64_t bound = std::numeric_limits<std::int64_t>::max() / 100;
    std::int64_t           value = 0;
    for (char const c : digits)
        value = std::min(value * 10 + (c - '0'), bound);
    return negative ? -value : value;
}

BINDERY_DECL scaled_number scale_number(std::string_view number, int power) noexcept
{
    scaled_number result;
    result.negative = number.starts_with('-');
    if (result.negative)
        number.remove_prefix(1);

    std::int64_t point = power;
    if (auto const e = number.find_first_of("eE"); e != number.npos) {
        auto       exponent = number.substr(e + 1);
        bool const negative = exponent.starts_with('-');
        if (negative || exponent.starts_with('+'))
            exponent.remove_prefix(1);
        point += read_exponent(exponent, negative);
        number = number.substr(0, e);
    }
    auto const dot = std::min(number.find('.'), number.size());
    point += static_cast<std::int64_t>(dot);

    // From here on `point` says how many of the digits, counted from the first one, are the integer part.
    std::int64_t place = 0;
    for (char const c : number) {
        if (c == '.')
            continue;
        auto const digit = static_cast<std::uint64_t>(c - '0');
        if (place >= point)
            result.exact = result.exact && digit == 0;
        else {
            constexpr auto max = std::numeric_limits<std::uint64_t>::max();
            if (result.magnitude > max / 10 || result.magnitude * 10 > max - digit)
                result.overflow = true;
            else
                result.magnitude = result.magnitude * 10 + digit;
        }
        if (result.overflow)
            return result;
        ++place;
    }
    for (; place < point && result.magnitude != 0; ++place) {
        if (result.magnitude > std::numeric_limits<std::uint64_t>::max() / 10) {
            result.overflow = true;
            return result;
        }
        result.magnitude *= 10;
    }
    return result;
}

} // namespace bindery::detail

#endif
