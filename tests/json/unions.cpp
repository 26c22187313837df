// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/shape/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(json_unions)

namespace test_json_unions {

namespace json = bindery::json;
using bindery::length;
using bindery::member;
using bindery::wire_name;

/// A union that holds itself, as DynamoDB's attribute values do.
struct Value
{
    std::optional<std::string>                  S{};
    std::optional<std::int32_t>                 N{};
    std::optional<bindery::blob>                B{};
    std::optional<bool>                         Null{};
    std::optional<bindery::timestamp>           T{};
    std::optional<std::vector<Value>>           L{};
    std::optional<std::map<std::string, Value>> M{};
    std::string                                 unknown{};

    bool operator==(Value const&) const;
};
inline bool Value::operator==(Value const&) const = default;
BOOST_DESCRIBE_STRUCT(Value, (), (S, N, B, Null, T, L, M))
constexpr auto bindery_members(bindery::type<Value>)
{
    return bindery::exactly_one<&Value::unknown>(
        member<&Value::S>(length{1, 3}), member<&Value::Null>(wire_name{"NULL"}), member<&Value::T>(bindery::iso8601));
}

struct Item
{
    std::string                       Id{};
    Value                             Plain{};
    std::optional<Value>              Maybe{};
    std::vector<Value>                List{};
    std::map<std::string, Value>      Map{};
    std::vector<std::optional<Value>> Sparse{};
    std::optional<std::int32_t>       Last{};
};
BOOST_DESCRIBE_STRUCT(Item, (), (Id, Plain, Maybe, List, Map, Sparse, Last))

Value parse(std::string_view text)
{
    return json::parse<Value>(text);
}

template <class T = Value>
std::string problem_of(std::string_view text)
{
    T          into{};
    auto const why = json::try_parse_into(into, text);
    return why ? why->message() : "none";
}

std::string nested(std::size_t depth)
{
    std::string text = R"({"N":1})";
    for (std::size_t i = 0; i < depth; ++i)
        text = R"({"L":[)" + text + "]}";
    return text;
}

} // namespace test_json_unions

using namespace test_json_unions;

BOOST_AUTO_TEST_CASE(one_member_is_read_and_the_rest_is_empty)
{
    BOOST_TEST((parse(R"({"S":"a"})") == Value{.S = "a"}));
    BOOST_TEST((parse(R"( { "NULL" : true } )") == Value{.Null = true}));
    BOOST_TEST((parse(R"({"B":"Zm9v"})") == Value{.B = bindery::blob{std::byte{'f'}, std::byte{'o'}, std::byte{'o'}}}));
    BOOST_TEST((parse(R"({"\u0054":"2014-04-29T18:30:38Z"})")
                == Value{.T = bindery::timestamp(std::chrono::seconds(1'398'796'238))}));
    auto const tree = parse(R"({"L":[{"S":"x"},{"M":{"k":{"L":[]}}},{"NULL":false}]})");
    BOOST_REQUIRE(tree.L);
    BOOST_REQUIRE_EQUAL(tree.L->size(), 3);
    BOOST_TEST((tree.L->at(0) == Value{.S = "x"}));
    BOOST_TEST((tree.L->at(1).M->at("k") == Value{.L = std::vector<Value>{}}));
    BOOST_TEST((tree.L->at(2) == Value{.Null = false}));
}

BOOST_AUTO_TEST_CASE(type_names_and_nulls_do_not_count)
{
    BOOST_TEST((parse(R"({"__type":"a.b#Value","S":"a"})") == Value{.S = "a"}));
    BOOST_TEST((parse(R"({"N":null,"S":"a","M":null,"Other":null})") == Value{.S = "a"}));
    BOOST_TEST((parse(R"({"S":"a","S":"b"})") == Value{.S = "b"}));
    BOOST_TEST((parse(R"({"S":"a","S":null,"N":3})") == Value{.N = 3}));
}

BOOST_AUTO_TEST_CASE(a_member_that_is_not_known_is_kept_by_name)
{
    BOOST_TEST((parse(R"({"Odd":{"S":[1,{"a":2}]}})") == Value{.unknown = "Odd"}));
    BOOST_TEST((parse(R"({"__type":"x","Odd":1,"Odd":2,"S":null})") == Value{.unknown = "Odd"}));
    auto value = parse(R"({"Odd":1})");
    json::parse_into(value, R"({"N":1})");
    BOOST_TEST((value == Value{.N = 1}));
    json::parse_into(value, R"({"Odd":1})");
    BOOST_TEST((value == Value{.unknown = "Odd"}));
}

BOOST_AUTO_TEST_CASE(a_member_without_a_name_cannot_be_told_from_none)
{
    BOOST_TEST(problem_of(R"({"":1})") == "a member of a union must have a name (at byte 0)");
    BOOST_TEST(problem_of(R"({"":1,"S":"a"})") == "a member of a union must have a name (at byte 0)");
    BOOST_TEST((parse(R"({"":null,"S":"a"})") == Value{.S = "a"}));
}

BOOST_AUTO_TEST_CASE(none_or_several_members_are_a_failure_that_names_them)
{
    BOOST_TEST(problem_of("{}") == "exactly one member of a union must be set, but none is (at byte 0)");
    BOOST_TEST(problem_of(R"({"__type":"x","S":null})")
               == "exactly one member of a union must be set, but none is (at byte 0)");
    BOOST_TEST(
        problem_of(R"( {"N":1,"S":"a"})") == "exactly one member of a union must be set, but S and N are (at byte 1)");
    BOOST_TEST(problem_of(R"({"N":1,"Odd":0,"NULL":true})")
               == "exactly one member of a union must be set, but N, NULL and Odd are (at byte 0)");
    BOOST_TEST(problem_of(R"({"Odd":0,"Even":0})")
               == "exactly one member of a union must be set, but Even and Odd are (at byte 0)");
    BOOST_TEST(problem_of(R"({"Odd":0,"Even":0,"Odd":null,"N":null})") == "none");
    BOOST_TEST(problem_of(R"({"a":0,"b":0,"c":0,"d":0,"e":0,"f":0,"g":0,"N":1})")
               == "exactly one member of a union must be set, but N, a, b, c, d and 3 more are (at byte 0)");
    BOOST_TEST(problem_of(R"({"Odd":0,"\u0007":0})")
               == "exactly one member of a union must be set, but ? and Odd are (at byte 0)");
    BOOST_TEST(problem_of<Item>(R"({"List":[{"N":1}, {"M":{"a b":{}}}]})")
               == "List[1].M[a b]: exactly one member of a union must be set, but none is (at byte 30)");
    BOOST_TEST(problem_of<Item>(R"({"List":[{"N":1},{"N":2,"S":"a"}]})")
               == "List[1]: exactly one member of a union must be set, but S and N are (at byte 17)");
    BOOST_TEST((json::parse<std::vector<Value>>(R"([{"N":1},{"Odd":2},{"__type":"x","N":3}])")
                == std::vector<Value>{{.N = 1}, {.unknown = "Odd"}, {.N = 3}}));
    BOOST_TEST(problem_of<Item>(R"({"Plain":{"S":1}})") == "Plain.S: expected a string (at byte 14)");
    BOOST_TEST(problem_of<Item>(R"({"Plain":"S"})") == "Plain: expected an object (at byte 9)");
    BOOST_TEST(problem_of(R"({"S":"a")") == "unexpected end of text (at byte 8)");
    BOOST_TEST(problem_of(R"({"S":"a"} x)") == "unexpected text after the value (at byte 10)");
}

BOOST_AUTO_TEST_CASE(unions_stand_wherever_values_do)
{
    constexpr std::string_view text =
        R"({"Id":"i","Plain":{"N":1},"Maybe":{"N":2},"List":[{"N":3},{"S":"x"}],"Map":{"a":{"L":[]},"b":{"M":{}}},)"
        R"("Sparse":[null,{"N":4}],"Last":7})";
    auto item = json::parse<Item>(text);
    BOOST_TEST(json::serialize(item) == text);
    BOOST_TEST(item.Last.value_or(0) == 7);

    // Into the same object again, with other members set, and with nulls.
    json::parse_into(item, R"({"List":[{"NULL":true},null,{"L":[{"N":9}]}],"Plain":null,"Id":"j","Map":{"a":null}})");
    BOOST_REQUIRE_EQUAL(item.List.size(), 2);
    BOOST_TEST((item.List[0] == Value{.Null = true}));
    BOOST_TEST((item.List[1] == Value{.L = std::vector{Value{.N = 9}}}));
    BOOST_TEST((item.Plain == Value{}));
    BOOST_TEST(item.Map.empty());
    BOOST_TEST(!item.Maybe);
}

BOOST_AUTO_TEST_CASE(only_a_union_with_one_known_member_is_written)
{
    auto const refused = [](Value const& value) {
        std::string text;
        auto const  why = json::try_serialize_to(text, std::vector<Value>{value});
        return why ? why->path + ": " + why->problem : text;
    };
    BOOST_TEST(refused({.M = std::map<std::string, Value>{{"k", {.Null = true}}}}) == R"([{"M":{"k":{"NULL":true}}}])");
    BOOST_TEST(refused({}) == "[0]: exactly one member of a union must be set, but none is");
    BOOST_TEST(
        refused({.S = "a", .Null = true}) == "[0]: exactly one member of a union must be set, but S and NULL are");
    BOOST_TEST(
        refused({.S = "a", .unknown = "Odd"}) == "[0]: exactly one member of a union must be set, but S and Odd are");
    BOOST_TEST(
        refused({.unknown = "Odd"}) == "[0]: has the member Odd, which this program does not know and cannot send");
    BOOST_TEST(refused({.L = std::vector{Value{.N = 1}, Value{}}})
               == "[0].L[1]: exactly one member of a union must be set, but none is");
}

BOOST_AUTO_TEST_CASE(validation_finds_what_cannot_be_sent)
{
    Item item{.Id = "i", .Plain = {.S = "long"}, .Maybe = Value{.N = 1, .Null = true}};
    item.List = {{.N = 1}, {.unknown = "Odd"}};
    item.Map = {{"k", {.L = std::vector{Value{.S = ""}, Value{}}}}};
    item.Sparse = {std::nullopt, Value{.N = 1}};
    std::string all;
    for (auto const& each : bindery::validate(item))
        all += each.message() + '\n';
    BOOST_TEST(all
               == "Plain.S: length 4, allowed 1..3\n"
                  "Maybe: exactly one member of a union must be set, but N and NULL are\n"
                  "List[1]: has the member Odd, which this program does not know and cannot send\n"
                  "Map[k].L[0].S: length 0, allowed 1..3\n"
                  "Map[k].L[1]: exactly one member of a union must be set, but none is\n");
}

BOOST_AUTO_TEST_CASE(depth_is_limited)
{
    BOOST_TEST(json::serialize(parse(nested(63))) == nested(63));
    BOOST_TEST(problem_of(nested(64)).find("nested deeper than 128 levels") != std::string::npos);
    BOOST_TEST(problem_of(R"({"Odd":)" + std::string(130, '[') + std::string(130, ']') + "}")
                   .find("nested deeper than 128 levels")
               != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
