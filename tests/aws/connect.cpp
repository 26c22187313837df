// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/aws/connect.hpp>
#include <bindery/error.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <string>

namespace test_aws_connect {

namespace aws = bindery::aws;

constexpr aws::service_endpoint service{
    .signing_name = "mturk-requester", .endpoint_prefix = "mturk-requester", .default_region = "us-east-1"};

std::string refusal(aws::client_config const& config)
{
    boost::asio::io_context context;
    try {
        aws::connect(context.get_executor(), service, config);
    }
    catch (boost::system::system_error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_config);
        return error.what();
    }
    return "";
}

bindery::http::endpoint endpoint(aws::client_config const& config)
{
    boost::asio::io_context context;
    return aws::connect(context.get_executor(), service, config)->endpoint;
}

} // namespace test_aws_connect

BOOST_AUTO_TEST_SUITE(aws_connect)

using namespace test_aws_connect;

BOOST_AUTO_TEST_CASE(endpoints)
{
    BOOST_TEST(endpoint({}).origin() == "https://mturk-requester.us-east-1.amazonaws.com:443");
    BOOST_TEST(endpoint({.region = "eu-west-1"}).origin() == "https://mturk-requester.eu-west-1.amazonaws.com:443");
    BOOST_TEST(endpoint({.endpoint_url = "http://localhost:1"}).origin() == "http://localhost:1");
}

BOOST_AUTO_TEST_CASE(settings_that_cannot_work_are_refused_with_a_sentence)
{
    BOOST_TEST(refusal({.region = "sandbox"}).find("endpoint, not a region") != std::string::npos);
    BOOST_TEST(refusal({.region = "US East"}).find("\"US East\"") != std::string::npos);
    BOOST_TEST(refusal({.endpoint_url = "ftp://x"}).find("ftp://x") != std::string::npos);
    BOOST_TEST(refusal({.call = {.timeout = std::chrono::milliseconds(-1)}}).find("timeout") != std::string::npos);
    BOOST_TEST(refusal({.call = {.timeout = std::chrono::milliseconds::max()}}).find("year") != std::string::npos);
    BOOST_TEST(refusal({.call = {.retry = {.max_delay = std::chrono::milliseconds(-1)}}}).find("max_delay")
               != std::string::npos);
    BOOST_TEST(refusal({.call = {.retry = {.max_attempts = 0}}}).find("max_attempts") != std::string::npos);
    BOOST_TEST(refusal({.pool = {.tls = {.ca_file = "/nowhere/ca.pem"}}}).find("/nowhere/ca.pem") != std::string::npos);
    BOOST_TEST(refusal({.pool = {.tls = {.ca_pem = "no certificate"}}}).find("certificate") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
