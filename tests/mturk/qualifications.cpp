// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/mturk/qualifications.hpp>
#include <bindery/shape/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <tuple>
#include <vector>

namespace test_mturk_qualifications {

namespace mturk = bindery::mturk;

template <class Shape>
std::vector<std::string> problems(Shape const& shape)
{
    std::vector<std::string> messages;
    for (auto const& each : bindery::validate(shape))
        messages.push_back(each.message());
    return messages;
}

using text = std::vector<std::string>;

} // namespace test_mturk_qualifications

BOOST_AUTO_TEST_SUITE(mturk_qualifications)

using namespace test_mturk_qualifications;

BOOST_AUTO_TEST_CASE(a_page_as_the_service_sends_it)
{
    auto const page = bindery::json::parse<mturk::ListWorkersWithQualificationTypeResponse>(
        R"({"NextToken":"p1:zz","NumResults":2,"Qualifications":[
            {"QualificationTypeId":"3Q","WorkerId":"A1","GrantTime":1.5094944E9,"IntegerValue":100,"Status":"Granted"},
            {"QualificationTypeId":"3Q","WorkerId":"A2","GrantTime":1509494400.125,
             "LocaleValue":{"Country":"US","Subdivision":"CA"},"Status":"Frozen","New":[1,{"a":null}]}]})");
    BOOST_TEST(page.NextToken.value() == "p1:zz");
    BOOST_TEST_REQUIRE(page.Qualifications.size() == 2U);
    auto const& [first, second] = std::tie(page.Qualifications[0], page.Qualifications[1]);
    BOOST_TEST(first.GrantTime.time_since_epoch().count() == 1509494400000);
    BOOST_TEST(first.IntegerValue.value() == 100);
    BOOST_TEST((first.Status == mturk::QualificationStatus::Granted));
    BOOST_TEST(second.GrantTime.time_since_epoch().count() == 1509494400125);
    BOOST_TEST(second.LocaleValue.value().Subdivision.value() == "CA");
    BOOST_TEST(second.Status.text() == "Frozen");
}

BOOST_AUTO_TEST_CASE(requests_as_the_service_expects_them)
{
    using bindery::json::serialize;
    BOOST_TEST(serialize(mturk::ListWorkersWithQualificationTypeRequest{.QualificationTypeId = "3Q",
                   .Status = mturk::QualificationStatus::Revoked,
                   .NextToken = "t",
                   .MaxResults = 100})
               == R"({"QualificationTypeId":"3Q","Status":"Revoked","NextToken":"t","MaxResults":100})");
    BOOST_TEST(serialize(mturk::AssociateQualificationWithWorkerRequest{
                   .QualificationTypeId = "3Q", .WorkerId = "A1", .IntegerValue = 7, .SendNotification = false})
               == R"({"QualificationTypeId":"3Q","WorkerId":"A1","IntegerValue":7,"SendNotification":false})");
    BOOST_TEST(serialize(mturk::DisassociateQualificationFromWorkerRequest{
                   .WorkerId = "A1", .QualificationTypeId = "3Q", .Reason = "\"late\""})
               == R"({"WorkerId":"A1","QualificationTypeId":"3Q","Reason":"\"late\""})");
}

BOOST_AUTO_TEST_CASE(constraints)
{
    BOOST_TEST(problems(mturk::ListWorkersWithQualificationTypeRequest{}) == text{"QualificationTypeId: required"},
        boost::test_tools::per_element());
    text const all{"QualificationTypeId: length 65, allowed 1..64", "NextToken: length 0, allowed 1..255",
        "MaxResults: value 0, allowed 1..100"};
    BOOST_TEST(problems(mturk::ListWorkersWithQualificationTypeRequest{
                   .QualificationTypeId = std::string(65, 'A'), .NextToken = "", .MaxResults = 0})
                   == all,
        boost::test_tools::per_element());
    BOOST_TEST(problems(mturk::Locale{.Country = "USA", .Subdivision = "C"})
                   == (text{"Country: length 3, allowed 2..2", "Subdivision: length 1, allowed 2..2"}),
        boost::test_tools::per_element());

    mturk::Qualification qualification{.QualificationTypeId = "3Q", .WorkerId = "B1"};
    qualification.LocaleValue.emplace().Country = "USA";
    BOOST_TEST(problems(qualification)
                   == (text{"WorkerId: does not match ^A[A-Z0-9]+$", "LocaleValue.Country: length 3, allowed 2..2"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
