// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace test_testing_mturk_requirements {

using namespace test_mturk;
using mturk::Comparator;

std::string const locale_type = "00000000000000000071";

mturk::Locale place(std::string country, std::optional<std::string> subdivision = {})
{
    mturk::Locale made;
    made.Country = std::move(country);
    made.Subdivision = std::move(subdivision);
    return made;
}

mturk::QualificationRequirement lives(Comparator comparator, std::vector<mturk::Locale> places)
{
    auto made = requirement(locale_type, comparator);
    made.LocaleValues = std::move(places);
    return made;
}

mturk::CreateHITRequest requiring(std::vector<mturk::QualificationRequirement> requirements)
{
    auto request = hit_request();
    request.MaxAssignments = 9;
    request.QualificationRequirements = std::move(requirements);
    return request;
}

/// Workers A0 to A9 with a Qualification of their number, A10 with none and A11 with one that was revoked.
struct tenfold : account
{
    std::string type = this->account::type("numbered");

    tenfold()
    {
        for (std::int32_t value = 0; value < 10; ++value)
            grant("A" + std::to_string(value), value);
        grant("A11", 5);
        (*this)(mturk::disassociate_qualification_from_worker, {.WorkerId = "A11", .QualificationTypeId = type});
    }

    void grant(std::string const& worker, std::int32_t value)
    {
        (*this)(mturk::associate_qualification_with_worker,
            {.QualificationTypeId = type, .WorkerId = worker, .IntegerValue = value});
    }

    /// Which of A2, A5, A7, A10 and A11 may accept a HIT with the requirement.
    std::string admitted(mturk::QualificationRequirement const& required)
    {
        auto const  hit = (*this)(mturk::create_hit, requiring({required})).HIT.HITId;
        std::string found;
        for (auto const* worker : {"A2", "A5", "A7", "A10", "A11"}) {
            auto const code = code_of([&] { state.accept_hit(hit, worker); });
            BOOST_TEST((code == "no error" || code == "DoesNotMeetRequirements"));
            if (code == "no error")
                found += worker;
        }
        return found;
    }
};

} // namespace test_testing_mturk_requirements

BOOST_AUTO_TEST_SUITE(testing_mturk_requirements)

using namespace test_testing_mturk_requirements;

BOOST_AUTO_TEST_CASE(comparators)
{
    tenfold    with;
    auto const admitted = [&](Comparator comparator, std::vector<std::int32_t> values) {
        return with.admitted(requirement(with.type, comparator, std::move(values)));
    };
    BOOST_TEST(admitted(Comparator::LessThan, {5}) == "A2");
    BOOST_TEST(admitted(Comparator::LessThanOrEqualTo, {5}) == "A2A5");
    BOOST_TEST(admitted(Comparator::GreaterThan, {5}) == "A7");
    BOOST_TEST(admitted(Comparator::GreaterThanOrEqualTo, {5}) == "A5A7");
    BOOST_TEST(admitted(Comparator::EqualTo, {5}) == "A5");
    BOOST_TEST(admitted(Comparator::NotEqualTo, {5}) == "A2A7");
    BOOST_TEST(admitted(Comparator::In, {1, 2, 7}) == "A2A7");
    BOOST_TEST(admitted(Comparator::NotIn, {1, 2, 7}) == "A5");
    BOOST_TEST(with.admitted(requirement(with.type, Comparator::Exists)) == "A2A5A7");
    BOOST_TEST(with.admitted(requirement(with.type, Comparator::DoesNotExist)) == "A10A11");
}

BOOST_AUTO_TEST_CASE(all_requirements_must_be_met)
{
    tenfold    with;
    auto const hit = with(mturk::create_hit, requiring({requirement(with.type, Comparator::GreaterThan, {3}),
                                                 requirement(with.type, Comparator::LessThan, {6})}));
    auto const code = [&](std::string const& worker) {
        return code_of([&] { with.state.accept_hit(hit.HIT.HITId, worker); });
    };
    BOOST_TEST(code("A3") == "DoesNotMeetRequirements");
    BOOST_TEST(code("A4") == "no error");
    BOOST_TEST(code("A6") == "DoesNotMeetRequirements");
    BOOST_TEST(with(mturk::list_hits_for_qualification_type, {.QualificationTypeId = with.type}).NumResults == 1);
    BOOST_TEST(with(mturk::list_hits_for_qualification_type, {.QualificationTypeId = locale_type}).NumResults == 0);
    with.state.pass_time(24h * 122);
    BOOST_TEST(with.status(hit.HIT.HITId) == "Disposed");
    BOOST_TEST(with(mturk::list_hits_for_qualification_type, {.QualificationTypeId = with.type}).NumResults == 0);
    BOOST_TEST(with.code(mturk::list_hits_for_qualification_type, {.QualificationTypeId = "3NONE"})
               == "QualificationTypeDoesNotExist");
}

BOOST_AUTO_TEST_CASE(locales)
{
    tenfold    with;
    auto const settle = [&](std::string const& worker, mturk::Locale where) {
        mturk::Qualification held;
        held.QualificationTypeId = locale_type;
        held.WorkerId = worker;
        held.LocaleValue = std::move(where);
        held.Status = mturk::QualificationStatus::Granted;
        with.state.grant(held);
    };
    settle("A2", place("US", "WA"));
    settle("A5", place("US"));
    settle("A7", place("DE"));
    BOOST_TEST(with.admitted(lives(Comparator::EqualTo, {place("US")})) == "A2A5");
    BOOST_TEST(with.admitted(lives(Comparator::EqualTo, {place("US", "WA")})) == "A2");
    BOOST_TEST(with.admitted(lives(Comparator::NotEqualTo, {place("US", "WA")})) == "A5A7");
    BOOST_TEST(with.admitted(lives(Comparator::In, {place("FR"), place("DE"), place("US", "WA")})) == "A2A7");
    BOOST_TEST(with.admitted(lives(Comparator::NotIn, {place("FR"), place("DE")})) == "A2A5");
    BOOST_TEST(with.admitted(requirement(locale_type, Comparator::Exists)) == "A2A5A7");
}

BOOST_AUTO_TEST_CASE(requirements_that_are_refused)
{
    tenfold    with;
    auto const code = [&](mturk::QualificationRequirement required) {
        return with.code(mturk::create_hit, requiring({std::move(required)}));
    };
    auto const numbers = [&](Comparator comparator, std::vector<std::int32_t> values) {
        return code(requirement(with.type, comparator, std::move(values)));
    };
    BOOST_TEST(code(requirement("3NONE", Comparator::Exists)) == "QualificationTypeDoesNotExist");
    BOOST_TEST(numbers(Comparator::Exists, {1}) == "InvalidParameterValue");
    BOOST_TEST(numbers(Comparator::EqualTo, {1, 2}) == "InvalidParameterValue");
    BOOST_TEST(numbers(Comparator::EqualTo, {}) == "InvalidParameterValue");
    BOOST_TEST(code(requirement(with.type, Comparator::LessThan)) == "InvalidParameterValue");
    BOOST_TEST(numbers(Comparator::In, std::vector<std::int32_t>(15, 1)) == "no error");
    BOOST_TEST(numbers(Comparator::In, std::vector<std::int32_t>(16, 1)) == "InvalidParameterValue");
    BOOST_TEST(code(lives(Comparator::In, std::vector<mturk::Locale>(30, place("DE")))) == "no error");
    BOOST_TEST(code(lives(Comparator::In, std::vector<mturk::Locale>(31, place("DE")))) == "InvalidParameterValue");
    BOOST_TEST(code(lives(Comparator::LessThan, {place("DE")})) == "InvalidParameterValue");
    BOOST_TEST(code(requirement(locale_type, Comparator::EqualTo, {1})) == "InvalidParameterValue");
    auto locale_for_number = lives(Comparator::EqualTo, {place("DE")});
    locale_for_number.QualificationTypeId = with.type;
    BOOST_TEST(code(locale_for_number) == "InvalidParameterValue");
    auto guarded = requirement(with.type, Comparator::Exists);
    guarded.ActionsGuarded = mturk::HITAccessActions::Accept;
    BOOST_TEST(code(guarded) == "no error");
    guarded.RequiredToPreview = true;
    BOOST_TEST(code(guarded) == "InvalidParameterValue");
    auto strange = requirement(with.type, Comparator::Exists);
    strange.Comparator = strange.Comparator.from_text("Like");
    BOOST_TEST(code(strange) == "InvalidParameterValue");
    std::vector<mturk::QualificationRequirement> const eleven(11, requirement(with.type, Comparator::Exists));
    BOOST_TEST(with.code(mturk::create_hit, requiring(eleven)) == "InvalidParameterValue");

    mturk::UpdateQualificationTypeRequest inactive;
    inactive.QualificationTypeId = with.type;
    inactive.QualificationTypeStatus = mturk::QualificationTypeStatus::Inactive;
    with(mturk::update_qualification_type, inactive);
    BOOST_TEST(code(requirement(with.type, Comparator::Exists)) == "InvalidQualificationTypeState");
}

BOOST_AUTO_TEST_CASE(the_services_own_types_belong_to_it)
{
    account requester;
    BOOST_TEST(requester.code(
                   mturk::associate_qualification_with_worker, {.QualificationTypeId = locale_type, .WorkerId = "A1"})
               == "PermissionDeniedException");
    BOOST_TEST(requester.code(mturk::get_qualification_score, {.QualificationTypeId = locale_type, .WorkerId = "A1"})
               == "PermissionDeniedException");
    BOOST_TEST(requester.code(mturk::list_workers_with_qualification_type, {.QualificationTypeId = locale_type})
               == "PermissionDeniedException");
}

BOOST_AUTO_TEST_SUITE_END()
