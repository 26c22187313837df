// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_TIMESTAMP_HPP
#define BINDERY_SHAPE_TIMESTAMP_HPP

#include <bindery/config.hpp>
#include <bindery/shape/members.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bindery {

/// A point in time as APIs carry it: UTC, in milliseconds. Finer fractions on the wire are cut off, towards 1970.
using timestamp = std::chrono::sys_time<std::chrono::milliseconds>;

/// Writes a timestamp: epoch_seconds as a number ("1509494400" or "1509494400.125"), iso8601 as
/// "2017-11-01T00:00:00Z" or "2017-11-01T00:00:00.125Z", http_date as "Wed, 01 Nov 2017 00:00:00 GMT" (which has no
/// fraction: milliseconds are dropped). Years outside of 0 to 9999 are written with a sign, as ISO 8601 has it.
BINDERY_DECL std::string format_timestamp(timestamp, timestamp_format = epoch_seconds);

/// Reads what format_timestamp writes, and besides it exponents in epoch_seconds ("1.5094944E9"), a fraction of any
/// length in all three, and numeric offsets in iso8601. Empty where the text is no such time, the date does not exist,
/// the weekday of an http_date is not the date's, or the time is out of range. A leap second, second 60, counts as the
/// first second of the next minute.
BINDERY_DECL std::optional<timestamp> parse_timestamp(std::string_view, timestamp_format = epoch_seconds);

} // namespace bindery

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/timestamp.ipp>
#endif

#endif
