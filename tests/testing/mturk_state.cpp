// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <bindery/shape/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

namespace test_testing_mturk_state {

using namespace test_mturk;

auto const& list = mturk::list_workers_with_qualification_type;

mturk::Qualification granted(std::string const& type, std::string const& worker)
{
    mturk::Qualification made;
    made.QualificationTypeId = type;
    made.WorkerId = worker;
    made.Status = mturk::QualificationStatus::Granted;
    return made;
}

std::vector<mturk::Qualification> list_all(mturk_state& state, mturk::ListWorkersWithQualificationTypeRequest request)
{
    std::vector<mturk::Qualification> all;
    do {
        auto page = state.call(list, request);
        BOOST_TEST(page.NumResults == static_cast<int>(page.Qualifications.size()));
        all.insert(all.end(), page.Qualifications.begin(), page.Qualifications.end());
        request.NextToken = page.NextToken;
    } while (request.NextToken);
    return all;
}

} // namespace test_testing_mturk_state

BOOST_AUTO_TEST_SUITE(testing_mturk_state)

using namespace test_testing_mturk_state;

BOOST_AUTO_TEST_CASE(the_same_seed_gives_the_same_workers)
{
    mturk_state a;
    mturk_state b;
    auto const  type_a = a.seed_workers(300, 7);
    auto const  type_b = b.seed_workers(300, 7);
    BOOST_TEST(type_a == type_b);
    BOOST_CHECK(a.qualifications(type_a) == b.qualifications(type_b));
    auto const other = a.seed_workers(300, 8);
    BOOST_TEST(other != type_a);
    BOOST_TEST(a.qualifications(other).front().WorkerId != a.qualifications(type_a).front().WorkerId);
}

BOOST_AUTO_TEST_CASE(generated_workers_are_distinct_and_valid)
{
    mturk_state           state;
    auto const            type = state.seed_workers(2500);
    std::set<std::string> workers;
    std::size_t           scores = 0;
    std::size_t           revoked = 0;
    for (auto const& each : state.qualifications(type)) {
        workers.insert(each.WorkerId);
        BOOST_TEST(bindery::validate(each).empty());
        BOOST_TEST(each.IntegerValue.has_value() != each.LocaleValue.has_value());
        scores += each.IntegerValue.has_value();
        revoked += each.Status == mturk::QualificationStatus::Revoked;
    }
    BOOST_TEST(workers.size() == 2500U);
    BOOST_TEST((scores > 2150 && scores < 2350));
    BOOST_TEST((revoked > 150 && revoked < 350));
}

BOOST_AUTO_TEST_CASE(pages)
{
    mturk_state state;
    auto const  type = state.seed_workers(101);
    BOOST_TEST(state.call(list, {.QualificationTypeId = type}).Qualifications.size() == 10U);
    BOOST_TEST(state.call(list, {.QualificationTypeId = type, .MaxResults = 100}).Qualifications.size() == 100U);
    for (int const size : {1, 7, 10, 50, 100})
        BOOST_CHECK(list_all(state, {.QualificationTypeId = type, .MaxResults = size}) == state.qualifications(type));
}

BOOST_AUTO_TEST_CASE(a_page_that_ends_the_list_exactly_has_no_token)
{
    mturk_state state;
    auto const  type = state.seed_workers(20);
    auto const  first = state.call(list, {.QualificationTypeId = type});
    BOOST_TEST_REQUIRE(first.NextToken.has_value());
    BOOST_TEST(!state.call(list, {.QualificationTypeId = type, .NextToken = first.NextToken}).NextToken.has_value());
}

BOOST_AUTO_TEST_CASE(the_status_filter)
{
    mturk_state state;
    auto const  type = state.seed_workers(500);
    auto const  with = [&](mturk::QualificationStatus status) {
        auto const found = list_all(state, {.QualificationTypeId = type, .Status = status, .MaxResults = 9});
        for (auto const& each : found)
            BOOST_TEST((each.Status == status));
        return found.size();
    };
    auto const held = with(mturk::QualificationStatus::Granted);
    auto const revoked = with(mturk::QualificationStatus::Revoked);
    BOOST_TEST(held > 0U);
    BOOST_TEST(revoked > 0U);
    BOOST_TEST(held + revoked == 500U);
}

BOOST_AUTO_TEST_CASE(tokens_are_bound_to_their_query)
{
    mturk_state state;
    auto const  type = state.seed_workers(50);
    auto const  other = state.seed_workers(50, 2);
    auto const  token = state.call(list, {.QualificationTypeId = type}).NextToken;
    BOOST_TEST_REQUIRE(token.has_value());
    auto const refused = [&](mturk::ListWorkersWithQualificationTypeRequest const& request) {
        return code_of([&] { state.call(list, request); }) == "InvalidParameterValue";
    };
    BOOST_TEST(!refused({.QualificationTypeId = type, .NextToken = token}));
    BOOST_TEST(!refused({.QualificationTypeId = type, .NextToken = token, .MaxResults = 3}));
    BOOST_TEST(refused({.QualificationTypeId = other, .NextToken = token}));
    BOOST_TEST(
        refused({.QualificationTypeId = type, .Status = mturk::QualificationStatus::Granted, .NextToken = token}));
    for (std::size_t i = 0; i < token->size(); ++i) {
        auto forged = *token;
        forged[i] = forged[i] == '1' ? '2' : '1';
        BOOST_TEST(refused({.QualificationTypeId = type, .NextToken = forged}), forged);
    }
    for (auto const* nonsense : {"x", "p", "0", "p999999999999999999999999"})
        BOOST_TEST(refused({.QualificationTypeId = type, .NextToken = nonsense}), nonsense);
}

BOOST_AUTO_TEST_CASE(granting_and_revoking)
{
    mturk_state state;
    auto const  type = state.add_qualification_type();
    state.call(
        mturk::associate_qualification_with_worker, {.QualificationTypeId = type, .WorkerId = "A1", .IntegerValue = 5});
    state.call(mturk::associate_qualification_with_worker, {.QualificationTypeId = type, .WorkerId = "A2"});
    BOOST_TEST(state.qualifications(type).at(0).IntegerValue.value() == 5);
    BOOST_TEST(state.qualifications(type).at(1).IntegerValue.value() == 1);

    state.call(mturk::disassociate_qualification_from_worker, {.WorkerId = "A1", .QualificationTypeId = type});
    BOOST_TEST(
        state.call(list, {.QualificationTypeId = type, .Status = mturk::QualificationStatus::Revoked}).NumResults == 1);
    BOOST_TEST(code_of([&] {
        state.call(mturk::disassociate_qualification_from_worker, {.WorkerId = "A1", .QualificationTypeId = type});
    }) == "InvalidQualificationState");
    BOOST_TEST(code_of([&] {
        state.call(mturk::disassociate_qualification_from_worker, {.WorkerId = "A9", .QualificationTypeId = type});
    }) == "QualificationDoesNotExist");

    state.call(
        mturk::associate_qualification_with_worker, {.QualificationTypeId = type, .WorkerId = "A1", .IntegerValue = 6});
    BOOST_TEST(state.qualifications(type).size() == 2U);
    BOOST_TEST(state.qualifications(type).at(0).IntegerValue.value() == 6);
    BOOST_TEST((state.qualifications(type).at(0).Status == mturk::QualificationStatus::Granted));
}

BOOST_AUTO_TEST_CASE(wrong_parameters)
{
    mturk_state state;
    auto const  type = state.seed_workers(1);
    auto const  code = [&](mturk::ListWorkersWithQualificationTypeRequest const& request) {
        return code_of([&] { state.call(list, request); });
    };
    BOOST_TEST(code({.QualificationTypeId = "3UNKNOWN"}) == "QualificationTypeDoesNotExist");
    BOOST_TEST(code({}) == "AWS.MissingParameters");
    BOOST_TEST(code({.QualificationTypeId = "a b"}) == "InvalidParameterValue");
    BOOST_TEST(code({.QualificationTypeId = type, .MaxResults = 0}) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code({.QualificationTypeId = type, .MaxResults = 101}) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code({.QualificationTypeId = type,
                   .Status = bindery::open_enum<mturk::QualificationStatus>::from_text("Pending")})
               == "InvalidParameterValue");
    BOOST_TEST(code_of([&] { state.grant(granted("3UNKNOWN", "A1")); }) == "QualificationTypeDoesNotExist");
    BOOST_TEST(code_of([&] {
        state.call(mturk::associate_qualification_with_worker, {.QualificationTypeId = type, .WorkerId = "B1"});
    }) == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(time_does_not_go_back)
{
    auto        clock = std::chrono::system_clock::time_point(start);
    mturk_state state([&] { return clock; });
    auto const  hit = state.call(mturk::create_hit, hit_request()).HIT.HITId;
    clock += 24h;
    auto const status = [&] { return std::string(state.call(mturk::get_hit, {.HITId = hit}).HIT.HITStatus.text()); };
    BOOST_TEST(status() == "Reviewable");
    clock -= 12h;
    BOOST_TEST(status() == "Reviewable");
    BOOST_CHECK(state.now() == start + 24h);
    state.pass_time(1h);
    clock += 13h;
    BOOST_CHECK(state.now() == start + 26h);
    BOOST_TEST(code_of([&] { state.pass_time(-1ms); }) == "AWS.ParameterOutOfRange");
    BOOST_TEST(code_of([&] { state.pass_time(std::chrono::milliseconds::max()); }) == "AWS.ParameterOutOfRange");
    BOOST_CHECK(state.now() == start + 26h);
}

BOOST_AUTO_TEST_SUITE_END()
