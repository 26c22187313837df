// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../call/support.hpp"

#include <bindery/aws/connect.hpp>
#include <bindery/aws/rest_json_1.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/testing/aws_rest_server.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <utility>

/// A service of restJson 1.
namespace test_aws_rest_json {

namespace asio = boost::asio;
namespace aws = bindery::aws;
namespace rest = bindery::rest;

struct service
{
    using protocol = aws::rest_json_1;
    using config = aws::client_config;

    static constexpr aws::service_endpoint endpoint{.service_id = "things",
        .signing_name = "things",
        .endpoint_prefix = "things",
        .default_region = "us-east-1",
        .is_regional = false};

    static std::shared_ptr<bindery::detail::client_core const> connect(
        asio::any_io_executor executor, config const& settings)
    {
        return aws::connect(std::move(executor), endpoint, settings);
    }
};

using client = bindery::client<service>;

struct Thing
{
    std::string                id{};
    std::optional<std::string> q{};
    std::optional<std::string> text{};
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, q, text))
constexpr auto bindery_members(bindery::type<Thing>)
{
    return bindery::members(bindery::member<&Thing::q>(rest::query));
}

struct Seen
{
    std::string id{};
    std::string q{};
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(Seen, (), (id, q, text))

struct ThingMissing : bindery::error_shape<"ThingMissing">
{
    static constexpr int       http_status = 404;
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(ThingMissing, (), (message))

inline constexpr bindery::operation<"PutThing", service, Thing, Seen, rest::put<"/things/{id}">,
    bindery::errors<ThingMissing>>
    put_thing{};

inline constexpr bindery::operation<"DropThing", service, Thing, Seen, rest::delete_<"/things/{id}">> drop_thing{};

bindery::result<Seen> put(asio::io_context& context, client const& with, Thing const& request)
{
    std::optional<bindery::result<Seen>> outcome;
    auto const keep = [&]() -> asio::awaitable<void> { outcome.emplace(co_await put_thing.try_call(with, request)); };
    test_call::run(context, keep());
    return *outcome;
}

} // namespace test_aws_rest_json

BOOST_AUTO_TEST_SUITE(aws_rest_json)

using namespace test_aws_rest_json;

BOOST_AUTO_TEST_CASE(requests_with_encoded_paths_and_queries_are_signed_as_the_server_expects)
{
    bindery::testing::loopback_server<service> server;
    server.on(put_thing, [](Thing const& request) {
        return Seen{.id = request.id, .q = request.q.value_or(""), .text = request.text.value_or("")};
    });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    for (std::string const id : {"plain", "a b/c?d&e=f%2Fg", "\xc3\xa4+~", "..x", "a//b"}) {
        auto const seen = put(context, with, {.id = id, .q = "x y&z=+*" + id, .text = id});
        BOOST_TEST_REQUIRE(seen.has_value(), id);
        BOOST_TEST(seen->id == id);
        BOOST_TEST(seen->q == "x y&z=+*" + id);
        BOOST_TEST(seen->text == id);
    }
}

BOOST_AUTO_TEST_CASE(errors_have_their_code_in_a_field)
{
    bindery::testing::loopback_server<service> server;
    server.on(put_thing, [](Thing const&) -> Seen {
        ThingMissing error;
        error.message = "no such thing";
        throw error;
    });
    asio::io_context context{1};
    client const     with(context, server.client_config());
    auto const       outcome = put(context, with, {.id = "1"});
    BOOST_TEST_REQUIRE(outcome.has_error());
    auto const* const missing = outcome.error().as<ThingMissing>();
    BOOST_TEST_REQUIRE(missing);
    BOOST_TEST(missing->message.value() == "no such thing");
    BOOST_TEST(missing->facts().http_status == 404);

    // The code alone tells, whatever the status.
    server.intercept([](bindery::http::request const&) {
        bindery::http::response response;
        response.status = 400;
        response.fields = {{"x-amzn-errortype", "ThingMissing:http://internal.amazon.com/"}};
        return std::optional(response);
    });
    BOOST_TEST(put(context, with, {.id = "1"}).error().as<ThingMissing>());
    server.intercept([](bindery::http::request const&) {
        bindery::http::response response;
        response.status = 404;
        return std::optional(response);
    });
    BOOST_TEST(!put(context, with, {.id = "1"}).error().as<ThingMissing>());
}

BOOST_AUTO_TEST_CASE(what_a_server_has_no_handler_for_is_refused)
{
    bindery::testing::loopback_server<service> server;
    asio::io_context                           context{1};
    client const                               with(context, server.client_config());
    auto const                                 refused_with = [&] {
        auto const outcome = put(context, with, {.id = "1"});
        BOOST_TEST_REQUIRE(outcome.has_error());
        BOOST_TEST(outcome.error().as<bindery::service_error>()->service_code() == "UnknownOperationException");
        return outcome.error().error().facts().http_status;
    };
    BOOST_TEST(refused_with() == 404);
    server.on(drop_thing, [](Thing const&) { return Seen{}; });
    BOOST_TEST(refused_with() == 405);
}

BOOST_AUTO_TEST_CASE(wrong_signatures_are_refused)
{
    bindery::testing::loopback_server<service> server;
    server.on(put_thing, [](Thing const&) { return Seen{}; });
    asio::io_context context{1};
    auto             config = server.client_config();
    server.accept({"AKIDBINDERYLOOPBACK", "another secret", ""});
    auto const outcome = put(context, client(context, config), {.id = "1"});
    BOOST_TEST_REQUIRE(outcome.has_error());
    BOOST_TEST(outcome.error().as<bindery::service_error>()->service_code() == "InvalidSignatureException");
}

BOOST_AUTO_TEST_SUITE_END()
