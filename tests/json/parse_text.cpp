// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/json/parse.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

/// What is JSON and what is not, whatever the shape.
BOOST_AUTO_TEST_SUITE(json_parse_text)

namespace test_json_parse_text {

struct Leaf
{
    std::string         Text{};
    std::optional<bool> Flag{};
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (Text, Flag))

struct Shape
{
    std::string                Name{};
    double                     Number = 0;
    std::vector<Leaf>          Leaves{};
    std::map<std::string, int> Counts{};
};
BOOST_DESCRIBE_STRUCT(Shape, (), (Name, Number, Leaves, Counts))

/// Declares nothing, so that every member is skipped.
struct Blank
{
};
BOOST_DESCRIBE_STRUCT(Blank, (), ())

inline constexpr std::string_view valid_text =
    R"({"Name":"a\u00e9\uD83D\uDE00\n)"
    "\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80"
    R"(","Number":-1.5e+3,)"
    R"("Leaves":[{"Text":"x","Flag":true},{"Flag":null}],"Counts":{"k":1,"l":-2},"Other":[{},[],0.1,false,"\\"]})";

/// The text as a member that the shape does not know, checked and skipped.
inline std::string problem_when_skipped(std::string_view value)
{
    return test_json::problem_of<Blank>("{\"x\":" + std::string(value) + "}");
}

inline bool boost_accepts(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = 128;
    boost::system::error_code failed;
    boost::json::parse({text.data(), text.size()}, failed, {}, options);
    return !failed;
}

} // namespace test_json_parse_text

using namespace test_json_parse_text;
using test_json::problem_of;
using test_json::problem_of_exact;

BOOST_AUTO_TEST_CASE(accepts_what_rfc_8259_allows)
{
    for (std::string_view const value :
        {"null", "true", "false", "0", "-0", "-0.0", "0e0", "0E+1", "1.5e-10", "123456789012345678901234567890",
            "1e99999", "\"\"", "\"/\"", "\"\\/\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\uABCD\"", "\"\x7F\"", "\"\xC2\x80\"",
            "\"\xDF\xBF\"", "\"\xE0\xA0\x80\"", "\"\xED\x9F\xBF\"", "\"\xEE\x80\x80\"", "\"\xEF\xBF\xBF\"",
            "\"\xF0\x90\x80\x80\"", "\"\xF4\x8F\xBF\xBF\"", "\"\\ud800\\udc00\"", "\"\\uDBFF\\uDFFF\"", "\"\\uFFFE\"",
            "[]", "[ ]", "[[]]", "{}", "{ }", "{\"\":{}}", "{\"a\":1,\"a\":2}", " \t\r\n[ 1 , { \"a\" : 2 } ] "})
        BOOST_TEST(problem_when_skipped(value) == "", value);
}

BOOST_AUTO_TEST_CASE(refuses_what_rfc_8259_does_not_allow)
{
    struct
    {
        std::string_view value;
        std::string_view problem;
    } const samples[] = {{"", "expected a value (at byte 5)"}, {"nul", "expected a value (at byte 5)"},
        {"True", "expected a value (at byte 5)"}, {"nulll", "expected ',' or '}' (at byte 9)"},
        {"'a'", "expected a value (at byte 5)"}, {"+1", "expected a value (at byte 5)"},
        {".5", "expected a value (at byte 5)"}, {"-", "malformed number (at byte 5)"},
        {"-a", "malformed number (at byte 5)"}, {"01", "malformed number (at byte 5)"},
        {"-01", "malformed number (at byte 5)"}, {"1.", "malformed number (at byte 5)"},
        {"1.e5", "malformed number (at byte 5)"}, {"1e", "malformed number (at byte 5)"},
        {"1e+", "malformed number (at byte 5)"}, {"1.2.3", "malformed number (at byte 5)"},
        {"1-2", "malformed number (at byte 5)"}, {"0x1", "expected ',' or '}' (at byte 6)"},
        {"NaN", "expected a value (at byte 5)"}, {"-Infinity", "malformed number (at byte 5)"},
        {"[1,]", "expected a value (at byte 8)"}, {"[,1]", "expected a value (at byte 6)"},
        {"[1 2]", "expected ',' or ']' (at byte 8)"}, {"[1}", "expected ',' or ']' (at byte 7)"},
        {"{\"a\":1,}", "expected a member name (at byte 12)"}, {"{,}", "expected a member name (at byte 6)"},
        {"{a:1}", "expected a member name (at byte 6)"}, {"{\"a\" 1}", "expected ':' (at byte 10)"},
        {"{\"a\":1]", "expected ',' or '}' (at byte 11)"}, {"{1:1}", "expected a member name (at byte 6)"},
        {"1//c", "expected ',' or '}' (at byte 6)"}, {"/**/1", "expected a value (at byte 5)"},
        {"\"\t\"", "control character in a string (at byte 6)"},
        {"\"\n\"", "control character in a string (at byte 6)"},
        {"\"\x1F\"", "control character in a string (at byte 6)"},
        {"\"\\x\"", "invalid escape in a string (at byte 6)"},
        {"\"\\U0041\"", "invalid escape in a string (at byte 6)"},
        {"\"\\'\"", "invalid escape in a string (at byte 6)"},
        {"\"\\u004\"", "invalid escape in a string (at byte 11)"},
        {"\"\\u00G0\"", "invalid escape in a string (at byte 10)"},
        {"\"\\ud800\"", "lone surrogate in a string (at byte 6)"},
        {"\"\\udc00\"", "lone surrogate in a string (at byte 6)"},
        {"\"\\ud800\\ud800\"", "lone surrogate in a string (at byte 6)"},
        {"\"\\ud800\\u0041\"", "lone surrogate in a string (at byte 6)"},
        {"\"\\ud800\\n\"", "lone surrogate in a string (at byte 6)"}, {"\"\x80\"", "string is not UTF-8 (at byte 6)"},
        {"\"a\xFF\"", "string is not UTF-8 (at byte 7)"}, {"\"\xC0\x80\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xC1\xBF\"", "string is not UTF-8 (at byte 6)"}, {"\"\xE0\x9F\xBF\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xED\xA0\x80\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xED\xBF\xBF\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xF0\x8F\xBF\xBF\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xF4\x90\x80\x80\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xF5\x80\x80\x80\"", "string is not UTF-8 (at byte 6)"}, {"\"\xC3\"", "string is not UTF-8 (at byte 6)"},
        {"\"\xE6\x97\"", "string is not UTF-8 (at byte 6)"}, {"\"\xF0\x9F\x98\"", "string is not UTF-8 (at byte 6)"},
        {"\xC2\xA0"
         "1",
            "expected a value (at byte 5)"},
        {"\f1", "expected a value (at byte 5)"}, {"\v1", "expected a value (at byte 5)"}};
    for (auto const& [value, problem] : samples)
        BOOST_TEST(problem_when_skipped(value).ends_with(problem), value);
}

BOOST_AUTO_TEST_CASE(nul_is_no_white_space_and_ends_nothing)
{
    using namespace std::string_view_literals;
    BOOST_TEST(problem_of<Blank>("{}\0"sv) == "unexpected text after the value (at byte 2)");
    BOOST_TEST(problem_of<Blank>("\0{}"sv) == "expected an object (at byte 0)");
    BOOST_TEST(problem_of<std::string>("\"a\0b\""sv) == "control character in a string (at byte 2)");
    BOOST_TEST(bindery::json::parse<std::string>(R"("a\u0000b")") == "a\0b"sv);
}

BOOST_AUTO_TEST_CASE(only_white_space_may_stand_around_the_value)
{
    BOOST_TEST(problem_of<Blank>(" \t\r\n{} \t\r\n") == "");
    for (auto const* const text : {"{}x", "{}{}", "{} ,", "{}]", "{}null", "{} \xC2\xA0"})
        BOOST_TEST(problem_of<Blank>(text).starts_with("unexpected text after the value"), text);
    BOOST_TEST(problem_of<Blank>("\xEF\xBB\xBF{}") == "text starts with a byte order mark (at byte 0)");
    BOOST_TEST(problem_of<Blank>("") == "unexpected end of text (at byte 0)");
    BOOST_TEST(problem_of<Blank>(" \n") == "unexpected end of text (at byte 2)");
    BOOST_TEST(problem_of<Blank>(std::string_view()) == "unexpected end of text (at byte 0)");
}

BOOST_AUTO_TEST_CASE(white_space_may_stand_between_all_tokens)
{
    BOOST_TEST(
        problem_of<Shape>("\n{ \"Name\" :\t\"a\" ,\r\n\"Number\" : 1 , \"Leaves\" : [ { } , { \"Flag\" : true } ] "
                          ", \"Counts\" : { \"k\" : 1 } , \"Other\" : [ 1 , { \"a\" : 2 } ] } ")
        == "");
}

BOOST_AUTO_TEST_CASE(strings_are_unescaped)
{
    auto const shape = bindery::json::parse<Shape>(valid_text);
    BOOST_TEST(shape.Name == "a\xC3\xA9\xF0\x9F\x98\x80\n\xC3\xA9\xE6\x97\xA5\xF0\x9F\x98\x80");
    BOOST_TEST(bindery::json::parse<std::string>(R"("\"\\\/\b\f\n\r\t\u007F\u0080\u07ff\u0800\uFFFF\ud800\udc00x")")
               == "\"\\/\b\f\n\r\t\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80x");
}

BOOST_AUTO_TEST_CASE(depth_counts_everything_that_is_open)
{
    auto const nested = [](std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); };
    BOOST_TEST(problem_when_skipped(nested(127)) == "");
    std::string path = "x";
    for (int i = 0; i < 127; ++i)
        path += "[0]";
    BOOST_TEST(problem_when_skipped(nested(128)) == path + ": nested deeper than 128 levels (at byte 132)");
    BOOST_TEST(problem_of<Blank>("{}", {.max_depth = 0}) == "nested deeper than 0 levels (at byte 0)");
    BOOST_TEST(problem_of<Blank>("{}", {.max_depth = 1}) == "");
    BOOST_TEST(problem_of<Shape>(R"({"Leaves":[{}]})", {.max_depth = 3}) == "");
    BOOST_TEST(problem_of<Shape>(R"({"Leaves":[{}]})", {.max_depth = 2})
               == "Leaves[0]: nested deeper than 2 levels (at byte 11)");
    BOOST_TEST(problem_of<Shape>(R"({"Leaves":[{},{},{}],"Counts":{},"o":[[],[{}]]})", {.max_depth = 4}) == "");
    BOOST_TEST(problem_of<Shape>(R"({"Leaves":[{"o":{"a":[]}}]})", {.max_depth = 4})
               == "Leaves[0].o.a: nested deeper than 4 levels (at byte 21)");

    std::size_t const many = 1'000'000;
    BOOST_TEST(problem_of<Blank>("{\"x\":" + nested(many) + "}", {.max_depth = many + 1}) == "");
    BOOST_TEST(problem_when_skipped(std::string(many, '[')) == path + ": nested deeper than 128 levels (at byte 132)");
}

BOOST_AUTO_TEST_CASE(every_prefix_of_a_text_is_refused)
{
    BOOST_REQUIRE(problem_of_exact<Shape>(valid_text) == "");
    for (std::size_t size = 0; size < valid_text.size(); ++size) {
        BOOST_TEST(problem_of_exact<Shape>(valid_text.substr(0, size)) != "", valid_text.substr(0, size));
        BOOST_TEST(problem_of_exact<Blank>(valid_text.substr(0, size)) != "", valid_text.substr(0, size));
    }
    BOOST_TEST(problem_of<Shape>(valid_text.substr(0, 8)) == "Name: unexpected end of text (at byte 8)");
    BOOST_TEST(problem_of<Shape>(R"({"Leaves":[{"Flag":tr)") == "Leaves[0].Flag: unexpected end of text (at byte 21)");
}

BOOST_AUTO_TEST_CASE(every_byte_can_be_any_other)
{
    std::string text(valid_text);
    for (std::size_t at = 0; at < text.size(); ++at) {
        char const old = text[at];
        for (int byte = 0; byte < 256; ++byte) {
            text[at] = static_cast<char>(byte);
            bool const skipped = problem_of_exact<Blank>(text).empty();
            BOOST_REQUIRE_MESSAGE(skipped == boost_accepts(text), text);
            // What a shape accepts is JSON; what it does not accept may be JSON of another shape.
            BOOST_REQUIRE_MESSAGE(!problem_of_exact<Shape>(text).empty() || skipped, text);
        }
        text[at] = old;
    }
}

BOOST_AUTO_TEST_CASE(mutated_texts_are_judged_as_boost_json_judges_them)
{
    std::mt19937           random(11);
    std::string_view const pieces[] = {"{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "0", "1",
        "-", ".", "e", "E+", "true", "false", "null", " ", "\n", "\x01", "\xC3", "\xA9", "\xED\xA0\x80",
        "\xF0\x9F\x98\x80", "\"a\":", "[]", "{}"};
    int                    accepted = 0;
    for (int i = 0; i < 40'000; ++i) {
        std::string text(valid_text);
        for (auto changes = random() % 3 + 1; changes > 0; --changes) {
            auto const at = random() % text.size();
            auto const piece = pieces[random() % std::size(pieces)];
            text.replace(at, random() % 3, piece);
        }
        bool const accepts = problem_of_exact<Blank>(text).empty();
        // A shape wants an object where Boost.JSON takes any value; these texts all begin with what was one.
        if (text.starts_with('{'))
            BOOST_REQUIRE_MESSAGE(accepts == boost_accepts(text), text);
        accepted += accepts ? 1 : 0;
        static_cast<void>(problem_of_exact<Shape>(text));
    }
    BOOST_TEST(accepted > 1000);
}

BOOST_AUTO_TEST_CASE(long_tokens_take_linear_time)
{
    std::size_t const many = 4'000'000;
    BOOST_TEST(problem_when_skipped(std::string(many, ' ') + "1") == "");
    BOOST_TEST(problem_when_skipped(std::string(many, '9')) == "");
    BOOST_TEST(bindery::json::parse<double>("0." + std::string(many, '0') + "1") == 0.0);
    std::string escapes;
    for (std::size_t i = 0; i < many / 2; ++i)
        escapes += "\\n";
    BOOST_TEST(bindery::json::parse<std::string>('"' + escapes + '"') == std::string(many / 2, '\n'));
    std::string names = "{\"\":0";
    for (std::size_t i = 0; i < many / 40; ++i)
        names += ",\"k" + std::to_string(i) + "\":[1]";
    BOOST_TEST(problem_of<Blank>(names + "}") == "");
}

BOOST_AUTO_TEST_SUITE_END()
