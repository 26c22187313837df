// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The cases are those of the protocol tests that the Smithy specification has for clients of awsJson 1.0 and 1.1, and
// some more.

#include "kitchen_sink.hpp"

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(aws_json_protocol)

namespace test_aws_json_protocol {

namespace http = bindery::http;
using namespace kitchen_sink;
using namespace std::chrono_literals;
using bindery::timestamp;

template <class Operation>
http::request request_of(Operation const&, typename Operation::request_type const& from)
{
    http::request request;
    auto const    why = Operation::service_type::protocol::template encode_request<Operation>(from, request);
    BOOST_TEST(!why, (why ? why->message() : ""));
    return request;
}

std::string body_of(Everything const& from)
{
    return request_of(echo, from).body;
}

http::response reply_of(int status, std::string body, std::vector<http::field> fields = {})
{
    http::response reply;
    reply.status = status;
    reply.reason = "Some Reason";
    reply.fields = std::move(fields);
    reply.body = std::move(body);
    return reply;
}

Everything response_of(std::string body)
{
    Everything into;
    using protocol = service_1_0::protocol;
    auto const why = protocol::decode_response<std::remove_cv_t<decltype(echo)>>(reply_of(200, std::move(body)), into);
    BOOST_TEST(!why, (why ? why->message() : ""));
    return into;
}

/// Reads a response and writes what that brought.
std::string again(std::string body)
{
    return bindery::json::serialize(response_of(std::move(body)));
}

bindery::failure error_of(http::response const& reply)
{
    return service_1_0::protocol::decode_error<all_errors>(reply, {.operation = "Echo", .http_status = reply.status});
}

/// So many lists in unions in lists, around a text.
std::string nested_lists(std::size_t depth)
{
    std::string text = R"({"Text":"x"})";
    for (std::size_t i = 0; i < depth; ++i)
        text = R"({"Many":[)" + text + "]}";
    return text;
}

timestamp at(std::chrono::milliseconds since_1970)
{
    return timestamp(since_1970);
}

} // namespace test_aws_json_protocol

using namespace test_aws_json_protocol;

BOOST_AUTO_TEST_CASE(versions_differ_in_the_content_type)
{
    auto const old = request_of(echo, {});
    BOOST_TEST(http::find_field(old.fields, "Content-Type") == "application/x-amz-json-1.0");
    BOOST_TEST(http::find_field(old.fields, "X-Amz-Target") == "KitchenSink_20261125.Echo");
    BOOST_TEST(old.method == "POST");
    BOOST_TEST(old.target == "/");
    BOOST_TEST(old.body == "{}");
    auto const recent = request_of(echo_1_1, {});
    BOOST_TEST(http::find_field(recent.fields, "Content-Type") == "application/x-amz-json-1.1");
    BOOST_TEST(http::find_field(recent.fields, "X-Amz-Target") == "KitchenSink_20261125.Echo");
    BOOST_TEST(recent.body == "{}");
}

BOOST_AUTO_TEST_CASE(every_alternative_of_a_union_both_ways)
{
    for (std::string const text : {
             R"({"One":{"Text":"foo"}})",
             R"({"One":{"NULL":true}})",
             R"({"One":{"Number":1}})",
             R"({"One":{"Real":1.5}})",
             R"({"One":{"Data":"Zm9v"}})",
             R"({"One":{"When":1398796238}})",
             R"({"One":{"Day":"2014-04-29T18:30:38Z"}})",
             R"({"One":{"Card":"spades!"}})",
             R"({"One":{"Card":"Joker"}})",
             R"({"One":{"Words":["foo","bar"]}})",
             R"({"One":{"Place":{"X":1.5}}})",
             R"({"One":{"Place":{}}})",
             R"({"One":{"Many":[{"Text":"a"},{"Many":[]}]}})",
             R"({"One":{"Named":{"foo":{"Number":1},"spam":{"Named":{}}}}})",
         })
        BOOST_TEST(again(text) == text);
}

BOOST_AUTO_TEST_CASE(unions_ignore_type_names_and_nulls)
{
    BOOST_TEST(again(R"({"One":{"__type":"aws.protocoltests#Choice","Text":"foo"}})") == R"({"One":{"Text":"foo"}})");
    BOOST_TEST(again(R"({"One":{"Text":null,"NULL":null,"Number":null,"Card":"Hearts","Named":null,"Odd":null}})")
               == R"({"One":{"Card":"Hearts"}})");
    BOOST_TEST(again(R"({"One":null,"List":[null,{"Number":1}]})") == R"({"List":[{"Number":1}]})");
    auto const odd = response_of(R"({"One":{"Odd":{"Text":"foo"}},"List":[{"Odd":1},{"Text":"x"}]})");
    BOOST_TEST(odd.One->unknown == "Odd");
    BOOST_TEST(odd.List->at(0).unknown == "Odd");
    BOOST_TEST(odd.List->at(1).Text.value() == "x");
}

BOOST_AUTO_TEST_CASE(nulls)
{
    BOOST_TEST(again(R"({"AccountId":null,"Double":null,"DenseList":null,"Free":null})") == R"({})");
    BOOST_TEST(again(R"({"sparse-list":[null],"SparseMap":{"foo":null}})")
               == R"({"sparse-list":[null],"SparseMap":{"foo":null}})");
    BOOST_TEST(again(R"({"sparse-list":["a",null,""],"SparseMap":{"a":1,"b":null}})")
               == R"({"sparse-list":["a",null,""],"SparseMap":{"a":1,"b":null}})");
    BOOST_TEST(again(R"({"DenseList":["a",null,"b"],"DenseMap":{"a":1,"b":null}})")
               == R"({"DenseList":["a","b"],"DenseMap":{"a":1}})");
    BOOST_TEST(body_of({.SparseList = {{"a", std::nullopt}}, .SparseMap = {{{"k", std::nullopt}}}})
               == R"({"sparse-list":["a",null],"SparseMap":{"k":null}})");
}

BOOST_AUTO_TEST_CASE(numbers_that_json_has_not)
{
    auto const numbers = response_of(
        R"({"Double":"Infinity","Float":"-Infinity","Doubles":["NaN",1,"-Infinity"],"One":{"Real":"NaN"}})");
    BOOST_TEST(numbers.Double.value() == std::numeric_limits<double>::infinity());
    BOOST_TEST(numbers.Float.value() == -std::numeric_limits<float>::infinity());
    BOOST_TEST(std::isnan(numbers.Doubles->at(0)));
    BOOST_TEST(std::isnan(numbers.One->Real.value()));
    BOOST_TEST(bindery::json::serialize(numbers)
               == R"({"One":{"Real":"NaN"},"Double":"Infinity","Float":"-Infinity","Doubles":["NaN",1,"-Infinity"]})");
    BOOST_TEST(std::isnan(response_of(R"({"Float":"NaN"})").Float.value()));
    BOOST_TEST(body_of({.Float = std::numeric_limits<float>::quiet_NaN()}) == R"({"Float":"NaN"})");
    Everything into;
    BOOST_TEST(bindery::json::try_parse_into(into, R"({"Double":"infinity"})")->message()
               == R"(Double: expected a number (at byte 10))");
}

BOOST_AUTO_TEST_CASE(timestamps_in_every_notation_and_position)
{
    constexpr std::string_view text =
        R"({"Epoch":1398796238,"Iso":"2014-04-29T18:30:38Z","Http":"Tue, 29 Apr 2014 18:30:38 GMT",)"
        R"("Epochs":[1398796238.125,0],"Isos":["2014-04-29T18:30:38.125Z"],)"
        R"("Https":{"a":"Thu, 01 Jan 1970 00:00:00 GMT"}})";
    BOOST_TEST(again(std::string(text)) == text);
    BOOST_TEST(body_of({.Epoch = at(1398796238s),
                   .Iso = at(1398796238s),
                   .Http = at(1398796238s),
                   .Epochs = {{at(1398796238125ms), at(0s)}},
                   .Isos = {{at(1398796238125ms)}},
                   .Https = {{{"a", at(0s)}}}})
               == text);
    // Offsets and fractions of services that write them otherwise.
    BOOST_CHECK(response_of(R"({"Iso":"2019-12-16T22:48:18-01:00"})").Iso == at(1576540098s));
    BOOST_CHECK(response_of(R"({"Iso":"2000-01-02T20:34:56.000Z"})").Iso == at(946845296s));
    BOOST_CHECK(response_of(R"({"Iso":"2000-01-02T20:34:56.123456Z"})").Iso == at(946845296123ms));
    BOOST_CHECK(response_of(R"({"Http":"Sun, 02 Jan 2000 20:34:56.456 GMT"})").Http == at(946845296456ms));
    BOOST_CHECK(response_of(R"({"Epoch":1.5094944E9})").Epoch == at(1509494400s));
}

BOOST_AUTO_TEST_CASE(blobs_and_documents)
{
    for (std::string const text : {
             R"({"Data":"","Blobs":["Zm9v","AA=="]})",
             R"({"Free":{"a":[1,null,"x",{"b":false}]}})",
             R"({"Free":"text"})",
             R"({"Free":[]})",
         })
        BOOST_TEST(again(text) == text);
}

BOOST_AUTO_TEST_CASE(responses_with_little_in_them)
{
    BOOST_TEST(again("") == "{}");
    BOOST_TEST(again("{}") == "{}");
    BOOST_TEST(again(R"({"Other":{"a":[1]},"__type":"x"})") == "{}");
}

BOOST_AUTO_TEST_CASE(values_may_be_nested_as_deep_as_dynamodb_does_it)
{
    auto const list = R"({"List":[)" + nested_lists(32) + "]}";
    BOOST_TEST(again(list) == list);
    auto const failed = error_of(reply_of(
        400, R"({"__type":"CanceledException","CancellationReasons":[{"Item":{"a":)" + nested_lists(32) + "}}]}"));
    BOOST_REQUIRE(failed.as<CanceledException>());
    BOOST_TEST(failed.as<CanceledException>()->CancellationReasons.has_value());

    Everything into;
    using protocol = service_1_0::protocol;
    auto const why = protocol::decode_response<std::remove_cv_t<decltype(echo)>>(
        reply_of(200, R"({"One":)" + nested_lists(64) + "}"), into);
    BOOST_REQUIRE(why);
    BOOST_TEST(why->problem == "nested deeper than 128 levels");
}

BOOST_AUTO_TEST_CASE(errors_in_every_form)
{
    constexpr char const* uri = "EmptyError:http://internal.amazon.com/coral/com.amazon.coral.validate/";
    constexpr char const* both = "aws.protocoltests#EmptyError:http://internal.amazon.com/coral/";
    for (std::string const code : {"EmptyError", uri, both, "aws.protocoltests#EmptyError"}) {
        BOOST_TEST(error_of(reply_of(500, "", {{"X-Amzn-Errortype", code}})).as<EmptyError>());
        for (std::string const name : {"__type", "code"})
            BOOST_TEST(error_of(reply_of(500, "{\"" + name + "\":\"" + code + "\"}")).as<EmptyError>());
    }
    auto const nested =
        error_of(reply_of(500, R"({"__type":"a#EmptyError","ErrorDetails":[{"__type":"com.amazon.internal#Other"}]})"));
    BOOST_TEST(nested.as<EmptyError>());

    for (std::string const body : {"", "<html>Sorry</html>"}) {
        auto const failed = error_of(reply_of(503, body));
        BOOST_TEST(!failed.as<EmptyError>());
        auto const* const error = failed.as<bindery::service_error>();
        BOOST_REQUIRE(error);
        BOOST_TEST(error->service_code() == "Some Reason");
        BOOST_TEST(error->service_message() == body);
        BOOST_CHECK(error->facts().kind == bindery::failure_kind::transient);
    }
    auto const throttled = error_of(reply_of(400, R"({"__type":"x#ProvisionedThroughputExceededException"})"));
    BOOST_CHECK(throttled.error().facts().kind == bindery::failure_kind::throttling);
}

BOOST_AUTO_TEST_CASE(errors_with_structures_in_them)
{
    auto const        failed = error_of(reply_of(400,
               R"({"__type":"com.amazonaws#CanceledException","Message":"2 reasons","CancellationReasons":[{"Code":"None"},)"
                      R"({"Code":"Failed","Item":{"Id":{"Text":"x"},"Tags":{"Many":[{"Number":1},{"Odd":2}]}}}]})"));
    auto const* const error = failed.as<CanceledException>();
    BOOST_REQUIRE(error);
    BOOST_TEST(error->Message.value() == "2 reasons");
    BOOST_TEST(error->service_code() == "CanceledException");
    BOOST_REQUIRE_EQUAL(error->CancellationReasons->size(), 2);
    BOOST_TEST(!error->CancellationReasons->at(0).Item);
    auto const& item = error->CancellationReasons->at(1).Item.value();
    BOOST_TEST(item.at("Id").Text.value() == "x");
    BOOST_TEST(item.at("Tags").Many->at(0).Number.value() == 1);
    BOOST_TEST(item.at("Tags").Many->at(1).unknown == "Odd");

    // What is not as declared does not hide the rest.
    auto const odd =
        error_of(reply_of(400, R"({"__type":"CanceledException","Message":"m","CancellationReasons":[{"Code":1}]})"));
    BOOST_REQUIRE(odd.as<CanceledException>());
    BOOST_TEST(odd.as<CanceledException>()->Message.value() == "m");
    BOOST_TEST(!odd.as<CanceledException>()->CancellationReasons);
}

BOOST_AUTO_TEST_SUITE_END()
