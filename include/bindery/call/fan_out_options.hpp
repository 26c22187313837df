// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_FAN_OUT_OPTIONS_HPP
#define BINDERY_CALL_FAN_OUT_OPTIONS_HPP

#include <bindery/call/listing_options.hpp>
#include <bindery/call/result.hpp>

#include <chrono>
#include <cstddef>

namespace bindery {

/// How the items of several listings are merged.
enum class fan_out_order : unsigned char {
    as_they_come, ///< Page by page, as the service answers: the fastest.
    by_request,   ///< All of the first request, then all of the second one, and so on.
};

/// What becomes of a listing's failure.
enum class fan_out_errors : unsigned char {
    fatal,     ///< next() fails, and all the other listings end.
    collected, ///< That listing is over; failures() tells why, and the others go on.
};

/// A listing that failed.
struct fan_out_failure
{
    std::size_t request_index = 0; ///< Which of the requests, counted from 0.
    failure     why{};
};

/// How the listings of many requests are run.
struct fan_out_options
{
    /// Listings under way at a time, each with one call at a time. At least 1.
    std::size_t max_in_flight = 8;

    fan_out_order  order = fan_out_order::as_they_come;
    fan_out_errors errors = fan_out_errors::fatal;

    /// Calls begun per second, all listings together, evenly spread; retries are not counted. 0: no limit;
    /// otherwise at least one call a day.
    double calls_per_second = 0;

    /// Time for everything, from the first next() on, the caller's own work included. What has arrived until then is
    /// handed out before errc::deadline_exceeded. While it runs, a fan-out that is neither read to its end nor destroyed
    /// keeps io_context::run() from returning. 0: no limit.
    std::chrono::milliseconds timeout{0};

    /// Limits of each listing. Pages are not prefetched, and a checkpoint would belong to one request only: either is
    /// an error.
    listing_options listing{};
};

} // namespace bindery

#endif
