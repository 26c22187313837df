// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace test_testing_mturk_reviews {

using namespace test_mturk;

mturk::PolicyParameter parameter(std::string key, std::string value)
{
    mturk::PolicyParameter made;
    made.Key = std::move(key);
    made.Values.emplace().push_back(std::move(value));
    return made;
}

mturk::ParameterMapEntry known(std::string question_id, std::string value)
{
    mturk::ParameterMapEntry made;
    made.Key = std::move(question_id);
    made.Values.emplace().push_back(std::move(value));
    return made;
}

/// A policy that knows the answers to two questions: Q1 is "yes" and Q2 is "no".
mturk::ReviewPolicy known_answers(std::vector<mturk::PolicyParameter> more)
{
    mturk::PolicyParameter key;
    key.Key = "AnswerKey";
    key.MapEntries.emplace().push_back(known("Q1", "yes"));
    key.MapEntries->push_back(known("Q2", " no "));
    mturk::ReviewPolicy policy;
    policy.PolicyName = "ScoreMyKnownAnswers/2011-09-01";
    policy.Parameters = std::move(more);
    policy.Parameters->push_back(key);
    return policy;
}

struct reviewed : account
{
    mturk::CreateHITRequest request = hit_request();
    std::string             hit{};

    explicit reviewed(std::vector<mturk::PolicyParameter> parameters, std::int32_t assignments = 3)
    {
        request.MaxAssignments = assignments;
        request.AssignmentReviewPolicy = known_answers(std::move(parameters));
        hit = (*this)(mturk::create_hit, request).HIT.HITId;
    }

    /// The assignment of a Worker with these answers.
    mturk::Assignment answered(std::string const& worker, std::string const& q1, std::string const& q2)
    {
        auto const id = state.accept_hit(hit, worker);
        state.submit_assignment(id, question_form_answers({{"Q1", q1}, {"Q2", q2}}));
        return assignment(id);
    }

    mturk::HIT hit_of() { return account::hit(hit); }

    mturk::ListReviewPolicyResultsForHITResponse results()
    {
        return (*this)(mturk::list_review_policy_results_for_hit, {.HITId = hit});
    }
};

} // namespace test_testing_mturk_reviews

BOOST_AUTO_TEST_SUITE(testing_mturk_reviews)

using namespace test_testing_mturk_reviews;

BOOST_AUTO_TEST_CASE(known_answers_decide)
{
    reviewed   with({parameter("ApproveIfKnownAnswerScoreIsAtLeast", "100"), parameter("ApproveReason", "right"),
          parameter("RejectIfKnownAnswerScoreIsLessThan", "50"), parameter("RejectReason", "wrong")});
    auto const right = with.answered("A1", "yes", "no");
    auto const half = with.answered("A2", "yes", "yes");
    auto const wrong = with.answered("A3", "Yes", "");
    BOOST_TEST(right.AssignmentStatus.text() == "Approved");
    BOOST_TEST(right.RequesterFeedback.value() == "right");
    BOOST_TEST(half.AssignmentStatus.text() == "Submitted");
    BOOST_TEST(wrong.AssignmentStatus.text() == "Rejected");
    BOOST_TEST(wrong.RequesterFeedback.value() == "wrong");
    BOOST_TEST(with.balance() == "9998.80");

    auto const report = with.results().AssignmentReviewReport.value();
    BOOST_TEST_REQUIRE(report.ReviewResults.size() == 9U);
    std::string values;
    for (auto const& each : report.ReviewResults)
        values += each.Key + "(" + each.QuestionId.value_or("") + ")=" + each.Value + " ";
    BOOST_TEST(values
               == "KnownAnswerCorrect(Q1)=1 KnownAnswerCorrect(Q2)=1 KnownAnswerScore()=100 "
                  "KnownAnswerCorrect(Q1)=1 KnownAnswerCorrect(Q2)=0 KnownAnswerScore()=50 "
                  "KnownAnswerCorrect(Q1)=0 KnownAnswerCorrect(Q2)=0 KnownAnswerScore()=0 ");
    BOOST_TEST(report.ReviewResults[3].SubjectId == half.AssignmentId);
    BOOST_TEST(report.ReviewResults[3].SubjectType == "Assignment");
    BOOST_TEST(report.ReviewResults[3].ActionId == report.ReviewResults[5].ActionId);
}

BOOST_AUTO_TEST_CASE(actions_are_listed_behind_results)
{
    reviewed with(
        {parameter("ApproveIfKnownAnswerScoreIsAtLeast", "100"), parameter("ExtendIfKnownAnswerScoreIsLessThan", "100"),
            parameter("ExtendMaximumAssignments", "4"), parameter("ExtendMinimumTimeInSeconds", "172800")});
    with.answered("A1", "yes", "no");
    BOOST_TEST(with.hit_of().MaxAssignments == 3);
    with.answered("A2", "no", "no");
    BOOST_TEST(with.hit_of().MaxAssignments == 4);
    BOOST_CHECK(with.hit_of().Expiration == start + 48h);
    with.answered("A3", "no", "no");
    BOOST_TEST(with.hit_of().MaxAssignments == 4);
    with.state.set_balance("0");
    BOOST_TEST(with.answered("A4", "yes", "no").AssignmentStatus.text() == "Submitted");

    auto const done = with.results().AssignmentReviewReport.value().ReviewActions;
    BOOST_TEST(done.empty()); // They are on the second page, behind twelve results.
    auto const                                  page = with.results();
    mturk::ListReviewPolicyResultsForHITRequest request;
    request.HITId = with.hit;
    request.NextToken = page.NextToken;
    auto const  second = with(mturk::list_review_policy_results_for_hit, request);
    auto const& actions = second.AssignmentReviewReport.value().ReviewActions;
    BOOST_TEST(second.AssignmentReviewReport->ReviewResults.size() == 2U);
    BOOST_TEST_REQUIRE(actions.size() == 3U);
    BOOST_TEST(actions[0].ActionName == "approve");
    BOOST_TEST(actions[0].TargetType == "Assignment");
    BOOST_TEST(actions[0].Status.text() == "Succeeded");
    BOOST_TEST(actions[1].ActionName == "extend");
    BOOST_TEST(actions[1].TargetId == with.hit);
    BOOST_TEST(actions[2].Status.text() == "Failed");
    BOOST_TEST(actions[2].ErrorCode.value() == "AWS.MechanicalTurk.InsufficientFunds");
    BOOST_TEST(!second.NextToken.has_value());
}

BOOST_AUTO_TEST_CASE(small_hits_are_not_extended_to_large_ones)
{
    reviewed with(
        {parameter("ExtendIfKnownAnswerScoreIsLessThan", "101"), parameter("ExtendMaximumAssignments", "25")}, 9);
    with.answered("A1", "yes", "no");
    BOOST_TEST(with.hit_of().MaxAssignments == 9);
}

BOOST_AUTO_TEST_CASE(what_a_request_selects)
{
    reviewed with({});
    with.answered("A1", "yes", "no");
    mturk::ListReviewPolicyResultsForHITRequest request;
    request.HITId = with.hit;
    request.RetrieveResults = false;
    BOOST_TEST(with(mturk::list_review_policy_results_for_hit, request).AssignmentReviewReport->ReviewResults.empty());
    request.RetrieveResults = true;
    auto const found = with(mturk::list_review_policy_results_for_hit, request);
    BOOST_TEST(found.HITId == with.hit);
    BOOST_TEST(found.AssignmentReviewReport->ReviewResults.size() == 3U);
    BOOST_TEST(found.AssignmentReviewPolicy->PolicyName == "ScoreMyKnownAnswers/2011-09-01");
    BOOST_TEST(!found.AssignmentReviewPolicy->Parameters.has_value());
    BOOST_TEST(!found.HITReviewPolicy.has_value());
    request.PolicyLevels.emplace().push_back(mturk::ReviewPolicyLevel::HIT);
    BOOST_TEST(!with(mturk::list_review_policy_results_for_hit, request).AssignmentReviewReport.has_value());
    request.PolicyLevels->push_back(bindery::open_enum<mturk::ReviewPolicyLevel>::from_text("Worker"));
    BOOST_TEST(with.code(mturk::list_review_policy_results_for_hit, request) == "InvalidParameterValue");
    BOOST_TEST(with.code(mturk::list_review_policy_results_for_hit, {.HITId = "3NONE"}) == "HITDoesNotExist");
    BOOST_TEST(with.code(mturk::list_review_policy_results_for_hit, {.HITId = with.hit, .NextToken = "p0:1"})
               == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(policies_that_are_refused)
{
    account    requester;
    auto const code = [&](auto change) {
        auto request = hit_request();
        request.AssignmentReviewPolicy = known_answers({});
        change(request);
        return requester.code(mturk::create_hit, request);
    };
    mturk::ReviewPolicy plurality;
    plurality.PolicyName = "SimplePlurality/2011-09-01";
    BOOST_TEST(code([](auto&) {}) == "no error");
    BOOST_TEST(code([&](auto& r) { r.HITReviewPolicy = plurality; }) == "no error");
    BOOST_TEST(code([&](auto& r) { r.AssignmentReviewPolicy = plurality; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.HITReviewPolicy = r.AssignmentReviewPolicy; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.AssignmentReviewPolicy->Parameters.reset(); }) == "AWS.MissingParameters");
    BOOST_TEST(code([](auto& r) {
        r.AssignmentReviewPolicy->Parameters->push_back(parameter("ApproveIfKnownAnswerScoreIsAtLeast", "all"));
    }) == "InvalidParameterValue");
}

BOOST_AUTO_TEST_SUITE_END()
