// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/shape/document.hpp>
#include <bindery/testing/rest_server.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(rest_errors)

using namespace test_rest;

namespace {

struct Limited : bindery::error_shape<"Limited">
{
    static constexpr int        http_status = 429;
    std::optional<std::int32_t> left{};
    std::optional<std::string>  zone{};
    std::optional<std::string>  reason{};
    std::int32_t                status = 0;
};
BOOST_DESCRIBE_STRUCT(Limited, (), (left, zone, reason, status))
constexpr auto bindery_members(bindery::type<Limited>)
{
    using namespace bindery;
    return members(member<&Limited::left>(rest::header{"X-Left"}), member<&Limited::zone>(rest::header{"X-Zone"}),
        member<&Limited::status>(rest::status));
}

inline constexpr bindery::operation<"RationThing", service, ById, Empty, rest::post<"/rations/{id}">,
    bindery::errors<Limited>>
    ration_thing{};

struct Problem
{
    std::string field{};
};
BOOST_DESCRIBE_STRUCT(Problem, (), (field))

struct Rejected : bindery::error_shape<"Rejected">
{
    static constexpr int       http_status = 422;
    std::vector<Problem>       problems{};
    std::optional<std::string> zone{};
};
BOOST_DESCRIBE_STRUCT(Rejected, (), (problems, zone))
constexpr auto bindery_members(bindery::type<Rejected>)
{
    using namespace bindery;
    return members(member<&Rejected::problems>(rest::payload), member<&Rejected::zone>(rest::header{"X-Zone"}));
}

struct Withheld : bindery::error_shape<"Withheld">
{
    static constexpr int       http_status = 451;
    std::optional<std::string> why{};
};
BOOST_DESCRIBE_STRUCT(Withheld, (), (why))
constexpr auto bindery_members(bindery::type<Withheld>)
{
    return bindery::members(bindery::member<&Withheld::why>(rest::payload));
}

inline constexpr bindery::operation<"JudgeThing", service, ById, Empty, rest::post<"/judged/{id}">,
    bindery::errors<Rejected, Withheld>>
    judge_thing{};

/// It says a code that is not its name, and no status.
struct Locked : bindery::error_shape<"Locked">
{
    static constexpr std::string_view http_code = "locked_out";
};
BOOST_DESCRIBE_STRUCT(Locked, (), ())

/// Its code is a member of its own, which whoever throws it need not set.
struct Refused : bindery::error_shape<"Refused">
{
    static constexpr int              http_status = 403;
    static constexpr std::string_view http_code = "refused";
    std::string                       code{};
    std::optional<std::string>        error{};
    std::optional<std::string>        message{};
};
BOOST_DESCRIBE_STRUCT(Refused, (), (code, error, message))

/// Payloads that have room for a code.
struct Mapped : bindery::error_shape<"Mapped">
{
    std::map<std::string, std::string> all{};
};
BOOST_DESCRIBE_STRUCT(Mapped, (), (all))
constexpr auto bindery_members(bindery::type<Mapped>)
{
    return bindery::members(bindery::member<&Mapped::all>(rest::payload));
}

struct Documented : bindery::error_shape<"Documented">
{
    bindery::document all{};
};
BOOST_DESCRIBE_STRUCT(Documented, (), (all))
constexpr auto bindery_members(bindery::type<Documented>)
{
    return bindery::members(bindery::member<&Documented::all>(rest::payload));
}

inline constexpr bindery::operation<"LockThing", service, ById, Empty, rest::post<"/locks/{id}">,
    bindery::errors<Locked, Refused, Mapped, Documented>>
    lock_thing{};

bindery::failure failure_with(int status, std::string const& body, std::vector<bindery::http::field> fields = {})
{
    rest_script with;
    with.config.call.retry.mode = bindery::retry_mode::none;
    with.transport->reply(status, body, std::move(fields));
    return failure_of(with.context, get_thing, with.client(), {"1"});
}

} // namespace

BOOST_AUTO_TEST_CASE(a_declared_error_is_found_by_its_status)
{
    auto const        failed = failure_with(404, R"({"what_for":"a post","message":"no such post"})");
    auto const* const found = failed.as<NotFound>();
    BOOST_TEST_REQUIRE(found);
    BOOST_TEST(found->what_for.value() == "a post");
    BOOST_TEST(found->service_message() == "no such post");
    BOOST_TEST(found->facts().http_status == 404);
    BOOST_TEST(failure_with(404, "{}").as<NotFound>());
    BOOST_TEST(failure_with(404, "<html>").as<NotFound>());
    BOOST_TEST(failure_with(404, "").as<NotFound>());
}

BOOST_AUTO_TEST_CASE(a_code_tells_errors_of_one_status_apart)
{
    BOOST_TEST(failure_with(404, R"({"code":"gone_for_good"})").as<Gone>());
    BOOST_TEST(!failure_with(404, R"({"code":"gone_for_good"})").as<NotFound>());
    BOOST_TEST(failure_with(404, R"({"code":"else"})").as<NotFound>());
    BOOST_TEST(!failure_with(410, R"({"code":"gone_for_good"})").as<Gone>());
}

BOOST_AUTO_TEST_CASE(an_error_without_a_status_is_found_by_its_name)
{
    for (int const status : {400, 403, 409}) {
        auto const failed = failure_with(status, R"({"code":"QuotaExceeded","message":"no more"})");
        BOOST_TEST_REQUIRE(failed.as<Quota>());
        BOOST_TEST(failed.as<Quota>()->message.value() == "no more");
    }
    BOOST_TEST(!failure_with(400, R"({"code":"Quota"})").as<Quota>());
}

BOOST_AUTO_TEST_CASE(an_error_with_a_code_needs_no_status)
{
    auto const locked = [](std::string const& body) {
        rest_script with;
        with.transport->reply(409, body);
        return failure_of(with.context, lock_thing, with.client(), {"1"});
    };
    BOOST_TEST(locked(R"({"code":"locked_out"})").as<Locked>());
    BOOST_TEST(!locked(R"({"code":"Locked"})").as<Locked>());

    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    server.on(lock_thing, [](ById const&) -> Empty { throw Locked(); });
    asio::io_context context{1};
    auto const       served = failure_of(context, lock_thing, client(context, server.client_config()), {"1"});
    BOOST_TEST_REQUIRE(served.as<Locked>());
    BOOST_TEST(served.as<Locked>()->facts().http_status == 400);
    auto const response = bindery::testing::server_side<rest::json>::encode_error(Locked());
    BOOST_TEST(bindery::http::find_field(response.fields, "Content-Type") == "application/json");
}

BOOST_AUTO_TEST_CASE(a_code_stands_beside_the_members_of_an_error)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    asio::io_context                           context{1};
    client const                               with(context, server.client_config());
    auto const                                 thrown = [&]<class Error>(Error const& error) {
        server.on(lock_thing, [error](ById const&) -> Empty { throw error; });
        return failure_of(context, lock_thing, with, {"1"});
    };
    auto const refused = thrown(Refused());
    BOOST_TEST_REQUIRE(refused.as<Refused>());
    BOOST_TEST(refused.as<Refused>()->code == "refused");

    Mapped mapped;
    mapped.all = {{"why", "so"}, {"code", "other"}};
    auto const found = thrown(mapped);
    BOOST_TEST_REQUIRE(found.as<Mapped>());
    BOOST_TEST(found.as<Mapped>()->all.at("why") == "so");
    BOOST_TEST(found.as<Mapped>()->all.at("code") == "Mapped");

    Documented documented;
    documented.all = boost::json::object{{"why", 7}};
    BOOST_TEST_REQUIRE(thrown(documented).as<Documented>());
    BOOST_TEST(thrown(documented).as<Documented>()->all.at("why").as_int64() == 7);
    documented.all = boost::json::array{7};
    auto const wrong = thrown(documented);
    BOOST_TEST(wrong.error().facts().http_status == 500);
    BOOST_TEST(!wrong.as<Documented>());
}

BOOST_AUTO_TEST_CASE(an_error_says_its_code_once)
{
    rest_script with;
    with.transport->reply(403, R"({"code":"refused","error":"refused","message":"not now"})");
    auto const failed = failure_of(with.context, lock_thing, with.client(), {"1"});
    BOOST_TEST(std::string(failed.what()) == "LockThing: refused: not now (HTTP 403)");
    BOOST_TEST(failed.as<Refused>()->error.value() == "refused");
}

BOOST_AUTO_TEST_CASE(other_errors_have_the_words_of_the_body_or_of_the_status)
{
    auto const what = [](int status, std::string const& body) {
        return std::string(failure_with(status, body).what());
    };
    BOOST_TEST(what(409, "") == "GetThing: HTTP 409 (HTTP 409)");
    BOOST_TEST(what(409, R"({"code":"conflict","message":"somebody was first"})")
               == "GetThing: conflict: somebody was first (HTTP 409)");
    BOOST_TEST(what(400, R"({"error":"invalid_grant","error_description":"too old"})")
               == "GetThing: invalid_grant: too old (HTTP 400)");
    BOOST_TEST(what(400, R"({"error":{"code":"bad","message":"wrong"}})") == "GetThing: bad: wrong (HTTP 400)");
    BOOST_TEST(what(400, R"({"error":{"code":7,"message":"wrong"}})") == "GetThing: HTTP 400: wrong (HTTP 400)");
    BOOST_TEST(what(403, R"({"type":"about:blank","title":"Forbidden","detail":"not yours"})")
               == "GetThing: HTTP 403: not yours (HTTP 403)");
    BOOST_TEST(what(400, R"({"statusCode":400,"message":["a is short","b is long"],"error":"Bad Request"})")
               == "GetThing: Bad Request: a is short; b is long (HTTP 400)");
    BOOST_TEST(
        what(400, R"({"errors":[{"reason":"x"}]})") == R"(GetThing: HTTP 400: {"errors":[{"reason":"x"}]} (HTTP 400))");
    BOOST_TEST(what(409, " {} ") == "GetThing: HTTP 409 (HTTP 409)");
    BOOST_TEST(what(418, "I am a\nteapot") == "GetThing: HTTP 418: I am a teapot (HTTP 418)");
    BOOST_TEST(what(304, "") == "GetThing: HTTP 304 (HTTP 304)");
    BOOST_TEST(failure_with(400, "", {{"X-Request-Id", "r1"}}).error().facts().request_id == "r1");
}

BOOST_AUTO_TEST_CASE(members_of_an_error_are_where_those_of_a_response_are)
{
    auto const limited = [](std::vector<bindery::http::field> fields) {
        rest_script with;
        with.config.call.retry.mode = bindery::retry_mode::none;
        with.transport->reply(429, R"({"left":3,"status":7,"reason":"too fast"})", std::move(fields));
        auto const failed = failure_of(with.context, ration_thing, with.client(), {"1"});
        BOOST_TEST_REQUIRE(failed.as<Limited>());
        return *failed.as<Limited>();
    };
    auto const told = limited({{"X-Left", "5"}, {"X-Zone", "eu"}});
    BOOST_TEST(told.left.value() == 5);
    BOOST_TEST(told.zone.value() == "eu");
    BOOST_TEST(told.reason.value() == "too fast");
    BOOST_TEST(told.status == 429);
    BOOST_TEST(std::string(told.what()).find("zone eu") != std::string::npos);
    BOOST_TEST(!limited({}).left.has_value());
    BOOST_TEST(!limited({{"X-Left", "many"}}).left.has_value());

    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    server.on(ration_thing, [](ById const&) -> Empty {
        Limited error;
        error.left = 2;
        error.status = 429;
        throw error;
    });
    asio::io_context context{1};
    auto             config = server.client_config();
    config.call.retry.mode = bindery::retry_mode::none;
    auto const served = failure_of(context, ration_thing, client(context, config), {"1"});
    BOOST_TEST_REQUIRE(served.as<Limited>());
    BOOST_TEST(served.as<Limited>()->left.value() == 2);
}

BOOST_AUTO_TEST_CASE(an_error_may_be_the_whole_body)
{
    auto const judged = [](int status, std::string const& body) {
        rest_script with;
        with.transport->reply(status, body, {{"X-Zone", "eu"}});
        return failure_of(with.context, judge_thing, with.client(), {"1"});
    };
    auto const failed = judged(422, R"([{"field":"a"},{"field":"b","more":1}])");
    BOOST_TEST_REQUIRE(failed.as<Rejected>());
    BOOST_TEST_REQUIRE(failed.as<Rejected>()->problems.size() == 2U);
    BOOST_TEST(failed.as<Rejected>()->problems.at(1).field == "b");
    BOOST_TEST(failed.as<Rejected>()->zone.value() == "eu");
    // What is no such payload leaves none, and the error is one all the same.
    for (std::string const other : {"", "[", R"([{"field":"a"},{"field":1}])", R"({"problems":[{"field":"a"}]})"}) {
        auto const unread = judged(422, other);
        BOOST_TEST_REQUIRE(unread.as<Rejected>(), other);
        BOOST_TEST(unread.as<Rejected>()->problems.empty(), other);
        BOOST_TEST(unread.as<Rejected>()->zone.value() == "eu", other);
    }
    BOOST_TEST(judged(451, "by order of\nX").as<Withheld>()->why.value() == "by order of\nX");
    BOOST_TEST(judged(451, R"({"why":"x"})").as<Withheld>()->why.value() == R"({"why":"x"})");
    BOOST_TEST(!judged(451, "").as<Withheld>()->why.has_value());
    BOOST_TEST(std::string(judged(451, "by order").what()) == "JudgeThing: HTTP 451: by order (HTTP 451)");

    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    server.on(judge_thing, [](ById const&) -> Empty {
        Rejected error;
        error.problems = {{"c"}};
        throw error;
    });
    asio::io_context context{1};
    auto const       served = failure_of(context, judge_thing, client(context, server.client_config()), {"1"});
    BOOST_TEST_REQUIRE(served.as<Rejected>());
    BOOST_TEST(served.as<Rejected>()->problems.at(0).field == "c");
}

BOOST_AUTO_TEST_CASE(statuses_say_what_is_worth_another_attempt)
{
    for (int const status : {500, 502, 503, 504})
        BOOST_TEST((failure_with(status, "").error().facts().kind == bindery::failure_kind::transient));
    BOOST_TEST((failure_with(429, "").error().facts().kind == bindery::failure_kind::throttling));
    for (int const status : {400, 401, 404, 409, 501})
        BOOST_TEST((failure_with(status, "").error().facts().kind == bindery::failure_kind::permanent));
}

BOOST_AUTO_TEST_CASE(a_503_is_tried_again_where_that_does_no_harm)
{
    rest_script with;
    with.transport->reply(503, "");
    with.transport->reply(429, "", {{"Retry-After", "0"}});
    with.transport->reply(200, R"({"title":"at last"})");
    BOOST_TEST(call(with.context, get_thing, with.client(), {"1"}).title == "at last");
    BOOST_TEST(with.transport->requests().size() == 3U);
    BOOST_TEST(with.sent(2).target == "/v1/things/1");

    rest_script once;
    once.transport->reply(503, "");
    auto const failed = failure_of(once.context, add_thing, once.client(), {.id = "1"});
    BOOST_TEST(failed.error().facts().http_status == 503);
    BOOST_TEST(once.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(retry_after_is_heeded)
{
    bindery::http::response response;
    response.fields = {{"Retry-After", "7"}};
    BOOST_TEST((rest::json::retry_after(response) == std::chrono::seconds(7)));
    for (std::string const other : {"", "-1", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "1.5", "2000000000"}) {
        response.fields = {{"Retry-After", other}};
        BOOST_TEST(!rest::json::retry_after(response).has_value(), other);
    }
}

BOOST_AUTO_TEST_CASE(a_server_throws_what_is_declared)
{
    bindery::testing::loopback_server<service> server({.http = {.tls = false}});
    asio::io_context                           context{1};
    auto                                       config = server.client_config();
    config.call.retry.mode = bindery::retry_mode::none;
    client const with(context, config);
    int          which = 0;
    server.on(get_thing, [&](ById const&) -> Written {
        if (which == 0) {
            NotFound error;
            error.what_for = "x";
            throw error;
        }
        if (which == 1)
            throw Gone();
        if (which == 2)
            throw Quota();
        throw std::runtime_error("a mistake");
    });
    auto const first = failure_of(context, get_thing, with, {"1"});
    BOOST_TEST_REQUIRE(first.as<NotFound>());
    BOOST_TEST(first.as<NotFound>()->what_for.value() == "x");
    BOOST_TEST(first.error().facts().http_status == 404);
    which = 1;
    BOOST_TEST(failure_of(context, get_thing, with, {"1"}).as<Gone>());
    which = 2;
    auto const third = failure_of(context, get_thing, with, {"1"});
    BOOST_TEST_REQUIRE(third.as<Quota>());
    BOOST_TEST(third.error().facts().http_status == 400);
    which = 3;
    BOOST_TEST(failure_of(context, get_thing, with, {"1"}).error().facts().http_status == 500);
}

BOOST_AUTO_TEST_SUITE_END()
