// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/document.hpp>
#include <bindery/shape/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(json_document)

namespace test_json_document {

struct Event
{
    bindery::document                        Body{};
    std::optional<bindery::document>         Extra{};
    std::vector<bindery::document>           List{};
    std::map<std::string, bindery::document> Map{};
};
BOOST_DESCRIBE_STRUCT(Event, (), (Body, Extra, List, Map))

constexpr auto bindery_members(bindery::type<Event>)
{
    return bindery::members(
        bindery::member<&Event::Extra>(bindery::required), bindery::member<&Event::List>(bindery::length{.max = 4}));
}

} // namespace test_json_document

using test_json::problem_of;
using test_json_document::Event;

BOOST_AUTO_TEST_CASE(any_value_is_a_document_and_comes_back)
{
    std::string const text = R"({"Body":{"a":[1,-2.5E0,"x",true,null,{}],"b":18446744073709551615},"Extra":"e",)"
                             R"("List":[null,1,[]],"Map":{"k":null,"l":{"m":0}}})";
    auto const        event = bindery::json::parse<Event>(text);
    BOOST_TEST(event.Body.at("a").as_array().size() == 6);
    BOOST_TEST(event.Body.at("b").as_uint64() == std::numeric_limits<std::uint64_t>::max());
    BOOST_TEST(event.Extra.value().as_string() == "e");
    BOOST_TEST(event.List.size() == 3);
    BOOST_TEST(event.List.at(0).is_null());
    BOOST_TEST(event.Map.at("k").is_null());
    BOOST_TEST(bindery::json::serialize(event) == text);
}

BOOST_AUTO_TEST_CASE(an_absent_document_is_null)
{
    Event event;
    event.Body = 1;
    event.Extra = 2;
    event.List = {3};
    bindery::json::parse_into(event, R"({"Extra":null})");
    BOOST_TEST(event.Body.is_null());
    BOOST_TEST(!event.Extra);
    BOOST_TEST(event.List.empty());
    BOOST_TEST(bindery::json::serialize(event) == R"({"Body":null,"List":[],"Map":{}})");
}

BOOST_AUTO_TEST_CASE(a_document_is_as_strict_as_the_rest_and_counts_for_depth)
{
    BOOST_TEST(problem_of<Event>(R"({"List":[1,[01]]})") == "List[1][0]: malformed number (at byte 12)");
    BOOST_TEST(problem_of<Event>("{\"Body\":\"\xFF\"}") == "Body: string is not UTF-8 (at byte 9)");
    BOOST_TEST(problem_of<Event>(R"({"Body":[[]]})", {.max_depth = 3}) == "");
    BOOST_TEST(
        problem_of<Event>(R"({"Body":[[]]})", {.max_depth = 2}) == "Body[0]: nested deeper than 2 levels (at byte 9)");
    BOOST_TEST(problem_of<Event>(R"({"Body":1})", {.max_depth = 1}) == "");
    auto const deep = std::string(200, '[') + std::string(200, ']');
    BOOST_TEST(problem_of<bindery::document>(deep, {.max_depth = 200}) == "");
}

BOOST_AUTO_TEST_CASE(a_document_without_json_form_is_refused_with_its_path)
{
    Event event;
    event.Map["k"] = boost::json::array{1, "\xFF"};
    std::string out;
    auto const  why = bindery::json::try_serialize_to(out, event);
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST(why->path == "Map[k]");
    BOOST_TEST(why->problem == "no JSON form: string is not UTF-8");

    for (auto const number : {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
        out.clear();
        event.Map["k"] = number;
        auto const refused = bindery::json::try_serialize_to(out, event);
        // What Boost.JSON makes of such numbers depends on its version; whatever it is, the text stays JSON.
        BOOST_TEST((refused || problem_of<Event>(out).empty()), out);
    }
}

BOOST_AUTO_TEST_CASE(shapes_with_documents_are_validated)
{
    Event event;
    event.List.resize(5);
    auto const found = bindery::validate(event);
    BOOST_REQUIRE(found.size() == 2);
    BOOST_TEST(found[0].message() == "Extra: required");
    BOOST_TEST(found[1].message() == "List: length 5, allowed at most 4");
}

BOOST_AUTO_TEST_SUITE_END()
