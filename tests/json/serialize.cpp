// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(json_serialize)

namespace test_json_serialize {

enum class Event { Ping_, Accepted };
BOOST_DESCRIBE_ENUM(Event, Ping_, Accepted)

constexpr auto bindery_enumerators(bindery::type<Event>)
{
    return bindery::enumerators(bindery::enumerator<Event::Ping_>("Ping!"));
}

struct Inner
{
    std::string Text{};
};
BOOST_DESCRIBE_STRUCT(Inner, (), (Text))

struct All
{
    bool                                           Flag = true;
    std::int64_t                                   Number = -1;
    std::uint64_t                                  Big = std::numeric_limits<std::uint64_t>::max();
    signed char                                    Tiny = 65;
    double                                         Ratio = 0.1;
    std::string                                    Text = "a";
    bindery::open_enum<Event>                      Kind = Event::Ping_;
    bindery::timestamp                             Plain{std::chrono::milliseconds(1500)};
    std::vector<std::optional<bindery::timestamp>> Iso{{}, bindery::timestamp{}};
    bindery::blob                                  Data{std::byte{0xFF}};
    Inner                                          Part{};
    std::vector<bool>                              Bits{true, false};
    std::map<std::string, std::vector<Inner>>      Map{{"k", {Inner{"x"}, Inner{}}}};
};
BOOST_DESCRIBE_STRUCT(All, (), (Flag, Number, Big, Tiny, Ratio, Text, Kind, Plain, Iso, Data, Part, Bits, Map))

constexpr auto bindery_members(bindery::type<All>)
{
    return bindery::members(
        bindery::member<&All::Iso>(bindery::iso8601), bindery::member<&All::Text>(bindery::wire_name{"te\"xt"}));
}

struct Sparse
{
    std::optional<std::string>                         First{};
    std::optional<std::int32_t>                        Second{};
    std::optional<std::vector<std::string>>            Third{};
    std::map<std::string, std::optional<std::int32_t>> Map{};
};
BOOST_DESCRIBE_STRUCT(Sparse, (), (First, Second, Third, Map))

struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

using bindery::json::serialize;

} // namespace test_json_serialize

using namespace test_json_serialize;

BOOST_AUTO_TEST_CASE(every_kind_of_member_has_its_form)
{
    BOOST_TEST(
        serialize(All{})
        == R"({"Flag":true,"Number":-1,"Big":18446744073709551615,"Tiny":65,"Ratio":0.1,"te\"xt":"a","Kind":"Ping!",)"
           R"("Plain":1.500,"Iso":[null,"1970-01-01T00:00:00Z"],"Data":"/w==","Part":{"Text":""},"Bits":[true,false],)"
           R"("Map":{"k":[{"Text":"x"},{"Text":""}]}})");
}

BOOST_AUTO_TEST_CASE(empty_optionals_are_left_out)
{
    BOOST_TEST(serialize(Nothing{}) == "{}");
    Sparse sparse;
    BOOST_TEST(serialize(sparse) == R"({"Map":{}})");
    sparse.Second = 0;
    sparse.Map = {{"a", {}}, {"b", 1}};
    BOOST_TEST(serialize(sparse) == R"({"Second":0,"Map":{"a":null,"b":1}})");
    sparse.First = "";
    sparse.Third.emplace();
    BOOST_TEST(serialize(sparse) == R"({"First":"","Second":0,"Third":[],"Map":{"a":null,"b":1}})");
}

BOOST_AUTO_TEST_CASE(lists_maps_and_scalars_can_stand_alone)
{
    BOOST_TEST(serialize(std::vector<Inner>{{"a"}, {}}) == R"([{"Text":"a"},{"Text":""}])");
    BOOST_TEST(serialize(std::map<std::string, int>{}) == "{}");
    BOOST_TEST(serialize(std::optional<int>{}) == "null");
    BOOST_TEST(serialize(false) == "false");
}

BOOST_AUTO_TEST_CASE(strings_are_escaped_where_json_wants_it_and_only_there)
{
    std::string all;
    for (int c = 0; c < 128; ++c)
        all += static_cast<char>(c);
    auto const text = serialize(all);
    BOOST_TEST(
        text.starts_with(R"("\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010)"));
    BOOST_TEST(text.find(R"(\u001f !\"#$%&'()*+,-./0)") != text.npos);
    BOOST_TEST(text.find(R"([\\]^)") != text.npos);
    BOOST_TEST(bindery::json::parse<std::string>(text) == all);
    BOOST_TEST(boost::json::parse(text).as_string() == all);
    BOOST_TEST(serialize(std::string("\xC3\xA9\xF0\x9F\x98\x80\x7F")) == "\"\xC3\xA9\xF0\x9F\x98\x80\x7F\"");
}

BOOST_AUTO_TEST_CASE(what_is_no_utf8_is_refused_with_its_path)
{
    struct
    {
        std::string bad;
        std::size_t before;
    } const samples[] = {{"\x80", 0}, {"ab\xC3", 2}, {"\n\xED\xA0\x80", 1}, {"\xC0\x80", 0}, {"\xF4\x90\x80\x80", 0}};
    for (auto const& [bad, before] : samples) {
        All all;
        all.Map["k"][1].Text = bad;
        std::string out = "before";
        auto const  why = bindery::json::try_serialize_to(out, all);
        BOOST_REQUIRE(why.has_value());
        BOOST_TEST(why->path == "Map[k][1].Text");
        BOOST_TEST(why->problem == "string is not UTF-8");
        auto const escaped = bad[0] == '\n' ? std::size_t{1} : 0;
        auto const good = serialize(All{});
        BOOST_TEST(why->offset == good.rfind("\"\"") + 1 + before + escaped);
    }
    std::string out;
    auto const  why = bindery::json::try_serialize_to(out, std::map<std::string, int>{{"\xFF", 1}});
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST(why->message() == "[?]: string is not UTF-8 (at byte 2)");
    BOOST_CHECK_THROW(serialize(std::string("\xFF")), bindery::json::json_error);
    try {
        serialize(std::vector<std::string>{"", "\xFF"});
    }
    catch (bindery::json::json_error const& error) {
        BOOST_TEST((error.code() == bindery::errc::unserializable));
        BOOST_TEST(error.why().path == "[1]");
    }
}

BOOST_AUTO_TEST_CASE(text_is_appended)
{
    std::string out = "x";
    BOOST_TEST(!bindery::json::try_serialize_to(out, Inner{"a"}));
    BOOST_TEST(out == R"(x{"Text":"a"})");
}

BOOST_AUTO_TEST_CASE(reals_are_the_shortest_text_that_comes_back)
{
    BOOST_TEST(serialize(0.1) == "0.1");
    BOOST_TEST(serialize(0.1F) == "0.1");
    BOOST_TEST(serialize(5.0) == "5");
    BOOST_TEST(serialize(-0.0) == "-0");
    BOOST_TEST(serialize(std::numeric_limits<double>::quiet_NaN()) == "\"NaN\"");
    BOOST_TEST(serialize(std::numeric_limits<double>::infinity()) == "\"Infinity\"");
    BOOST_TEST(serialize(-std::numeric_limits<float>::infinity()) == "\"-Infinity\"");
    std::mt19937_64 random(5);
    for (int i = 0; i < 20'000; ++i) {
        auto const value = std::bit_cast<double>(random());
        auto const back = bindery::json::parse<double>(serialize(value));
        BOOST_REQUIRE(std::isnan(value) ? std::isnan(back)
                                        : std::bit_cast<std::uint64_t>(back) == std::bit_cast<std::uint64_t>(value));
        auto const small = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        auto const small_back = bindery::json::parse<float>(serialize(small));
        BOOST_REQUIRE(std::isnan(small) ? std::isnan(small_back) : small_back == small);
    }
}

BOOST_AUTO_TEST_SUITE_END()
