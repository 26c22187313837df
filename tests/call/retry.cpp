// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/detail/retry_quota.hpp>
#include <bindery/call/retry.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace test_call_retry {

using namespace std::chrono_literals;
using bindery::failed_attempt;
using bindery::failure_kind;
using bindery::next_delay;
using bindery::retry_config;
using bindery::detail::retry_quota;

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
            failed_attempt attempt{.number = 1, .idempotent = idempotent, .acted_on = sent};
            attempt.kind = failure_kind::permanent;
            BOOST_TEST(!next_delay({}, attempt, 0.5).has_value());
            attempt.kind = failure_kind::throttling;
            BOOST_TEST(next_delay({}, attempt, 0.5).has_value());
            attempt.kind = failure_kind::transient;
            BOOST_TEST(next_delay({}, attempt, 0.5).has_value() == (idempotent || !sent));
        }
}

BOOST_AUTO_TEST_CASE(the_mode_none_never_retries)
{
    failed_attempt const attempt{.number = 1, .kind = failure_kind::throttling, .idempotent = true};
    BOOST_TEST(!next_delay({.mode = bindery::retry_mode::none}, attempt, 0.5).has_value());
    BOOST_TEST(next_delay({.mode = bindery::retry_mode::adaptive}, attempt, 0.5).has_value());
}

BOOST_AUTO_TEST_CASE(a_service_may_ask_for_five_more_seconds)
{
    auto const delay = [](std::chrono::milliseconds asked) {
        failed_attempt const attempt{.kind = failure_kind::throttling, .retry_after = asked};
        return next_delay({}, attempt, 0.5).value().count();
    };
    BOOST_TEST(delay(0ms) == 500);
    BOOST_TEST(delay(499ms) == 500);
    BOOST_TEST(delay(501ms) == 501);
    BOOST_TEST(delay(5500ms) == 5500);
    BOOST_TEST(delay(5501ms) == 5500);
    BOOST_TEST(delay(999'999'999s) == 5500);
}

BOOST_AUTO_TEST_CASE(the_quota_is_taken_and_given_back)
{
    retry_quota quota(500);
    unsigned    transient = 0;
    while (quota.take(failure_kind::transient))
        ++transient;
    BOOST_TEST(transient == 35U); // 490 tokens.
    BOOST_TEST(quota.take(failure_kind::throttling).value() == 5U);
    BOOST_TEST(quota.take(failure_kind::throttling).value() == 5U);
    BOOST_TEST(!quota.take(failure_kind::throttling).has_value());
    for (int i = 0; i != 4; ++i)
        quota.give_back(retry_quota::first_success);
    BOOST_TEST(!quota.take(failure_kind::throttling).has_value());
    quota.give_back(retry_quota::first_success);
    BOOST_TEST(quota.take(failure_kind::throttling).has_value());
    quota.give_back(14);
    BOOST_TEST(quota.take(failure_kind::transient).value() == 14U);
}

BOOST_AUTO_TEST_CASE(the_quota_does_not_grow_beyond_its_capacity)
{
    retry_quota quota(14);
    quota.give_back(1000);
    BOOST_TEST(quota.take(failure_kind::transient).has_value());
    BOOST_TEST(!quota.take(failure_kind::throttling).has_value());
}

BOOST_AUTO_TEST_CASE(without_a_quota_there_is_no_limit)
{
    retry_quota quota(0);
    for (int i = 0; i != 1000; ++i)
        BOOST_TEST(quota.take(failure_kind::transient).value() == 14U);
}

BOOST_AUTO_TEST_CASE(huge_attempt_numbers_do_not_overflow)
{
    failed_attempt const attempt{.number = 4'000'000'000U, .kind = failure_kind::transient, .idempotent = true};
    BOOST_TEST(longest(attempt, {.max_attempts = 4'100'000'000U}).count() == (20s - 1ms).count());
}

BOOST_AUTO_TEST_SUITE_END()
