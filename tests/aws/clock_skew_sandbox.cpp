// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../call/support.hpp"

#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace test_aws_clock_skew_sandbox {

using namespace test_call;

/// A client with a clock of its own, and a service that refuses what was signed at another time than its own.
struct skewed_sandbox
{
    asio::io_context                context{1};
    bindery::testing::mturk_sandbox sandbox{{.http = {.tls = false}}};
    std::string                     type = sandbox.state().seed_workers(1);
    std::chrono::seconds            ahead{0}; ///< The client's clock, of the true time.
    mturk::client                   client = make_client();

    mturk::client make_client()
    {
        auto config = sandbox.client_config();
        config.clock = [this] { return std::chrono::system_clock::now() + ahead; };
        return mturk::client(context, config);
    }

    /// How many requests a call takes that succeeds.
    std::size_t requests_of_call()
    {
        auto const                                           before = sandbox.server().requests_received();
        mturk::AssociateQualificationWithWorkerRequest const request{.QualificationTypeId = type, .WorkerId = "A1"};
        run(context, mturk::associate_qualification_with_worker(client, request));
        return sandbox.server().requests_received() - before;
    }
};

} // namespace test_aws_clock_skew_sandbox

BOOST_AUTO_TEST_SUITE(aws_clock_skew_sandbox)

using namespace test_aws_clock_skew_sandbox;

BOOST_AUTO_TEST_CASE(a_wrong_clock_is_corrected_and_corrected_back)
{
    for (auto const wrong : {-1h, 1h, -24h * 400, 24h * 400}) {
        skewed_sandbox with;
        BOOST_TEST(with.requests_of_call() == 1U);
        with.ahead = wrong;
        BOOST_TEST(with.requests_of_call() == 2U); // Refused, then signed by the service's clock,
        BOOST_TEST(with.requests_of_call() == 1U); // as from now on.
        with.ahead = 0s;
        BOOST_TEST(with.requests_of_call() == 2U); // The offset is what is wrong now.
        BOOST_TEST(with.requests_of_call() == 1U);
        with.ahead = -wrong;
        BOOST_TEST(with.requests_of_call() == 2U);
        BOOST_TEST(with.requests_of_call() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_a_little_wrong_needs_no_correction)
{
    for (auto const wrong : {-200s, 200s}) {
        skewed_sandbox with;
        with.ahead = wrong;
        BOOST_TEST(with.requests_of_call() == 1U);
        with.ahead = 0s;
        BOOST_TEST(with.requests_of_call() == 1U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
