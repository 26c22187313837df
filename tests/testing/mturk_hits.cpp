// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace test_testing_mturk_hits {

using namespace test_mturk;

mturk::CreateHITTypeRequest type_request()
{
    mturk::CreateHITTypeRequest request;
    request.AssignmentDurationInSeconds = 3600;
    request.Reward = "1.00";
    request.Title = "Title";
    request.Description = "Description";
    return request;
}

std::vector<std::string> ids(std::vector<mturk::HIT> const& hits)
{
    std::vector<std::string> found;
    for (auto const& each : hits)
        found.push_back(each.HITId);
    return found;
}

} // namespace test_testing_mturk_hits

BOOST_AUTO_TEST_SUITE(testing_mturk_hits)

using namespace test_testing_mturk_hits;

BOOST_AUTO_TEST_CASE(a_new_hit)
{
    account requester;
    auto    request = hit_request();
    request.MaxAssignments = 3;
    request.Keywords = "a, b";
    request.RequesterAnnotation = "mine";
    auto const hit = requester(mturk::create_hit, request).HIT;
    BOOST_TEST(hit.Title == "Title");
    BOOST_TEST(hit.Description == "Description");
    BOOST_TEST(hit.Reward == "1.00");
    BOOST_TEST(hit.Question.value() == question);
    BOOST_TEST(hit.Keywords.value() == "a, b");
    BOOST_TEST(hit.RequesterAnnotation.value() == "mine");
    BOOST_TEST(hit.HITStatus.text() == "Assignable");
    BOOST_TEST(hit.HITReviewStatus.text() == "NotReviewed");
    BOOST_TEST(hit.MaxAssignments == 3);
    BOOST_TEST(hit.NumberOfAssignmentsAvailable == 3);
    BOOST_TEST(hit.NumberOfAssignmentsPending == 0);
    BOOST_TEST(hit.NumberOfAssignmentsCompleted == 0);
    BOOST_TEST(hit.AutoApprovalDelayInSeconds == 30 * 86400);
    BOOST_CHECK(hit.CreationTime == start);
    BOOST_CHECK(hit.Expiration == start + 24h);
    BOOST_CHECK(requester.hit(hit.HITId) == hit);
    BOOST_TEST(requester.code(mturk::get_hit, {.HITId = "3NONE"}) == "HITDoesNotExist");
}

BOOST_AUTO_TEST_CASE(the_same_values_are_the_same_type)
{
    account    requester;
    auto       request = type_request();
    auto const id = requester(mturk::create_hit_type, request).HITTypeId;
    BOOST_TEST(requester(mturk::create_hit_type, request).HITTypeId == id);
    BOOST_TEST(requester(mturk::create_hit, hit_request()).HIT.HITTypeId == id);
    request.AutoApprovalDelayInSeconds = 30 * 86400;
    BOOST_TEST(requester(mturk::create_hit_type, request).HITTypeId == id);
    request.Reward = "1.01";
    BOOST_TEST(requester(mturk::create_hit_type, request).HITTypeId != id);

    mturk::CreateHITWithHITTypeRequest with_type;
    with_type.HITTypeId = id;
    with_type.LifetimeInSeconds = 60;
    with_type.Question = question;
    auto const hit = requester(mturk::create_hit_with_hit_type, with_type).HIT;
    BOOST_TEST(hit.HITTypeId == id);
    BOOST_TEST(hit.Title == "Title");
    with_type.HITTypeId = "3NONE";
    BOOST_TEST(requester.code(mturk::create_hit_with_hit_type, with_type) == "HITTypeDoesNotExist");

    auto const other = requester(mturk::create_hit_type, request).HITTypeId;
    requester(mturk::update_hit_type_of_hit, {.HITId = hit.HITId, .HITTypeId = other});
    BOOST_TEST(requester.hit(hit.HITId).Reward == "1.01");
    BOOST_TEST(requester.hit(hit.HITId).HITTypeId == other);
    BOOST_TEST(requester.code(mturk::update_hit_type_of_hit, {.HITId = hit.HITId, .HITTypeId = "3NONE"})
               == "HITTypeDoesNotExist");
}

BOOST_AUTO_TEST_CASE(values_that_are_refused)
{
    account    requester;
    auto const code = [&](auto change) { return code_with(requester, change); };
    BOOST_TEST(code([](auto&) {}) == "no error");
    BOOST_TEST(code([](auto& r) { r.LifetimeInSeconds.reset(); }) == "AWS.MissingParameters");
    BOOST_TEST(code([](auto& r) { r.Title.assign(129, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Title = std::string(127, 'x') + "\u20ac"; }) == "no error");
    BOOST_TEST(code([](auto& r) { r.Description.assign(2001, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Keywords = std::string(1001, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.RequesterAnnotation = std::string(256, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Reward = "1.234"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Reward = "1234567890123"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.LifetimeInSeconds = 29; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.LifetimeInSeconds = 31'536'001; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.AssignmentDurationInSeconds = 29; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.AutoApprovalDelayInSeconds = 2'592'001; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.MaxAssignments = 0; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.MaxAssignments = 1'000'000'001; }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code([](auto& r) { r.Question.reset(); }) == "AWS.MissingParameters");
    BOOST_TEST(code([](auto& r) { r.HITLayoutId = "3L"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion>"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "no XML"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "<Question/>"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion/><HTMLQuestion/>"; }) == "XMLParseError");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion/>"; }) == "no error");
    BOOST_TEST(code([](auto& r) { r.Question = "<HTMLQuestion>" + std::string(65535, ' ') + "</HTMLQuestion>"; })
               == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(a_token_names_the_hit_it_made_for_a_day)
{
    account requester;
    auto    request = hit_request();
    request.UniqueRequestToken = "token";
    auto const hit = requester(mturk::create_hit, request).HIT.HITId;
    BOOST_TEST(requester.code(mturk::create_hit, request) == "HitAlreadyExists");
    auto const message = message_of([&] { requester(mturk::create_hit, request); });
    BOOST_TEST(message == "The HIT with ID \"" + hit + "\" already exists. (1600000000000 s)");

    mturk::CreateHITWithHITTypeRequest with_type;
    with_type.HITTypeId = requester.hit(hit).HITTypeId;
    with_type.LifetimeInSeconds = 60;
    with_type.Question = question;
    with_type.UniqueRequestToken = "token";
    BOOST_TEST(requester.code(mturk::create_hit_with_hit_type, with_type) == "HitAlreadyExists");

    requester.state.pass_time(24h - 1ms);
    BOOST_TEST(requester.code(mturk::create_hit, request) == "HitAlreadyExists");
    requester.state.pass_time(1ms);
    BOOST_TEST(requester(mturk::create_hit, request).HIT.HITId != hit);
}

BOOST_AUTO_TEST_CASE(listings)
{
    account                  requester;
    std::vector<std::string> made;
    for (int i = 0; i < 12; ++i)
        made.push_back(requester.publish());
    auto const first = requester(mturk::list_hits, {});
    BOOST_TEST(first.NumResults == 10);
    auto const second = requester(mturk::list_hits, {.NextToken = first.NextToken});
    BOOST_TEST(second.NumResults == 2);
    BOOST_TEST(!second.NextToken.has_value());
    auto all = ids(first.HITs);
    for (auto const& each : ids(second.HITs))
        all.push_back(each);
    BOOST_TEST(all == made);

    BOOST_TEST(requester(mturk::list_reviewable_hits, {}).NumResults == 0);
    requester.work(made[3], "A1");
    requester.work(made[7], "A1");
    requester(mturk::update_hit_review_status, {.HITId = made[7]});
    BOOST_TEST(ids(requester(mturk::list_reviewable_hits, {}).HITs) == std::vector{made[3]});
    BOOST_TEST(ids(requester(mturk::list_reviewable_hits, {.Status = mturk::ReviewableHITStatus::Reviewing}).HITs)
               == std::vector{made[7]});
    auto const other = requester(mturk::create_hit_type, [] {
        auto request = type_request();
        request.Title = "Other";
        return request;
    }());
    BOOST_TEST(requester(mturk::list_reviewable_hits, {.HITTypeId = other.HITTypeId}).NumResults == 0);
    BOOST_TEST(requester.code(mturk::list_reviewable_hits, {.HITTypeId = "3NONE"}) == "HITTypeDoesNotExist");
    BOOST_TEST(requester.code(mturk::list_hits, {.NextToken = "p0:1"}) == "InvalidParameterValue");
}

BOOST_AUTO_TEST_SUITE_END()
