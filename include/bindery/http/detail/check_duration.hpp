// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_CHECK_DURATION_HPP
#define BINDERY_HTTP_DETAIL_CHECK_DURATION_HPP

#include <bindery/error.hpp>

#include <chrono>
#include <string>

namespace bindery::http::detail {

/// Refuses a setting that is negative, or so long that the clock's arithmetic could overflow.
inline void check_duration(std::chrono::milliseconds given, char const* name)
{
    constexpr auto longest = std::chrono::hours(24 * 365);
    if (given < given.zero())
        throw error(errc::invalid_config, std::string(name) + " is negative");
    if (given > longest)
        throw error(errc::invalid_config, std::string(name) + " is longer than a year");
}

} // namespace bindery::http::detail

#endif
