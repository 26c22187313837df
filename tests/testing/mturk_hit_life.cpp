// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace test_testing_mturk_hit_life {

using namespace test_mturk;

mturk::UpdateExpirationForHITRequest expire_at(std::string const& hit, bindery::timestamp when)
{
    mturk::UpdateExpirationForHITRequest request;
    request.HITId = hit;
    request.ExpireAt = when;
    return request;
}

} // namespace test_testing_mturk_hit_life

BOOST_AUTO_TEST_SUITE(testing_mturk_hit_life)

using namespace test_testing_mturk_hit_life;

BOOST_AUTO_TEST_CASE(states)
{
    account    requester;
    auto const hit = requester.publish(2);
    auto const first = requester.state.accept_hit(hit, "A1");
    BOOST_TEST(requester.status(hit) == "Assignable");
    auto const second = requester.state.accept_hit(hit, "A2");
    BOOST_TEST(requester.status(hit) == "Unassignable");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsPending == 2);
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsAvailable == 0);
    requester.state.submit_assignment(first);
    BOOST_TEST(requester.status(hit) == "Unassignable");
    requester.state.submit_assignment(second);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsCompleted == 0);

    requester(mturk::update_hit_review_status, {.HITId = hit});
    BOOST_TEST(requester.status(hit) == "Reviewing");
    BOOST_TEST(requester.code(mturk::update_hit_review_status, {.HITId = hit}) == "InvalidHITState");
    BOOST_TEST(requester.code(mturk::delete_hit, {.HITId = hit}) == "InvalidHITState");
    requester(mturk::update_hit_review_status, {.HITId = hit, .Revert = true});
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(requester.code(mturk::update_hit_review_status, {.HITId = hit, .Revert = true}) == "InvalidHITState");

    requester(mturk::approve_assignment, {.AssignmentId = first});
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsCompleted == 1);
    BOOST_TEST(requester.code(mturk::delete_hit, {.HITId = hit}) == "InvalidHITState");
    requester(mturk::reject_assignment, {.AssignmentId = second, .RequesterFeedback = "no"});
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsCompleted == 2);
    requester(mturk::delete_hit, {.HITId = hit});
    BOOST_TEST(requester.status(hit) == "Disposed");
    BOOST_TEST(requester.code(mturk::delete_hit, {.HITId = hit}) == "InvalidHITState");
    BOOST_TEST(requester.code(mturk::update_expiration_for_hit, expire_at(hit, start)) == "InvalidHITState");
    BOOST_TEST(requester(mturk::list_hits, {}).NumResults == 0);
}

BOOST_AUTO_TEST_CASE(expiry)
{
    account    requester;
    auto const hit = requester.publish(2);
    requester.work(hit, "A1");
    auto const pending = requester.state.accept_hit(hit, "A2");
    requester.state.return_assignment(pending);
    BOOST_TEST(message_of([&] { requester(mturk::delete_hit, {.HITId = hit}); })
               == "This HIT is currently in the state 'Assignable'. This operation can be called with a status of: "
                  "Reviewable (1600000000000 s)");
    requester.state.pass_time(24h - 1ms);
    BOOST_TEST(requester.status(hit) == "Assignable");
    requester.state.pass_time(1ms);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsAvailable == 1);

    // It can be prolonged, and ended at once.
    requester(mturk::update_expiration_for_hit, expire_at(hit, start + 72h));
    BOOST_TEST(requester.status(hit) == "Assignable");
    BOOST_TEST(
        requester.code(mturk::update_expiration_for_hit, expire_at(hit, start + 48h)) == "InvalidParameterValue");
    BOOST_TEST(
        requester.code(mturk::update_expiration_for_hit, expire_at(hit, start + 24h * 370)) == "InvalidParameterValue");
    requester(mturk::update_expiration_for_hit, expire_at(hit, bindery::timestamp{}));
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_CHECK(requester.hit(hit).Expiration == start + 24h);

    requester(mturk::update_hit_review_status, {.HITId = hit});
    requester(mturk::update_expiration_for_hit, expire_at(hit, start + 72h));
    BOOST_TEST(requester.status(hit) == "Assignable");
    requester.state.pass_time(72h);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    requester.state.pass_time(24h * 120 - 24h * 4);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    requester.state.pass_time(24h * 3);
    BOOST_TEST(requester.status(hit) == "Disposed");
}

BOOST_AUTO_TEST_CASE(expired_hits_wait_for_work_that_was_accepted)
{
    account    requester;
    auto const hit = requester.publish(2);
    requester.state.pass_time(24h - 30min);
    auto const assignment = requester.state.accept_hit(hit, "A1");
    requester.state.pass_time(30min);
    BOOST_TEST(requester.status(hit) == "Unassignable");
    BOOST_TEST(code_of([&] { requester.state.accept_hit(hit, "A2"); }) == "InvalidHITState");
    requester.state.pass_time(30min);
    BOOST_TEST(requester.status(hit) == "Reviewable");
    BOOST_TEST(code_of([&] { requester.state.submit_assignment(assignment); }) == "InvalidAssignmentState");
}

BOOST_AUTO_TEST_CASE(additional_assignments)
{
    account    requester;
    auto const hit = requester.publish(8);
    auto const add = [&](std::int32_t more, std::optional<std::string> token = {}) {
        mturk::CreateAdditionalAssignmentsForHITRequest request;
        request.HITId = hit;
        request.NumberOfAdditionalAssignments = more;
        request.UniqueRequestToken = std::move(token);
        return requester.code(mturk::create_additional_assignments_for_hit, request);
    };
    BOOST_TEST(add(1, "token") == "no error");
    BOOST_TEST(requester.hit(hit).MaxAssignments == 9);
    BOOST_TEST(add(1, "token") == "DuplicateRequest");
    BOOST_TEST(add(1) == "InvalidMaximumAssignmentsIncrease");
    BOOST_TEST(add(0) == "AWS.ParameterOutOfRange");
    BOOST_TEST(requester.hit(hit).MaxAssignments == 9);

    mturk::CreateAdditionalAssignmentsForHITRequest request;
    request.HITId = requester.publish(10);
    request.NumberOfAdditionalAssignments = 5;
    requester(mturk::create_additional_assignments_for_hit, request);
    BOOST_TEST(requester.hit(request.HITId).NumberOfAssignmentsAvailable == 15);
}

BOOST_AUTO_TEST_SUITE_END()
