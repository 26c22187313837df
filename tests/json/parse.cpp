// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/json/parse.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(json_parse)

namespace test_json_parse {

enum class Status { Granted, Revoked };
BOOST_DESCRIBE_ENUM(Status, Granted, Revoked)

struct Locale
{
    std::string                Country{};
    std::optional<std::string> Subdivision{};
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))

struct Qualification
{
    std::string                               WorkerId{};
    bindery::timestamp                        GrantTime{};
    std::optional<std::int32_t>               IntegerValue{};
    std::optional<Locale>                     LocaleValue{};
    std::optional<bindery::open_enum<Status>> State{};
};
BOOST_DESCRIBE_STRUCT(Qualification, (), (WorkerId, GrantTime, IntegerValue, LocaleValue, State))

constexpr auto bindery_members(bindery::type<Qualification>)
{
    return bindery::members(bindery::member<&Qualification::State>(bindery::wire_name{"Status"}));
}

struct Page
{
    std::optional<std::string> NextToken{};
    std::vector<Qualification> Qualifications{};
};
BOOST_DESCRIBE_STRUCT(Page, (), (NextToken, Qualifications))

struct Times
{
    bindery::timestamp                        Plain{};
    std::optional<bindery::timestamp>         Iso{};
    std::vector<bindery::timestamp>           Http{};
    std::map<std::string, bindery::timestamp> Map{};
};
BOOST_DESCRIBE_STRUCT(Times, (), (Plain, Iso, Http, Map))

constexpr auto bindery_members(bindery::type<Times>)
{
    return bindery::members(bindery::member<&Times::Iso>(bindery::iso8601),
        bindery::member<&Times::Http>(bindery::http_date), bindery::member<&Times::Map>(bindery::iso8601));
}

struct Lists
{
    std::vector<std::int32_t>                          Dense{};
    std::vector<std::optional<std::int32_t>>           Sparse{};
    std::map<std::string, std::int32_t>                DenseMap{};
    std::map<std::string, std::optional<std::int32_t>> SparseMap{};
    std::vector<std::vector<bool>>                     Bits{};
};
BOOST_DESCRIBE_STRUCT(Lists, (), (Dense, Sparse, DenseMap, SparseMap, Bits))

struct Tree
{
    std::string                      Name{};
    std::vector<Tree>                Children{};
    std::optional<std::vector<Tree>> More{};
    std::map<std::string, Tree>      ByName{};
};
BOOST_DESCRIBE_STRUCT(Tree, (), (Name, Children, More, ByName))

/// A time behind texts, under names of all kinds.
struct Entry
{
    std::string        Text{};
    bindery::timestamp T{};
    bindery::timestamp U{};
    std::string        Other{};
    bindery::timestamp ANameThatIsLongerThanOneBlock{};
    std::string        Third{};
    bindery::timestamp Odd{};
};
BOOST_DESCRIBE_STRUCT(Entry, (), (Text, T, U, Other, ANameThatIsLongerThanOneBlock, Third, Odd))

constexpr auto bindery_members(bindery::type<Entry>)
{
    return bindery::members(bindery::member<&Entry::Odd>(bindery::wire_name{"a,b}c,"}));
}

struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

template <class T>
T parsed(std::string_view text)
{
    return bindery::json::parse<T>(text);
}

inline std::int64_t milliseconds(bindery::timestamp when)
{
    return when.time_since_epoch().count();
}

} // namespace test_json_parse

using namespace test_json_parse;
using test_json::problem_of;

BOOST_AUTO_TEST_CASE(a_page_with_all_that_is_odd_is_still_a_page)
{
    auto const page = parsed<Page>(R"( {
        "NextToken": "p\u0032", "NumResults": 3, "__type": "x#Page", "Unknown": [{"a": [null, -1.5e3, "\uD83D\uDE00"]}],
        "Qualifications": [
            {"WorkerId": "A1", "GrantTime": 1.5094944E9, "IntegerValue": 100, "Status": "Granted",
             "LocaleValue": {"Country": "US", "Subdivision": null}},
            null,
            {"GrantTime": 1509494400.125, "Status": "Paused", "IntegerValue": null, "LocaleValue": {}}
        ]} )");
    BOOST_TEST(page.NextToken.value() == "p2");
    BOOST_REQUIRE(page.Qualifications.size() == 2);
    auto const& first = page.Qualifications[0];
    BOOST_TEST(first.WorkerId == "A1");
    BOOST_TEST(milliseconds(first.GrantTime) == 1509494400000);
    BOOST_TEST(first.IntegerValue.value() == 100);
    BOOST_TEST(first.LocaleValue.value().Country == "US");
    BOOST_TEST(!first.LocaleValue->Subdivision);
    BOOST_TEST((first.State == Status::Granted));
    auto const& second = page.Qualifications[1];
    BOOST_TEST(second.WorkerId == "");
    BOOST_TEST(milliseconds(second.GrantTime) == 1509494400125);
    BOOST_TEST(!second.IntegerValue);
    BOOST_TEST(second.LocaleValue.has_value());
    BOOST_TEST(second.State.value().text() == "Paused");
}

BOOST_AUTO_TEST_CASE(of_duplicates_the_last_one_counts)
{
    BOOST_TEST(parsed<Locale>(R"({"Country":"US","Country":"DE"})").Country == "DE");
    BOOST_TEST(parsed<Locale>(R"({"Country":"US","Country":null})").Country == "");
    BOOST_TEST(parsed<Locale>(R"({"Country":null,"\u0043ountry":"DE"})").Country == "DE");
    auto const page = parsed<Page>(R"({"Qualifications":[{"WorkerId":"A","IntegerValue":1},{}],
                                       "Qualifications":[{"GrantTime":1}]})");
    BOOST_REQUIRE(page.Qualifications.size() == 1);
    BOOST_TEST(page.Qualifications[0].WorkerId == "");
    BOOST_TEST(!page.Qualifications[0].IntegerValue);
    using map = std::map<std::string, std::int32_t>;
    BOOST_TEST((parsed<map>(R"({"a":1,"b":2,"a":3,"b":null})") == map{{"a", 3}}));
}

BOOST_AUTO_TEST_CASE(names_are_compared_whole_and_by_case)
{
    for (char const* const name : {"country", "Countr", "Country ", "Country\\u0000", ""})
        BOOST_TEST(parsed<Locale>(std::string(R"({")") + name + R"(":"US"})").Country == "");
}

BOOST_AUTO_TEST_CASE(nulls_are_dropped_where_nothing_can_hold_them)
{
    auto const lists = parsed<Lists>(R"({"Dense":[1,null,2,null],"Sparse":[1,null,2,null],
        "DenseMap":{"a":1,"b":null},"SparseMap":{"a":1,"b":null},"Bits":[[true],null,[],[false,null,true]]})");
    BOOST_TEST((lists.Dense == std::vector<std::int32_t>{1, 2}));
    BOOST_TEST((lists.Sparse == std::vector<std::optional<std::int32_t>>{1, std::nullopt, 2, std::nullopt}));
    BOOST_TEST((lists.DenseMap == std::map<std::string, std::int32_t>{{"a", 1}}));
    BOOST_TEST((lists.SparseMap == std::map<std::string, std::optional<std::int32_t>>{{"a", 1}, {"b", {}}}));
    BOOST_TEST((lists.Bits == std::vector<std::vector<bool>>{{true}, {}, {false, true}}));
}

BOOST_AUTO_TEST_CASE(lists_maps_and_scalars_can_stand_alone)
{
    BOOST_TEST((parsed<std::vector<std::string>>(R"(["a",null,"b"])") == std::vector<std::string>{"a", "b"}));
    BOOST_TEST(parsed<std::vector<Locale>>(R"([{"Country":"US"}])").at(0).Country == "US");
    BOOST_TEST((parsed<std::map<std::string, bool>>(R"({"a":true})").at("a")));
    BOOST_TEST(parsed<std::string>(R"("a")") == "a");
    BOOST_TEST(parsed<int>(" -5 ") == -5);
    BOOST_TEST(!parsed<std::optional<int>>("null"));
    BOOST_TEST(parsed<std::optional<int>>("3").value() == 3);
    BOOST_TEST(
        (problem_of<std::vector<Locale>>(R"([{},{"Country":1}])") == "[1].Country: expected a string (at byte 15)"));
    static_cast<void>(parsed<Nothing>(R"({"a":1})"));
}

BOOST_AUTO_TEST_CASE(recursion_goes_through_lists_optionals_and_maps)
{
    auto const tree = parsed<Tree>(
        R"({"Name":"a","Children":[{"Name":"b"},{"Children":[{"Name":"c"}]}],"More":[{"ByName":{"d":{"Name":"e"}}}]})");
    BOOST_TEST(tree.Children.at(1).Children.at(0).Name == "c");
    BOOST_TEST(tree.More.value().at(0).ByName.at("d").Name == "e");
    BOOST_TEST(problem_of<Tree>(R"({"More":[{},{"ByName":{"d":{"Children":[{"Name":false}]}}}]})")
               == "More[1].ByName[d].Children[0].Name: expected a string (at byte 48)");
}

namespace test_json_parse {

/// Checks an integer type at, and one beyond, both of its limits, in several spellings.
template <class T>
void check_limits(std::string const& below_min, std::string const& above_max)
{
    auto const min = std::to_string(std::numeric_limits<T>::min());
    auto const max = std::to_string(std::numeric_limits<T>::max());
    BOOST_TEST(parsed<T>(min) == std::numeric_limits<T>::min());
    BOOST_TEST(parsed<T>(max) == std::numeric_limits<T>::max());
    BOOST_TEST(parsed<T>(max + ".000") == std::numeric_limits<T>::max());
    BOOST_TEST(parsed<T>(max + "000e-3") == std::numeric_limits<T>::max());
    BOOST_TEST(parsed<T>(min + ".0E+0") == std::numeric_limits<T>::min());
    BOOST_TEST(parsed<T>("0.12e2") == 12);
    BOOST_TEST(parsed<T>("-0") == 0);
    BOOST_TEST(parsed<T>("-0.0e99999999999999999999") == 0);
    auto const wanted = "expected an integer from " + min + " to " + max + " (at byte 0)";
    for (auto const& text : {below_min, above_max, above_max + ".0", above_max + "0e-1", max + "0", std::string("1e99"),
             std::string("-1e99"), std::string("1e999999999999999999999"), "1" + std::string(1000, '0')})
        BOOST_TEST(problem_of<T>(text) == wanted, text);
    for (auto const* const text : {"0.5", "1.01", "1e-1", "1e-999999999999999999999", "-0.1"})
        BOOST_TEST(problem_of<T>(text) == "expected an integer (at byte 0)", text);
    for (auto const* const text : {"\"1\"", "true", "[1]", "{}", "null"})
        BOOST_TEST(problem_of<T>(text) == "expected an integer (at byte 0)", text);
}

} // namespace test_json_parse

BOOST_AUTO_TEST_CASE(integers_are_exact_over_their_whole_range)
{
    check_limits<signed char>("-129", "128");
    check_limits<unsigned char>("-1", "256");
    check_limits<short>("-32769", "32768");
    check_limits<unsigned short>("-1", "65536");
    check_limits<int>("-2147483649", "2147483648");
    check_limits<unsigned>("-1", "4294967296");
    check_limits<long>("-9223372036854775809", "9223372036854775808");
    check_limits<long long>("-9223372036854775809", "9223372036854775808");
    check_limits<unsigned long>("-1", "18446744073709551616");
    check_limits<unsigned long long>("-1", "18446744073709551616");
    BOOST_TEST(parsed<std::int64_t>("9007199254740993") == 9007199254740993);
    BOOST_TEST(parsed<std::int64_t>("9.007199254740993e15") == 9007199254740993);
}

BOOST_AUTO_TEST_CASE(reals_are_the_nearest_ones)
{
    BOOST_TEST(parsed<double>("0.1") == 0.1);
    BOOST_TEST(parsed<double>("1.7976931348623157e308") == std::numeric_limits<double>::max());
    BOOST_TEST(parsed<double>("4.9406564584124654e-324") == std::numeric_limits<double>::denorm_min());
    BOOST_TEST(parsed<double>("2.2250738585072011e-308") == 2.2250738585072011e-308);
    BOOST_TEST(parsed<double>("9007199254740993") == 9007199254740992.0);
    BOOST_TEST(parsed<double>("1" + std::string(400, '0') + "e-400") == 1.0);
    BOOST_TEST(parsed<double>("0." + std::string(400, '0') + "1e401") == 1.0);
    BOOST_TEST(parsed<float>("1.00000005960464477540") == 1.00000012F);
    BOOST_TEST(parsed<double>("1e-400") == 0.0);
    BOOST_TEST(parsed<double>("1e-99999999999999999999") == 0.0);
    BOOST_TEST(std::signbit(parsed<double>("-0.0")));
    BOOST_TEST(std::signbit(parsed<double>("-1e-400")));
    BOOST_TEST(std::isnan(parsed<double>("\"NaN\"")));
    BOOST_TEST(parsed<double>("\"Infinity\"") == std::numeric_limits<double>::infinity());
    BOOST_TEST(parsed<float>("\"-Infinity\"") == -std::numeric_limits<float>::infinity());

    BOOST_TEST(problem_of<double>("1e309") == "expected a number in the range of double (at byte 0)");
    BOOST_TEST(
        problem_of<double>(" -1e99999999999999999999") == "expected a number in the range of double (at byte 1)");
    BOOST_TEST(problem_of<double>(std::string(400, '9')) == "expected a number in the range of double (at byte 0)");
    BOOST_TEST(problem_of<float>("1e39") == "expected a number in the range of float (at byte 0)");
    for (auto const* const text : {"\"nan\"", "\"1\"", "\"+Infinity\"", "true", "NaN", "Infinity", "[]"})
        BOOST_TEST(problem_of<double>(text) == "expected a number (at byte 0)", text);
}

BOOST_AUTO_TEST_CASE(timestamps_have_the_notation_of_the_member)
{
    auto const times = parsed<Times>(R"({"Plain":1.5e0,"Iso":"1970-01-01T00:00:02Z",
        "Http":["Thu, 01 Jan 1970 00:00:03 GMT"],"Map":{"a":"1970-01-01T00:00:04Z"}})");
    BOOST_TEST(milliseconds(times.Plain) == 1500);
    BOOST_TEST(milliseconds(times.Iso.value()) == 2000);
    BOOST_TEST(milliseconds(times.Http.at(0)) == 3000);
    BOOST_TEST(milliseconds(times.Map.at("a")) == 4000);
    BOOST_TEST(problem_of<Times>(R"({"Plain":"1970-01-01T00:00:02Z"})") == "Plain: expected a number (at byte 9)");
    BOOST_TEST(problem_of<Times>(R"({"Plain":1e99})") == "Plain: time out of range (at byte 9)");
    BOOST_TEST(problem_of<Times>(R"({"Iso":2})") == "Iso: expected a string (at byte 7)");
    BOOST_TEST(problem_of<Times>(R"({"Map":{"a":"2017-02-30T00:00:00Z"}})")
               == "Map[a]: expected a time such as 2017-11-01T00:00:00Z (at byte 12)");
    BOOST_TEST(problem_of<Times>(R"({"Http":["1970-01-01T00:00:02Z"]})")
               == "Http[0]: expected a time such as Wed, 01 Nov 2017 00:00:00 GMT (at byte 9)");
}

BOOST_AUTO_TEST_CASE(blobs_are_base64)
{
    BOOST_TEST((parsed<bindery::blob>(R"("\u0041AE=")") == bindery::blob{std::byte{0}, std::byte{1}}));
    BOOST_TEST(problem_of<std::vector<bindery::blob>>(R"(["","AAE"])") == "[1]: expected base64 (at byte 4)");
    BOOST_TEST(problem_of<bindery::blob>("[0,1]") == "expected a string (at byte 0)");
}

BOOST_AUTO_TEST_CASE(failures_name_what_was_expected_and_where)
{
    std::string page = R"({"Qualifications":[)";
    for (int i = 0; i < 17; ++i)
        page += R"({"GrantTime":1},)";
    auto const offset = std::to_string(page.size() + 13);
    BOOST_TEST(problem_of<Page>(page + R"({"GrantTime":"x"}]})")
               == "Qualifications[17].GrantTime: expected a number (at byte " + offset + ")");
    BOOST_TEST(problem_of<Page>(R"({"Qualifications":[null,{"Status":3}]})")
               == "Qualifications[1].Status: expected a string (at byte 34)");
    BOOST_TEST(problem_of<Page>(R"({"Qualifications":{}})") == "Qualifications: expected an array (at byte 18)");
    BOOST_TEST(problem_of<Page>(R"({"Qualifications":[[]]})") == "Qualifications[0]: expected an object (at byte 19)");
    BOOST_TEST(problem_of<bool>("1") == "expected true or false (at byte 0)");
    for (auto const* const text : {"null", "[]", "\"{}\"", "1", "true"})
        BOOST_TEST(problem_of<Page>(text) == "expected an object (at byte 0)", text);
    BOOST_TEST(problem_of<Page>(R"({"Odd\n":[1,}]})") == "Odd?[1]: expected a value (at byte 12)");
}

BOOST_AUTO_TEST_CASE(a_text_claims_memory_in_proportion_to_its_size)
{
    // The first element makes expect hundreds of thousands of others.
    auto const text = R"([{},{"WorkerId":")" + std::string(1'000'000, 'x') + "\"}]";
    auto const list = parsed<std::vector<Qualification>>(text);
    BOOST_TEST(list.size() == 2);
    BOOST_TEST(list.capacity() * sizeof(Qualification) <= 5 * text.size());
}

BOOST_AUTO_TEST_CASE(all_lists_of_a_text_together_claim_memory_in_proportion_to_it)
{
    using lists = std::vector<std::vector<std::int32_t>>;
    constexpr std::size_t count = 3'000;
    std::string           in_a_list = "[";
    std::string           in_a_map = "{";
    for (std::size_t i = 0; i < count; ++i) {
        in_a_list += "[1,2],";
        in_a_map += '"' + std::to_string(i) + "\":[1,2],";
    }
    in_a_list.back() = ']';
    in_a_map.back() = '}';

    std::size_t claimed = 0;
    for (auto const& each : parsed<lists>(in_a_list))
        claimed += each.capacity();
    BOOST_TEST(claimed * sizeof(std::int32_t) <= 5 * in_a_list.size());
    claimed = 0;
    for (auto const& [name, each] : parsed<std::map<std::string, std::vector<std::int32_t>>>(in_a_map))
        claimed += each.capacity();
    BOOST_TEST(claimed * sizeof(std::int32_t) <= 5 * in_a_map.size());
}

BOOST_AUTO_TEST_CASE(a_list_grows_seldom_whatever_came_before)
{
    // Behind large elements few others are expected, and many come.
    std::string text = "[";
    for (int i = 0; i < 1'000; ++i)
        text += R"({"WorkerId":")" + std::string(1'000, 'x') + "\"},";
    for (int i = 0; i < 30'000; ++i)
        text += "{},";
    text.back() = ']';
    auto const list = parsed<std::vector<Qualification>>(text);
    BOOST_TEST(list.size() == 31'000);
    BOOST_TEST(list.capacity() < 2 * list.size());
    BOOST_TEST(list[999].WorkerId.size() == 1'000);
    BOOST_TEST(list[1'000].WorkerId.empty());
}

BOOST_AUTO_TEST_CASE(times_stand_in_lists_of_any_place)
{
    using times = std::vector<bindery::timestamp>;
    auto const  at = [](std::int64_t count) { return bindery::timestamp(std::chrono::milliseconds(count)); };
    times const expected{at(1'509'494'400'000), at(1'509'494'400'125), at(1'500'000'000'000), at(0), at(5'000), at(10)};
    BOOST_TEST((parsed<times>("[1509494400,1509494400.125,1.5E9,0,5,1e-2]") == expected));
    BOOST_TEST((parsed<std::vector<times>>("[[1.509494400125E9],[7]]")
                == std::vector<times>{{at(1'509'494'400'125)}, {at(7'000)}}));
}

BOOST_AUTO_TEST_CASE(times_follow_texts_of_any_length_and_under_any_name)
{
    // In a list, where straight code reads them, and again, when the lengths of the texts are known.
    for (std::size_t size = 0; size < 40; ++size)
        for (std::string const number : {"5", "12.5", "1509494400", "1509494400.125", "1.509494400125E9"}) {
            auto const        count = milliseconds(parsed<bindery::timestamp>(number));
            std::string const words(size, ',');
            std::string const text = "\":\"" + words + "\",\"", time = "\":" + number;
            std::string const list = "[{\"Text" + text + "T" + time + ",\"U" + time + ",\"Other" + text
                                     + "ANameThatIsLongerThanOneBlock" + time + ",\"Third" + text + "a,b}c," + time
                                     + "},{\"T" + time + "}]";
            std::vector<Entry> entries;
            for (int again = 0; again < 2; ++again) {
                bindery::json::parse_into(entries, list);
                BOOST_REQUIRE(entries.size() == 2);
                auto const& [text_1, t, u, text_2, longer, text_3, odd] = entries[0];
                BOOST_TEST((text_1 == words && text_2 == words && text_3 == words), list);
                for (auto const when : {t, u, longer, odd, entries[1].T})
                    BOOST_TEST(milliseconds(when) == count, list);
            }
        }
}

BOOST_AUTO_TEST_CASE(the_throwing_spellings_throw_what_the_other_returns)
{
    try {
        parsed<Page>(R"({"NextToken":1})");
        BOOST_ERROR("nothing was thrown");
    }
    catch (bindery::json::json_error const& error) {
        BOOST_TEST((error.code() == bindery::errc::invalid_json));
        BOOST_TEST(error.what() == "NextToken: expected a string (at byte 13)");
        BOOST_TEST(error.why().path == "NextToken");
        BOOST_TEST(error.why().offset == 13);
    }
    Page page;
    BOOST_CHECK_THROW(bindery::json::parse_into(page, "{"), boost::system::system_error);
}

BOOST_AUTO_TEST_SUITE_END()
