// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace test_testing_mturk_qualification_requests {

using namespace test_mturk;

std::string const test_form = "<QuestionForm/>";

std::string answered(std::string const& question_id, std::string const& selections)
{
    return "<Answer><QuestionIdentifier>" + question_id + "</QuestionIdentifier>" + selections + "</Answer>";
}

std::string selected(std::string const& id)
{
    return "<SelectionIdentifier>" + id + "</SelectionIdentifier>";
}

/// A key of two questions: "move", where D is worth 5, and "fruit", where apples and pears together are worth 10,
/// anything else -1.
std::string key_with(std::string const& mapping)
{
    return "<AnswerKey><Question><QuestionIdentifier>move</QuestionIdentifier><AnswerOption>" + selected("D")
           + "<AnswerScore>5</AnswerScore></AnswerOption></Question>"
             "<Question><QuestionIdentifier>fruit</QuestionIdentifier><AnswerOption>"
           + selected("apples") + selected("pears")
           + "<AnswerScore>10</AnswerScore></AnswerOption><DefaultScore>-1</DefaultScore></Question>" + mapping
           + "</AnswerKey>";
}

std::string const right_move = answered("move", selected("D"));
std::string const right_fruit = answered("fruit", selected("pears") + selected("apples"));

/// The value that a type with this key grants for these answers.
std::int32_t graded(std::string const& key, std::string const& answers)
{
    account                               requester;
    mturk::CreateQualificationTypeRequest request;
    request.Name = "tested";
    request.Description = "tested";
    request.QualificationTypeStatus = mturk::QualificationTypeStatus::Active;
    request.Test = test_form;
    request.TestDurationInSeconds = 60;
    request.AnswerKey = key;
    auto const type = requester(mturk::create_qualification_type, request).QualificationType.QualificationTypeId;
    auto const document = "<QuestionFormAnswers>" + answers + "</QuestionFormAnswers>";
    BOOST_TEST(requester.state.request_qualification(type, "A1", document).empty());
    return requester(mturk::get_qualification_score, {.QualificationTypeId = type, .WorkerId = "A1"})
        .Qualification.IntegerValue.value();
}

} // namespace test_testing_mturk_qualification_requests

BOOST_AUTO_TEST_SUITE(testing_mturk_qualification_requests)

using namespace test_testing_mturk_qualification_requests;

BOOST_AUTO_TEST_CASE(the_requester_decides)
{
    account    requester;
    auto const type = requester.type("wanted");
    auto const other = requester.type("other");
    auto const first = requester.state.request_qualification(type, "A1");
    requester.state.pass_time(1h);
    auto const second = requester.state.request_qualification(type, "A2", question_form_answers({{"q", "a"}}));
    requester.state.request_qualification(other, "A1");

    auto const listed = requester(mturk::list_qualification_requests, {.QualificationTypeId = type});
    BOOST_TEST_REQUIRE(listed.NumResults == 2);
    auto const& waiting = listed.QualificationRequests;
    BOOST_TEST(waiting[0].QualificationRequestId == first);
    BOOST_TEST(waiting[0].WorkerId == "A1");
    BOOST_CHECK(waiting[0].SubmitTime == start);
    BOOST_TEST(!waiting[0].Answer.has_value());
    BOOST_TEST(waiting[1].Answer.value() == question_form_answers({{"q", "a"}}));
    BOOST_CHECK(waiting[1].SubmitTime == start + 1h);
    BOOST_TEST(requester(mturk::list_qualification_requests, {}).NumResults == 3);

    requester(mturk::accept_qualification_request, {.QualificationRequestId = first});
    requester(mturk::reject_qualification_request, {.QualificationRequestId = second});
    BOOST_TEST(requester(mturk::list_qualification_requests, {}).NumResults == 1);
    auto const score = requester(mturk::get_qualification_score, {.QualificationTypeId = type, .WorkerId = "A1"});
    BOOST_TEST(score.Qualification.IntegerValue.value() == 1);
    BOOST_CHECK(score.Qualification.GrantTime == start + 1h);
    BOOST_TEST(requester.code(mturk::get_qualification_score, {.QualificationTypeId = type, .WorkerId = "A2"})
               == "QualificationDoesNotExist");
    for (auto const& each : {first, second}) {
        BOOST_TEST(requester.code(mturk::accept_qualification_request, {.QualificationRequestId = each})
                   == "InvalidQualificationRequestState");
        BOOST_TEST(requester.code(mturk::reject_qualification_request, {.QualificationRequestId = each})
                   == "InvalidQualificationRequestState");
    }
    BOOST_TEST(requester.code(mturk::accept_qualification_request, {.QualificationRequestId = "none"})
               == "QualificationRequestDoesNotExist");
    BOOST_TEST(requester.code(mturk::list_qualification_requests, {.QualificationTypeId = "3NONE"})
               == "QualificationTypeDoesNotExist");
}

BOOST_AUTO_TEST_CASE(automatic_grants)
{
    account                               requester;
    mturk::CreateQualificationTypeRequest request;
    request.Name = "given";
    request.Description = "given";
    request.QualificationTypeStatus = mturk::QualificationTypeStatus::Active;
    request.AutoGranted = true;
    request.AutoGrantedValue = 42;
    auto const type = requester(mturk::create_qualification_type, request).QualificationType.QualificationTypeId;
    BOOST_TEST(requester.state.request_qualification(type, "A1").empty());
    auto const score = requester(mturk::get_qualification_score, {.QualificationTypeId = type, .WorkerId = "A1"});
    BOOST_TEST(score.Qualification.IntegerValue.value() == 42);
    BOOST_TEST(requester(mturk::list_qualification_requests, {}).NumResults == 0);
}

BOOST_AUTO_TEST_CASE(asking_again)
{
    account    requester;
    auto const once = requester.type("once");
    auto const code = [&](std::string const& type) {
        return code_of([&] { requester.state.request_qualification(type, "A1"); });
    };
    auto const request = requester.state.request_qualification(once, "A1");
    BOOST_TEST(code(once) == "QualificationAlreadyExists");
    requester(mturk::reject_qualification_request, {.QualificationRequestId = request});
    requester.state.pass_time(24h * 365);
    BOOST_TEST(code(once) == "QualificationTypeDoesNotAllowRetake");

    mturk::UpdateQualificationTypeRequest change;
    change.QualificationTypeId = once;
    change.RetryDelayInSeconds = 366 * 86400;
    requester(mturk::update_qualification_type, change);
    BOOST_TEST(code(once) == "QualificationTypeRetryDelayNotElapsed");
    change.RetryDelayInSeconds = std::numeric_limits<std::int64_t>::max();
    requester(mturk::update_qualification_type, change);
    BOOST_TEST(code(once) == "QualificationTypeRetryDelayNotElapsed");
    change.RetryDelayInSeconds = 366 * 86400;
    requester(mturk::update_qualification_type, change);
    requester.state.pass_time(24h);
    BOOST_TEST(code(once) == "no error");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_asked_for)
{
    account    requester;
    auto const type = requester.type("first");
    auto const code = [&](std::string const& id, std::string const& worker, std::string const& answer = {}) {
        return code_of([&] { requester.state.request_qualification(id, worker, answer); });
    };
    BOOST_TEST(code("3NONE", "A1") == "QualificationTypeDoesNotExist");
    BOOST_TEST(code(type, "x") == "InvalidParameterValue");
    BOOST_TEST(code(type, "A1", "no XML") == "XMLParseError");
    BOOST_TEST(code("00000000000000000071", "A1") == "PermissionDeniedException");
    mturk::UpdateQualificationTypeRequest inactive;
    inactive.QualificationTypeId = type;
    inactive.QualificationTypeStatus = mturk::QualificationTypeStatus::Inactive;
    requester(mturk::update_qualification_type, inactive);
    BOOST_TEST(code(type, "A1") == "InvalidQualificationTypeState");
}

BOOST_AUTO_TEST_CASE(answer_keys)
{
    BOOST_TEST(graded(key_with(""), right_move + right_fruit) == 15);
    BOOST_TEST(graded(key_with(""), right_move) == 4);
    BOOST_TEST(graded(key_with(""), right_move + answered("fruit", selected("apples"))) == 4);
    BOOST_TEST(graded(key_with(""), answered("move", selected("D") + selected("E"))) == -1);
    BOOST_TEST(graded(key_with(""), "") == -1);
    BOOST_TEST(graded(key_with(""), answered("move", "<FreeText>D</FreeText>") + right_fruit) == 15);
}

BOOST_AUTO_TEST_CASE(answer_keys_with_mappings)
{
    auto const with = [](std::string const& mapping, std::string const& answers) {
        return graded(key_with("<QualificationValueMapping>" + mapping + "</QualificationValueMapping>"), answers);
    };
    std::string const percentage = "<PercentageMapping><MaximumSummedScore>15</MaximumSummedScore></PercentageMapping>";
    BOOST_TEST(with(percentage, right_move + right_fruit) == 100);
    BOOST_TEST(with(percentage, right_fruit) == 67);
    BOOST_TEST(with("<PercentageMapping/>", right_fruit) == 0);
    BOOST_TEST(
        with("<ScaleMapping><SummedScoreMultiplier>3</SummedScoreMultiplier></ScaleMapping>", right_fruit) == 30);
    std::string const ranges = "<RangeMapping><SummedScoreRange><InclusiveLowerBound>4</InclusiveLowerBound>"
                               "<InclusiveUpperBound>10</InclusiveUpperBound><QualificationValue>5</QualificationValue>"
                               "</SummedScoreRange><SummedScoreRange><InclusiveLowerBound>11</InclusiveLowerBound>"
                               "<InclusiveUpperBound>15</InclusiveUpperBound><QualificationValue>9</QualificationValue>"
                               "</SummedScoreRange><OutOfRangeQualificationValue>2</OutOfRangeQualificationValue>"
                               "</RangeMapping>";
    BOOST_TEST(with(ranges, right_move) == 5);
    BOOST_TEST(with(ranges, right_fruit) == 5);
    BOOST_TEST(with(ranges, right_move + right_fruit) == 9);
    BOOST_TEST(with(ranges, "") == 2);
    BOOST_TEST(with("<ScaleMapping><SummedScoreMultiplier>1e300</SummedScoreMultiplier></ScaleMapping>", right_fruit)
               == std::numeric_limits<std::int32_t>::max());
}

BOOST_AUTO_TEST_CASE(an_endless_score_times_nothing_is_nothing)
{
    std::string const most = "<Question><QuestionIdentifier>q</QuestionIdentifier><DefaultScore>1e308</DefaultScore>"
                             "</Question>";
    BOOST_TEST(graded("<AnswerKey>" + most + most
                          + "<QualificationValueMapping><ScaleMapping><SummedScoreMultiplier>0</SummedScoreMultiplier>"
                            "</ScaleMapping></QualificationValueMapping></AnswerKey>",
                   "")
               == 0);
}

BOOST_AUTO_TEST_SUITE_END()
