// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace test_testing_mturk_qualification_types {

using namespace test_mturk;

mturk::CreateQualificationTypeRequest type_named(std::string const& name)
{
    mturk::CreateQualificationTypeRequest request;
    request.Name = name;
    request.Description = "About " + name;
    request.QualificationTypeStatus = mturk::QualificationTypeStatus::Active;
    return request;
}

std::vector<std::string> names(account& with, mturk::ListQualificationTypesRequest request)
{
    request.MustBeRequestable = request.MustBeRequestable.value_or(false);
    request.MaxResults = 100;
    std::vector<std::string> found;
    for (auto const& each : with(mturk::list_qualification_types, request).QualificationTypes)
        found.push_back(each.Name);
    return found;
}

} // namespace test_testing_mturk_qualification_types

BOOST_AUTO_TEST_SUITE(testing_mturk_qualification_types)

using namespace test_testing_mturk_qualification_types;

BOOST_AUTO_TEST_CASE(a_new_type)
{
    account requester;
    auto    request = type_named("first");
    request.Keywords = "a, b";
    request.RetryDelayInSeconds = 60;
    auto const made = requester(mturk::create_qualification_type, request).QualificationType;
    BOOST_TEST(made.Name == "first");
    BOOST_TEST(made.Description == "About first");
    BOOST_TEST(made.Keywords.value() == "a, b");
    BOOST_TEST(made.RetryDelayInSeconds.value() == 60);
    BOOST_TEST(made.IsRequestable);
    BOOST_TEST(!made.AutoGranted);
    BOOST_TEST(!made.AutoGrantedValue.has_value());
    BOOST_CHECK(made.CreationTime == start);
    auto const got = requester(mturk::get_qualification_type, {.QualificationTypeId = made.QualificationTypeId});
    BOOST_CHECK(got.QualificationType == made);
    BOOST_TEST(requester.code(mturk::create_qualification_type, request) == "QualificationTypeAlreadyExists");
    BOOST_TEST(requester.code(mturk::get_qualification_type, {.QualificationTypeId = "3NONE"})
               == "QualificationTypeDoesNotExist");
}

BOOST_AUTO_TEST_CASE(what_does_not_go_together)
{
    account    requester;
    int        number = 0;
    auto const code = [&](auto change) {
        auto request = type_named("type " + std::to_string(++number));
        change(request);
        return requester.code(mturk::create_qualification_type, request);
    };
    auto const with_test = [](auto& r) {
        r.Test = "<QuestionForm/>";
        r.TestDurationInSeconds = 60;
    };
    BOOST_TEST(code(with_test) == "no error");
    BOOST_TEST(code([](auto& r) { r.Test = "<QuestionForm/>"; }) == "AWS.MissingParameters");
    BOOST_TEST(code([](auto& r) { r.AnswerKey = "<AnswerKey/>"; }) == "AWS.MissingParameters");
    BOOST_TEST(code([&](auto& r) {
        with_test(r);
        r.AnswerKey = "<AnswerKey/>";
    }) == "no error");
    BOOST_TEST(code([&](auto& r) {
        with_test(r);
        r.AnswerKey = "<AnswerKeys/>";
    }) == "XMLParseError");
    BOOST_TEST(code([&](auto& r) {
        with_test(r);
        r.Test = "<HTMLQuestion/>";
    }) == "XMLParseError");
    BOOST_TEST(code([&](auto& r) {
        with_test(r);
        r.AutoGranted = true;
    }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.QualificationTypeStatus = r.QualificationTypeStatus.from_text("Old"); })
               == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(changes)
{
    account                               requester;
    auto const                            id = requester.type("first");
    mturk::UpdateQualificationTypeRequest change;
    change.QualificationTypeId = id;
    change.Description = "New";
    change.AutoGranted = true;
    change.AutoGrantedValue = 7;
    auto changed = requester(mturk::update_qualification_type, change).QualificationType;
    BOOST_TEST(changed.Description == "New");
    BOOST_TEST(changed.AutoGrantedValue.value() == 7);
    BOOST_TEST(changed.QualificationTypeStatus.text() == "Active");

    mturk::UpdateQualificationTypeRequest inactive;
    inactive.QualificationTypeId = id;
    inactive.QualificationTypeStatus = mturk::QualificationTypeStatus::Inactive;
    changed = requester(mturk::update_qualification_type, inactive).QualificationType;
    BOOST_TEST(changed.QualificationTypeStatus.text() == "Inactive");
    BOOST_TEST(changed.Description == "New");
    BOOST_TEST(changed.AutoGrantedValue.value() == 7);

    mturk::UpdateQualificationTypeRequest test;
    test.QualificationTypeId = id;
    test.Test = "<QuestionForm/>";
    test.TestDurationInSeconds = 60;
    test.AnswerKey = "<AnswerKey/>";
    BOOST_TEST(requester.code(mturk::update_qualification_type, test) == "InvalidParameterValue");
    test.AutoGranted = false;
    changed = requester(mturk::update_qualification_type, test).QualificationType;
    BOOST_TEST(changed.AnswerKey.value() == "<AnswerKey/>");
    BOOST_TEST(!changed.AutoGrantedValue.has_value());
    test.AnswerKey.reset();
    BOOST_TEST(!requester(mturk::update_qualification_type, test).QualificationType.AnswerKey.has_value());
    BOOST_TEST(requester.code(mturk::update_qualification_type, change) == "InvalidParameterValue");
    change.QualificationTypeId = "00000000000000000071";
    BOOST_TEST(requester.code(mturk::update_qualification_type, change) == "PermissionDeniedException");
}

BOOST_AUTO_TEST_CASE(searches)
{
    account requester;
    BOOST_TEST(names(requester, {}).size() == 6U);
    BOOST_TEST(names(requester, {.MustBeRequestable = true}).empty());
    BOOST_TEST(names(requester, {.MustBeOwnedByCaller = true}).empty());
    auto request = type_named("Bird watchers");
    request.Keywords = "feather";
    requester(mturk::create_qualification_type, request);
    requester.type("cat watchers");
    using list = std::vector<std::string>;
    BOOST_TEST(names(requester, {.MustBeRequestable = true}) == (list{"Bird watchers", "cat watchers"}));
    BOOST_TEST(names(requester, {.MustBeOwnedByCaller = true}).size() == 2U);
    BOOST_TEST(names(requester, {}).size() == 8U);
    BOOST_TEST(names(requester, {.Query = "FEATHER bird"}) == (list{"Bird watchers"}));
    BOOST_TEST(names(requester, {.Query = "about"}) == (list{"Bird watchers"}));
    BOOST_TEST(names(requester, {.Query = "feather cat"}).empty());
    BOOST_TEST(names(requester, {.Query = "worker_locale"}) == (list{"Worker_Locale"}));
    BOOST_TEST(requester.code(mturk::list_qualification_types, {}) == "AWS.MissingParameters");
}

BOOST_AUTO_TEST_CASE(deletion)
{
    account    requester;
    auto const id = requester.type("first");
    auto const pending = requester.state.request_qualification(id, "A2");
    requester(mturk::associate_qualification_with_worker, {.QualificationTypeId = id, .WorkerId = "A1"});
    auto request = hit_request();
    request.QualificationRequirements.emplace().push_back(requirement(id, mturk::Comparator::Exists));
    auto const hit = requester(mturk::create_hit, request).HIT;

    requester(mturk::delete_qualification_type, {.QualificationTypeId = id});
    BOOST_TEST(requester.code(mturk::delete_qualification_type, {.QualificationTypeId = id})
               == "InvalidQualificationTypeState");
    BOOST_TEST(
        requester.code(mturk::get_qualification_type, {.QualificationTypeId = id}) == "QualificationTypeDoesNotExist");
    BOOST_TEST(requester.code(mturk::accept_qualification_request, {.QualificationRequestId = pending})
               == "InvalidQualificationRequestState");
    BOOST_TEST(requester.code(mturk::create_hit, request) == "QualificationTypeDoesNotExist");
    mturk::CreateHITWithHITTypeRequest with_type;
    with_type.HITTypeId = hit.HITTypeId;
    with_type.LifetimeInSeconds = 60;
    with_type.Question = question;
    BOOST_TEST(requester.code(mturk::create_hit_with_hit_type, with_type) == "HITTypeDoesNotExist");
    BOOST_TEST(names(requester, {.MustBeOwnedByCaller = true}).empty());

    // The HIT that is there goes on as before, and keeps the name.
    BOOST_TEST(code_of([&] { requester.state.accept_hit(hit.HITId, "A2"); }) == "DoesNotMeetRequirements");
    BOOST_TEST(
        requester.code(mturk::create_qualification_type, type_named("first")) == "QualificationTypeAlreadyExists");
    auto const assignment = requester.work(hit.HITId, "A1");
    requester(mturk::approve_assignment, {.AssignmentId = assignment});
    requester(mturk::delete_hit, {.HITId = hit.HITId});
    BOOST_TEST(requester.code(mturk::create_qualification_type, type_named("first")) == "no error");
    BOOST_TEST(requester.code(mturk::delete_qualification_type, {.QualificationTypeId = "00000000000000000071"})
               == "PermissionDeniedException");
}

BOOST_AUTO_TEST_SUITE_END()
