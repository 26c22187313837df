// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/aws/error_reply.hpp>

#include <boost/test/unit_test.hpp>

namespace test_aws_error_reply {

bindery::http::response response(int status, std::string body, std::vector<bindery::http::field> fields = {})
{
    bindery::http::response made;
    made.status = status;
    made.reason = "Some Reason";
    made.body = std::move(body);
    made.fields = std::move(fields);
    return made;
}

} // namespace test_aws_error_reply

BOOST_AUTO_TEST_SUITE(aws_error_reply)

using namespace test_aws_error_reply;
using bindery::aws::read_error;

BOOST_AUTO_TEST_CASE(where_the_code_comes_from)
{
    struct row
    {
        char const* body;
        char const* header;
        char const* code;
    };
    for (auto const& [body, header, code] : {
             row{R"({"__type":"FooError"})", "", "FooError"},
             row{R"({"__type":"aws.protocoltests#FooError"})", "", "FooError"},
             row{R"({"__type":"aws#FooError:http://internal/coral/x"})", "", "FooError"},
             row{R"({"__type":"FooError:http://internal#x"})", "", "FooError"},
             row{R"({"code":"FooError"})", "", "FooError"},
             row{R"({"__type":"FooError","code":"Other"})", "", "FooError"},
             row{R"({"__type":"Other"})", "FooError:http://x", "FooError"},
             row{R"({"Code":"Modeled"})", "", "Some Reason"},
             row{R"({"code":17})", "", "Some Reason"},
             row{R"({"__type":null,"code":"FooError"})", "", "FooError"},
             row{R"({"inner":{"__type":"FooError"}})", "", "Some Reason"},
             row{R"({"__type":["x"],"message":3})", "", "Some Reason"},
             row{"", "", "Some Reason"},
             row{"<html>", "", "Some Reason"},
             row{"", "FooError", "FooError"},
         })
        BOOST_TEST(read_error(response(400, body, {{"X-Amzn-ErrorType", header}})).code == code, body);
}

BOOST_AUTO_TEST_CASE(where_the_message_comes_from)
{
    BOOST_TEST(read_error(response(400, R"({"message":"a","Message":"b"})")).message == "a");
    BOOST_TEST(read_error(response(400, R"({"Message":"b"})")).message == "b");
    BOOST_TEST(read_error(response(400, R"({"Message":{"x":1}})")).message == "");
    BOOST_TEST(read_error(response(503, "<html>busy</html>")).message == "<html>busy</html>");
    BOOST_TEST(read_error(response(503, "")).message == "");
}

BOOST_AUTO_TEST_CASE(the_request_id)
{
    using bindery::aws::request_id_of;
    BOOST_TEST(request_id_of(response(400, "{}", {{"x-amzn-RequestId", "1"}})) == "1");
    BOOST_TEST(request_id_of(response(400, "{}", {{"x-amz-request-id", "2"}})) == "2");
    BOOST_TEST(request_id_of(response(400, "{}")) == "");
}

BOOST_AUTO_TEST_CASE(a_status_without_a_text)
{
    auto bare = response(418, "");
    bare.reason.clear();
    BOOST_TEST(read_error(bare).code == "HTTP 418");
}

BOOST_AUTO_TEST_CASE(what_is_worth_another_attempt)
{
    using bindery::failure_kind;
    using bindery::aws::classify_error;
    for (int const status : {500, 502, 503, 504})
        BOOST_CHECK(classify_error(status, "X") == failure_kind::transient);
    for (int const status : {400, 403, 404, 501, 505})
        BOOST_CHECK(classify_error(status, "X") == failure_kind::permanent);
    BOOST_CHECK(classify_error(429, "X") == failure_kind::throttling);
    for (auto const* code : {"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
             "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
             "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
             "PriorRequestNotComplete", "EC2ThrottledException"})
        for (int const status : {400, 503})
            BOOST_CHECK_MESSAGE(classify_error(status, code) == failure_kind::throttling, code);
    BOOST_CHECK(classify_error(400, "RequestTimeout") == failure_kind::transient);
    BOOST_CHECK(classify_error(400, "RequestTimeoutException") == failure_kind::transient);
}

BOOST_AUTO_TEST_CASE(hints_when_to_retry)
{
    auto const after = [](std::vector<bindery::http::field> fields) {
        bindery::http::response response;
        response.fields = std::move(fields);
        auto const delay = bindery::aws::retry_after_of(response);
        return delay ? delay->count() : -1;
    };
    BOOST_TEST(after({}) == -1);
    BOOST_TEST(after({{"x-amz-retry-after", "1500"}}) == 1500);
    BOOST_TEST(after({{"Retry-After", "3"}}) == 3000);
    BOOST_TEST(after({{"Retry-After", "3"}, {"X-Amz-Retry-After", "20"}}) == 20);
    BOOST_TEST(after({{"Retry-After", "999999999"}}) == 999'999'999'000);
    for (auto const* wrong : {"", "-1", "1.5", "+1", "1 ", "9999999999", "Wed, 01 Nov 2017 00:00:00 GMT"})
        BOOST_TEST(after({{"x-amz-retry-after", wrong}, {"Retry-After", wrong}}) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
