// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_AMZ_DATE_HPP
#define BINDERY_AWS_IMPL_INTERNAL_AMZ_DATE_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::aws::detail {

/// The length of the day in "20150830T123600Z".
inline constexpr std::size_t day_digits = 8;

/// Writes a time of the years 0 to 9999 as X-Amz-Date has it: "20150830T123600Z".
inline std::string format_amz_date(std::chrono::sys_seconds time)
{
    auto const                        midnight = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date(midnight);
    std::chrono::hh_mm_ss const       clock(time - midnight);

    std::string text("00000000T000000Z");
    auto const  put = [&text](std::size_t end, long long number) {
        for (; number > 0; number /= 10)
            text[--end] = static_cast<char>('0' + number % 10);
    };
    put(4, static_cast<int>(date.year()));
    put(6, static_cast<unsigned>(date.month()));
    put(8, static_cast<unsigned>(date.day()));
    put(11, clock.hours().count());
    put(13, clock.minutes().count());
    put(15, clock.seconds().count());
    return text;
}

/// Reads what format_amz_date writes. Empty where the text is no such time.
inline std::optional<std::chrono::sys_seconds> parse_amz_date(std::string_view text)
{
    constexpr std::string_view form = "########T######Z";
    if (text.size() != form.size())
        return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == '#' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return std::nullopt;

    auto const number = [text](std::size_t begin, std::size_t size) {
        unsigned value = 0;
        for (char const digit : text.substr(begin, size))
            value = value * 10 + static_cast<unsigned>(digit - '0');
        return value;
    };
    std::chrono::year_month_day const date(std::chrono::year(static_cast<int>(number(0, 4))),
        std::chrono::month(number(4, 2)), std::chrono::day(number(6, 2)));
    std::chrono::hours const          hours(number(9, 2));
    std::chrono::minutes const        minutes(number(11, 2));
    std::chrono::seconds const        seconds(number(13, 2));
    if (!date.ok() || hours.count() > 23 || minutes.count() > 59 || seconds.count() > 59)
        return std::nullopt;
    return std::chrono::sys_days(date) + hours + minutes + seconds;
}

} // namespace bindery::aws::detail

#endif
