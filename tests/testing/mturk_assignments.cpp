// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace test_testing_mturk_assignments {

using namespace test_mturk;

std::vector<std::string> listed(account& with, mturk::ListAssignmentsForHITRequest const& request)
{
    std::vector<std::string> found;
    for (auto const& each : with(mturk::list_assignments_for_hit, request).Assignments)
        found.push_back(each.WorkerId);
    return found;
}

std::string status(account& with, std::string const& assignment)
{
    return std::string(with.assignment(assignment).AssignmentStatus.text());
}

} // namespace test_testing_mturk_assignments

BOOST_AUTO_TEST_SUITE(testing_mturk_assignments)

using namespace test_testing_mturk_assignments;

BOOST_AUTO_TEST_CASE(from_acceptance_to_approval)
{
    account    requester;
    auto const hit = requester.publish();
    auto const id = requester.state.accept_hit(hit, "A1");
    BOOST_TEST(message_of([&] { requester.assignment(id); })
               == "This operation can be called with a status of: Reviewable,Approved,Rejected (1600000000000 s)");
    BOOST_TEST(requester.code(mturk::get_assignment, {.AssignmentId = id}) == "InvalidAssignmentState");
    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = id}) == "InvalidAssignmentState");
    BOOST_TEST(listed(requester, {.HITId = hit}).empty());

    requester.state.pass_time(10min);
    requester.state.submit_assignment(id, question_form_answers({{"a<b", "c & d"}}));
    auto const submitted = requester(mturk::get_assignment, {.AssignmentId = id});
    BOOST_TEST(submitted.HIT.HITId == hit);
    BOOST_TEST(submitted.Assignment.HITId == hit);
    BOOST_TEST(submitted.Assignment.WorkerId == "A1");
    BOOST_TEST(submitted.Assignment.AssignmentStatus.text() == "Submitted");
    BOOST_CHECK(submitted.Assignment.AcceptTime == start);
    BOOST_CHECK(submitted.Assignment.SubmitTime == start + 10min);
    BOOST_CHECK(submitted.Assignment.AutoApprovalTime == start + 10min + 24h * 30);
    BOOST_CHECK(submitted.Assignment.Deadline.value() == start + 1h);
    auto const& answer = submitted.Assignment.Answer;
    BOOST_TEST(answer.find("<QuestionIdentifier>a&lt;b</QuestionIdentifier><FreeText>c &amp; d</FreeText>")
                   != std::string::npos,
        answer);

    requester(mturk::approve_assignment, {.AssignmentId = id, .RequesterFeedback = "thanks"});
    auto const approved = requester.assignment(id);
    BOOST_TEST(approved.AssignmentStatus.text() == "Approved");
    BOOST_TEST(approved.RequesterFeedback.value() == "thanks");
    BOOST_CHECK(approved.ApprovalTime.value() == start + 10min);
    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = id}) == "InvalidAssignmentState");
    BOOST_TEST(requester.code(mturk::reject_assignment, {.AssignmentId = id, .RequesterFeedback = "no"})
               == "InvalidAssignmentState");
    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = "3NONE"}) == "AssignmentDoesNotExist");
}

BOOST_AUTO_TEST_CASE(a_rejection_and_its_override)
{
    account    requester;
    auto const hit = requester.publish();
    auto const id = requester.work(hit, "A1");
    requester(mturk::reject_assignment, {.AssignmentId = id, .RequesterFeedback = "no"});
    BOOST_TEST(status(requester, id) == "Rejected");
    BOOST_TEST(requester.assignment(id).RequesterFeedback.value() == "no");
    BOOST_CHECK(requester.assignment(id).RejectionTime.value() == start);
    BOOST_TEST(requester.balance() == "10000.00");
    BOOST_TEST(requester.hit(hit).NumberOfAssignmentsAvailable == 0);

    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = id}) == "InvalidAssignmentState");
    mturk::ApproveAssignmentRequest const override_it{.AssignmentId = id, .OverrideRejection = true};
    requester.state.pass_time(24h * 30);
    requester(mturk::approve_assignment, override_it);
    BOOST_TEST(status(requester, id) == "Approved");
    BOOST_TEST(!requester.assignment(id).RejectionTime.has_value());
    BOOST_TEST(requester.balance() == "9998.80");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_overridden)
{
    account    requester;
    auto const late = requester.work(requester.publish(), "A1");
    auto const hit = requester.publish();
    auto const deleted = requester.work(hit, "A1");
    for (auto const& each : {late, deleted})
        requester(mturk::reject_assignment, {.AssignmentId = each, .RequesterFeedback = "no"});
    requester(mturk::delete_hit, {.HITId = hit});
    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = deleted, .OverrideRejection = true})
               == "InvalidAssignmentState");
    requester.state.pass_time(24h * 30 + 1ms);
    BOOST_TEST(requester.code(mturk::approve_assignment, {.AssignmentId = late, .OverrideRejection = true})
               == "InvalidAssignmentState");
}

BOOST_AUTO_TEST_CASE(automatic_approval)
{
    account requester;
    auto    request = hit_request();
    request.AutoApprovalDelayInSeconds = 600;
    request.MaxAssignments = 2;
    auto const hit = requester(mturk::create_hit, request).HIT.HITId;
    auto const id = requester.work(hit, "A1");
    auto const rejected = requester.work(hit, "A2");
    requester(mturk::reject_assignment, {.AssignmentId = rejected, .RequesterFeedback = "no"});
    requester.state.pass_time(10min - 1ms);
    BOOST_TEST(status(requester, id) == "Submitted");
    requester.state.pass_time(1h);
    BOOST_TEST(status(requester, id) == "Approved");
    BOOST_CHECK(requester.assignment(id).ApprovalTime.value() == start + 10min);
    BOOST_TEST(status(requester, rejected) == "Rejected");
    BOOST_TEST(requester.balance() == "9998.80");
}

BOOST_AUTO_TEST_CASE(returned_and_late_work_does_not_count)
{
    account    requester;
    auto const hit = requester.publish();
    auto const returned = requester.state.accept_hit(hit, "A1");
    BOOST_TEST(requester.status(hit) == "Unassignable");
    requester.state.return_assignment(returned);
    BOOST_TEST(requester.status(hit) == "Assignable");
    BOOST_TEST(code_of([&] { requester.state.return_assignment(returned); }) == "InvalidAssignmentState");

    auto const late = requester.state.accept_hit(hit, "A1");
    requester.state.pass_time(1h - 1ms);
    BOOST_TEST(requester.status(hit) == "Unassignable");
    requester.state.pass_time(1ms);
    BOOST_TEST(requester.status(hit) == "Assignable");
    BOOST_TEST(code_of([&] { requester.state.submit_assignment(late); }) == "InvalidAssignmentState");
    requester.work(hit, "A1");
    BOOST_TEST(requester.status(hit) == "Reviewable");
}

BOOST_AUTO_TEST_CASE(who_cannot_accept)
{
    account    requester;
    auto const hit = requester.publish(3);
    auto const code = [&](std::string const& id, std::string const& worker) {
        return code_of([&] { requester.state.accept_hit(id, worker); });
    };
    requester.work(hit, "A1");
    BOOST_TEST(code(hit, "A1") == "AssignmentAlreadyExists");
    requester.state.accept_hit(hit, "A2");
    BOOST_TEST(code(hit, "A2") == "AssignmentAlreadyExists");
    BOOST_TEST(code("3NONE", "A3") == "HITDoesNotExist");
    BOOST_TEST(code(hit, "worker") == "InvalidParameterValue");
    BOOST_TEST(code(hit, "") == "InvalidParameterValue");
    requester(mturk::create_worker_block, {.WorkerId = "A3", .Reason = "spam"});
    BOOST_TEST(code(hit, "A3") == "PermissionDeniedException");
    requester(mturk::delete_worker_block, {.WorkerId = "A3"});
    BOOST_TEST(code(hit, "A3") == "no error");
    BOOST_TEST(code(hit, "A4") == "InvalidHITState");
}

BOOST_AUTO_TEST_CASE(listings)
{
    account    requester;
    auto const hit = requester.publish(9);
    auto const first = requester.state.accept_hit(hit, "A1");
    requester.work(hit, "A2");
    auto const third = requester.work(hit, "A3");
    requester.state.submit_assignment(first);
    requester.state.accept_hit(hit, "A4");
    BOOST_TEST(listed(requester, {.HITId = hit}) == (std::vector<std::string>{"A2", "A3", "A1"}));
    requester(mturk::approve_assignment, {.AssignmentId = third});
    requester(mturk::reject_assignment, {.AssignmentId = first, .RequesterFeedback = "no"});

    mturk::ListAssignmentsForHITRequest request;
    request.HITId = hit;
    request.AssignmentStatuses.emplace();
    request.AssignmentStatuses->push_back(mturk::AssignmentStatus::Approved);
    BOOST_TEST(listed(requester, request) == (std::vector<std::string>{"A3"}));
    request.AssignmentStatuses->push_back(mturk::AssignmentStatus::Rejected);
    BOOST_TEST(listed(requester, request) == (std::vector<std::string>{"A3", "A1"}));
    request.MaxResults = 1;
    auto const page = requester(mturk::list_assignments_for_hit, request);
    BOOST_TEST_REQUIRE(page.NextToken.has_value());
    request.NextToken = page.NextToken;
    BOOST_TEST(listed(requester, request) == (std::vector<std::string>{"A1"}));
    request.AssignmentStatuses->push_back(bindery::open_enum<mturk::AssignmentStatus>::from_text("Lost"));
    BOOST_TEST(requester.code(mturk::list_assignments_for_hit, request) == "InvalidParameterValue");
    BOOST_TEST(requester.code(mturk::list_assignments_for_hit, {.HITId = "3NONE"}) == "HITDoesNotExist");
}

BOOST_AUTO_TEST_CASE(uploaded_files)
{
    account                              requester;
    auto const                           hit = requester.publish();
    auto const                           id = requester.work(hit, "A1");
    mturk::GetFileUploadURLRequest const request{.AssignmentId = id, .QuestionIdentifier = "photo"};
    auto const                           url = requester(mturk::get_file_upload_url, request).FileUploadURL;
    BOOST_TEST(url.starts_with("https://"));
    BOOST_TEST(url.find(id) != std::string::npos);
    requester(mturk::approve_assignment, {.AssignmentId = id});
    requester(mturk::delete_hit, {.HITId = hit});
    BOOST_TEST(requester.code(mturk::get_file_upload_url, request) == "InvalidHITState");
}

BOOST_AUTO_TEST_CASE(answers_must_be_xml)
{
    account    requester;
    auto const id = requester.state.accept_hit(requester.publish(), "A1");
    BOOST_TEST(code_of([&] { requester.state.submit_assignment(id, "yes"); }) == "XMLParseError");
    BOOST_TEST(code_of([&] { requester.state.submit_assignment(id, "<Answers/>"); }) == "XMLParseError");
    BOOST_TEST(code_of([&] { requester.state.submit_assignment(id, "<QuestionFormAnswers/>"); }) == "no error");
}

BOOST_AUTO_TEST_SUITE_END()
