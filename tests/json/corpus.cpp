// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "corpus.hpp"
#include "../fuzz/shapes.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <vector>

/// What is accepted, as which value, and what is not: in every place where a value can stand, and at every distance
/// from the text's beginning and end that matters to a parser of 16 bytes at a time.
BOOST_AUTO_TEST_SUITE(json_corpus)

namespace test_json_corpus_values {

using namespace std::string_literals;
using namespace std::string_view_literals;
using namespace test_json_corpus;
using notation = bindery::timestamp_format::notation;

/// A value behind a string of any length, alone and in containers.
template <class T, notation As = notation::epoch_seconds>
struct Holder
{
    std::string              Before{};
    T                        Value{};
    std::optional<T>         Maybe{};
    std::vector<T>           List{};
    std::map<std::string, T> Map{};
    std::string              After{};

    BOOST_DESCRIBE_CLASS(Holder, (), (Before, Value, Maybe, List, Map, After), (), ())
};

template <notation As>
constexpr auto bindery_members(bindery::type<Holder<bindery::timestamp, As>>)
{
    using holder = Holder<bindery::timestamp, As>;
    constexpr bindery::timestamp_format as{As};
    return bindery::members(bindery::member<&holder::Value>(as), bindery::member<&holder::Maybe>(as),
        bindery::member<&holder::List>(as), bindery::member<&holder::Map>(as));
}

template <class T>
bool same(T const& a, T const& b)
{
    if constexpr (std::floating_point<T>)
        return std::isnan(a) ? std::isnan(b) : a == b && std::signbit(a) == std::signbit(b);
    else
        return a == b;
}

/// Checks a value's text in every place, `shift` bytes further: it is that value, or refused where there is none. If it
/// is JSON, it can be skipped.
template <class T, notation As>
void check_at(std::size_t shift, std::string const& value, std::optional<T> const& expected, bool is_json)
{
    using holder = Holder<T, As>;
    auto const        before = "{\"Before\":\"" + std::string(shift, 'x') + "\",";
    auto const        after = [&](std::size_t size) { return ",\"After\":\"" + std::string(size, 'y') + "\"}"; };
    std::string const tails[] = {"}", after(shift), " }\n", after(200 + 3 * shift), after(600)};
    holder            shape{.Value = T{}, .List = std::vector<T>(3)};
    auto const        check_place = [&](std::string const& place, std::size_t tail, auto const& is_there) {
        auto const whole = before + place + tails[(shift + tail) % std::size(tails)];
        bool const ok = parses(shape, whole);
        expect(ok == expected.has_value(), whole, ok ? "accepted" : "refused");
        expect(!ok || (is_there() && shape.Before.size() == shift), whole, "another value");
    };
    check_place("\"Value\":" + value, 0, [&] { return same(shape.Value, *expected); });
    check_place("\"Maybe\":" + value, 1, [&] { return shape.Maybe && same(*shape.Maybe, *expected); });
    check_place("\"List\":[" + value + "," + value + "]", 2, [&] {
        return shape.List.size() == 2 && same<T>(shape.List[0], *expected) && same<T>(shape.List[1], *expected);
    });
    check_place("\"Map\":{\"k\":" + value + "}", 0,
        [&] { return shape.Map.size() == 1 && same(shape.Map.begin()->second, *expected); });
    expect(!is_accepted<holder>(before + "\"Value\":" + value), value, "accepted without its end");

    for (auto const& place : {"\"Other\":" + value, "\"Other\":[" + value + ",{\"a\":" + value + "}]"}) {
        auto const whole = before + place + ",\"After\":\"y\"}";
        bool const ok = parses(shape, whole);
        expect(ok == is_json, whole, ok ? "accepted where it is skipped" : "refused where it is skipped");
        expect(!ok || shape.After == "y", whole, "lost what follows");
    }

    // Alone, at the end of the memory and in front of what would continue it.
    if (As != notation::epoch_seconds)
        return;
    auto const whole = std::string(shift, ' ') + value;
    auto const longer = whole + "0000000000000000\"}]";
    T          alone{};
    T          in_longer{};
    bool const ok = parses(alone, whole);
    bool const ok_in_longer =
        !bindery::json::try_parse_into(in_longer, std::string_view(longer).substr(0, whole.size()));
    expect(ok == expected.has_value(), whole, ok ? "accepted" : "refused");
    expect(!ok || same(alone, *expected), whole, "another value");
    expect(ok_in_longer == ok && (!ok || same(alone, in_longer)), whole, "depends on what stands behind it");
}

template <class T, notation As = notation::epoch_seconds>
void check_value(std::string const& text, std::optional<T> const& expected, bool is_json = true)
{
    for (std::size_t shift = 0; shift < shifts; ++shift)
        check_at<T, As>(shift, text, expected, is_json);
}

/// As check_value, for texts of which there are many: each is moved by another distance.
template <class T, notation As = notation::epoch_seconds>
void check_one_of_many(std::string const& text, std::optional<T> const& expected, bool is_json = true)
{
    static std::size_t turn = 0;
    check_at<T, As>(turn++ % shifts, text, expected, is_json);
}

inline bool boost_accepts(std::string_view text)
{
    boost::system::error_code failed;
    boost::json::parse({text.data(), text.size()}, failed);
    return !failed;
}

/// The same number in the spellings that an integer can have.
inline std::vector<std::string> spellings_of(std::string const& integer)
{
    std::string const sign = integer.starts_with('-') ? "-" : "";
    auto const        digits = integer.substr(sign.size());
    auto const        length = std::to_string(digits.size());
    std::vector       all{integer, integer + ".0", integer + "." + std::string(25, '0'), integer + "e0", integer + "E0",
        integer + "e+0", integer + "E-0", integer + "e00", integer + "E+" + std::string(20, '0'), integer + ".0e0",
        integer + ".000E+00", sign + "0." + digits + "e" + length, sign + "0." + digits + "E+0" + length,
        sign + "0." + std::string(20, '0') + digits + "e" + std::to_string(digits.size() + 20)};
    if (digits != "0")
        for (auto const& more : {"0e-1"s, "00e-02"s, "0.0E-1"s, std::string(20, '0') + "e-20"})
            all.push_back(integer + more);
    for (std::size_t before = 1; before < digits.size(); ++before)
        all.push_back(sign + digits.substr(0, before) + "." + digits.substr(before) + "e"
                      + std::to_string(digits.size() - before));
    return all;
}

/// The integer of the next greater magnitude.
inline std::string one_further(std::string integer)
{
    auto const last_other = integer.find_last_not_of('9');
    std::fill(integer.begin() + static_cast<std::ptrdiff_t>(last_other) + 1, integer.end(), '0');
    ++integer[last_other];
    return integer;
}

template <class T>
void check_integers()
{
    using limits = std::numeric_limits<T>;
    auto const refused = std::optional<T>();
    auto const max = std::to_string(limits::max());
    auto const min = limits::min() == 0 ? "-0"s : std::to_string(limits::min());
    for (auto const& text : {max, max + ".0", max + "e0", max + "0e-1"})
        check_value<T>(text, limits::max());
    for (auto const& text : {min, min + ".0", min + "E+00"})
        check_value<T>(text, limits::min());
    for (auto const& text : {one_further(max), one_further(min), max + "0", max + ".5", "0.5"s, "1e999"s})
        check_value(text, refused);

    for (T const value : {limits::max(), limits::min(), static_cast<T>(limits::max() - 1), T{0}, T{1}, T{7}, T{100}})
        for (auto const& text : spellings_of(std::to_string(value)))
            check_one_of_many<T>(text, value);
    for (auto const* const text : {"-0", "-0.0", "0e99999999999999999999", "-0e-5", "0.000E+12"})
        check_one_of_many<T>(text, T{0});
    for (auto const& beyond : {one_further(max), one_further(min), max + "0", max + "9", "1" + std::string(30, '0')})
        for (auto const& text : spellings_of(beyond))
            check_one_of_many(text, refused);
    for (auto const& text : {max + ".00000000000000000000001", "0." + std::string(25, '0') + "1", "1e-1"s, "15e-1"s,
             "1.25e1"s, "-0.1"s, "1e99"s, "-1e99"s, "1e2147483648"s, "1e-2147483649"s, "1e99999999999999999999"s,
             "1e-99999999999999999999"s})
        check_one_of_many(text, refused);
    std::string const zeros(200, '0');
    for (auto const& text : {"1" + zeros + "e-200", "0." + zeros + "1e201", "10" + zeros + "." + zeros + "e-00201"})
        check_one_of_many<T>(text, T{1});
    for (auto const& text : {"1" + zeros, "1" + zeros + "e-201", "0." + zeros + "1e200", "1" + zeros + "e-100"})
        check_one_of_many(text, refused);
    for (std::size_t digits = 1; digits <= 25; ++digits)
        for (auto const& magnitude : {std::string(digits, '9'), "1" + std::string(digits - 1, '0'),
                 std::string(digits, '5'), "4" + std::string(digits - 1, '2')})
            for (auto const& text : {magnitude, "-" + magnitude}) {
                T          value{};
                auto const end = text.data() + text.size();
                bool const fits = std::from_chars(text.data(), end, value).ec == std::errc();
                check_one_of_many(text, fits ? std::optional(value) : refused);
            }
}

/// The nearest one by the C library, or nothing where it is too large.
template <class T>
std::optional<T> real_value(std::string const& text)
{
    T value{};
    if constexpr (std::is_same_v<T, float>)
        value = std::strtof(text.c_str(), nullptr);
    else
        value = std::strtod(text.c_str(), nullptr);
    return std::isinf(value) ? std::nullopt : std::optional(value);
}

template <class T>
void check_reals()
{
    for (std::string const text : {"0", "-0", "0.0", "-0.0e-5", "0.1", "1e0", "1E+0", "1e-0", "10e-1", "1.0", "-1.5e+3",
             "123456789.123456789", "1.7976931348623157e308", "-1.7976931348623157e308", "1.7976931348623158e308",
             "1.7976931348623159e308", "3.4028234663852886e38", "3.4028235677973366e38", "3.4028235677973367e38",
             "4.9406564584124654e-324", "2.2250738585072011e-308", "1e999", "-1e999", "1e-999", "9007199254740993"})
        check_value<T>(text, real_value<T>(text));
    for (std::string const text : {"1e308", "1e309", "-1e309", "1e38", "1e39", "2.4703282292062327e-324",
             "2.4703282292062328e-324", "2.2250738585072014e-308", "1.401298464324817e-45", "7.006492321624085e-46",
             "7.006492321624086e-46", "1e-400", "-1e-400", "1e-99999999999999999999", "1e99999999999999999999",
             "1e2147483647", "1e2147483648", "0e999", "0e99999999999999999999", "1e23", "8.5e22",
             "9007199254740992.99999999999999999", "1.00000005960464477540", "1.0000000596046447755",
             "0.30000000000000004", "5e-324", "179769313486231580793728e285", "100000000000000016777215",
             "100000000000000016777216", "1e22", "1e+22", "1e-22", "1e-23", "9e15", "9e16"})
        check_one_of_many<T>(text, real_value<T>(text));
    std::string digits;
    for (std::size_t count = 1; count <= 25; ++count) {
        digits += "8529637410741"[count % 13];
        for (std::string const exponent : {"", "e0", "E+00", "e-0", "e5", "e-5", "e22", "e-22", "e23", "E-23", "e+38",
                 "e-45", "e290", "e-300", "e-330", "e308", "e-400", "e-0000000000000000000020"})
            for (auto const& number : {digits, "-0." + digits, "7." + digits, digits + ".5", digits + "." + digits}) {
                auto const text = number + exponent;
                check_one_of_many<T>(text, real_value<T>(text));
            }
    }
    for (auto const& text : {std::string(400, '9'), "1" + std::string(400, '0') + "e-400",
             "0." + std::string(400, '0') + "1e401", "1" + std::string(400, '0'), "0." + std::string(400, '0') + "1"})
        check_one_of_many<T>(text, real_value<T>(text));
    constexpr T infinity = std::numeric_limits<T>::infinity();
    check_value<T>("\"NaN\"", std::numeric_limits<T>::quiet_NaN());
    check_value<T>("\"Infinity\"", infinity);
    check_value<T>("\"-Infinity\"", -infinity);
    check_one_of_many<T>("\"\\u004eaN\"", std::numeric_limits<T>::quiet_NaN());
    for (auto const* const text :
        {"\"nan\"", "\"+Infinity\"", "\"Infinit\"", "\"Infinity \"", "\"\"", "\"1\"", "\"NaN\\u0000\""})
        check_one_of_many<T>(text, std::nullopt);
}

inline std::optional<bindery::timestamp> at(std::optional<std::int64_t> milliseconds)
{
    return milliseconds ? std::optional(bindery::timestamp(std::chrono::milliseconds(*milliseconds))) : std::nullopt;
}

struct time_sample
{
    char const*                 text;
    std::optional<std::int64_t> milliseconds;
};

/// Checks a value's text that far from the end of its own, be it near or far.
template <class T, notation As = notation::epoch_seconds>
void check_distances(std::string const& value, T const& expected)
{
    Holder<T, As> reused;
    for (std::size_t distance = 0; distance <= 600; ++distance) {
        auto const parts = "{\"Value\":" + value + ",\"Maybe\":" + value + ",\"List\":[" + value + "," + value
                           + "],\"Map\":{\"k\":" + value + "}";
        for (auto const& whole : {parts + ",\"After\":\"" + std::string(distance, 'y') + "\"}",
                 parts + "}" + std::string(distance, ' '), parts + std::string(distance, '\n') + "}"})
        {
            expect(parses(reused, whole), whole, "refused");
            expect(same(reused.Value, expected) && reused.Maybe && same(*reused.Maybe, expected)
                       && reused.List.size() == 2 && same<T>(reused.List[0], expected)
                       && same<T>(reused.List[1], expected) && reused.Map.size() == 1
                       && same(reused.Map.begin()->second, expected),
                whole, "another value");
            expect(!parses(reused, std::string_view(whole).substr(0, parts.size() - 1)), whole, "accepted too early");
        }
    }
}

} // namespace test_json_corpus_values

using namespace test_json_corpus_values;

BOOST_AUTO_TEST_CASE(integers_at_every_limit_in_every_spelling)
{
    check_integers<signed char>();
    check_integers<unsigned char>();
    check_integers<short>();
    check_integers<unsigned short>();
    check_integers<int>();
    check_integers<unsigned int>();
    check_integers<long>();
    check_integers<unsigned long>();
    check_integers<long long>();
    check_integers<unsigned long long>();
}

BOOST_AUTO_TEST_CASE(reals_of_every_size_and_number_of_digits)
{
    check_reals<double>();
    check_reals<float>();
}

BOOST_AUTO_TEST_CASE(times_in_seconds_of_every_precision)
{
    for (auto const& [text, milliseconds] : {time_sample{"0", 0}, {"-0", 0}, {"1509494400", 1509494400000},
             {"1509494400.125", 1509494400125}, {"1.5094944E9", 1509494400000}, {"-1509494400.1259", -1509494400125},
             {"9223372036854775.807", std::numeric_limits<std::int64_t>::max()}, {"9223372036854775.808", {}},
             {"-9223372036854775.808", std::numeric_limits<std::int64_t>::min()}, {"-9223372036854775.809", {}}})
        check_value(text, at(milliseconds));
    for (auto const& [text, milliseconds] : {time_sample{"0.0", 0}, {"-0.0e5", 0}, {"1e0", 1000}, {"1E+0", 1000},
             {"1e-0", 1000}, {"10e-1", 1000}, {"1e-3", 1}, {"9e-4", 0}, {"-9e-4", 0}, {"0.0009", 0}, {"0.0019999", 1},
             {"-0.0019999", -1}, {"15094944000e-1", 1509494400000}, {"1509494400125e-3", 1509494400125},
             {"1509494400125999e-6", 1509494400125}, {"0.0000000015094944E18", 1509494400000},
             {"1.509494400125999e9", 1509494400125}, {"1.509494400125999E+00009", 1509494400125},
             {"9223372036854775807e-3", std::numeric_limits<std::int64_t>::max()},
             {"9223372036854775.8079999999", std::numeric_limits<std::int64_t>::max()},
             {"-9223372036854775.8089999999", std::numeric_limits<std::int64_t>::min()}, {"9223372036854776", {}},
             {"-9223372036854776", {}}, {"18446744073709551.616", {}}, {"18446744073709551616", {}}, {"1e16", {}},
             {"-1e16", {}}, {"9e15", 9'000'000'000'000'000'000}, {"1e99", {}}, {"1e999", {}}, {"1e2147483648", {}},
             {"1e99999999999999999999", {}}, {"1e-99999999999999999999", 0}, {"0e99999999999999999999", 0},
             {"\"1509494400\"", {}}, {"true", {}}, {"[1]", {}}, {"{}", {}}, {"\"2017-11-01T00:00:00Z\"", {}}})
        check_one_of_many(text, at(milliseconds));

    std::string const zeros(200, '0');
    for (auto const& text :
        {"1" + zeros + "e-200", "0." + zeros + "1e201", "1." + zeros + "9", "1" + zeros + "." + zeros + "e-200"})
        check_one_of_many(text, at(1000));

    std::string integer;
    for (std::int64_t digits = 1; digits <= 20; ++digits) {
        integer += static_cast<char>('0' + (digits * 3 + 4) % 10);
        auto const whole = digits <= 16 ? std::optional(std::stoll(integer)) : std::nullopt;
        auto const expected = [&](std::int64_t milliseconds) {
            return whole ? at(*whole * 1000 + milliseconds) : std::nullopt;
        };
        check_one_of_many(integer, expected(0));
        check_one_of_many(integer + ".5", expected(500));
        check_one_of_many(integer + ".06", expected(60));
        check_one_of_many(integer + ".007", expected(7));
        check_one_of_many(integer + ".0089", expected(8));
        check_one_of_many(integer + "00e-2", expected(0));
        check_one_of_many(integer + "e1", digits <= 15 ? at(*whole * 10'000) : std::nullopt);
        check_one_of_many(integer + ".5E1", digits <= 15 ? at(*whole * 10'000 + 5000) : std::nullopt);
    }

    std::string  fraction;
    std::int64_t millisecond = 0;
    for (std::size_t digits = 1; digits <= 20; ++digits) {
        auto const digit = static_cast<char>('0' + (digits * 7 + 2) % 10);
        fraction += digit;
        millisecond += digits == 1   ? (digit - '0') * 100
                       : digits == 2 ? (digit - '0') * 10
                       : digits == 3 ? digit - '0'
                                     : 0;
        for (std::int64_t const seconds : {0L, 1L, 12L, 999'999'999L, 1'509'494'400L, 2'147'483'648L, 99'999'999'999L})
        {
            auto const text = std::to_string(seconds) + "." + fraction;
            auto const expected = seconds * 1000 + millisecond;
            check_one_of_many(text, at(expected));
            check_one_of_many("-" + text, at(-expected));
            check_one_of_many(text + "e0", at(expected));
            check_one_of_many(
                std::to_string(seconds) + (seconds == 0 ? "." + fraction : fraction + "e-" + std::to_string(digits)),
                at(expected));
        }
    }
}

BOOST_AUTO_TEST_CASE(times_that_are_strings)
{
    for (auto const& [text, milliseconds] : {time_sample{"\"2017-11-01T00:00:00Z\"", 1509494400000},
             {"\"2017-11-01T00:00:00.125Z\"", 1509494400125}, {"\"1969-12-31T23:59:59.999Z\"", -1},
             {"\"2017-11-01T01:00:00+01:00\"", 1509494400000}, {"\"2016-12-31T23:59:60Z\"", 1483228800000},
             {"\"2017-11-01T00:00:00.123999999999999999999999Z\"", 1509494400123},
             {"\"2017\\u002d11-01T00:00:00Z\"", 1509494400000}, {"\"2017-02-29T00:00:00Z\"", {}},
             {"\"2017-11-01 00:00:00Z\"", {}}, {"\"2017-11-01T00:00:00\"", {}}, {"\"2017-11-01T00:00:00Zx\"", {}},
             {"\"\"", {}}, {"1509494400", {}}, {"true", {}}})
        check_value<bindery::timestamp, notation::iso8601>(text, at(milliseconds));
    for (auto const& [text, milliseconds] : {time_sample{"\"Wed, 01 Nov 2017 00:00:00 GMT\"", 1509494400000},
             {"\"Wed, 01 Nov 2017 00:00:00.25 GMT\"", 1509494400250},
             {"\"Wed\\u002C 01 Nov 2017 00:00:00 GMT\"", 1509494400000}, {"\"Tue, 01 Nov 2017 00:00:00 GMT\"", {}},
             {"\"Wed, 01 Nov 2017 00:00:00 UTC\"", {}}, {"\"\"", {}}, {"0", {}}})
        check_value<bindery::timestamp, notation::http_date>(text, at(milliseconds));
}

BOOST_AUTO_TEST_CASE(what_is_no_number_is_one_nowhere)
{
    for (std::string_view const sample :
        {"-"sv, "+1"sv, "01"sv, "-01"sv, "00"sv, "1."sv, "-1."sv, "1.e1"sv, ".5"sv, "-.5"sv, "1e"sv, "1E"sv, "1e+"sv,
            "1e-"sv, "1.5e"sv, "1e1.5"sv, "1e5e5"sv, "0x10"sv, "1..2"sv, "--1"sv, "-+1"sv, "1-2"sv, "1+2"sv, "1_0"sv,
            "1a"sv, "0a"sv, "Infinity"sv, "-Infinity"sv, "NaN"sv, "nan"sv, "1 2"sv, "1,"sv, "\xEF\xBC\x91"sv, "1\0"sv})
    {
        std::string const text(sample);
        check_value<int>(text, std::nullopt, false);
        check_value<double>(text, std::nullopt, false);
        check_value<bindery::timestamp>(text, std::nullopt, false);
    }
    for (std::size_t zeros = 2; zeros < 20; ++zeros)
        for (auto const& text : {std::string(zeros, '0'), "-" + std::string(zeros, '0'), std::string(zeros, '0') + "1"})
        {
            check_one_of_many<unsigned long>(text, std::nullopt, false);
            check_one_of_many<double>(text, std::nullopt, false);
        }
}

BOOST_AUTO_TEST_CASE(a_number_that_is_skipped_can_have_any_size)
{
    using test_json_fuzz::Nothing;
    for (auto const& text :
        {"1e999"s, "-1e999"s, "1E+400"s, "1e-999"s, "0e999"s, "1e2147483647"s, std::string(400, '9'),
            "1" + std::string(1000, '0'), "0." + std::string(1000, '0') + "1", std::string(400, '9') + "e-400"})
        for (auto const& whole : {"{\"x\":" + text + "}", "{\"x\":[{\"y\":" + text + "}," + text + "]}"}) {
            expect(is_accepted<Nothing>(whole), whole, "refused");
            expect(boost_accepts(whole), whole, "refused by Boost.JSON");
        }
    // Boost.JSON 1.81 keeps exponents in an int. JSON does not.
    for (auto const* const text :
        {"1e2147483648", "1e-2147483649", "1e99999999999999999999", "-1E-99999999999999999999"})
        expect(is_accepted<Nothing>("{\"x\":"s + text + "}"), text, "refused");
}

BOOST_AUTO_TEST_CASE(literals_and_values_of_another_kind)
{
    check_value<bool>("true", true);
    check_value<bool>("false", false);
    for (std::string const text : {"1", "0", "\"true\"", "[true]", "{}", "1e999"})
        check_value<bool>(text, std::nullopt);
    for (std::string const text :
        {"tru", "truE", "True", "TRUE", "truee", "true1", "tr ue", "fals", "falsey", "t", "f", "n", "nul", "nullx",
            "Null", "nan", "undefined", "'a'", "/**/true", "true//", "\xC2\xA0true", "\xEF\xBB\xBFtrue"})
    {
        check_value<bool>(text, std::nullopt, false);
        check_value<std::string>(text, std::nullopt, false);
    }
    for (std::string const text : {"true", "false", "\"\"", "\"1\"", "[]", "[1]", "{}", "{\"a\":1}"}) {
        check_one_of_many<int>(text, std::nullopt);
        check_one_of_many<unsigned long long>(text, std::nullopt);
        check_one_of_many<double>(text, std::nullopt);
    }
    for (std::string const text : {"true", "1", "-1.5", "[]", "[\"a\"]", "{}", "{\"a\":\"b\"}"}) {
        check_one_of_many<std::string>(text, std::nullopt);
        check_one_of_many<bindery::blob>(text, std::nullopt);
        check_one_of_many<bindery::open_enum<test_json_fuzz::Colour>>(text, std::nullopt);
    }
}

BOOST_AUTO_TEST_CASE(blobs_and_enumerators)
{
    using bytes = bindery::blob;
    for (std::size_t size = 0; size < 70; ++size) {
        bytes data(size);
        for (std::size_t i = 0; i < size; ++i)
            data[i] = static_cast<std::byte>(i * 37 + size);
        std::string text;
        bindery::append_base64(text, data);
        check_one_of_many<bytes>('"' + text + '"', data);
        check_one_of_many<bytes>('"' + text + "=\"", std::nullopt);
        check_one_of_many<bytes>('"' + text + "A\"", std::nullopt);
        check_one_of_many<bytes>('"' + text + "\\n\"", std::nullopt);
    }
    check_value<bytes>("\"AAE=\"", bytes{std::byte{0}, std::byte{1}});
    check_value<bytes>("\"\\u0041AE=\"", bytes{std::byte{0}, std::byte{1}});
    for (auto const* const text : {"\"AAF=\"", "\"AAE\"", "\"A\"", "\"====\"", "\"AA==AA==\"", "\"A-_=\"", "\"AAE= \""})
        check_value<bytes>(text, std::nullopt);

    using test_json_fuzz::Colour;
    using colour = bindery::open_enum<Colour>;
    check_value<colour>("\"Red\"", Colour::Red);
    check_value<colour>("\"Green\"", Colour::Green);
    check_value<colour>("\"Gree\"", Colour::Gree);
    check_value<colour>("\"Blue!\"", Colour::Blue_);
    check_value<colour>("\"\\u0042lue!\"", Colour::Blue_);
    check_value<colour>("\"burnt \\\"Si\xC3\xA9nne\\\"\"", Colour::Sienna);
    check_value<colour>(
        "\"AnEnumeratorWhoseNameIsLongerThanTwoBlocks\"", Colour::AnEnumeratorWhoseNameIsLongerThanTwoBlocks);
    for (auto const* const text : {"", "Re", "Redd", "red", "Blue_", "Gre", "Greens",
             "AnEnumeratorWhoseNameIsLongerThanTwoBlockS", "A new one\xF0\x9F\x98\x80"})
        check_value<colour>('"' + std::string(text) + '"', colour::from_text(text));
}

BOOST_AUTO_TEST_CASE(escapes_surrogates_and_utf8)
{
    struct
    {
        std::string                text;
        std::optional<std::string> value;
    } const samples[] = {{R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t"}, {R"(\u0000)", "\0"s},
        {R"(\u007f\u0080\u07FF\u0800)", "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80"},
        {R"(\uD7FF\uE000\uFFFF)", "\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"}, {R"(\ud800\udc00)", "\xF0\x90\x80\x80"},
        {R"(\uDBFF\uDFFF)", "\xF4\x8F\xBF\xBF"}, {R"(\ud83d\ude00\ud83D\uDE00)", "\xF0\x9F\x98\x80\xF0\x9F\x98\x80"},
        {R"(\\u0041)", "\\u0041"}, {R"(\\\")", "\\\""}, {"\x7F", "\x7F"}, {"\xEF\xBB\xBF", "\xEF\xBB\xBF"},
        {"\xC2\x80\xDF\xBF", "\xC2\x80\xDF\xBF"}, {"\xE0\xA0\x80\xEF\xBF\xBF", "\xE0\xA0\x80\xEF\xBF\xBF"},
        {"\xED\x9F\xBF\xEE\x80\x80", "\xED\x9F\xBF\xEE\x80\x80"},
        {"\xF0\x90\x80\x80\xF4\x8F\xBF\xBF", "\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"}, {"/* // */", "/* // */"},
        {"{}[],:'", "{}[],:'"}, {R"(\)", {}}, {R"(\x)", {}}, {R"(\')", {}}, {R"(\0)", {}}, {R"(\U0041)", {}},
        {R"(\u)", {}}, {R"(\u0)", {}}, {R"(\u00)", {}}, {R"(\u004)", {}}, {R"(\u004g)", {}}, {R"(\u 041)", {}},
        {R"(\u+041)", {}}, {R"(\ud83d)", {}}, {R"(\ude00)", {}}, {R"(\ude00\ud83d)", {}}, {R"(\ud83d\ud83d)", {}},
        {R"(\ud83d\u0041)", {}}, {R"(\ud83d\ue000)", {}}, {R"(\ud83d\uFFFF)", {}}, {R"(\ud83d\n)", {}},
        {R"(\ud83dx)", {}}, {R"(\ud83d\)", {}}, {R"(\ud83d\u)", {}}, {R"(\ud83d\ude0)", {}}, {"\n", {}}, {"\t", {}},
        {"\x01", {}}, {"\x1F", {}}, {"\0"s, {}}, {"\x80", {}}, {"\xBF", {}}, {"\xC0\x80", {}}, {"\xC1\xBF", {}},
        {"\xC3", {}}, {"\xC3\xC3", {}}, {"\xE0\x9F\xBF", {}}, {"\xE6\x97", {}}, {"\xE6\x97x", {}}, {"\xED\xA0\x80", {}},
        {"\xED\xBF\xBF", {}}, {"\xF0\x8F\xBF\xBF", {}}, {"\xF0\x9F\x98", {}}, {"\xF0\x9F\x98x", {}},
        {"\xF4\x90\x80\x80", {}}, {"\xF5\x80\x80\x80", {}}, {"\xFE", {}}, {"\xFF", {}}};
    for (auto const& [text, value] : samples) {
        check_value<std::string>('"' + text + '"', value, value.has_value());
        check_value<std::string>(
            '"' + text + "z\"", value ? std::optional(*value + "z") : std::nullopt, value.has_value());
        check_one_of_many<std::map<std::string, int>>("{\"" + text + "\":1}",
            value ? std::optional(std::map<std::string, int>{{*value, 1}}) : std::nullopt, value.has_value());
    }
}

BOOST_AUTO_TEST_CASE(every_kind_of_value_at_every_distance_from_the_end)
{
    check_distances("true", true);
    check_distances("-120", static_cast<signed char>(-120));
    check_distances("123456", 123456);
    check_distances("18446744073709551615", std::numeric_limits<unsigned long long>::max());
    check_distances("1.5e-3", 0.0015);
    check_distances("\"short\"", "short"s);
    check_distances('"' + std::string(20, 'm') + '"', std::string(20, 'm'));
    check_distances('"' + std::string(40, 'l') + "\\n\"", std::string(40, 'l') + '\n');
    check_distances("1509494400", *at(1509494400000));
    check_distances("1509494400.125", *at(1509494400125));
    check_distances<bindery::timestamp, notation::iso8601>("\"2017-11-01T00:00:00.125Z\"", *at(1509494400125));
    check_distances<bindery::timestamp, notation::http_date>("\"Wed, 01 Nov 2017 00:00:00 GMT\"", *at(1509494400000));
    check_distances("\"AAE=\"", bindery::blob{std::byte{0}, std::byte{1}});
    using colour = bindery::open_enum<test_json_fuzz::Colour>;
    check_distances("\"Green\"", colour(test_json_fuzz::Colour::Green));
    check_distances("\"Greens\"", colour::from_text("Greens"));
}

BOOST_AUTO_TEST_SUITE_END()
