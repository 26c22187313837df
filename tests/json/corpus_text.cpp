// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../fuzz/check.hpp"
#include "../fuzz/shapes.hpp"
#include "corpus.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is accepted and what is not between the values, and around them.
BOOST_AUTO_TEST_SUITE(json_corpus_text)

namespace test_json_corpus_text {

using namespace std::string_literals;
using namespace std::string_view_literals;
using namespace test_json_corpus;
using namespace test_json_fuzz;

/// Every kind of value, in shapes and skipped.
struct Everything
{
    std::optional<std::string>                First{};
    std::string                               Text{};
    int                                       Number{};
    double                                    Real{};
    bool                                      Flag{};
    bindery::timestamp                        Time{};
    bindery::blob                             Data{};
    std::optional<bindery::open_enum<Colour>> Kind{};
    Part                                      Inner{};
    std::optional<Part>                       MaybeInner{};
    std::vector<Part>                         Parts{};
    std::vector<int>                          Numbers{};
    std::vector<bool>                         Bits{};
    std::vector<std::optional<std::string>>   Sparse{};
    std::map<std::string, int>                Map{};
    std::map<std::string, Part>               PartMap{};
    bindery::document                         Body{};
};
BOOST_DESCRIBE_STRUCT(Everything, (),
    (First, Text, Number, Real, Flag, Time, Data, Kind, Inner, MaybeInner, Parts, Numbers, Bits, Sparse, Map, PartMap,
        Body))

/// Strings wherever there can be some.
struct Strings
{
    std::optional<std::string>         First{};
    std::string                        Text{};
    std::vector<std::string>           List{};
    std::map<std::string, std::string> Map{};
    bindery::open_enum<Colour>         Kind{};
    std::string                        Last{};
};
BOOST_DESCRIBE_STRUCT(Strings, (), (First, Text, List, Map, Kind, Last))

inline constexpr auto letters = [] {
    std::array<char, 1000> all{};
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = static_cast<char>('a' + i % 25);
    return all;
}();

template <std::size_t Size>
inline constexpr std::string_view long_name(letters.data(), Size);

enum class Long { Word100, Word255, Word300, Word700 };
BOOST_DESCRIBE_ENUM(Long, Word100, Word255, Word300, Word700)

constexpr auto bindery_enumerators(bindery::type<Long>)
{
    return bindery::enumerators(bindery::enumerator<Long::Word100>(long_name<100>),
        bindery::enumerator<Long::Word255>(long_name<255>), bindery::enumerator<Long::Word300>(long_name<300>),
        bindery::enumerator<Long::Word700>(long_name<700>));
}

/// Names longer than anything that a parser would look at in one go.
struct LongNames
{
    int                        Name128{};
    std::string                Name239{};
    bindery::open_enum<Long>   Name240{};
    std::optional<int>         Name255{};
    std::vector<int>           Name256{};
    bindery::timestamp         Name257{};
    std::map<std::string, int> Name300{};
    int                        Name511{};
    int                        Name513{};
    int                        Name1000{};
};
BOOST_DESCRIBE_STRUCT(
    LongNames, (), (Name128, Name239, Name240, Name255, Name256, Name257, Name300, Name511, Name513, Name1000))

constexpr auto bindery_members(bindery::type<LongNames>)
{
    return bindery::members(member<&LongNames::Name128>(wire_name{long_name<128>}),
        member<&LongNames::Name239>(wire_name{long_name<239>}), member<&LongNames::Name240>(wire_name{long_name<240>}),
        member<&LongNames::Name255>(wire_name{long_name<255>}), member<&LongNames::Name256>(wire_name{long_name<256>}),
        member<&LongNames::Name257>(wire_name{long_name<257>}), member<&LongNames::Name300>(wire_name{long_name<300>}),
        member<&LongNames::Name511>(wire_name{long_name<511>}), member<&LongNames::Name513>(wire_name{long_name<513>}),
        member<&LongNames::Name1000>(wire_name{long_name<1000>}));
}

inline constexpr std::string_view tokens[] = {"{", R"("First")", ":", R"("token")", ",", R"("Text")", ":", R"("a\"b")",
    ",", R"("Number")", ":", "-12", ",", R"("Real")", ":", "1.5e-3", ",", R"("Flag")", ":", "true", ",", R"("Time")",
    ":", "1509494400.125", ",", R"("Data")", ":", R"("AAE=")", ",", R"("Kind")", ":", R"("Green")", ",", R"("Inner")",
    ":", "{", R"("Text")", ":", R"("x")", "}", ",", R"("Parts")", ":", "[", "{", R"("Number")", ":", "3", "}", ",",
    "null", ",", "{", "}", "]", ",", R"("Numbers")", ":", "[", "1", ",", "2", "]", ",", R"("Bits")", ":", "[", "false",
    ",", "true", "]", ",", R"("Sparse")", ":", "[", "null", ",", R"("y")", "]", ",", R"("Map")", ":", "{", R"("k")",
    ":", "0", "}", ",", R"("PartMap")", ":", "{", R"("k")", ":", "{", "}", "}", ",", R"("Body")", ":", "[", "7", ",",
    "{", R"("m")", ":", "false", "}", "]", ",", R"("Unknown")", ":", "{", R"("n")", ":", "[", "8", ",", "null", "]",
    "}", "}"};

/// The tokens, with something in front of the one of that number; behind all of them for std::size(tokens).
inline std::string with_something_at(std::size_t position, std::string_view something)
{
    std::string text;
    for (std::size_t i = 0; i < std::size(tokens); ++i)
        (text += i == position ? something : "") += tokens[i];
    return text += position == std::size(tokens) ? something : "";
}

inline std::string_view without_white_space()
{
    static std::string const text = with_something_at(std::size(tokens) + 1, "");
    return text;
}

template <class T>
std::string reserialized(std::string_view text)
{
    T value{};
    expect(parses(value, text), text, "refused");
    return bindery::json::serialize(value);
}

inline std::size_t number_of_shape(std::string_view name)
{
    std::size_t shape = 0;
    while (shape_name(shape) != name)
        ++shape;
    return shape;
}

inline void expect_agreement(std::size_t shape, std::string_view text)
{
    if (auto const result = check(shape, text); !result.disagreement.empty())
        BOOST_FAIL(result.disagreement);
}

/// The name as JSON text, with an escape for the character there.
inline std::string escaped_name(std::string_view name, std::size_t escaped)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string                text = "\"";
    for (std::size_t i = 0; i < name.size(); ++i) {
        auto const byte = static_cast<unsigned char>(name[i]);
        if (byte < 0x20 || byte == '"' || byte == '\\' || (i == escaped && byte < 0x80))
            ((text += "\\u00") += hex[byte >> 4]) += hex[byte & 0xFU];
        else
            text += name[i];
    }
    return text += '"';
}

/// Tries each name of a shape, in every spelling and in a good many wrong ones.
template <class T>
void check_names(std::string_view shape_name)
{
    auto const shape = number_of_shape(shape_name);
    auto const try_quoted = [&](std::string const& quoted) {
        for (auto const* const value : {"1", "\"x\"", "null"}) {
            auto const member = quoted + ":" + value;
            expect_agreement(shape, "{" + member + "}");
            expect_agreement(shape, "{\"Ab\":5," + member + ",\"Abc\":\"z\"}");
        }
    };
    auto const try_name = [&](std::string_view name) { try_quoted(escaped_name(name, name.size())); };
    bindery::detail::for_each_member<T>([&]<class D>() {
        std::string const name(bindery::detail::wire_name_of<T, D>());
        try_name(name);
        try_quoted('"' + name + '"');
        for (char const added : {'a', 'Z', '_', ' ', '\0'})
            try_name(name + added);
        for (std::size_t i = 0; i < name.size(); ++i) {
            try_quoted(escaped_name(name, i));
            try_name(name.substr(0, i));
            try_name(name.substr(i + 1));
            for (char const flipped : {'\x01', '\x20', '\x10'}) {
                auto other = name;
                other[i] = static_cast<char>(other[i] ^ flipped);
                try_name(other);
            }
        }
    });
}

/// Checks that two texts are the same value, in a new object and in one that held another value.
template <class T>
void check_same(std::string_view text, std::string_view other)
{
    auto const expected = reserialized<T>(other);
    expect(reserialized<T>(text) == expected, text, "another value");
    T reused{};
    for (auto const part : {text, other, text}) {
        expect(parses(reused, part), part, "refused");
        expect(bindery::json::serialize(reused) == expected, part, "another value in a reused object");
    }
}

} // namespace test_json_corpus_text

using namespace test_json_corpus_text;

BOOST_AUTO_TEST_CASE(white_space_may_stand_at_every_token_and_nothing_else)
{
    auto const  expected = reserialized<Everything>(without_white_space());
    Everything  reused;
    std::size_t turn = 0;
    for (std::size_t position = 0; position <= std::size(tokens); ++position) {
        for (char const space : " \t\n\r"sv) {
            std::size_t const counts[] = {2, 3, 15, 16, 17, 33};
            for (auto const count : {std::size_t{1}, counts[turn++ % std::size(counts)]}) {
                auto const text = with_something_at(position, std::string(count, space));
                expect(parses(reused, text), text, "refused");
                expect(bindery::json::serialize(reused) == expected, text, "another value");
                expect(is_accepted<Nothing>(text), text, "refused where all is skipped");
            }
        }
        for (auto const something : {"\f"sv, "\v"sv, "\0"sv, "\x01"sv, "\x1F"sv, "\x7F"sv, "\x80"sv, "\x85"sv, "\xA0"sv,
                 "\xC2\xA0"sv, "\xE2\x80\xA8"sv, "\xEF\xBB\xBF"sv, "/**/"sv, "//\n"sv, "#"sv, "\\"sv, "'"sv, " \f "sv})
        {
            auto const text = with_something_at(position, something);
            expect(!parses(reused, text), text, "accepted");
            expect(!is_accepted<Nothing>(text), text, "accepted where all is skipped");
        }
    }
    for (auto const space :
        {" "sv, "\t"sv, "\n"sv, "\r"sv, "\r\n    "sv, "                "sv, "\n                 "sv}) {
        std::string everywhere(space);
        for (auto const token : tokens)
            (everywhere += token) += space;
        expect(parses(reused, everywhere), everywhere, "refused");
        expect(bindery::json::serialize(reused) == expected, everywhere, "another value");
    }
}

BOOST_AUTO_TEST_CASE(every_byte_at_every_token_is_judged_as_boost_json_judges_it)
{
    constexpr std::string_view page[] = {"{", R"("NextToken")", ":", R"("p")", ",", R"("NumResults")", ":", "1", ",",
        R"("Qualifications")", ":", "[", "{", R"("GrantTime")", ":", "1.5", ",", R"("x")", ":", "[", "null", ",",
        "true", "]", "}", ",", "null", "]", "}"};
    auto const                 shape = number_of_shape("Page");
    for (std::size_t position = 0; position <= std::size(page); ++position)
        for (int byte = 0; byte < 256; ++byte) {
            std::string text;
            for (std::size_t i = 0; i < std::size(page); ++i)
                (text += i == position ? std::string(1, static_cast<char>(byte)) : "") += page[i];
            if (position == std::size(page))
                text += static_cast<char>(byte);
            expect_agreement(shape, text);
        }
}

BOOST_AUTO_TEST_CASE(commas_colons_and_brackets_stand_where_they_belong)
{
    for (auto const& [good, bad] :
        std::initializer_list<std::pair<std::string, std::vector<std::string>>>{
            {R"("Numbers":[1,2])", {R"("Numbers":[1,2,])", R"("Numbers":[,1,2])", R"("Numbers":[1,,2])",
                                       R"("Numbers":[1 2])", R"("Numbers":[1:2])", R"("Numbers":[1,2})",
                                       R"("Numbers":[1,2]])", R"("Numbers":[1,2)", R"("Numbers":1,2])"}},
            {R"("Numbers":[])", {R"("Numbers":[,])", R"("Numbers":[})", R"("Numbers":])", R"("Numbers":[[])"}},
            {R"("Bits":[true])", {R"("Bits":[true,])", R"("Bits":[,true])", R"("Bits":[true true])"}},
            {R"("Sparse":[null,"a"])", {R"("Sparse":[null,"a",])", R"("Sparse":[null"a"])", R"("Sparse":[null,,"a"])"}},
            {R"("Parts":[{"Number":1},{}])",
                {R"("Parts":[{"Number":1,},{}])", R"("Parts":[{"Number":1},{},])", R"("Parts":[{"Number":1}{}])",
                    R"("Parts":[{,"Number":1},{}])", R"("Parts":[{"Number" 1},{}])", R"("Parts":[{"Number"::1},{}])",
                    R"("Parts":[{"Number",1},{}])", R"("Parts":[{"Number":},{}])", R"("Parts":[{Number:1},{}])",
                    R"("Parts":[{"Number"},{}])", R"("Parts":[{"Number":1],{}])", R"("Parts":[{:1},{}])",
                    R"("Parts":[{1:1},{}])", R"("Parts":[{null:1},{}])", R"("Parts":[{'Number':1},{}])",
                    R"("Parts":[{"Number":1 "Text":""}])", R"("Parts":[{"Number":1,,"Text":""}])"}},
            {R"("Map":{"k":1,"l":2})",
                {R"("Map":{"k":1,"l":2,})", R"("Map":{,"k":1})", R"("Map":{"k":1,,"l":2})", R"("Map":{"k":1 "l":2})",
                    R"("Map":{"k" 1})", R"("Map":{"k"})", R"("Map":{"k":})", R"("Map":{k:1})", R"("Map":{"k":1])"}},
            {R"("Body":{"k":[1]})", {R"("Body":{"k":[1,]})", R"("Body":{"k":[1],})", R"("Body":{"k":[1})"}},
            {R"("Unknown":{"k":[1,{}]})",
                {R"("Unknown":{"k":[1,{}],})", R"("Unknown":{"k":[1,{},]})", R"("Unknown":{"k":[1,{,}]})",
                    R"("Unknown":{"k":[1{}]})", R"("Unknown":{"k"[1]})", R"("Unknown":{"k":[1}])",
                    R"("Unknown":{k:[1]})", R"("Unknown":{,"k":[1]})", R"("Unknown":,)", R"("Unknown":)"}}})
        for (std::size_t shift = 0; shift < shifts; ++shift) {
            auto const before = "{\"First\":\"" + std::string(shift, 'x') + "\",";
            for (auto const* const after : {"}", ",\"Text\":\"after\"}"}) {
                expect(is_accepted<Everything>(before + good + after), good, "refused");
                for (auto const& text : bad) {
                    expect(!is_accepted<Everything>(before + text + after), before + text + after, "accepted");
                    expect(!is_accepted<Nothing>(before + text + after), before + text + after, "accepted");
                }
            }
            for (auto const* const after : {",}", ",", ",,}", "]", "}}", "},", "} {}", "};", "}\"", "}0"})
                expect(!is_accepted<Everything>(before + good + after), before + good + after, "accepted");
        }
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_no_white_space)
{
    expect(!is_accepted<Nothing>("\xEF\xBB\xBF{}"), "BOM", "accepted");
    expect(!is_accepted<Nothing>(" \xEF\xBB\xBF{}"), "BOM behind white space", "accepted");
    expect(!is_accepted<Nothing>("{}\xEF\xBB\xBF"), "BOM at the end", "accepted");
    expect(!is_accepted<Nothing>("\xFE\xFF\0{\0}"sv), "UTF-16", "accepted");
    expect(!is_accepted<std::string>("\xEF\xBB\xBF\"a\""), "BOM", "accepted");
    expect(!is_accepted<int>("\xEF\xBB\xBF"), "BOM alone", "accepted");
}

BOOST_AUTO_TEST_CASE(of_duplicates_the_last_one_counts_and_nothing_of_the_others)
{
    struct
    {
        char const* text;
        char const* same_as;
    } const samples[] = {{R"({"Text":"a","Text":"b"})", R"({"Text":"b"})"},
        {R"({"Text":"a","Text":""})", R"({"Text":""})"}, {R"({"Text":"a","Text":null})", R"({})"},
        {R"({"Text":null,"Text":"b"})", R"({"Text":"b"})"}, {R"({"Text":"a","T\u0065xt":"b"})", R"({"Text":"b"})"},
        {R"({"T\u0065xt":"a","Text":"b"})", R"({"Text":"b"})"},
        {R"({"Text":"a","Number":1,"Text":"b","Number":2})", R"({"Text":"b","Number":2})"},
        {R"({"Number":1,"Number":null})", R"({})"}, {R"({"Number":null,"Number":2})", R"({"Number":2})"},
        {R"({"Number":1,"Number":null,"Number":3,"Number":null})", R"({})"}, {R"({"First":"a","First":null})", R"({})"},
        {R"({"First":null,"First":"a"})", R"({"First":"a"})"},
        {R"({"Real":1.5,"Real":null,"Flag":true,"Flag":null,"Time":1,"Time":null,"Data":"AAE=","Data":null})", R"({})"},
        {R"({"Kind":"Red","Kind":"Other"})", R"({"Kind":"Other"})"},
        {R"({"Kind":"Other","Kind":"Red"})", R"({"Kind":"Red"})"}, {R"({"Kind":"Other","Kind":null})", R"({})"},
        {R"({"Inner":{"Number":1,"First":"a"},"Inner":{"Text":"b"}})", R"({"Inner":{"Text":"b"}})"},
        {R"({"Inner":{"Number":1},"Inner":{}})", R"({})"}, {R"({"Inner":{"Number":1},"Inner":null})", R"({})"},
        {R"({"Inner":null,"Inner":{"Number":1}})", R"({"Inner":{"Number":1}})"},
        {R"({"Inner":{"Number":1,"Number":2}})", R"({"Inner":{"Number":2}})"},
        {R"({"MaybeInner":{"Number":1},"MaybeInner":{"Text":"b"}})", R"({"MaybeInner":{"Text":"b"}})"},
        {R"({"MaybeInner":{"Number":1},"MaybeInner":null})", R"({})"},
        {R"({"MaybeInner":null,"MaybeInner":{}})", R"({"MaybeInner":{}})"},
        {R"({"Parts":[{"Number":1},{"Text":"a","First":"f"}],"Parts":[{"Text":"b"}]})", R"({"Parts":[{"Text":"b"}]})"},
        {R"({"Parts":[{"Number":1}],"Parts":[{},{}]})", R"({"Parts":[{},{}]})"},
        {R"({"Parts":[{"Number":1}],"Parts":[]})", R"({})"}, {R"({"Parts":[{"Number":1}],"Parts":null})", R"({})"},
        {R"({"Parts":null,"Parts":[{"Number":1}]})", R"({"Parts":[{"Number":1}]})"},
        {R"({"Numbers":[1,2,3],"Numbers":[4]})", R"({"Numbers":[4]})"},
        {R"({"Bits":[true,true,true],"Bits":[false]})", R"({"Bits":[false]})"},
        {R"({"Sparse":["a","b"],"Sparse":[null,"c",null]})", R"({"Sparse":[null,"c",null]})"},
        {R"({"Map":{"a":1,"b":2},"Map":{"c":3}})", R"({"Map":{"c":3}})"}, {R"({"Map":{"a":1},"Map":{}})", R"({})"},
        {R"({"Map":{"a":1},"Map":null})", R"({})"},
        {R"({"Map":{"a":1,"a":2,"b":3,"b":null,"c":null,"c":4}})", R"({"Map":{"a":2,"c":4}})"},
        {R"({"PartMap":{"k":{"Number":1},"k":{"Text":"b"}}})", R"({"PartMap":{"k":{"Text":"b"}}})"},
        {R"({"PartMap":{"k":{"Number":1},"\u006b":{}}})", R"({"PartMap":{"k":{}}})"},
        {R"({"PartMap":{"k":{"Number":1},"k":null}})", R"({})"},
        {R"({"Body":1,"Body":{"a":2}})", R"({"Body":{"a":2}})"}, {R"({"Body":{"a":2},"Body":null})", R"({})"},
        {R"({"Body":{"a":1,"a":2}})", R"({"Body":{"a":2}})"},
        {R"({"Unknown":1,"Unknown":[2],"Text":"b","Unknown":null})", R"({"Text":"b"})"}};
    for (auto const& [text, same_as] : samples) {
        check_same<Everything>(text, same_as);
        check_same<std::vector<Everything>>("["s + text + "," + text + "]", "["s + same_as + "," + same_as + "]");
    }
    // What does not count must be as declared, too.
    for (auto const* const text :
        {R"({"Number":"1","Number":1})", R"({"Number":1e99,"Number":1})", R"({"Inner":{"Number":true},"Inner":{}})",
            R"({"Map":{"a":"1","a":1}})", R"({"Numbers":[1.5],"Numbers":[]})"})
        expect(!is_accepted<Everything>(text), text, "accepted");
}

BOOST_AUTO_TEST_CASE(levels_are_counted_wherever_they_are)
{
    struct
    {
        std::string_view open;
        std::string_view innermost;
        std::string_view close;
        std::size_t      levels; ///< That each repetition adds.
        std::size_t      more_levels;
    } const nestings[] = {{"[", "", "]", 1, 0}, {"[", "1", "]", 1, 0}, {"[", "[],[[]],[]", "]", 1, 2},
        {"{\"a\":", "0", "}", 1, 0}, {"{\"a\":[", "{},[{}]", "]}", 2, 2}, {"[1,{},[],", "2", ",[{}]]", 1, 2}};
    auto const nested = [](auto const& nesting, std::size_t times) {
        std::string text;
        for (std::size_t i = 0; i < times; ++i)
            text += nesting.open;
        text += nesting.innermost;
        for (std::size_t i = 0; i < times; ++i)
            text += nesting.close;
        return text;
    };
    auto const check_levels = [](auto accepts, std::string const& text, std::size_t levels) {
        for (auto const max_depth : {std::size_t{0}, levels - 1, levels, levels + 1})
            expect(accepts(text, bindery::json::parse_options{max_depth}) == (max_depth >= levels), text,
                "not as deep as it is, within " + std::to_string(max_depth));
    };
    for (auto const& nesting : nestings)
        for (auto const times : std::initializer_list<std::size_t>{1, 2, 7, 8, 31, 32, 63, 64, 65, 500}) {
            auto const text = nested(nesting, times);
            auto const levels = times * nesting.levels + nesting.more_levels;
            check_levels(is_accepted<Nothing>, "{\"x\":" + text + "}", levels + 1);
            check_levels(is_accepted<std::vector<Nothing>>, "[{},{\"x\":" + text + "}]", levels + 2);
            check_levels(is_accepted<bindery::document>, text, levels);
            check_levels(is_accepted<Documents>, "{\"Body\":" + text + "}", levels + 1);
            check_levels(is_accepted<Documents>, "{\"List\":[0," + text + "]}", levels + 2);
        }
    for (auto const times : std::initializer_list<std::size_t>{1, 2, 31, 32, 33, 100}) {
        auto const many = [&](std::string const& part) {
            std::string all;
            for (std::size_t i = 0; i < times; ++i)
                all += part;
            return all;
        };
        check_levels(is_accepted<Tree>, many("{\"Children\":[") + "{}" + many("]}"), 2 * times + 1);
        check_levels(is_accepted<Tree>, many("{\"Name\":\"a\",\"ByName\":{\"k\":") + "{}" + many("}}"), 2 * times + 1);
        check_levels(is_accepted<Tree>, many("{\"Children\":[{},") + "{\"More\":[]}" + many(",null]}"), 2 * times + 2);
        check_levels(is_accepted<Tree>, many("{\"More\":[{\"x\":[]},") + "{}" + many("]}"), 2 * times + 2);
    }
    check_levels(is_accepted<Lists>, R"({"Deep":[[["a"],[]],[]]})", 4);
    check_levels(is_accepted<Lists>, R"({"Nested":[[1]],"Deep":[[[]]],"Bits":[true]})", 4);
    check_levels(is_accepted<Maps>, R"({"Lists":{"k":[{"First":"a"}]}})", 4);
    check_levels(is_accepted<Maps>, R"({"SparseParts":{"k":null,"l":{}}})", 3);
}

BOOST_AUTO_TEST_CASE(strings_of_every_length_with_an_odd_byte_everywhere)
{
    struct
    {
        std::string text;
        std::string value; ///< Empty: no such string.
    } const odd[] = {{"\\\"", "\""}, {"\\\\", "\\"}, {"\\u0041", "A"}, {"\\ud83d\\ude00", "\xF0\x9F\x98\x80"},
        {"\x7F", "\x7F"}, {"\xC3\xA9", "\xC3\xA9"}, {"\xE6\x97\xA5", "\xE6\x97\xA5"},
        {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"}, {"\"", ""}, {"\\", ""}, {"\\x", ""}, {"\n", ""}, {"\x1F", ""},
        {"\0"s, ""}, {"\x80", ""}, {"\xC3", ""}, {"\xE6\x97", ""}, {"\xED\xA0\x80", ""}, {"\xFF", ""}};
    Strings reused;
    for (auto const& [text, value] : odd)
        for (std::size_t length = 0; length <= 70; ++length)
            for (std::size_t position = 0; position <= length; ++position) {
                auto const around = [&](std::string const& middle) {
                    return std::string(position, 'x') + middle + std::string(length - position, 'y');
                };
                auto const string = '"' + around(text) + '"';
                if (!value.empty()) {
                    auto const content = around(value);
                    auto const whole = "{\"First\":" + string + ",\"Text\":" + string + ",\"List\":[" + string
                                       + ",\"\"," + string + "],\"Map\":{" + string + ":" + string + "},\"Kind\":"
                                       + string + "," + string + ":[" + string + "],\"Last\":" + string + "}";
                    expect(parses(reused, whole), whole, "refused");
                    expect(reused.First == content && reused.Text == content && reused.Last == content
                               && reused.List.size() == 3 && reused.List[0] == content && reused.List[2] == content
                               && reused.Map.size() == 1 && reused.Map[content] == content
                               && reused.Kind.text() == content,
                        whole, "another value");
                }
                else
                    for (auto const& whole : {"{\"Text\":" + string + "}", "{\"Unknown\":" + string + ",\"Text\":\"\"}",
                             "{" + string + ":1}", "{\"Map\":{" + string + ":\"\"}}"})
                        expect(!parses(reused, whole), whole, "accepted");
            }
}

BOOST_AUTO_TEST_CASE(every_kind_of_escape_and_utf8_sequence_is_judged_as_boost_json_judges_it)
{
    auto const string = number_of_shape("string");
    auto const list = number_of_shape("list of Part");
    auto const try_content = [&](std::string const& content) {
        expect_agreement(string, '"' + content + '"');
        expect_agreement(list, "[{\"Text\":\"" + content + "\",\"x\":\"" + content + "\"}]");
    };
    static constexpr std::string_view units[] = {"0000", "0022", "0041", "007F", "0080", "07ff", "0800", "D7FF", "d800",
        "D83D", "dbff", "DC00", "dE00", "dfff", "E000", "fffe", "FFFF"};
    for (auto const first : units)
        for (auto const second : units)
            for (auto const* const between : {"", "x", "\\\\", "\\n"})
                try_content("\\u" + std::string(first) + between + "\\u" + std::string(second));
    for (std::size_t digit = 0; digit < 4; ++digit)
        for (int byte = 0; byte < 256; ++byte) {
            std::string content = "\\u00e9";
            content[2 + digit] = static_cast<char>(byte);
            try_content(content);
            try_content("\\ud83d" + content);
        }
    for (int byte = 0; byte < 256; ++byte)
        try_content({'\\', static_cast<char>(byte)});
    for (int lead = 0x80; lead < 0x100; ++lead)
        for (int const second : {0x22, 0x41, 0x5C, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF})
            for (std::string_view const rest : {"", "\x80", "\xBF\x80", "\x80\x80\x80", "\x80x", "\xC0"})
                try_content(std::string{static_cast<char>(lead), static_cast<char>(second)}.append(rest));
}

BOOST_AUTO_TEST_CASE(names_are_the_same_or_not_to_the_last_byte)
{
    check_names<Names>("Names");
    check_names<Renamed>("Renamed");
}

BOOST_AUTO_TEST_CASE(names_can_be_longer_than_anything_else)
{
    LongNames const shape{.Name128 = 1,
        .Name239 = "a",
        .Name240 = Long::Word700,
        .Name255 = 2,
        .Name256 = {3},
        .Name257 = bindery::timestamp(std::chrono::seconds(4)),
        .Name300 = {{"k", 5}},
        .Name511 = 6,
        .Name513 = 7,
        .Name1000 = 8};
    auto const      text = bindery::json::serialize(shape);
    LongNames       reused;
    for (std::size_t size = 0; size < text.size(); ++size)
        expect(!parses(reused, text.substr(0, size)), text.substr(0, size), "accepted");
    for (std::size_t distance = 0; distance < 1200; distance += 7) {
        auto const whole = text + std::string(distance, ' ');
        expect(parses(reused, whole), whole, "refused");
        expect(bindery::json::serialize(reused) == text, whole, "another value");
    }
    bindery::detail::for_each_member<LongNames>([&]<class D>() {
        std::string const name(bindery::detail::wire_name_of<LongNames, D>());
        for (auto const& near : {name + "z", name.substr(1), name.substr(0, name.size() - 1), "z" + name}) {
            auto const whole = "{\"" + near + "\":null}";
            expect(parses(reused, whole), whole, "refused");
        }
        for (auto const* const value : {"[{}]", "false"})
            for (auto const& whole : {"{\"" + name + "\":" + value + "}", "{\"x\":[],\"" + name + "\":" + value})
                expect(!parses(reused, whole), whole, "accepted");
    });
    for (auto const word : {long_name<100>, long_name<255>, long_name<300>, long_name<700>})
        for (auto const& [content, known] : {std::pair(std::string(word), true), {std::string(word.substr(1)), false},
                 {std::string(word) + "z", false}, {std::string(word.substr(0, word.size() - 1)) + "Z", false}})
        {
            bindery::open_enum<Long> value;
            expect(parses(value, '"' + content + '"'), content, "refused");
            expect(value.text() == content && value.known().has_value() == known, content, "another value");
        }
}

BOOST_AUTO_TEST_CASE(no_beginning_of_a_text_is_accepted)
{
    std::string const whole(without_white_space());
    expect(is_accepted<Everything>(whole), whole, "refused");
    for (std::size_t shift = 0; shift < 16; ++shift) {
        auto const text = std::string(shift, ' ') + whole;
        for (std::size_t size = 0; size < text.size(); ++size) {
            auto const part = std::string_view(text).substr(0, size);
            Everything value;
            expect(bindery::json::try_parse_into(value, part).has_value(), part, "accepted within a longer text");
            expect(!parses(value, part), part, "accepted");
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
