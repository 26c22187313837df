// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/timestamp.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>

BOOST_AUTO_TEST_SUITE(shape_timestamp)

namespace test_shape_timestamp {

using bindery::timestamp_format;

inline bindery::timestamp at(std::int64_t milliseconds)
{
    return bindery::timestamp(std::chrono::milliseconds(milliseconds));
}

/// The milliseconds of what was read, or nothing.
inline std::optional<std::int64_t> read(std::string_view text, timestamp_format format)
{
    auto const when = bindery::parse_timestamp(text, format);
    return when ? std::optional(when->time_since_epoch().count()) : std::nullopt;
}

struct sample
{
    std::string_view text;
    std::int64_t     milliseconds;
};

inline constexpr auto min = std::numeric_limits<std::int64_t>::min();
inline constexpr auto max = std::numeric_limits<std::int64_t>::max();

} // namespace test_shape_timestamp

using namespace test_shape_timestamp;

BOOST_AUTO_TEST_CASE(writes_epoch_seconds)
{
    for (auto const& [text, milliseconds] :
        {sample{"0", 0}, {"1509494400", 1509494400000}, {"1509494400.125", 1509494400125}, {"0.001", 1}, {"-0.001", -1},
            {"-1.500", -1500}, {"9223372036854775.807", max}, {"-9223372036854775.808", min}})
        BOOST_TEST(bindery::format_timestamp(at(milliseconds)) == text);
}

BOOST_AUTO_TEST_CASE(reads_epoch_seconds_exactly)
{
    for (auto const& [text, milliseconds] :
        {sample{"0", 0}, {"-0", 0}, {"0.0", 0}, {"1509494400", 1509494400000}, {"1.5094944E9", 1509494400000},
            {"1.5094944e+9", 1509494400000}, {"15094944000e-1", 1509494400000}, {"1509494400.1259", 1509494400125},
            {"-1509494400.1259", -1509494400125}, {"0.0009", 0}, {"-0.0009", 0}, {"1e-3", 1}, {"9e-4", 0},
            {"9223372036854775.807", max}, {"9223372036854775.8079999", max}, {"-9223372036854775.808", min},
            {"9223372036854775807e-3", max}, {"0e999999999", 0}, {"0.000e99999999999999999999", 0}, {"1e-999999999", 0},
            {"0.00000000000000000000000000001e30", 10000}, {"1000000000000000000000000e-24", 1000}})
        BOOST_TEST((read(text, bindery::epoch_seconds) == milliseconds), text);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_json_number_or_out_of_range)
{
    for (std::string_view const text :
        {"", "-", "+1", "01", "-01", "00", ".5", "1.", "1.e1", "1e", "1e+", "1e-", "1E+-1", "0x10", "1 ", " 1", "1,5",
            "NaN", "Infinity", "1..2", "1e1.5", "--1", "9223372036854775.808", "-9223372036854775.809", "1e999999999",
            "-1e999999999", "1e99999999999999999999", "9223372036854776", "18446744073709551616", "1a", "\"1\""})
        BOOST_TEST(!read(text, bindery::epoch_seconds), text);
}

BOOST_AUTO_TEST_CASE(an_exponent_cannot_undo_a_long_text)
{
    std::string const zeros(100'000, '0');
    BOOST_TEST((read("1" + zeros + "e-100000", bindery::epoch_seconds) == 1000));
    BOOST_TEST((read("0." + zeros + "1e100001", bindery::epoch_seconds) == 1000));
    BOOST_TEST(!read("1" + zeros, bindery::epoch_seconds));
}

BOOST_AUTO_TEST_CASE(writes_and_reads_iso8601)
{
    for (auto const& [text, milliseconds] : {sample{"2017-11-01T00:00:00Z", 1509494400000},
             {"2017-11-01T00:00:00.125Z", 1509494400125}, {"1970-01-01T00:00:00Z", 0}, {"1969-12-31T23:59:59.999Z", -1},
             {"2000-02-29T23:59:59Z", 951868799000}, {"0001-01-01T00:00:00Z", -62135596800000},
             {"9999-12-31T23:59:59.999Z", 253402300799999}, {"0000-01-01T00:00:00Z", -62167219200000},
             {"-0001-12-31T23:59:59.999Z", -62167219200001}, {"+10000-01-01T00:00:00Z", 253402300800000},
             {"+292278994-08-17T07:12:55.807Z", max}, {"-292275055-05-16T16:47:04.192Z", min}})
    {
        BOOST_TEST(bindery::format_timestamp(at(milliseconds), bindery::iso8601) == text);
        BOOST_TEST((read(text, bindery::iso8601) == milliseconds), text);
    }
}

BOOST_AUTO_TEST_CASE(reads_fractions_and_offsets)
{
    for (auto const& [text, milliseconds] :
        {sample{"2017-11-01T01:00:00+01:00", 1509494400000}, {"2017-10-31T18:30:00.5-05:30", 1509494400500},
            {"2017-11-01T00:00:00.1Z", 1509494400100}, {"2017-11-01T00:00:00.123999999999999999999999Z", 1509494400123},
            {"1969-12-31T23:59:59.9999Z", 0}, {"1969-12-31T23:59:58.9991Z", -1000},
            {"-292275055-05-16T16:47:04.1919Z", std::numeric_limits<std::int64_t>::min()},
            {"+292278994-08-17T07:12:55.8079Z", std::numeric_limits<std::int64_t>::max()},
            {"2016-12-31T23:59:60Z", 1483228800000}, {"2017-11-01T00:00:00-00:00", 1509494400000},
            {"2017-11-01T23:59:00+23:59", 1509494400000}})
        BOOST_TEST((read(text, bindery::iso8601) == milliseconds), text);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_iso8601_time)
{
    for (std::string_view const text :
        {"", "2017-11-01", "2017-11-01T00:00:00", "2017-11-01 00:00:00Z", "2017-11-01T00:00Z", "2017-11-01T24:00:00Z",
            "2017-11-01T00:60:00Z", "2017-11-01T00:00:61Z", "2017-02-29T00:00:00Z", "2016-02-30T00:00:00Z",
            "1900-02-29T00:00:00Z", "2017-04-31T00:00:00Z", "2017-13-01T00:00:00Z", "2017-00-01T00:00:00Z",
            "2017-01-00T00:00:00Z", "2017-1-01T00:00:00Z", "17-11-01T00:00:00Z", "2017-11-01T00:00:00.Z",
            "2017-11-01T00:00:00,5Z", "2017-11-01T00:00:00+1:00", "2017-11-01T00:00:00+0100",
            "2017-11-01T00:00:00+24:00", "2017-11-01T00:00:00+01:60", "2017-11-01T00:00:00ZZ", "2017-11-01T00:00:00Z ",
            " 2017-11-01T00:00:00Z", "20171-11-01T00:00:00Z", "-0000-11-01T00:00:00Z", "+999999999-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z", "+292278994-08-17T07:12:55.808Z", "-292275055-05-16T16:47:04.191Z",
            "-292275055-05-16T16:47:04.1909Z", "+9999999999-01-01T00:00:00Z", "1509494400"})
        BOOST_TEST(!read(text, bindery::iso8601), text);
}

BOOST_AUTO_TEST_CASE(writes_and_reads_http_dates)
{
    for (auto const& [text, milliseconds] : {sample{"Wed, 01 Nov 2017 00:00:00 GMT", 1509494400000},
             {"Sun, 06 Nov 1994 08:49:37 GMT", 784111777000}, {"Thu, 01 Jan 1970 00:00:00 GMT", 0},
             {"Wed, 31 Dec 1969 23:59:59 GMT", -1000}, {"Tue, 29 Feb 2000 12:00:00 GMT", 951825600000}})
    {
        BOOST_TEST(bindery::format_timestamp(at(milliseconds), bindery::http_date) == text);
        BOOST_TEST((read(text, bindery::http_date) == milliseconds), text);
    }
    BOOST_TEST(bindery::format_timestamp(at(1509494400999), bindery::http_date) == "Wed, 01 Nov 2017 00:00:00 GMT");
    BOOST_TEST((read("Wed, 01 Nov 2017 00:00:00.25 GMT", bindery::http_date) == 1509494400250));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_http_date)
{
    for (std::string_view const text : {"", "Tue, 01 Nov 2017 00:00:00 GMT", "Wed, 1 Nov 2017 00:00:00 GMT",
             "Wed, 01 nov 2017 00:00:00 GMT", "Wed, 01 Nov 17 00:00:00 GMT", "Wed, 01 Nov 2017 00:00:00",
             "Wed, 01 Nov 2017 00:00:00 UTC", "Wed, 01 Nov 2017 24:00:00 GMT", "Thu, 31 Nov 2017 00:00:00 GMT",
             "Wednesday, 01-Nov-17 00:00:00 GMT", "Wed Nov  1 00:00:00 2017", "Wed, 01 Nov 2017 00:00:00 GMT "})
        BOOST_TEST(!read(text, bindery::http_date), text);
}

BOOST_AUTO_TEST_CASE(every_timestamp_comes_back)
{
    std::mt19937_64 random(3);
    for (int i = 0; i < 20'000; ++i) {
        auto const value = static_cast<std::int64_t>(random()) >> (random() % 64);
        for (auto const format : {bindery::epoch_seconds, bindery::iso8601})
            BOOST_REQUIRE_EQUAL(read(bindery::format_timestamp(at(value), format), format).value_or(~value), value);
        auto const second = value / 1000 * 1000;
        BOOST_REQUIRE_EQUAL(
            read(bindery::format_timestamp(at(second), bindery::http_date), bindery::http_date).value_or(~value),
            second);
    }
}

BOOST_AUTO_TEST_CASE(the_calendar_is_that_of_chrono)
{
    using namespace std::chrono;
    for (sys_days day = sys_days(year(-400) / 1 / 1); day < sys_days(year(2801) / 1 / 1); day += days(17)) {
        year_month_day const date(day);
        auto const           text = bindery::format_timestamp(bindery::timestamp(day), bindery::iso8601);
        auto const           year_text = text.substr(0, text.find('-', 1));
        BOOST_REQUIRE_EQUAL(std::stoi(year_text), static_cast<int>(date.year()));
        BOOST_REQUIRE_EQUAL(std::stoul(text.substr(year_text.size() + 1, 2)), static_cast<unsigned>(date.month()));
        BOOST_REQUIRE_EQUAL(std::stoul(text.substr(year_text.size() + 4, 2)), static_cast<unsigned>(date.day()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
