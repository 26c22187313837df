// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>

namespace test_testing_mturk_payments {

using namespace test_mturk;

mturk::SendBonusRequest bonus(std::string const& assignment, std::string const& amount)
{
    mturk::SendBonusRequest request;
    request.WorkerId = "A1";
    request.BonusAmount = amount;
    request.AssignmentId = assignment;
    request.Reason = "good";
    return request;
}

/// What approving one assignment takes from a balance of 100.00.
std::string left_after(std::string const& reward, std::int32_t assignments)
{
    account requester;
    auto    request = hit_request();
    request.Reward = reward;
    request.MaxAssignments = assignments;
    requester.state.set_balance("100");
    auto const id = requester.work(requester(mturk::create_hit, request).HIT.HITId, "A1");
    BOOST_TEST(requester.balance() == "100.00");
    requester(mturk::approve_assignment, {.AssignmentId = id});
    return requester.balance();
}

} // namespace test_testing_mturk_payments

BOOST_AUTO_TEST_SUITE(testing_mturk_payments)

using namespace test_testing_mturk_payments;

BOOST_AUTO_TEST_CASE(approval_takes_the_reward_and_the_fee)
{
    BOOST_TEST(left_after("1.00", 1) == "98.80");
    BOOST_TEST(left_after("1.00", 9) == "98.80");
    BOOST_TEST(left_after("1.00", 10) == "98.60");
    BOOST_TEST(left_after("0.01", 1) == "99.98");
    BOOST_TEST(left_after("0.02", 1) == "99.97");
    BOOST_TEST(left_after("0.11", 1) == "99.86");
    BOOST_TEST(left_after("5", 1) == "94.00");
    BOOST_TEST(left_after("0.5", 1) == "99.40");
    BOOST_TEST(left_after("2.", 1) == "97.60");
    BOOST_TEST(left_after("0", 1) == "99.99");
}

BOOST_AUTO_TEST_CASE(publishing_needs_the_money_for_all_assignments)
{
    account requester;
    requester.state.set_balance("3.60");
    BOOST_TEST(requester.code(mturk::create_hit, [] {
        auto request = hit_request();
        request.MaxAssignments = 4;
        return request;
    }()) == "InsufficientFunds");
    auto const                                      hit = requester.publish(3);
    mturk::CreateAdditionalAssignmentsForHITRequest more;
    more.HITId = hit;
    more.NumberOfAdditionalAssignments = 4;
    BOOST_TEST(requester.code(mturk::create_additional_assignments_for_hit, more) == "InsufficientFunds");
    more.NumberOfAdditionalAssignments = 3;
    BOOST_TEST(requester.code(mturk::create_additional_assignments_for_hit, more) == "no error");
    BOOST_TEST(requester.balance() == "3.60");
}

BOOST_AUTO_TEST_CASE(approval_needs_the_money)
{
    account    requester;
    auto const hit = requester.publish(2);
    auto const first = requester.work(hit, "A1");
    auto const second = requester.work(hit, "A2");
    requester.state.set_balance("1.20");
    requester(mturk::approve_assignment, {.AssignmentId = first});
    BOOST_TEST(requester.balance() == "0.00");
    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = second}) == "InsufficientFunds");
    requester.state.pass_time(24h * 31);
    BOOST_TEST(requester.assignment(second).AssignmentStatus.text() == "Submitted");
    requester.state.set_balance("1.20");
    BOOST_TEST(requester.assignment(second).AssignmentStatus.text() == "Approved");
    BOOST_TEST(requester.balance() == "0.00");
}

BOOST_AUTO_TEST_CASE(bonuses)
{
    account    requester;
    auto const hit = requester.publish(2);
    auto const id = requester.work(hit, "A1");
    auto       request = bonus(id, "1.5");
    request.UniqueRequestToken = "token";
    requester(mturk::send_bonus, request);
    BOOST_TEST(requester.balance() == "9998.20");
    BOOST_TEST(requester.code(mturk::send_bonus, request) == "DuplicateRequest");
    BOOST_TEST(message_of([&] { requester(mturk::send_bonus, request); })
               == "The idempotency token \"token\" has already been processed. (1600000000000 s)");
    BOOST_TEST(requester.balance() == "9998.20");

    requester.state.pass_time(1h);
    requester(mturk::send_bonus, bonus(id, "0.01"));
    auto const paid = requester(mturk::list_bonus_payments, {.HITId = hit}).BonusPayments;
    BOOST_TEST_REQUIRE(paid.size() == 2U);
    BOOST_TEST(paid[0].BonusAmount == "1.50");
    BOOST_TEST(paid[0].WorkerId == "A1");
    BOOST_TEST(paid[0].AssignmentId == id);
    BOOST_TEST(paid[0].Reason == "good");
    BOOST_CHECK(paid[0].GrantTime == start);
    BOOST_TEST(paid[1].BonusAmount == "0.01");
    BOOST_CHECK(paid[1].GrantTime == start + 1h);
    BOOST_TEST(requester.balance() == "9998.18");

    auto const other = requester.work(hit, "A2");
    BOOST_TEST(requester(mturk::list_bonus_payments, {.AssignmentId = id}).NumResults == 2);
    BOOST_TEST(requester(mturk::list_bonus_payments, {.AssignmentId = other}).NumResults == 0);
    BOOST_TEST(requester(mturk::list_bonus_payments, {.HITId = requester.publish()}).NumResults == 0);
    BOOST_TEST(requester.code(mturk::list_bonus_payments, {}) == "AWS.MissingParameters");
    BOOST_TEST(requester.code(mturk::list_bonus_payments, {.HITId = "3NONE"}) == "HITDoesNotExist");
    BOOST_TEST(requester.code(mturk::list_bonus_payments, {.AssignmentId = "3NONE"}) == "AssignmentDoesNotExist");
}

BOOST_AUTO_TEST_CASE(bonuses_that_are_refused)
{
    account    requester;
    auto const hit = requester.publish(2);
    auto const id = requester.work(hit, "A1");
    auto const others = requester.work(hit, "A2");
    auto const code = [&](mturk::SendBonusRequest const& request) {
        return requester.code(mturk::send_bonus, request);
    };
    BOOST_TEST(code(bonus("3NONE", "1")) == "AssignmentDoesNotExist");
    BOOST_TEST(code(bonus(others, "1")) == "InvalidParameterValue");
    BOOST_TEST(code(bonus(id, "0")) == "InvalidParameterValue");
    BOOST_TEST(code(bonus(id, "0.00")) == "InvalidParameterValue");
    BOOST_TEST(code(bonus(id, "-1")) == "InvalidParameterValue");
    BOOST_TEST(code(bonus(id, "1e3")) == "InvalidParameterValue");
    BOOST_TEST(code(bonus(id, "9000")) == "InsufficientFunds");
    BOOST_TEST(code(bonus(id, "99999999999999999999999999")) == "InvalidParameterValue");
    auto const accepted = requester.state.accept_hit(requester.publish(), "A1");
    BOOST_TEST(code(bonus(accepted, "1")) == "InvalidAssignmentState");
    BOOST_TEST(requester.balance() == "10000.00");
}

BOOST_AUTO_TEST_CASE(a_balance_must_be_dollars)
{
    account requester;
    BOOST_TEST(code_of([&] { requester.state.set_balance("much"); }) == "InvalidParameterValue");
    requester.state.set_balance("0.07");
    BOOST_TEST(requester.balance() == "0.07");
}

BOOST_AUTO_TEST_SUITE_END()
