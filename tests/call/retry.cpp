// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/retry.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace test_call_retry {

using namespace std::chrono_literals;
using bindery::failed_attempt;
using bindery::failure_kind;
using bindery::next_delay;
using bindery::retry_config;

constexpr double almost_one = 0.999999999;

std::chrono::milliseconds longest(failed_attempt const& attempt, retry_config const& config = {.max_attempts = 100})
{
    return next_delay(config, attempt, almost_one).value_or(-1ms);
}

} // namespace test_call_retry

BOOST_AUTO_TEST_SUITE(call_retry)

using namespace test_call_retry;

BOOST_AUTO_TEST_CASE(backoff_doubles_up_to_its_limit)
{
    std::chrono::milliseconds const expected[] = {
        50ms, 100ms, 200ms, 400ms, 800ms, 1600ms, 3200ms, 6400ms, 12800ms, 20s, 20s};
    unsigned number = 0;
    for (auto const upper : expected) {
        failed_attempt const attempt{.number = ++number, .kind = failure_kind::transient, .idempotent = true};
        BOOST_TEST(longest(attempt).count() == (upper - 1ms).count());
        BOOST_TEST(next_delay({.max_attempts = 100}, attempt, 0.0).value().count() == 0);
        BOOST_TEST(next_delay({.max_attempts = 100}, attempt, 0.5).value().count() == (upper / 2).count());
    }
}

BOOST_AUTO_TEST_CASE(throttling_waits_longer)
{
    std::chrono::milliseconds const expected[] = {1s, 2s, 4s, 8s, 16s, 20s, 20s};
    unsigned                        number = 0;
    for (auto const upper : expected)
        BOOST_TEST(longest({.number = ++number, .kind = failure_kind::throttling}).count() == (upper - 1ms).count());
}

BOOST_AUTO_TEST_CASE(attempts_are_limited)
{
    failed_attempt const attempt{.number = 3, .kind = failure_kind::transient, .idempotent = true};
    BOOST_TEST(!next_delay({.max_attempts = 3}, attempt, 0.5).has_value());
    BOOST_TEST(next_delay({.max_attempts = 4}, attempt, 0.5).has_value());
    BOOST_TEST(!next_delay({.max_attempts = 1}, {.number = 1, .kind = failure_kind::transient}, 0.5).has_value());
}

BOOST_AUTO_TEST_CASE(only_harmless_repetitions)
{
    for (bool const idempotent : {false, true})
        for (bool const sent : {false, true}) {
            failed_attempt attempt{.number = 1, .idempotent = idempotent, .request_sent = sent};
            attempt.kind = failure_kind::permanent;
            BOOST_TEST(!next_delay({}, attempt, 0.5).has_value());
            attempt.kind = failure_kind::throttling;
            BOOST_TEST(next_delay({}, attempt, 0.5).has_value());
            attempt.kind = failure_kind::transient;
            BOOST_TEST(next_delay({}, attempt, 0.5).has_value() == (idempotent || !sent));
        }
}

BOOST_AUTO_TEST_CASE(huge_attempt_numbers_do_not_overflow)
{
    failed_attempt const attempt{.number = 4'000'000'000U, .kind = failure_kind::transient, .idempotent = true};
    BOOST_TEST(longest(attempt, {.max_attempts = 4'100'000'000U}).count() == (20s - 1ms).count());
}

BOOST_AUTO_TEST_SUITE_END()
