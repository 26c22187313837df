// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_TIME_TEXT_HPP
#define BINDERY_BENCHMARKS_PARSE_TIME_TEXT_HPP

#include <bindery/shape/timestamp.hpp>

#include <charconv>
#include <cstddef>

namespace bench {

inline constexpr std::size_t time_text_size = 32;

/// Writes a time after 1970 as seconds, with three decimals where it has milliseconds, and returns the end. For peers
/// that can write a number's text: to them it is faster than writing a double.
inline char* write_time(char (&into)[time_text_size], bindery::timestamp time)
{
    auto const milliseconds = time.time_since_epoch().count();
    auto*      end = std::to_chars(into, into + time_text_size, milliseconds / 1000).ptr;
    if (auto const rest = milliseconds % 1000; rest != 0) {
        *end++ = '.';
        *end++ = static_cast<char>('0' + rest / 100);
        *end++ = static_cast<char>('0' + rest / 10 % 10);
        *end++ = static_cast<char>('0' + rest % 10);
    }
    return end;
}

} // namespace bench

#endif
