// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../aws/kitchen_sink.hpp"
#include "../call/support.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/testing/aws_json_server.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

/// A client and a loopback server of awsJson 1.0, with all that its messages can have.
namespace test_testing_kitchen_sink {

using bindery::testing::loopback_server;
namespace sink = kitchen_sink;

constexpr char const* everything =
    R"({"One":{"Many":[{"NULL":true},{"Named":{"k":{"Data":"AA=="}}}]},"Map":{"m":{"Day":"2026-11-25T20:15:30Z"}},)"
    R"("sparse-list":["a",null],"SparseMap":{"k":null},"Float":"-Infinity","Http":"Wed, 25 Nov 2026 20:15:30 GMT",)"
    R"("Free":{"a":[null,1]}})";

} // namespace test_testing_kitchen_sink

BOOST_AUTO_TEST_SUITE(testing_loopback_kitchen_sink)

using namespace test_testing_kitchen_sink;

BOOST_AUTO_TEST_CASE(messages_come_back_as_they_were_sent)
{
    loopback_server<sink::service_1_0> server;
    std::string                        content_type;
    server.intercept([&](bindery::http::request const& request) -> std::optional<bindery::http::response> {
        content_type = bindery::http::find_field(request.fields, "Content-Type");
        return std::nullopt;
    });
    server.on(sink::echo, [](sink::Everything const& request) { return request; });
    boost::asio::io_context context(1);
    sink::client            client(context, server.client_config());
    auto const              request = bindery::json::parse<sink::Everything>(everything);
    auto const              response = test_call::run(context, sink::echo(client, request));
    BOOST_TEST(bindery::json::serialize(response) == everything);
    BOOST_TEST(content_type == "application/x-amz-json-1.0");
}

BOOST_AUTO_TEST_CASE(errors_have_their_structures)
{
    loopback_server<sink::service_1_0> server;
    server.on(sink::echo, [](sink::Everything const&) -> sink::Everything {
        sink::CanceledException error;
        error.Message = "no";
        error.CancellationReasons = {{.Code = "None"}, {.Code = "Failed", .Item = {{{"k", {.Number = 1}}}}}};
        throw error;
    });
    boost::asio::io_context context(1);
    sink::client            client(context, server.client_config());
    sink::Everything const  request;
    auto const              failed = test_call::failure_of(context, sink::echo.try_call(client, request));
    auto const* const       error = failed.as<sink::CanceledException>();
    BOOST_REQUIRE(error);
    BOOST_REQUIRE(error->CancellationReasons);
    BOOST_REQUIRE_EQUAL(error->CancellationReasons->size(), 2);
    BOOST_TEST(error->CancellationReasons->at(1).Item->at("k").Number.value() == 1);
}

BOOST_AUTO_TEST_CASE(operations_with_a_host_prefix_reach_the_server)
{
    loopback_server<sink::service_1_0> server;
    server.on(sink::echo_account,
        [](sink::AccountRequest const& request) { return sink::Everything{.AccountId = request.AccountId}; });
    boost::asio::io_context    context(1);
    sink::client               client(context, server.client_config());
    sink::AccountRequest const request{.AccountId = "a1"};
    auto const                 response = test_call::run(context, sink::echo_account(client, request));
    BOOST_TEST(response.AccountId.value() == "a1");
}

BOOST_AUTO_TEST_CASE(a_union_that_cannot_be_sent_is_not)
{
    loopback_server<sink::service_1_0> server;
    boost::asio::io_context            context(1);
    auto                               config = server.client_config();
    sink::Everything const             request{.One = sink::Choice{.Text = "a", .Number = 1},
                    .Map = {{{"k", {.Many = std::vector<sink::Choice>{{.unknown = "Odd"}}}}}}};
    auto const failed = test_call::failure_of(context, sink::echo.try_call(sink::client(context, config), request));
    BOOST_TEST(std::string(failed.what())
               == "Echo: invalid request: One: exactly one member of a union must be set, but Text and Number are; "
                  "Map[k].Many[0]: has the member Odd, which this program does not know and cannot send");
    // Nor where requests are not checked.
    config.call.validate_requests = false;
    auto const unchecked = test_call::failure_of(context, sink::echo.try_call(sink::client(context, config), request));
    BOOST_TEST(std::string(unchecked.what())
                   .starts_with("Echo: invalid request: One: exactly one member of a union must be set, but Text and"));
    BOOST_TEST(server.requests_received() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
