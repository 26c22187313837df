// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/http/message.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(http_message)

namespace http = bindery::http;

BOOST_AUTO_TEST_CASE(finds_the_first_field_without_regard_to_case)
{
    std::vector<http::field> const fields{{"Content-Type", "a"}, {"content-type", "b"}, {"X", ""}};
    BOOST_TEST(http::find_field(fields, "CONTENT-TYPE") == "a");
    BOOST_TEST(http::find_field(fields, "Content-Typ") == "");
    BOOST_TEST(http::find_field(fields, "Content-Types").data() == nullptr);
    BOOST_TEST(http::find_field(fields, "x") == "");
    BOOST_TEST(http::find_field(fields, "x").data() != nullptr);
}

BOOST_AUTO_TEST_CASE(case_is_that_of_ascii)
{
    std::vector<http::field> const fields{{"A[", "a"}, {"\xc4", "b"}};
    BOOST_TEST(http::find_field(fields, "a[") == "a");
    BOOST_TEST(http::find_field(fields, "a{").data() == nullptr);
    BOOST_TEST(http::find_field(fields, "\xe4").data() == nullptr);
}

BOOST_AUTO_TEST_CASE(set_field_adds_what_is_missing)
{
    std::vector<http::field> fields{{"A", "1"}};
    http::set_field(fields, "B", "2");
    BOOST_REQUIRE(fields.size() == 2u);
    BOOST_TEST(fields[1].name == "B");
    BOOST_TEST(fields[1].value == "2");
}

BOOST_AUTO_TEST_CASE(set_field_replaces_the_first_and_drops_the_others)
{
    std::vector<http::field> fields{{"A", "1"}, {"B", "2"}, {"a", "3"}, {"C", "4"}, {"A", "5"}};
    http::set_field(fields, "a", "new");
    BOOST_REQUIRE(fields.size() == 3u);
    BOOST_TEST(fields[0].name == "A");
    BOOST_TEST(fields[0].value == "new");
    BOOST_TEST(fields[1].name == "B");
    BOOST_TEST(fields[2].name == "C");
}

BOOST_AUTO_TEST_CASE(clear_empties_a_response_and_keeps_its_storage)
{
    http::response    response{.status = 200, .reason = "OK", .fields = {{"A", "1"}}, .body = std::string(1000, 'x')};
    auto const* const storage = response.body.data();
    response.clear();
    BOOST_TEST(response.status == 0);
    BOOST_TEST(response.reason.empty());
    BOOST_TEST(response.fields.empty());
    BOOST_TEST(response.body.empty());
    BOOST_TEST((response.body.data() == storage));
}

BOOST_AUTO_TEST_SUITE_END()
