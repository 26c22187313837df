// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_TIMESTAMP_IPP
#define BINDERY_SHAPE_IMPL_TIMESTAMP_IPP

#include <bindery/shape/detail/decimal.hpp>
#include <bindery/shape/detail/digits.hpp>
#include <bindery/shape/detail/timestamp_text.hpp>
#include <bindery/shape/timestamp.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <limits>

namespace bindery {
namespace detail {

inline constexpr std::array<std::string_view, 7>  weekday_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
inline constexpr std::array<std::string_view, 12> month_names{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// A UTC date and time in the proleptic Gregorian calendar. std::chrono::year ends at 32767, a timestamp does not.
struct civil_time
{
    std::int64_t year = 1970;
    std::int64_t month = 1;
    std::int64_t day = 1;
    std::int64_t hour = 0;
    std::int64_t minute = 0;
    std::int64_t second = 0;
    std::int64_t millisecond = 0;
    bool         finer = false; ///< There was a fraction below the millisecond, not zero.
};

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) noexcept
{
    return a / b - (a % b < 0 ? 1 : 0);
}

constexpr std::int64_t days_in_month(std::int64_t year, std::int64_t month) noexcept
{
    bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 ? (leap ? 29 : 28) : (month == 4 || month == 6 || month == 9 || month == 11) ? 30 : 31;
}

// Both conversions count years from March, so that the leap day is a year's last one, in eras of 400 years.
inline constexpr std::int64_t days_per_era = 146097;
inline constexpr std::int64_t days_before_1970 = 719468;

constexpr std::int64_t days_from_civil(std::int64_t year, std::int64_t month, std::int64_t day) noexcept
{
    std::int64_t const shifted = month > 2 ? year : year - 1;
    std::int64_t const era = floor_div(shifted, 400);
    std::int64_t const year_of_era = shifted - era * 400;
    std::int64_t const day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * days_per_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
           - days_before_1970;
}

constexpr std::int64_t weekday_of(std::int64_t days) noexcept
{
    std::int64_t const since_thursday = days + 4;
    return since_thursday - floor_div(since_thursday, 7) * 7;
}

constexpr civil_time civil_from(timestamp when) noexcept
{
    std::int64_t const count = when.time_since_epoch().count();
    std::int64_t const days = floor_div(count, 86'400'000);
    std::int64_t const of_day = (count % 86'400'000 + 86'400'000) % 86'400'000;

    std::int64_t const shifted = days + days_before_1970;
    std::int64_t const era = floor_div(shifted, days_per_era);
    std::int64_t const day_of_era = shifted - era * days_per_era;
    std::int64_t const year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (days_per_era - 1)) / 365;
    std::int64_t const day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    std::int64_t const from_march = (5 * day_of_year + 2) / 153;

    civil_time civil;
    civil.month = from_march < 10 ? from_march + 3 : from_march - 9;
    civil.year = era * 400 + year_of_era + (civil.month <= 2 ? 1 : 0);
    civil.day = day_of_year - (153 * from_march + 2) / 5 + 1;
    civil.hour = of_day / 3'600'000;
    civil.minute = of_day / 60'000 % 60;
    civil.second = of_day / 1000 % 60;
    civil.millisecond = of_day % 1000;
    return civil;
}

/// The time in milliseconds, `offset` seconds east of UTC; empty where the date does not exist or is out of range.
inline std::optional<timestamp> timestamp_from(civil_time const& civil, std::int64_t offset)
{
    // 60 is the leap second, which this time scale does not have: it is the first second of the next minute.
    bool const exists = civil.month >= 1 && civil.month <= 12 && civil.day >= 1
                        && civil.day <= days_in_month(civil.year, civil.month) && civil.hour < 24 && civil.minute < 60
                        && civil.second <= 60;
    if (!exists)
        return std::nullopt;

    using limits = std::numeric_limits<std::int64_t>;
    std::int64_t const seconds = days_from_civil(civil.year, civil.month, civil.day) * 86'400 + civil.hour * 3600
                                 + civil.minute * 60 + civil.second - offset;
    // Counted from the second nearer to 1970, so that neither limit is passed on the way to it.
    std::int64_t const nearer = seconds < 0 ? seconds + 1 : seconds;
    std::int64_t const cut_off = civil.finer ? 1 : 0;
    std::int64_t const rest = seconds < 0 ? civil.millisecond - 1000 + cut_off : civil.millisecond;
    if (nearer > limits::max() / 1000 || nearer < limits::min() / 1000)
        return std::nullopt;
    std::int64_t const count = nearer * 1000;
    if (rest > 0 ? count > limits::max() - rest : count < limits::min() - rest)
        return std::nullopt;
    return timestamp(std::chrono::milliseconds(count + rest));
}

/// Reads a text from left to right; once something did not fit, nothing does.
class text_cursor
{
public:
    explicit text_cursor(std::string_view text) noexcept : rest_(text) { }

    bool take(std::string_view expected) noexcept
    {
        if (!rest_.starts_with(expected))
            return false;
        rest_.remove_prefix(expected.size());
        return true;
    }

    void expect(std::string_view expected) noexcept { ok_ = take(expected) && ok_; }

    /// A run of digits between those lengths.
    std::int64_t number(std::size_t min, std::size_t max) noexcept
    {
        std::size_t  digits = 0;
        std::int64_t value = 0;
        for (; digits < rest_.size() && digits < max && is_decimal_digit(rest_[digits]); ++digits)
            value = value * 10 + (rest_[digits] - '0');
        ok_ = ok_ && digits >= min;
        rest_.remove_prefix(digits);
        return value;
    }

    /// The position in the list of the name that comes next.
    template <std::size_t N>
    std::int64_t name(std::array<std::string_view, N> const& names) noexcept
    {
        for (std::size_t i = 0; i < N; ++i)
            if (take(names[i]))
                return static_cast<std::int64_t>(i);
        ok_ = false;
        return 0;
    }

    /// Four digits of a year, or a sign and at least four.
    std::int64_t year() noexcept
    {
        if (take("-")) {
            std::int64_t const year = number(4, 9);
            ok_ = ok_ && year != 0;
            return -year;
        }
        if (take("+"))
            return number(4, 9);
        return number(4, 4);
    }

    /// hh:mm:ss and an optional fraction of any length.
    void time_of_day(civil_time& civil) noexcept
    {
        civil.hour = number(2, 2);
        expect(":");
        civil.minute = number(2, 2);
        expect(":");
        civil.second = number(2, 2);
        if (!take("."))
            return;
        std::size_t const digits = skip_decimal_digits(rest_, 0);
        ok_ = ok_ && digits > 0;
        for (std::size_t i = 0; i < std::max<std::size_t>(digits, 3); ++i) {
            int const digit = i < digits ? rest_[i] - '0' : 0;
            if (i < 3)
                civil.millisecond = civil.millisecond * 10 + digit;
            else
                civil.finer = civil.finer || digit != 0;
        }
        rest_.remove_prefix(digits);
    }

    /// Z or +hh:mm or -hh:mm, in seconds.
    std::int64_t offset() noexcept
    {
        if (take("Z"))
            return 0;
        std::int64_t const sign = take("-") ? -1 : 1;
        if (sign == 1)
            expect("+");
        std::int64_t const hours = number(2, 2);
        expect(":");
        std::int64_t const minutes = number(2, 2);
        ok_ = ok_ && hours < 24 && minutes < 60;
        return sign * (hours * 3600 + minutes * 60);
    }

    /// Everything fitted and nothing is left.
    bool done() const noexcept { return ok_ && rest_.empty(); }

private:
    std::string_view rest_;
    bool             ok_ = true;
};

inline char* write_epoch_seconds(char* to, timestamp when) noexcept
{
    std::int64_t const count = when.time_since_epoch().count();
    auto const         magnitude = magnitude_of(count);
    auto const         fraction = static_cast<std::uint32_t>(magnitude % 1000);
    to = write_number(write_sign(to, count), magnitude / 1000);
    // Written even if it is zero: whether a time has a fraction, no processor can predict.
    write_padded<4>(to, fraction);
    *to = '.';
    return to + (fraction != 0 ? 4 : 0);
}

inline std::optional<timestamp> parse_epoch_seconds(std::string_view text)
{
    if (text.empty() || number_extent(text) != text.size())
        return std::nullopt;
    auto const          count = scale_number(text, 3);
    std::uint64_t const most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()) + count.negative;
    if (count.overflow || count.magnitude > most)
        return std::nullopt;
    auto const value = static_cast<std::int64_t>(count.negative ? 0 - count.magnitude : count.magnitude);
    return timestamp(std::chrono::milliseconds(value));
}

inline char* write_text(char* to, std::string_view text) noexcept
{
    std::memcpy(to, text.data(), text.size());
    return to + text.size();
}

template <unsigned Width>
char* write_field(char* to, std::int64_t value) noexcept
{
    return write_padded<Width>(to, static_cast<std::uint32_t>(value));
}

/// Four digits; outside of the years 0 to 9999 ISO 8601 wants a sign.
inline char* write_year(char* to, std::int64_t year) noexcept
{
    if (year < 0)
        *to++ = '-';
    else if (year > 9999)
        *to++ = '+';
    auto const magnitude = magnitude_of(year);
    return magnitude <= 9999 ? write_padded<4>(to, static_cast<std::uint32_t>(magnitude)) : write_number(to, magnitude);
}

inline char* write_time_of_day(char* to, civil_time const& civil) noexcept
{
    to = write_text(write_field<2>(to, civil.hour), ":");
    to = write_text(write_field<2>(to, civil.minute), ":");
    return write_field<2>(to, civil.second);
}

inline char* write_iso8601(char* to, civil_time const& civil) noexcept
{
    to = write_text(write_year(to, civil.year), "-");
    to = write_text(write_field<2>(to, civil.month), "-");
    to = write_text(write_field<2>(to, civil.day), "T");
    to = write_time_of_day(to, civil);
    if (civil.millisecond != 0)
        to = write_field<3>(write_text(to, "."), civil.millisecond);
    return write_text(to, "Z");
}

inline std::optional<timestamp> parse_iso8601(std::string_view text)
{
    text_cursor in(text);
    civil_time  civil;
    civil.year = in.year();
    in.expect("-");
    civil.month = in.number(2, 2);
    in.expect("-");
    civil.day = in.number(2, 2);
    in.expect("T");
    in.time_of_day(civil);
    auto const offset = in.offset();
    return in.done() ? timestamp_from(civil, offset) : std::nullopt;
}

inline char* write_http_date(char* to, civil_time const& civil) noexcept
{
    auto const days = days_from_civil(civil.year, civil.month, civil.day);
    to = write_text(to, weekday_names[static_cast<std::size_t>(weekday_of(days))]);
    to = write_field<2>(write_text(to, ", "), civil.day);
    to = write_text(write_text(to, " "), month_names[static_cast<std::size_t>(civil.month - 1)]);
    to = write_year(write_text(to, " "), civil.year);
    to = write_time_of_day(write_text(to, " "), civil);
    return write_text(to, " GMT");
}

inline std::optional<timestamp> parse_http_date(std::string_view text)
{
    text_cursor in(text);
    civil_time  civil;
    auto const  weekday = in.name(weekday_names);
    in.expect(", ");
    civil.day = in.number(2, 2);
    in.expect(" ");
    civil.month = in.name(month_names) + 1;
    in.expect(" ");
    civil.year = in.year();
    in.expect(" ");
    in.time_of_day(civil);
    in.expect(" GMT");
    if (!in.done() || weekday_of(days_from_civil(civil.year, civil.month, civil.day)) != weekday)
        return std::nullopt;
    return timestamp_from(civil, 0);
}

BINDERY_DECL char* write_timestamp(char* to, timestamp when, timestamp_format::notation as) noexcept
{
    switch (as) {
    case timestamp_format::notation::iso8601: return write_iso8601(to, civil_from(when));
    case timestamp_format::notation::http_date: return write_http_date(to, civil_from(when));
    case timestamp_format::notation::epoch_seconds: break;
    }
    return write_epoch_seconds(to, when);
}

} // namespace detail

BINDERY_DECL std::string format_timestamp(timestamp when, timestamp_format format)
{
    std::array<char, detail::timestamp_text_size> text;
    return std::string(text.data(), detail::write_timestamp(text.data(), when, format.as));
}

BINDERY_DECL std::optional<timestamp> parse_timestamp(std::string_view text, timestamp_format format)
{
    switch (format.as) {
    case timestamp_format::notation::iso8601: return detail::parse_iso8601(text);
    case timestamp_format::notation::http_date: return detail::parse_http_date(text);
    case timestamp_format::notation::epoch_seconds: break;
    }
    return detail::parse_epoch_seconds(text);
}

} // namespace bindery

#endif
