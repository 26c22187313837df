// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/aws/detail/refresh_schedule.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <optional>
#include <ostream>

namespace test_aws_refresh_schedule {

using namespace std::chrono_literals;
using schedule = bindery::aws::detail::refresh_schedule;
using step = schedule::step;
using time_point = schedule::time_point;

constexpr time_point start = time_point(std::chrono::hours(24 * 365 * 50));

/// What is done at a time after the start.
step at(schedule const& some, schedule::duration after)
{
    return some.next(start + after);
}

schedule lasting(schedule::duration lifetime)
{
    schedule result;
    result.succeeded(start, start + lifetime);
    return result;
}

} // namespace test_aws_refresh_schedule

BOOST_AUTO_TEST_SUITE(aws_refresh_schedule)

using namespace test_aws_refresh_schedule;

BOOST_AUTO_TEST_CASE(without_credentials_calls_wait)
{
    schedule none;
    BOOST_TEST((at(none, 0s) == step::wait));
    BOOST_TEST(!none.is_usable(start));
    none.failed(start, 0);
    BOOST_TEST((at(none, 0s) == step::wait));
}

BOOST_AUTO_TEST_CASE(credentials_without_an_end_are_used_for_ever)
{
    schedule forever;
    forever.succeeded(start, std::nullopt);
    BOOST_TEST((at(forever, 0s) == step::use));
    BOOST_TEST((at(forever, 24h * 365 * 100) == step::use));
}

BOOST_AUTO_TEST_CASE(windows)
{
    struct
    {
        schedule::duration lifetime, advisory, mandatory;
    } const cases[] = {
        {12h, 12h - 15min, 12h - 10min},
        {1h, 45min, 50min},
        {30min, 22min + 30s, 25min},
        {15min, 11min + 15s, 12min + 30s},
        {12s, 9s, 10s},
    };
    for (auto const& each : cases) {
        auto const some = lasting(each.lifetime);
        BOOST_TEST((at(some, 0s) == step::use));
        BOOST_TEST((at(some, each.advisory - 1ns) == step::use));
        BOOST_TEST((at(some, each.advisory) == step::refresh));
        BOOST_TEST((at(some, each.mandatory - 1ns) == step::refresh));
        BOOST_TEST((at(some, each.mandatory) == step::wait));
        BOOST_TEST(some.is_usable(start + each.lifetime - 1ns));
        BOOST_TEST((at(some, each.lifetime) == step::wait));
        BOOST_TEST(!some.is_usable(start + each.lifetime));
    }
}

BOOST_AUTO_TEST_CASE(after_failures_the_next_try_is_put_off_longer_and_longer)
{
    auto       some = lasting(1h);
    auto       now = 50min + 0ns;
    auto const delays = {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s};
    for (auto const delay : delays) {
        some.failed(start + now, 0);
        BOOST_TEST((at(some, now) == step::use));
        BOOST_TEST((at(some, now + delay - 1ns) == step::use));
        now += delay;
        BOOST_TEST((at(some, now) == step::wait));
    }
    // A success begins anew.
    some.succeeded(start + now, start + now + 1h);
    BOOST_TEST((at(some, now + 45min) == step::refresh));
    some.failed(start + now + 45min, 0);
    BOOST_TEST((at(some, now + 45min + 1s) == step::refresh));
}

BOOST_AUTO_TEST_CASE(chance_takes_up_to_half_of_the_delay)
{
    auto some = lasting(1h);
    some.failed(start + 50min, 0.5);
    BOOST_TEST((at(some, 50min + 749ms) == step::use));
    BOOST_TEST((at(some, 50min + 750ms) == step::wait));
    some.failed(start + 50min, 0.999999);
    BOOST_TEST((at(some, 50min + 1s) == step::use));
    BOOST_TEST((at(some, 50min + 1s + 1ms) == step::wait));
}

BOOST_AUTO_TEST_CASE(what_has_expired_is_not_used_for_want_of_other)
{
    auto some = lasting(1h);
    some.failed(start + 1h - 100ms, 0);
    BOOST_TEST((at(some, 1h - 1ms) == step::use));
    BOOST_TEST((at(some, 1h) == step::wait));
}

BOOST_AUTO_TEST_SUITE_END()
