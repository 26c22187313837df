// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/connect.hpp>
#include <bindery/aws/impl/internal/client_settings.hpp>
#include <bindery/error.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <memory>
#include <string>
#include <utility>

namespace test_aws_connect {

namespace aws = bindery::aws;

constexpr aws::service_endpoint service{.service_id = "mturk",
    .signing_name = "mturk-requester",
    .endpoint_prefix = "mturk-requester",
    .default_region = "us-east-1"};

std::shared_ptr<bindery::detail::client_core const> connect(
    aws::client_config config, aws::service_endpoint const& where = service)
{
    static boost::asio::io_context context; // Outlives the clients.
    if (!config.environment)
        config.environment = aws::empty_environment();
    return aws::connect(context.get_executor(), where, config);
}

std::string refusal(aws::client_config const& config)
{
    try {
        connect(config);
    }
    catch (boost::system::system_error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_config);
        return error.what();
    }
    return "";
}

bindery::http::endpoint endpoint(aws::client_config const& config)
{
    return connect(config)->endpoint;
}

/// Makes configurations whose environment has some variables and a configuration file.
struct environment_with : test_aws::home_folder
{
    using home_folder::home_folder;

    aws::client_config operator()(test_aws::variables set = {}) const
    {
        aws::client_config config;
        config.environment = environment(std::move(set));
        return config;
    }
};

} // namespace test_aws_connect

BOOST_AUTO_TEST_SUITE(aws_connect)

using namespace test_aws_connect;

BOOST_AUTO_TEST_CASE(endpoints)
{
    BOOST_TEST(endpoint({}).origin() == "https://mturk-requester.us-east-1.amazonaws.com:443");
    BOOST_TEST(endpoint({.region = "eu-west-1"}).origin() == "https://mturk-requester.eu-west-1.amazonaws.com:443");
    BOOST_TEST(endpoint({.endpoint_url = "http://localhost:1"}).origin() == "http://localhost:1");
}

BOOST_AUTO_TEST_CASE(endpoints_of_all_partitions)
{
    struct
    {
        char const* region;
        bool        fips;
        bool        dual_stack;
        char const* host; // Null: refused.
    } const cases[] = {
        {"us-east-1", true, false, "mturk-requester-fips.us-east-1.amazonaws.com"},
        {"us-east-1", false, true, "mturk-requester.us-east-1.api.aws"},
        {"us-east-1", true, true, "mturk-requester-fips.us-east-1.api.aws"},
        {"cn-north-1", false, false, "mturk-requester.cn-north-1.amazonaws.com.cn"},
        {"cn-north-1", true, true, "mturk-requester-fips.cn-north-1.api.amazonwebservices.com.cn"},
        {"us-gov-west-1", true, false, "mturk-requester-fips.us-gov-west-1.amazonaws.com"},
        {"us-gov-west-1", false, true, "mturk-requester.us-gov-west-1.api.aws"},
        {"us-iso-east-1", true, false, "mturk-requester-fips.us-iso-east-1.c2s.ic.gov"},
        {"us-isob-east-1", false, false, "mturk-requester.us-isob-east-1.sc2s.sgov.gov"},
        {"us-iso-east-1", false, true, nullptr},
    };
    for (auto const& each : cases) {
        aws::client_config config{.region = each.region};
        config.use_fips = each.fips;
        config.use_dual_stack = each.dual_stack;
        if (each.host)
            BOOST_TEST(endpoint(config).host == each.host);
        else
            BOOST_TEST(refusal(config) == "there are no dual-stack endpoints in the region us-iso-east-1");
    }
}

BOOST_AUTO_TEST_CASE(regions_come_from_the_configuration_the_environment_or_the_profile)
{
    environment_with const with("[default]\nregion = us-west-1\n[profile p]\nregion = us-west-2\n[profile none]\n");
    auto const             host = [](aws::client_config const& config) { return endpoint(config).host.substr(16); };
    BOOST_TEST(host(with()) == "us-west-1.amazonaws.com");
    BOOST_TEST(host(with({{"AWS_PROFILE", "p"}})) == "us-west-2.amazonaws.com");
    BOOST_TEST(host(with({{"AWS_PROFILE", "none"}})) == "us-east-1.amazonaws.com");
    BOOST_TEST(host(with({{"AWS_PROFILE", "p"}, {"AWS_DEFAULT_REGION", "sa-east-1"}})) == "sa-east-1.amazonaws.com");
    BOOST_TEST(
        host(with({{"AWS_DEFAULT_REGION", "sa-east-1"}, {"AWS_REGION", "eu-west-3"}})) == "eu-west-3.amazonaws.com");
    auto explicit_region = with({{"AWS_REGION", "eu-west-3"}, {"AWS_PROFILE", "default"}});
    explicit_region.profile = "p";
    explicit_region.region = "eu-north-1";
    BOOST_TEST(host(explicit_region) == "eu-north-1.amazonaws.com");

    auto only_one = service;
    only_one.is_regional = false;
    BOOST_TEST(connect(with({{"AWS_REGION", "eu-west-3"}}), only_one)->endpoint.host
               == "mturk-requester.us-east-1.amazonaws.com");
}

BOOST_AUTO_TEST_CASE(endpoint_urls_come_from_the_most_particular_source)
{
    environment_with const with(
        "[default]\nendpoint_url = http://profile\nservices = s\n[profile bare]\nendpoint_url = "
        "http://bare\n[profile ignoring]\nendpoint_url = http://x\n"
        "ignore_configured_endpoint_urls = true\n[services s]\nmturk =\n  endpoint_url = "
        "http://section\n");
    auto const host = [](aws::client_config const& config) { return endpoint(config).host; };
    BOOST_TEST(host(with({{"AWS_ENDPOINT_URL", "http://all"}, {"AWS_ENDPOINT_URL_MTURK", "http://mturk"}})) == "mturk");
    BOOST_TEST(host(with({{"AWS_ENDPOINT_URL", "http://all"}})) == "all");
    BOOST_TEST(host(with()) == "section");
    BOOST_TEST(host(with({{"AWS_PROFILE", "bare"}})) == "bare");
    BOOST_TEST(host(with({{"AWS_PROFILE", "ignoring"}})) == "mturk-requester.us-east-1.amazonaws.com");
    BOOST_TEST(host(with({{"AWS_ENDPOINT_URL", "http://all"}, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE"}}))
               == "mturk-requester.us-east-1.amazonaws.com");
    auto explicit_url = with({{"AWS_ENDPOINT_URL", "http://all"}, {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"}});
    explicit_url.endpoint_url = "http://explicit";
    BOOST_TEST(host(explicit_url) == "explicit");
}

BOOST_AUTO_TEST_CASE(retries_are_set_in_the_same_places)
{
    environment_with const with("[default]\nretry_mode = adaptive\nmax_attempts = 7\n");
    auto                   config = with();
    BOOST_CHECK(connect(config)->config.retry.mode == bindery::retry_mode::adaptive);
    BOOST_TEST(connect(config)->config.retry.max_attempts.value() == 7U);
    config = with({{"AWS_RETRY_MODE", "legacy"}, {"AWS_MAX_ATTEMPTS", "4"}});
    BOOST_CHECK(connect(config)->config.retry.mode == bindery::retry_mode::standard);
    BOOST_TEST(connect(config)->config.retry.max_attempts.value() == 4U);
    config.call.retry.mode = bindery::retry_mode::none;
    config.call.retry.max_attempts = 2;
    BOOST_CHECK(connect(config)->config.retry.mode == bindery::retry_mode::none);
    BOOST_TEST(connect(config)->config.retry.max_attempts.value() == 2U);
    BOOST_CHECK(connect({})->config.retry.mode == bindery::retry_mode::standard);
    BOOST_TEST(connect({})->config.retry.max_attempts.value() == 3U);
}

BOOST_AUTO_TEST_CASE(the_user_agent_names_the_application)
{
    environment_with const with("[default]\nsdk_ua_app_id = of-the-profile\n");
    BOOST_TEST(connect({})->user_agent == "bindery/" BINDERY_VERSION " ua/2.1 lang/c++#20");
    BOOST_TEST(connect(with())->user_agent.ends_with(" app/of-the-profile"));
    BOOST_TEST(connect(with({{"AWS_SDK_UA_APP_ID", "variable"}}))->user_agent.ends_with(" app/variable"));
    BOOST_TEST(connect({.app_id = "explicit"})->user_agent.ends_with(" app/explicit"));
}

BOOST_AUTO_TEST_CASE(what_was_looked_up_and_is_wrong_is_refused_with_its_source)
{
    environment_with const with("[default]\nretry_mode = often\nservices = missing\n[profile p]\nmax_attempts = 0\n");
    BOOST_TEST(refusal(with())
               == "the profile default names the section [services missing], which the AWS configuration "
                  "file does not have");
    BOOST_TEST(refusal(with({{"AWS_ENDPOINT_URL", "http://x"}}))
               == "retry_mode of the profile default is \"often\", which is no retry mode: standard or adaptive");
    BOOST_TEST(refusal(with({{"AWS_PROFILE", "p"}}))
               == "max_attempts of the profile p is \"0\", which is no number of attempts, which is at least 1");
    BOOST_TEST(
        refusal(with({{"AWS_PROFILE", "p"}, {"AWS_MAX_ATTEMPTS", "3x"}})).starts_with("AWS_MAX_ATTEMPTS is \"3x\""));
    BOOST_TEST(refusal(with({{"AWS_PROFILE", "q"}}))
               == "there is no profile \"q\" in the AWS configuration files, which AWS_PROFILE asks for");
    BOOST_TEST(refusal({.profile = "q"}) == "there is no profile \"q\" in the AWS configuration files");
    BOOST_TEST(refusal(with({{"AWS_PROFILE", "p"}, {"AWS_USE_FIPS_ENDPOINT", "yes"}}))
               == "AWS_USE_FIPS_ENDPOINT is \"yes\", which is neither true nor false");
    BOOST_TEST(
        refusal(with({{"AWS_PROFILE", "p"}, {"AWS_USE_FIPS_ENDPOINT", "true"}, {"AWS_ENDPOINT_URL", "http://x"}}))
        == "a FIPS endpoint is asked for, but also the one of AWS_ENDPOINT_URL: only one of them can be used");
    BOOST_TEST(
        refusal(with({{"AWS_PROFILE", "p"}, {"AWS_ENDPOINT_URL", "x"}})).starts_with("AWS_ENDPOINT_URL: the endpoint"));
    BOOST_TEST(refusal(with({{"AWS_PROFILE", "p"}, {"AWS_REGION", "Mars"}}))
               == "AWS_REGION is \"Mars\", which is no region name such as us-east-1");
    BOOST_TEST(refusal({.app_id = "two words"}).starts_with("app_id is \"two words\", which is no name"));
    BOOST_TEST(refusal({.app_id = std::string(51, 'x')}).find("longer than 50") != std::string::npos);

    environment_with const bundle("[default]\nca_bundle = /nowhere/ca.pem\n");
    BOOST_TEST(refusal(bundle()).find("/nowhere/ca.pem") != std::string::npos);
    environment_with const malformed("[default\n");
    BOOST_TEST(refusal(malformed()).find("line 1") != std::string::npos);
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

BOOST_AUTO_TEST_CASE(proxies_come_from_the_configuration_or_the_environment)
{
    environment_with const with("");
    auto const             resolve = [&](aws::client_config const& config) {
        auto const settings = aws::detail::resolve_settings(service, config);
        return settings.proxy ? settings.proxy->https_proxy : "(none)";
    };
    BOOST_TEST(resolve(with()) == "");
    auto config = with({{"HTTPS_PROXY", "http://a:1"}});
    BOOST_TEST(resolve(config) == "http://a:1");
    config.pool.proxy = bindery::http::proxy_config{};
    BOOST_TEST(resolve(config) == "");
    config.pool.proxy->https_proxy = "http://b:2";
    BOOST_TEST(resolve(config) == "http://b:2");

    auto refused = with({{"ALL_PROXY", "socks5://u:secret@h"}});
    BOOST_TEST(refusal(refused)
               == "ALL_PROXY: the proxy URL \"socks5://h\" has the scheme \"socks5\": it must be https or http");
    refused.pool.proxy = bindery::http::proxy_config{};
    BOOST_TEST(refusal(refused) == "");
}

BOOST_AUTO_TEST_CASE(requests_go_through_the_proxy_of_the_environment)
{
    environment_with const  with("");
    boost::asio::io_context context;
    for (bool const except : {false, true}) {
        auto config =
            with({{"https_proxy", "http://u:secret@127.0.0.1:1"}, {"NO_PROXY", except ? "nonexistent.invalid" : ""}});
        config.endpoint_url = "https://nonexistent.invalid";
        auto const                     core = aws::connect(context.get_executor(), service, config);
        bindery::http::request const   request;
        bindery::http::response        response;
        bindery::http::exchange_result result;
        boost::asio::co_spawn(context, core->transport->exchange(core->endpoint, request, {}, response),
            [&](std::exception_ptr, bindery::http::exchange_result ended) { result = std::move(ended); });
        context.restart();
        context.run();
        auto const expected = except ? "cannot resolve the host of https://nonexistent.invalid:443: "
                                     : "cannot connect to the proxy http://127.0.0.1:1: ";
        BOOST_TEST(result.detail.starts_with(expected), result.detail);
    }
}

BOOST_AUTO_TEST_SUITE_END()
