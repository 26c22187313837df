// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(shape_validate)

namespace test_shape_validate {

using bindery::each;
using bindery::length;
using bindery::member;
using bindery::pattern;
using bindery::range;
using bindery::required;

enum class Level { Low, High };
BOOST_DESCRIBE_ENUM(Level, Low, High)

struct Locale
{
    std::string                Country{};
    std::optional<std::string> Subdivision{};
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))

constexpr auto bindery_members(bindery::type<Locale>)
{
    return bindery::members(
        member<&Locale::Country>(required, length{2, 2}), member<&Locale::Subdivision>(length{2, 2}));
}

struct Answer
{
    std::optional<std::string>                 Id{};
    std::optional<std::int32_t>                Score{};
    std::optional<Locale>                      LocaleValue{};
    std::vector<Answer>                        Parts{};
    std::optional<std::vector<Answer>>         More{};
    std::map<std::string, Answer>              Tags{};
    std::vector<std::optional<std::string>>    Words{};
    std::map<std::string, std::vector<Locale>> Places{};
};
BOOST_DESCRIBE_STRUCT(Answer, (), (Id, Score, LocaleValue, Parts, More, Tags, Words, Places))

constexpr auto bindery_members(bindery::type<Answer>)
{
    return bindery::members(member<&Answer::Id>(length{1, 4}, pattern{"^[A-Z0-9]+$"}),
        member<&Answer::Score>(range{1, 100}), member<&Answer::Tags>(bindery::wire_name{"tags"}, length{0, 2}),
        member<&Answer::Words>(each(required, length{.min = 3}, pattern{"^[a-z]*$"})));
}

struct Limits
{
    std::string                        Text = "ab";
    bindery::open_enum<Level>          Level_ = Level::Low;
    std::optional<std::string>         Maybe = "";
    std::vector<int>                   List = {1};
    std::map<std::string, int>         Map = {{"k", 1}};
    std::vector<std::byte>             Blob = {std::byte{1}};
    std::uint64_t                      Big = 7;
    std::int64_t                       Small = -7;
    std::map<std::string, signed char> Marks{};
};
BOOST_DESCRIBE_STRUCT(Limits, (), (Text, Level_, Maybe, List, Map, Blob, Big, Small, Marks))

constexpr auto bindery_members(bindery::type<Limits>)
{
    return bindery::members(member<&Limits::Text>(length{.min = 2}), member<&Limits::Level_>(required),
        member<&Limits::Maybe>(required), member<&Limits::List>(required, length{1, 3}),
        member<&Limits::Map>(required, length{.min = 1}), member<&Limits::Blob>(length{.max = 2}),
        member<&Limits::Big>(range{.min = 5}), member<&Limits::Small>(range{.max = -5}),
        member<&Limits::Marks>(each(range{-2, 2})));
}

struct Careless
{
    std::string Text{};
};
BOOST_DESCRIBE_STRUCT(Careless, (), (Text))

constexpr auto bindery_members(bindery::type<Careless>)
{
    return bindery::members(member<&Careless::Text>(pattern{"^(a+)+$"}));
}

struct Broken
{
    std::optional<std::string> Text{};
};
BOOST_DESCRIBE_STRUCT(Broken, (), (Text))

constexpr auto bindery_members(bindery::type<Broken>)
{
    return bindery::members(member<&Broken::Text>(pattern{"^(a"}));
}

struct Characters
{
    std::string Two{};
};
BOOST_DESCRIBE_STRUCT(Characters, (), (Two))

constexpr auto bindery_members(bindery::type<Characters>)
{
    return bindery::members(member<&Characters::Two>(pattern{"^.{2}$"}, length{2, 2}));
}

/// All violations, one a line.
template <class T>
std::string violations_of(T const& shape)
{
    std::string lines;
    for (auto const& found : bindery::validate(shape))
        lines += found.message() + '\n';
    return lines;
}

} // namespace test_shape_validate

using namespace test_shape_validate;

BOOST_AUTO_TEST_CASE(a_valid_shape_breaks_nothing)
{
    Answer answer;
    BOOST_TEST(violations_of(answer) == "");
    answer.Id = "A1";
    answer.Score = 100;
    answer.LocaleValue = Locale{"US", "CA"};
    answer.Words = {"abc"};
    answer.Tags["x"].Parts.resize(3);
    BOOST_TEST(violations_of(answer) == "");
    BOOST_TEST(violations_of(Limits{}) == "");
}

BOOST_AUTO_TEST_CASE(all_violations_are_told_in_declared_order)
{
    Answer answer;
    answer.Id = "a-long";
    answer.Score = 101;
    answer.LocaleValue = Locale{"USA", "C"};
    answer.Words = {"ab", std::nullopt, "ABC", "A"};
    BOOST_TEST(violations_of(answer)
               == "Id: length 6, allowed 1..4\n"
                  "Id: does not match ^[A-Z0-9]+$\n"
                  "Score: value 101, allowed 1..100\n"
                  "LocaleValue.Country: length 3, allowed 2..2\n"
                  "LocaleValue.Subdivision: length 1, allowed 2..2\n"
                  "Words[0]: length 2, allowed at least 3\n"
                  "Words[1]: required\n"
                  "Words[2]: does not match ^[a-z]*$\n"
                  "Words[3]: length 1, allowed at least 3\n"
                  "Words[3]: does not match ^[a-z]*$\n");
}

BOOST_AUTO_TEST_CASE(paths_lead_through_lists_maps_optionals_and_recursion)
{
    Answer answer;
    answer.Parts.resize(3);
    answer.Parts[2].More.emplace(2);
    answer.Parts[2].More->at(1).Tags["a key"].Score = 0;
    answer.Tags["b"].LocaleValue.emplace();
    answer.Places["eu"] = {Locale{"DE", {}}, Locale{"D", {}}};
    BOOST_TEST(violations_of(answer)
               == "Parts[2].More[1].tags[a key].Score: value 0, allowed 1..100\n"
                  "tags[b].LocaleValue.Country: required\n"
                  "Places[eu][1].Country: length 1, allowed 2..2\n");
}

BOOST_AUTO_TEST_CASE(the_number_of_entries_is_a_length)
{
    Answer answer;
    answer.Tags = {{"a", {}}, {"b", {}}, {"c", {}}};
    BOOST_TEST(violations_of(answer) == "tags: length 3, allowed at most 2\n");
}

BOOST_AUTO_TEST_CASE(every_kind_of_member_has_its_limits)
{
    Limits limits;
    limits.Text = "";
    limits.Level_ = bindery::open_enum<Level>();
    limits.Maybe.reset();
    limits.List = {1, 2, 3, 4};
    limits.Map = {};
    limits.Blob = std::vector<std::byte>(3);
    limits.Big = 4;
    limits.Small = -4;
    limits.Marks = {{"a", 2}, {"b", 3}, {"c", -3}};
    BOOST_TEST(violations_of(limits)
               == "Text: length 0, allowed at least 2\n"
                  "Level_: required\n"
                  "Maybe: required\n"
                  "List: length 4, allowed 1..3\n"
                  "Map: required\n"
                  "Blob: length 3, allowed at most 2\n"
                  "Big: value 4, allowed at least 5\n"
                  "Small: value -4, allowed at most -5\n"
                  "Marks[b]: value 3, allowed -2..2\n"
                  "Marks[c]: value -3, allowed -2..2\n");
}

BOOST_AUTO_TEST_CASE(unsigned_numbers_beyond_every_signed_one_are_compared_as_they_are)
{
    Limits limits;
    limits.Big = std::numeric_limits<std::uint64_t>::max();
    limits.Level_ = bindery::open_enum<Level>::from_text("Medium");
    BOOST_TEST(violations_of(limits) == "");
}

BOOST_AUTO_TEST_CASE(lengths_and_patterns_count_code_points)
{
    BOOST_TEST(violations_of(Characters{"\xC3\xA9\xF0\x9F\x98\x80"}) == "");
    BOOST_TEST(
        violations_of(Characters{"\xE6\x97\xA5"}) == "Two: length 1, allowed 2..2\nTwo: does not match ^.{2}$\n");
}

BOOST_AUTO_TEST_CASE(anchors_are_those_of_the_string)
{
    Answer answer;
    for (char const* const text : {"A\n1", "A1\n", "\nA1", "A\r"}) {
        answer.Id = text;
        BOOST_TEST(violations_of(answer) == "Id: does not match ^[A-Z0-9]+$\n");
    }
}

BOOST_AUTO_TEST_CASE(a_hostile_text_neither_hangs_nor_overflows_the_stack)
{
    BOOST_TEST(violations_of(Careless{"aaaa"}) == "");
    auto const found = bindery::validate(Careless{std::string(40, 'a') + 'b'});
    BOOST_REQUIRE(found.size() == 1);
    BOOST_TEST(found[0].path == "Text");

    Answer answer;
    answer.Id = std::string(1 << 20, 'A');
    BOOST_TEST(violations_of(answer) == "Id: length 1048576, allowed 1..4\n");
    static_cast<void>(bindery::validate(Careless{std::string(1 << 20, 'a')}));
}

BOOST_AUTO_TEST_CASE(a_pattern_that_is_no_regular_expression_is_a_logic_error)
{
    BOOST_TEST(violations_of(Broken{}) == "");
    for (int i = 0; i < 2; ++i)
        BOOST_CHECK_THROW(bindery::validate(Broken{"a"}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(keys_from_strangers_are_made_readable)
{
    Answer answer;
    answer.Tags["a\nb\xFF"].Score = 0;
    answer.Tags[std::string(1000, 'k')].Score = 0;
    auto const found = bindery::validate(answer);
    BOOST_REQUIRE(found.size() == 2);
    BOOST_TEST(found[0].path == "tags[a?b?].Score");
    BOOST_TEST(found[1].path == "tags[" + std::string(100, 'k') + "...].Score");
}

BOOST_AUTO_TEST_SUITE_END()
