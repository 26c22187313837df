// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace test_json_serialize {

/// A value of another library, which throws where it is negative.
struct Foreign
{
    int value = 0;
};

} // namespace test_json_serialize

template <>
struct bindery::detail::free_form<test_json_serialize::Foreign>
{
    static bool parse(std::string_view, std::size_t, test_json_serialize::Foreign&, std::string&) { return false; }
    static void append(std::string& out, test_json_serialize::Foreign const& value)
    {
        if (value.value < 0)
            throw std::runtime_error("negative");
        out.append(static_cast<std::size_t>(value.value), '7');
    }
};

BOOST_AUTO_TEST_SUITE(json_serialize)

namespace test_json_serialize {

using ::test_json_serialize::Foreign;

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

/// Optional members before the first that is always written, and behind it.
struct Mixed
{
    std::optional<std::string>              A{};
    std::optional<std::vector<std::string>> B{};
    std::optional<Inner>                    C{};
    std::int32_t                            D = 4;
    std::optional<std::string>              E{};
    std::optional<std::vector<std::string>> F{};
};
BOOST_DESCRIBE_STRUCT(Mixed, (), (A, B, C, D, E, F))

/// Nothing but optional members, few enough to be written at once.
struct Choice
{
    std::optional<bool>         A{};
    std::optional<std::string>  B{};
    std::optional<std::int16_t> C{};
};
BOOST_DESCRIBE_STRUCT(Choice, (), (A, B, C))

/// Members of every bound, more than are written at once.
struct Many
{
    std::string                   S1{}, S2{}, S3{}, S4{}, S5{}, S6{}, S7{}, S8{}, S9{};
    std::int64_t                  N1{}, N2{}, N3{}, N4{}, N5{}, N6{}, N7{}, N8{}, N9{};
    bindery::timestamp            T1{}, T2{}, T3{};
    Choice                        C1{}, C2{};
    std::vector<Choice>           L{};
    std::vector<Many>             M{};
    std::map<std::string, Choice> K{};
    bindery::open_enum<Event>     E{};
    bindery::blob                 Z{};
};
BOOST_DESCRIBE_STRUCT(Many, (),
    (S1, S2, S3, S4, S5, S6, S7, S8, S9, N1, N2, N3, N4, N5, N6, N7, N8, N9, T1, T2, T3, C1, C2, L, M, K, E, Z))

inline constexpr std::string_view long_name =
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

struct Named
{
    std::string                Long{};
    std::optional<std::string> Accent{};
    std::vector<int>           Quoted{1};
};
BOOST_DESCRIBE_STRUCT(Named, (), (Long, Accent, Quoted))
constexpr auto bindery_members(bindery::type<Named>)
{
    using bindery::member, bindery::wire_name;
    return bindery::members(member<&Named::Long>(wire_name{long_name}),
        member<&Named::Accent>(wire_name{"\xC3\xA9t\xC3\xA9"}), member<&Named::Quoted>(wire_name{"\"\n"}));
}

enum class Numbered { Minus = -1, Same = 5, Again = 5, Big = 70000 };
BOOST_DESCRIBE_ENUM(Numbered, Minus, Same, Again, Big)

enum class Odd { Quote, Long };
BOOST_DESCRIBE_ENUM(Odd, Quote, Long)
constexpr auto bindery_enumerators(bindery::type<Odd>)
{
    return bindery::enumerators(
        bindery::enumerator<Odd::Quote>("\"\xC3\xA9"), bindery::enumerator<Odd::Long>(long_name));
}

using bindery::json::serialize;

/// A string's JSON text, a character at a time.
inline std::string json_string(std::string_view text)
{
    std::string_view const hex = "0123456789abcdef";
    std::string_view const escaped = "\b\f\n\r\t";
    std::string            result = "\"";
    for (char const c : text) {
        if (auto const known = escaped.find(c); known != escaped.npos)
            result += {'\\', "bfnrt"[known]};
        else if (static_cast<unsigned char>(c) < 0x20)
            result +=
                {'\\', 'u', '0', '0', hex[static_cast<std::size_t>(c) / 16], hex[static_cast<std::size_t>(c) % 16]};
        else {
            if (c == '"' || c == '\\')
                result += '\\';
            result += c;
        }
    }
    return result + '"';
}

/// A text of that many letters, in memory of exactly its size if it is long: a sanitizer sees an access behind it.
inline std::string letters(std::size_t size)
{
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
        text += static_cast<char>('a' + i % 26);
    text.shrink_to_fit();
    return text;
}

inline bindery::timestamp at(std::int64_t milliseconds)
{
    return bindery::timestamp(std::chrono::milliseconds(milliseconds));
}

inline Many many(std::size_t length)
{
    Many value;
    for (auto* text : {&value.S1, &value.S3, &value.S5})
        *text = letters(length);
    value.S2 = value.S8 = std::string(length / 3, '\n');
    value.S9 = std::string(length, '\x01'); // Much longer than it looks, before a run of long numbers.
    for (auto* number : {&value.N1, &value.N2, &value.N3, &value.N4, &value.N5, &value.N6, &value.N7, &value.N9})
        *number = std::numeric_limits<std::int64_t>::min();
    value.T1 = value.T3 = at(std::numeric_limits<std::int64_t>::min());
    value.C2 = {false, letters(length), std::int16_t{-32768}};
    value.L = {value.C2, {}, value.C2};
    value.K = {{"", value.C2}, {letters(length), {}}, {std::string(length, 'z'), value.C2}};
    value.E = Event::Accepted;
    value.Z.resize(length);
    return value;
}

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

BOOST_AUTO_TEST_CASE(strings_of_every_length_are_escaped_at_every_place)
{
    std::string_view const odd[] = {
        "\"", "\\", "\n", "\x01", "\x1F", "\x7F", "\xC3\xA9", "\xE6\x97\xA5", "\xF0\x9F\x98\x80"};
    std::string_view const bad[] = {"\x80", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xE6\x97", "\xF4\x90\x80\x80", "\xFF"};
    for (std::size_t size = 0; size <= 70; ++size) {
        auto const plain = letters(size);
        BOOST_REQUIRE(serialize(plain) == '"' + plain + '"');
        for (std::size_t place = 0; place <= size; ++place) {
            auto const insert = [&](std::string_view what) {
                auto text = plain.substr(0, place) + std::string(what) + plain.substr(place);
                text.shrink_to_fit();
                return text;
            };
            for (auto const one : odd) {
                auto const text = insert(one);
                BOOST_REQUIRE_EQUAL(serialize(text), json_string(text));
                BOOST_REQUIRE_EQUAL(serialize(Inner{text}), "{\"Text\":" + json_string(text) + '}');
                BOOST_REQUIRE_EQUAL(serialize(bindery::open_enum<Event>::from_text(text)), json_string(text));
                BOOST_REQUIRE_EQUAL(
                    serialize(std::map<std::string, bool>{{text, true}}), '{' + json_string(text) + ":true}");
            }
            for (auto const one : bad) {
                std::string out = "before";
                auto const  why = bindery::json::try_serialize_to(out, insert(one));
                BOOST_REQUIRE(why.has_value());
                BOOST_REQUIRE_EQUAL(why->offset, 1 + place);
                BOOST_REQUIRE_EQUAL(out, "before\"" + plain.substr(0, place));
            }
        }
    }
    auto const all_odd = std::string(1000, '\x02') + std::string(1000, '"');
    BOOST_TEST(serialize(all_odd) == json_string(all_odd));
}

BOOST_AUTO_TEST_CASE(text_is_the_same_however_much_room_there_is)
{
    for (auto const length : std::initializer_list<std::size_t>{0, 5, 16, 31, 33, 100, 600}) {
        auto value = many(length);
        value.M = {Many{}, many(length)};
        auto const expected = serialize(value);
        BOOST_REQUIRE((boost::json::parse(expected).at("K").as_object().size() == (length == 0 ? 1U : 3U)));
        for (std::size_t room = 0; room <= expected.size() + 300; room += length == 5 || length == 33 ? 1 : 17) {
            std::string out;
            out.reserve(expected.size() + 300);
            out.assign(out.capacity() - room, '#');
            auto const start = out.size();
            BOOST_REQUIRE(!bindery::json::try_serialize_to(out, value));
            BOOST_REQUIRE_EQUAL(std::string_view(out).substr(start), expected);
            BOOST_REQUIRE(out.find_first_not_of('#') == start);
            BOOST_REQUIRE_EQUAL(out.c_str()[out.size()], '\0');
        }
    }
}

BOOST_AUTO_TEST_CASE(a_buffer_is_used_again)
{
    auto const  value = many(40);
    auto const  expected = serialize(value);
    std::string out;
    BOOST_REQUIRE(!bindery::json::try_serialize_to(out, value));
    auto const        capacity = out.capacity();
    auto const* const storage = out.data();
    for (int i = 0; i < 100; ++i) {
        out.clear();
        BOOST_REQUIRE(!bindery::json::try_serialize_to(out, value));
    }
    BOOST_TEST(out == expected);
    BOOST_TEST(out.capacity() == capacity);
    BOOST_TEST(out.data() == storage);
}

BOOST_AUTO_TEST_CASE(commas_stand_between_the_members_that_are_there)
{
    for (unsigned bits = 0; bits < 32; ++bits) {
        auto const  has = [&](unsigned bit) { return (bits >> bit & 1) != 0; };
        std::string expected;
        auto const  expect = [&](std::string_view member) {
            expected += (expected.empty() ? "{" : ",") + std::string(member);
        };
        Mixed value;
        if (has(0)) {
            value.A = "a";
            expect(R"("A":"a")");
        }
        if (has(1)) {
            value.B.emplace(2, ",");
            expect(R"("B":[",",","])");
        }
        if (has(2)) {
            value.C.emplace();
            expect(R"("C":{"Text":""})");
        }
        expect(R"("D":4)");
        if (has(3)) {
            value.E = std::string(50, ',');
            expect("\"E\":\"" + *value.E + '"');
        }
        if (has(4)) {
            value.F.emplace();
            expect(R"("F":[])");
        }
        expected += '}';
        BOOST_TEST(serialize(value) == expected);
        BOOST_TEST(serialize(std::vector<Mixed>{value, {}, value}) == '[' + expected + R"(,{"D":4},)" + expected + ']');
    }
    for (unsigned bits = 0; bits < 8; ++bits) {
        Choice      value;
        std::string expected;
        if ((bits & 1) != 0) {
            value.A = false;
            expected += R"("A":false,)";
        }
        if ((bits & 2) != 0) {
            value.B = ",";
            expected += R"("B":",",)";
        }
        if ((bits & 4) != 0) {
            value.C = std::int16_t{-7};
            expected += R"("C":-7,)";
        }
        expected = '{' + expected.substr(0, expected.empty() ? 0 : expected.size() - 1) + '}';
        BOOST_TEST(serialize(value) == expected);
        BOOST_TEST((serialize(std::map<std::string, Choice>{{"a", value}, {"b", {}}})
                    == R"({"a":)" + expected + R"(,"b":{}})"));
    }
}

BOOST_AUTO_TEST_CASE(names_can_be_long_or_need_escapes)
{
    auto const start = "{\"" + std::string(long_name) + "\":";
    for (auto const size : std::initializer_list<std::size_t>{0, 5, 32, 33, 500}) {
        auto const text = letters(size);
        BOOST_TEST(serialize(Named{text, {}, {}}) == start + json_string(text) + R"(,"\"\n":[]})");
        BOOST_TEST(serialize(Named{text, text, {1}})
                   == start + json_string(text) + ",\"\xC3\xA9t\xC3\xA9\":" + json_string(text) + R"(,"\"\n":[1]})");
    }
}

BOOST_AUTO_TEST_CASE(enumerators_are_their_wire_texts)
{
    BOOST_TEST(serialize(bindery::open_enum<Event>(Event::Accepted)) == "\"Accepted\"");
    BOOST_TEST(serialize(bindery::open_enum<Event>(static_cast<Event>(2))) == "\"\"");
    BOOST_TEST(serialize(bindery::open_enum<Event>(static_cast<Event>(-1))) == "\"\"");
    BOOST_TEST(serialize(bindery::open_enum<Event>{}) == "\"\"");
    BOOST_TEST(serialize(bindery::open_enum<Numbered>(Numbered::Minus)) == "\"Minus\"");
    BOOST_TEST(serialize(bindery::open_enum<Numbered>(Numbered::Again)) == "\"Same\"");
    BOOST_TEST(serialize(bindery::open_enum<Numbered>(Numbered::Big)) == "\"Big\"");
    BOOST_TEST(serialize(bindery::open_enum<Numbered>(Numbered{})) == "\"\"");
    BOOST_TEST(serialize(bindery::open_enum<Odd>(Odd::Quote)) == "\"\\\"\xC3\xA9\"");
    BOOST_TEST(serialize(bindery::open_enum<Odd>(Odd::Long)) == json_string(long_name));
}

BOOST_AUTO_TEST_CASE(integers_of_every_width_have_all_their_digits)
{
    auto const check = [](auto value) { BOOST_REQUIRE_EQUAL(serialize(value), std::to_string(value)); };
    auto const check_limits = [&]<class T>(std::type_identity<T>) {
        check(std::numeric_limits<T>::min());
        check(std::numeric_limits<T>::max());
        check(T{});
    };
    [&]<class... T>(std::type_identity<T>... types) { (check_limits(types), ...); }(std::type_identity<signed char>{},
        std::type_identity<unsigned char>{}, std::type_identity<short>{}, std::type_identity<unsigned short>{},
        std::type_identity<int>{}, std::type_identity<unsigned>{}, std::type_identity<long>{},
        std::type_identity<unsigned long>{}, std::type_identity<long long>{}, std::type_identity<unsigned long long>{});
    for (std::uint64_t power = 1, digits = 1; digits <= 20; ++digits, power *= 10)
        for (auto const value : {power - 1, power, power + 1, power / 9, power / 3 * 2}) {
            check(value);
            check(-static_cast<std::int64_t>(value / 2));
        }
    for (std::uint32_t value = 0; value < 100'000; ++value)
        check(value);
    std::mt19937_64 random(7);
    for (int i = 0; i < 100'000; ++i)
        check(random() >> random() % 64);
}

BOOST_AUTO_TEST_CASE(times_are_as_format_timestamp_has_them)
{
    using limits = std::numeric_limits<std::int64_t>;
    std::vector<std::int64_t> samples{0, 1, -1, 999, 1000, -1000, 1001, 99'999'999, 100'000'000, 1509494400000,
        1509494400125, -1509494400125, 253402300799999, 253402300800000, -62167219200001, limits::min(), limits::max()};
    std::mt19937_64           random(8);
    for (int i = 0; i < 10'000; ++i)
        samples.push_back(static_cast<std::int64_t>(random()) >> random() % 64);
    for (auto const milliseconds : samples) {
        auto const count = std::to_string(milliseconds);
        auto const digits = std::string(milliseconds < 0 ? count.substr(1) : count);
        auto const padded = digits.size() < 4 ? std::string(4 - digits.size(), '0') + digits : digits;
        auto       expected = (milliseconds < 0 ? "-" : "") + padded.substr(0, padded.size() - 3);
        if (milliseconds % 1000 != 0)
            expected += '.' + padded.substr(padded.size() - 3);
        BOOST_REQUIRE_EQUAL(serialize(at(milliseconds)), expected);

        All all;
        all.Plain = at(milliseconds);
        all.Iso = {at(milliseconds), {}};
        auto const text = serialize(all);
        auto const iso = bindery::format_timestamp(at(milliseconds), bindery::iso8601);
        BOOST_REQUIRE(text.find("\"Plain\":" + expected + ",\"Iso\":[\"" + iso + "\",null],") != text.npos);
        BOOST_REQUIRE((bindery::parse_timestamp(iso, bindery::iso8601) == at(milliseconds)));
    }
}

BOOST_AUTO_TEST_CASE(a_failure_leaves_a_partial_text_and_the_whole_path)
{
    Many inner;
    inner.K["key"].B = letters(40) + "\xFF";
    Many outer;
    outer.M = {many(3), many(4)};
    outer.M[1].M = {inner};
    auto const  whole = serialize(many(100));
    std::string out = whole;
    auto const  why = bindery::json::try_serialize_to(out, outer);
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST(why->path == "M[1].M[0].K[key].B");
    BOOST_TEST(why->problem == "string is not UTF-8");
    BOOST_TEST(out.size() == whole.size() + why->offset);
    BOOST_TEST(out.starts_with(whole));
    BOOST_TEST(out.ends_with("\"B\":\"" + letters(40)));
    BOOST_TEST(out.c_str()[out.size()] == '\0');

    outer.M[1].M[0].K = {{"a", {}}, {"b\xFF", {}}};
    out.clear();
    auto const key = bindery::json::try_serialize_to(out, outer);
    BOOST_REQUIRE(key.has_value());
    BOOST_TEST(key->path == "M[1].M[0].K[b?]");
    BOOST_TEST(out.ends_with("\"K\":{\"a\":{},\"b"));
}

BOOST_AUTO_TEST_CASE(the_string_is_whole_when_another_library_throws)
{
    std::string out = letters(100);
    BOOST_CHECK_THROW(
        static_cast<void>(bindery::json::try_serialize_to(out, std::vector<Foreign>{{1}, {-1}})), std::runtime_error);
    BOOST_TEST(out == letters(100) + "[7,");
    BOOST_TEST(out.c_str()[out.size()] == '\0');
    out.clear();
    BOOST_TEST(!bindery::json::try_serialize_to(out, std::vector<Foreign>{{1}, {300}}));
    BOOST_TEST(out == "[7," + std::string(300, '7') + ']');
    auto const why = bindery::json::try_serialize_to(out, std::vector<Foreign>{{0}});
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST(why->path == "[0]");
    BOOST_TEST(why->problem.starts_with("no JSON form: "));
    BOOST_TEST(why->offset == 1);
}

BOOST_AUTO_TEST_SUITE_END()
