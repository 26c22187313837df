// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/detail/send_rate.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>

namespace test_call_send_rate {

using bindery::detail::send_rate;
using time_point = send_rate::time_point;

time_point at(double seconds)
{
    return time_point(std::chrono::duration_cast<send_rate::clock::duration>(std::chrono::duration<double>(seconds)));
}

double seconds(send_rate::clock::duration length)
{
    return std::chrono::duration<double>(length).count();
}

} // namespace test_call_send_rate

BOOST_AUTO_TEST_SUITE(call_send_rate)

using namespace test_call_send_rate;

// The rates are those that botocore 1.26's ClientRateLimiter computes for the same sequence.
BOOST_AUTO_TEST_CASE(the_rate_follows_the_published_curve)
{
    struct
    {
        double at;
        bool   throttled;
        double rate; // 0: no limit.
    } const steps[] = {{0.2, false, 0}, {0.4, false, 0}, {0.6, false, 0}, {0.8, false, 0}, {1.0, false, 0},
        {1.2, false, 0}, {1.4, false, 0}, {1.6, false, 0}, {1.8, false, 0}, {2.0, true, 3.028480},
        {2.2, false, 3.486639}, {2.4, false, 3.821874}, {2.6, true, 2.675312}, {2.8, false, 3.094615},
        {3.0, false, 3.396748}, {3.2, false, 3.600911}, {3.4, false, 3.726305}, {3.6, false, 3.792130},
        {4.2, false, 3.824187}, {5.0, false, 2.693329}, {6.0, false, 2.138666}, {8.0, false, 1.227733},
        {8.1, false, 1.227733}, {8.2, false, 1.227733}, {8.3, false, 1.227733}, {8.6, false, 13.045547},
        {9.1, true, 2.033188}, {9.3, false, 2.377474}};

    send_rate rate(at(0));
    for (auto const& step : steps) {
        rate.update(at(step.at), step.throttled);
        BOOST_TEST(rate.rate().has_value() == (step.rate != 0));
        BOOST_TEST(rate.rate().value_or(0) == step.rate, boost::test_tools::tolerance(1e-6));
    }
}

BOOST_AUTO_TEST_CASE(nobody_waits_before_the_service_throttles)
{
    send_rate rate(at(0));
    for (int i = 0; i != 1000; ++i)
        BOOST_TEST(rate.acquire(at(0.001 * i)).count() == 0);
}

BOOST_AUTO_TEST_CASE(attempts_wait_their_turn)
{
    send_rate rate(at(0));
    rate.update(at(0.1), true); // Half an attempt per second.
    BOOST_TEST(rate.rate().value() == 0.5);
    BOOST_TEST(seconds(rate.acquire(at(0.1))) == 2.0, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(seconds(rate.acquire(at(0.1))) == 4.0, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(seconds(rate.acquire(at(1.1))) == 5.0, boost::test_tools::tolerance(1e-6));
    rate.give_back();
    BOOST_TEST(seconds(rate.acquire(at(1.1))) == 5.0, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(tokens_are_saved_up_for_as_many_as_go_in_a_second)
{
    send_rate rate(at(0));
    rate.update(at(0.1), true);
    BOOST_TEST(rate.acquire(at(1000)).count() == 0);
    BOOST_TEST(rate.acquire(at(1000)).count() > 0);
}

BOOST_AUTO_TEST_SUITE_END()
