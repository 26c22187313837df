// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/mturk.hpp>
#include <bindery/shape/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <string_view>
#include <type_traits>

namespace test_mturk_operations {

namespace mturk = bindery::mturk;

using names = std::set<std::string_view>;

template <class Predicate>
names names_where(Predicate holds)
{
    names found;
    mturk::operations.for_each([&](auto const& operation) {
        if (holds(operation))
            found.insert(operation.name);
    });
    return found;
}

template <class Shape>
std::string problems(Shape const& shape)
{
    std::string lines;
    for (auto const& each : bindery::validate(shape))
        lines += each.message() + "; ";
    return lines;
}

mturk::SendBonusRequest bonus_of(std::string const& amount)
{
    return {.WorkerId = "A1", .BonusAmount = amount, .AssignmentId = "3A", .Reason = "Well done"};
}

} // namespace test_mturk_operations

BOOST_AUTO_TEST_SUITE(mturk_operations)

using namespace test_mturk_operations;

BOOST_AUTO_TEST_CASE(all_of_the_api)
{
    BOOST_TEST(mturk::operations.size() == 39U);
    BOOST_TEST(names_where([](auto const&) { return true; }).size() == 39U);
}

// Whatever can cost money, send a message or make a second thing when it is done twice is missing here.
BOOST_AUTO_TEST_CASE(what_may_be_sent_again)
{
    names const safe{"ApproveAssignment", "CreateHITType", "DeleteHIT", "DeleteQualificationType", "DeleteWorkerBlock",
        "GetAccountBalance", "GetAssignment", "GetFileUploadURL", "GetHIT", "GetQualificationScore",
        "GetQualificationType", "ListAssignmentsForHIT", "ListBonusPayments", "ListHITs",
        "ListHITsForQualificationType", "ListQualificationRequests", "ListQualificationTypes",
        "ListReviewPolicyResultsForHIT", "ListReviewableHITs", "ListWorkerBlocks", "ListWorkersWithQualificationType",
        "RejectAssignment", "UpdateExpirationForHIT", "UpdateHITReviewStatus", "UpdateHITTypeOfHIT",
        "UpdateNotificationSettings"};
    names const safe_with_token{"CreateAdditionalAssignmentsForHIT", "CreateHIT", "CreateHITWithHITType", "SendBonus"};
    BOOST_TEST(names_where([](auto const& each) { return each.is_idempotent && !each.has_idempotency_token; }) == safe,
        boost::test_tools::per_element());
    BOOST_TEST(names_where([](auto const& each) { return each.has_idempotency_token; }) == safe_with_token,
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_listed_in_pages)
{
    auto const listings = names_where([](auto const& each) { return each.is_paginated; });
    BOOST_TEST(listings.size() == 10U);
    for (auto const name : listings)
        BOOST_TEST(name.starts_with("List"), name);
    BOOST_TEST(names_where([](auto const& each) {
        return each.is_paginated && !std::remove_cvref_t<decltype(each)>::pagination::has_items;
    }) == names{"ListReviewPolicyResultsForHIT"},
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(items_are_fetched_in_pages_as_large_as_the_service_allows)
{
    mturk::operations.for_each([](auto const& each) {
        using operation = std::remove_cvref_t<decltype(each)>;
        if constexpr (operation::is_paginated) {
            constexpr auto largest =
                bindery::detail::largest_page<typename operation::request_type, operation::pagination::page_size>();
            BOOST_TEST(largest.value_or(0) == 100, operation::name);
        }
    });
}

BOOST_AUTO_TEST_CASE(numbers_and_times_that_were_forgotten_are_not_sent_as_zero)
{
    BOOST_TEST(problems(mturk::UpdateExpirationForHITRequest{.HITId = "3H"}) == "ExpireAt: required; ");
    BOOST_TEST(problems(mturk::CreateAdditionalAssignmentsForHITRequest{.HITId = "3H"})
               == "NumberOfAdditionalAssignments: required; ");
    BOOST_TEST(problems(mturk::ListQualificationTypesRequest{}) == "MustBeRequestable: required; ");
    BOOST_TEST(problems(mturk::CreateHITWithHITTypeRequest{.HITTypeId = "3T"}) == "LifetimeInSeconds: required; ");
}

BOOST_AUTO_TEST_CASE(constraints_of_list_elements_and_of_nested_shapes)
{
    BOOST_TEST(problems(mturk::NotifyWorkersRequest{.WorkerIds = {"A1", "B2"}})
               == "WorkerIds[1]: does not match ^A[A-Z0-9]+$; ");

    mturk::QualificationRequirement const requirement{.LocaleValues = {{{.Country = "USA"}}}};
    mturk::CreateHITTypeRequest const     request{
            .AssignmentDurationInSeconds = 60, .Reward = "0.05", .QualificationRequirements = {{requirement}}};
    BOOST_TEST(problems(request)
               == "QualificationRequirements[0].Comparator: required; "
                  "QualificationRequirements[0].LocaleValues[0].Country: length 3, allowed 2..2; ");
}

BOOST_AUTO_TEST_CASE(amounts_of_money)
{
    for (auto const* amount : {"0", "1.", "1.5", "10.25"})
        BOOST_TEST(problems(bonus_of(amount)).empty(), amount);
    for (auto const* amount : {"", "$1", "1.234", ".5", "1,5", "-1"})
        BOOST_TEST(problems(bonus_of(amount)) == "BonusAmount: does not match ^[0-9]+(\\.)?[0-9]{0,2}$; ", amount);
}

BOOST_AUTO_TEST_CASE(a_hit_there_and_back)
{
    mturk::QualificationRequirement const requirement{.QualificationTypeId = "00000000000000000071",
        .Comparator = mturk::Comparator::In,
        .LocaleValues = {{{.Country = "US", .Subdivision = "CA"}, {.Country = "FR"}}},
        .ActionsGuarded = mturk::HITAccessActions::DiscoverPreviewAndAccept};
    mturk::CreateHITRequest const         request{.LifetimeInSeconds = 3600,
                .AssignmentDurationInSeconds = 60,
                .Reward = "0.05",
                .Title = "Look",
                .Description = "at this",
                .QualificationRequirements = {{requirement}}};
    BOOST_TEST(bindery::json::serialize(request)
               == R"({"LifetimeInSeconds":3600,"AssignmentDurationInSeconds":60,"Reward":"0.05","Title":"Look",)"
                  R"("Description":"at this","QualificationRequirements":[{"QualificationTypeId":)"
                  R"("00000000000000000071","Comparator":"In","LocaleValues":[{"Country":"US","Subdivision":"CA"},)"
                  R"({"Country":"FR"}],"ActionsGuarded":"DiscoverPreviewAndAccept"}]})");

    auto const response = bindery::json::parse<mturk::CreateHITResponse>(
        R"({"HIT":{"HITId":"3H","HITStatus":"Assignable","Reward":"0.05","QualificationRequirements":[)"
        R"({"QualificationTypeId":"0071","Comparator":"In","LocaleValues":[{"Country":"US"}]}]}})");
    BOOST_TEST(response.HIT.HITId == "3H");
    BOOST_CHECK(response.HIT.HITStatus == mturk::HITStatus::Assignable);
    BOOST_TEST_REQUIRE(response.HIT.QualificationRequirements.size() == 1U);
    BOOST_TEST(response.HIT.QualificationRequirements[0].LocaleValues.value().at(0).Country == "US");
}

BOOST_AUTO_TEST_SUITE_END()
