// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/testing/rest_server.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

/// What a client sends is what a server of the same declarations reads, and the other way round.
namespace test_rest_round_trip {

using namespace test_rest;

/// Random values.
class generator
{
public:
    explicit generator(std::uint32_t seed) : chance_(seed) { }

    int  number(int from, int to) { return std::uniform_int_distribution<>(from, to)(chance_); }
    bool flag() { return number(0, 1) != 0; }

    /// Code points of every size, and those that mean something in addresses.
    std::string text(int most = 12)
    {
        static constexpr std::string_view pieces[] = {"a", "Z", "0", "/", "?", "#", "%", "&", "=", "+", " ", ".", "..",
            "~", ":", "@", ";", ",", "\"", "\\", "{", "}", "[", "]", "%2F", "\n", "\xc3\xa4", "\xe2\x82\xac",
            "\xf0\x9f\x98\x80", "\x7f"};
        std::string                       result;
        for (int count = number(0, most); count > 0; --count)
            result += pieces[static_cast<std::size_t>(number(0, static_cast<int>(std::size(pieces)) - 1))];
        return result;
    }

    /// One that can be a part of a path.
    std::string label() { return "x" + text(); }

    /// One that can be a header field.
    std::string field()
    {
        auto result = "<" + text() + ">";
        std::erase_if(result, [](char c) { return c == '\n' || c == '\x7f'; });
        return result;
    }

    bindery::timestamp time(int step)
    {
        return bindery::timestamp(std::chrono::milliseconds(
            std::int64_t{number(-100000, 2000000000)} * 1000 + (step == 1 ? number(0, 999) : 0)));
    }

    /// One that starts with a slash. A segment `.` or `..` would mean another path.
    std::string path()
    {
        auto result = "/" + text();
        result += "/x" + text();
        auto const dots = [&] {
            auto const closed = result + '/';
            return std::min(closed.find("/./"), closed.find("/../"));
        };
        for (auto at = dots(); at != std::string::npos; at = dots())
            result.insert(at + 1, "x");
        return result;
    }

    Places places()
    {
        Places result;
        result.id = label();
        result.part = std::uniform_int_distribution<std::int64_t>(INT64_MIN, INT64_MAX)(chance_);
        result.path = path();
        if (flag())
            result.text = text();
        if (flag())
            result.flag = flag();
        if (flag())
            result.real = std::uniform_real_distribution<>(-1e9, 1e9)(chance_);
        if (flag())
            result.time = time(1);
        if (flag())
            result.color = flag() ? bindery::open_enum<Color>(Color::dark_blue)
                                  : bindery::open_enum<Color>::from_text("new " + text());
        for (int count = number(0, 3); count > 0; --count)
            result.tags.push_back(text());
        if (flag())
            result.others.emplace()["o" + text()] = {text(), text()};
        if (flag())
            result.field = field();
        for (int count = number(0, 3); count > 0; --count)
            result.fields.push_back(flag() ? field() : flag() ? "" : ", \"");
        if (flag())
            result.number = static_cast<std::uint8_t>(number(0, 255));
        if (flag())
            result.since = time(1000);
        return result;
    }

    Mixed mixed()
    {
        Mixed result{.id = label(), .title = text()};
        if (flag())
            result.dry_run = text();
        if (flag())
            result.key = field();
        if (flag())
            result.stars = number(-5, 5);
        if (flag())
            result.at = time(1);
        if (flag())
            result.tags = {text(), text()};
        return result;
    }

private:
    std::mt19937 chance_;
};

/// The answer to a method that is not the path's.
struct WrongMethod : bindery::error_shape<"WrongMethod">
{
    static constexpr int       http_status = 405;
    std::optional<std::string> allow{};
};
BOOST_DESCRIBE_STRUCT(WrongMethod, (), (allow))
constexpr auto bindery_members(bindery::type<WrongMethod>)
{
    return bindery::members(bindery::member<&WrongMethod::allow>(rest::header{"Allow"}));
}

inline constexpr bindery::operation<"MisuseThing", service, ById, Empty, rest::delete_<"/things/{id}">,
    bindery::errors<WrongMethod>>
    misuse_thing{};

/// All members, as a text.
template <class Shape>
std::string image(Shape const& shape)
{
    return bindery::json::serialize(shape);
}

} // namespace test_rest_round_trip

BOOST_AUTO_TEST_SUITE(rest_round_trip)

using namespace test_rest_round_trip;

BOOST_AUTO_TEST_CASE(requests_arrive_as_they_were)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    std::string                                seen;
    server.on(find_things, [&](Places const& request) {
        seen = image(request);
        return Empty{};
    });
    server.on(write_thing, [&](Mixed const& request) {
        seen = image(request);
        return Written{};
    });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    for (std::uint32_t seed = 1; seed <= 400; ++seed) {
        generator  random(seed);
        auto const places = random.places();
        call(context, find_things, with, places);
        BOOST_TEST(seen == image(places));
        auto const mixed = random.mixed();
        call(context, write_thing, with, mixed);
        BOOST_TEST(seen == image(mixed));
    }
}

BOOST_AUTO_TEST_CASE(responses_arrive_as_they_were)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    Written                                    answer;
    WholeList                                  list;
    server.on(get_thing, [&](ById const&) { return answer; });
    server.on(post_list, [&](WholeList const& request) {
        BOOST_TEST(image(request) == image(list));
        return list;
    });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        generator random(seed);
        answer = {.status = 200 + random.number(0, 3), .title = random.text()};
        if (random.flag())
            answer.location = random.field();
        if (random.flag())
            answer.thing = random.mixed();
        BOOST_TEST(image(call(context, get_thing, with, {"x"})) == image(answer));
        list.body.clear();
        for (int count = random.number(0, 3); count > 0; --count)
            list.body.push_back(random.mixed());
        list.total = random.number(-5, 5);
        BOOST_TEST(image(call(context, post_list, with, list)) == image(list));
    }
}

BOOST_AUTO_TEST_CASE(payloads_arrive_as_they_were)
{
    bindery::testing::loopback_server<service> server;
    server.on(put_text, [](WholeText const& request) { return request; });
    server.on(patch_blob, [](WholeBlob const& request) { return request; });
    server.on(head_thing, [](ById const&) { return Facts{.status = 206, .length = 7}; });
    server.on(drop_things, [](Places const&) { return Empty{}; });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    WholeText        text;
    text.body = "a\n\"b\"";
    text.type = "text/x";
    BOOST_TEST(image(call(context, put_text, with, text)) == image(text));
    WholeBlob bytes;
    BOOST_TEST(image(call(context, patch_blob, with, bytes)) == image(bytes));
    for (int i = 0; i < 256; ++i)
        bytes.body ? bytes.body->push_back(std::byte(i)) : bytes.body.emplace().push_back(std::byte(i));
    BOOST_TEST(image(call(context, patch_blob, with, bytes)) == image(bytes));
    auto const facts = call(context, head_thing, with, {"x"});
    BOOST_TEST(facts.status == 206);
    BOOST_TEST(facts.length.value() == 7);
    Places places;
    places.id = places.path = "x";
    call(context, drop_things, with, places);
}

BOOST_AUTO_TEST_CASE(the_most_literal_route_answers_and_others_are_not_found)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    server.on(get_thing, [](ById const& request) { return Written{.title = request.id}; });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    auto const       failed = failure_of(context, latest_thing, with, {});
    BOOST_TEST(!failed);
    server.on(latest_thing, [](Empty const&) { return Written{.title = "the latest"}; });
    BOOST_TEST(call(context, latest_thing, with, {}).title == "the latest");
    BOOST_TEST(call(context, get_thing, with, {"1"}).title == "1");
    auto const missing = failure_of(context, put_text, with, {});
    BOOST_TEST(missing.error().facts().http_status == 404);
}

BOOST_AUTO_TEST_CASE(a_method_that_a_path_has_not_is_refused_with_those_that_it_has)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    server.on(latest_thing, [](Empty const&) { return Written{}; });
    server.on(get_thing, [](ById const&) { return Written{}; });
    server.on(write_thing, [](Mixed const&) { return Written{}; });
    server.on(put_text, [](WholeText const& request) { return request; });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    auto const       failed = failure_of(context, add_thing, with, {.id = "latest"});
    BOOST_TEST(
        failed.what() == std::string("AddThing: MethodNotAllowed: This path has the methods GET, PUT. (HTTP 405)"));
    auto const wrong = failure_of(context, misuse_thing, with, {"1"});
    BOOST_TEST_REQUIRE(wrong.as<WrongMethod>());
    BOOST_TEST(wrong.as<WrongMethod>()->allow.value() == "GET, PUT");
}

BOOST_AUTO_TEST_CASE(what_a_server_cannot_read_is_refused)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    server.on(write_thing, [](Mixed const&) { return Written{}; });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    server.intercept([](bindery::http::request const& request) -> std::optional<bindery::http::response> {
        auto broken = request;
        broken.body = R"({"stars":"x"})";
        Mixed shape;
        return bindery::testing::server_side<rest::json>::decode_request<std::remove_cvref_t<decltype(write_thing)>>(
            broken, shape);
    });
    auto const failed = failure_of(context, write_thing, with, {.id = "1"});
    BOOST_TEST(failed.error().facts().http_status == 400);
    BOOST_TEST(
        failed.what() == std::string("WriteThing: BadRequest: stars: expected an integer (at byte 9) (HTTP 400)"));
}

BOOST_AUTO_TEST_SUITE_END()
