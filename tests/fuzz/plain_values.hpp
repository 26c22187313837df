// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_PLAIN_VALUES_HPP
#define BINDERY_TESTS_FUZZ_PLAIN_VALUES_HPP

#include <bindery/shape/blob.hpp>
#include <bindery/shape/timestamp.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

/// What numbers, times and base64 mean, written for clarity and from the documentation alone.
namespace test_json_fuzz {

/// A JSON number: the sign and 0.digits times ten to the power of `point`. Zero has no digits.
struct decimal
{
    bool         negative = false;
    std::string  digits{}; ///< Neither begins nor ends with a zero.
    std::int64_t point = 0;

    explicit decimal(std::string_view number) : negative(number.starts_with('-'))
    {
        auto const e = std::min(number.find_first_of("eE"), number.size());
        bool       behind_point = false;
        for (char const c : number.substr(0, e)) {
            if (c == '.')
                behind_point = true;
            if (c < '0' || c > '9')
                continue;
            if (!digits.empty() || c != '0')
                digits += c;
            if (digits.empty() ? behind_point : !behind_point)
                point += behind_point ? -1 : 1;
        }
        digits.erase(digits.find_last_not_of('0') + 1);
        point += exponent(number.substr(e));
    }

    /// The integer part of the number times ten to that power, without the sign; empty where it has more than 64 bits.
    std::optional<std::uint64_t> integer_part(std::int64_t power = 0) const
    {
        auto const places = point + power;
        if (digits.empty() || places <= 0)
            return 0;
        if (places > 20)
            return std::nullopt;
        auto integer = digits.substr(0, static_cast<std::size_t>(places));
        integer.resize(static_cast<std::size_t>(places), '0');
        std::uint64_t value = 0;
        if (std::from_chars(integer.data(), integer.data() + integer.size(), value).ec != std::errc())
            return std::nullopt;
        return value;
    }

    bool has_fraction() const { return !digits.empty() && point < static_cast<std::int64_t>(digits.size()); }

private:
    /// The exponent, at most a number that no text can make up for with digits.
    static std::int64_t exponent(std::string_view text)
    {
        std::int64_t value = 0;
        for (char const c : text)
            if (c >= '0' && c <= '9')
                value = std::min(value * 10 + (c - '0'), std::numeric_limits<std::int64_t>::max() / 100);
        return text.find('-') == text.npos ? value : -value;
    }
};

/// A signed number of at most 64 bits from its parts, if it is one.
inline std::optional<std::int64_t> with_sign(bool negative, std::optional<std::uint64_t> magnitude)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (!magnitude || *magnitude > most + (negative ? 1 : 0))
        return std::nullopt;
    return static_cast<std::int64_t>(negative ? 0 - *magnitude : *magnitude);
}

/// A number with a fraction or an exponent is an integer where its value is one.
template <class Integer>
std::optional<Integer> integer_of(std::string_view number)
{
    decimal const value(number);
    auto const    magnitude = value.integer_part();
    if (value.has_fraction() || !magnitude)
        return std::nullopt;
    using limits = std::numeric_limits<Integer>;
    if constexpr (std::is_signed_v<Integer>) {
        auto const whole = with_sign(value.negative, magnitude);
        if (whole && *whole >= limits::min() && *whole <= limits::max())
            return static_cast<Integer>(*whole);
    }
    else if (*magnitude <= limits::max() && !(value.negative && *magnitude != 0))
        return static_cast<Integer>(*magnitude);
    return std::nullopt;
}

/// The nearest one, however small; empty where it is too large. The C library rounds as IEEE 754 wants it.
template <class Real>
std::optional<Real> real_of(std::string const& number)
{
    Real value = 0;
    if constexpr (std::is_same_v<Real, float>)
        value = std::strtof(number.c_str(), nullptr);
    else
        value = std::strtod(number.c_str(), nullptr);
    return std::isinf(value) ? std::nullopt : std::optional(value);
}

inline std::optional<bindery::timestamp> epoch_seconds_of(std::string_view number)
{
    decimal const value(number);
    auto const    count = with_sign(value.negative, value.integer_part(3));
    return count ? std::optional(bindery::timestamp(std::chrono::milliseconds(*count))) : std::nullopt;
}

/// Takes a prefix in which `d` is any digit, and the rest is itself.
inline std::optional<std::string_view> take_pattern(std::string_view& text, std::string_view pattern)
{
    bool const fits = std::equal(pattern.begin(), pattern.end(), text.begin(),
        text.begin() + static_cast<std::ptrdiff_t>(std::min(pattern.size(), text.size())),
        [](char wanted, char c) { return wanted == 'd' ? c >= '0' && c <= '9' : wanted == c; });
    if (!fits)
        return std::nullopt;
    auto const taken = text.substr(0, pattern.size());
    text.remove_prefix(pattern.size());
    return taken;
}

inline std::int64_t number_in(std::string_view text, std::size_t at, std::size_t digits)
{
    return std::stoll(std::string(text.substr(at, digits)));
}

/// Four digits, or a sign and four to nine of them; there is no year -0.
inline std::optional<std::int64_t> take_year(std::string_view& text)
{
    if (!text.starts_with('-') && !text.starts_with('+')) {
        auto const digits = take_pattern(text, "dddd");
        return digits ? std::optional(number_in(*digits, 0, 4)) : std::nullopt;
    }
    auto const digits = std::min(text.find_first_not_of("0123456789", 1), text.size()) - 1;
    auto const length = std::min<std::size_t>(digits, 9);
    if (length < 4)
        return std::nullopt;
    auto const year = number_in(text, 1, length);
    bool const negative = text.starts_with('-');
    text.remove_prefix(length + 1);
    if (negative && year == 0)
        return std::nullopt;
    return negative ? -year : year;
}

/// Takes hh:mm:ss and a fraction: the milliseconds of the day, and whether there is a fraction of a millisecond left.
/// A leap second is the first one of the next minute.
inline std::optional<std::int64_t> take_time_of_day(std::string_view& text, bool& finer)
{
    auto const time = take_pattern(text, "dd:dd:dd");
    if (!time)
        return std::nullopt;
    auto const   hour = number_in(*time, 0, 2);
    auto const   minute = number_in(*time, 3, 2);
    auto const   second = number_in(*time, 6, 2);
    std::int64_t milliseconds = 0;
    if (text.starts_with('.')) {
        auto const end = std::min(text.find_first_not_of("0123456789", 1), text.size());
        if (end == 1)
            return std::nullopt;
        auto const fraction = std::string(text.substr(1, end - 1)) + "00";
        milliseconds = number_in(fraction, 0, 3);
        finer = fraction.find_first_not_of('0', 3) != fraction.npos;
        text.remove_prefix(end);
    }
    if (hour > 23 || minute > 59 || second > 60)
        return std::nullopt;
    return ((hour * 60 + minute) * 60 + second) * 1000 + milliseconds;
}

/// Days since 1970; empty for a date that does not exist. 400 years always have the same days.
inline std::optional<std::int64_t> days_of(std::int64_t year, std::int64_t month, std::int64_t day)
{
    auto const                        of_era = (year % 400 + 400) % 400;
    std::chrono::year_month_day const date(std::chrono::year(static_cast<int>(2000 + of_era)),
        std::chrono::month(static_cast<unsigned>(month)), std::chrono::day(static_cast<unsigned>(day)));
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date).time_since_epoch().count() + (year - of_era - 2000) / 400 * 146'097;
}

/// The time, cut off towards 1970; empty where it is out of range.
inline std::optional<bindery::timestamp> time_of(std::int64_t days, std::int64_t milliseconds, bool finer)
{
    constexpr std::int64_t day = 86'400'000;
    for (; milliseconds < 0; milliseconds += day)
        --days;
    for (; milliseconds >= day; milliseconds -= day)
        ++days;
    // Before 1970 counted from the next midnight, so that the limit is not passed on the way to it.
    if (days < 0) {
        ++days;
        milliseconds += (finer ? 1 : 0) - day;
    }
    constexpr auto min = std::numeric_limits<std::int64_t>::min();
    constexpr auto max = std::numeric_limits<std::int64_t>::max();
    if (days < min / day || days > max / day)
        return std::nullopt;
    auto const midnight = days * day;
    if (milliseconds < 0 ? midnight < min - milliseconds : midnight > max - milliseconds)
        return std::nullopt;
    return bindery::timestamp(std::chrono::milliseconds(midnight + milliseconds));
}

inline std::optional<bindery::timestamp> iso8601_of(std::string_view text)
{
    auto const year = take_year(text);
    auto const date = take_pattern(text, "-dd-ddT");
    bool       finer = false;
    auto const time = take_time_of_day(text, finer);
    if (!year || !date || !time)
        return std::nullopt;
    std::int64_t offset = 0;
    if (text != "Z") {
        bool const west = text.starts_with('-');
        auto const zone = take_pattern(text, west ? "-dd:dd" : "+dd:dd");
        if (!zone || !text.empty() || number_in(*zone, 1, 2) > 23 || number_in(*zone, 4, 2) > 59)
            return std::nullopt;
        offset = (number_in(*zone, 1, 2) * 60 + number_in(*zone, 4, 2)) * (west ? -60'000 : 60'000);
    }
    auto const days = days_of(*year, number_in(*date, 1, 2), number_in(*date, 4, 2));
    return days ? time_of(*days, *time - offset, finer) : std::nullopt;
}

inline std::optional<bindery::timestamp> http_date_of(std::string_view text)
{
    constexpr std::string_view weekdays = "Sun,Mon,Tue,Wed,Thu,Fri,Sat,";
    constexpr std::string_view months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec ";
    auto const                 weekday = weekdays.find(text.substr(0, 4));
    text.remove_prefix(std::min<std::size_t>(text.size(), 4));
    auto const day = take_pattern(text, " dd ");
    auto const month = months.find(text.substr(0, 4));
    text.remove_prefix(std::min<std::size_t>(text.size(), 4));
    auto const year = take_year(text);
    bool const spaced = take_pattern(text, " ").has_value();
    bool       finer = false;
    auto const time = take_time_of_day(text, finer);
    bool const is_date = weekday % 4 == 0 && day && month % 4 == 0 && year && spaced && time && text == " GMT";
    if (!is_date)
        return std::nullopt;
    auto const days = days_of(*year, static_cast<std::int64_t>(month / 4 + 1), number_in(*day, 1, 2));
    if (!days || (*days % 7 + 7 + 4) % 7 != static_cast<std::int64_t>(weekday / 4))
        return std::nullopt;
    return time_of(*days, *time, finer);
}

/// What base64 with padding encodes; empty where it is not the one text for its bytes.
inline std::optional<bindery::blob> base64_of(std::string_view text)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    auto const                 length = std::min(text.find('='), text.size());
    auto const                 padding = text.size() - length;
    if (text.size() % 4 != 0 || padding > 2 || text.find_first_not_of('=', length) != text.npos)
        return std::nullopt;
    bindery::blob bytes;
    unsigned      pending = 0;
    unsigned      bits = 0;
    for (char const c : text.substr(0, length)) {
        auto const value = alphabet.find(c);
        if (value == alphabet.npos)
            return std::nullopt;
        pending = (pending << 6 | static_cast<unsigned>(value)) & 0xFFFFU;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes.push_back(static_cast<std::byte>(pending >> bits & 0xFFU));
        }
    }
    if ((pending & ((1U << bits) - 1)) != 0)
        return std::nullopt;
    return bytes;
}

} // namespace test_json_fuzz

#endif
