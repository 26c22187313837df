// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "scripted_service.hpp"
#include "support.hpp"

#include <bindery/aws/container_credentials.hpp>
#include <bindery/aws/imds_credentials.hpp>
#include <bindery/error.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace test_aws_metadata {

using namespace std::chrono_literals;
namespace aws = bindery::aws;
using bindery::errc;
using test_aws::get_error;

constexpr auto now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);

constexpr char document[] = R"({"Code":"Success","LastUpdated":"2026-11-01T00:00:00Z","Type":"AWS-HMAC",)"
                            R"("AccessKeyId":"ASIA","SecretAccessKey":"s3cr3t","Token":"TOKEN",)"
                            R"("Expiration":"2026-11-01T06:00:00Z"})";

bool is_text_in(std::string const& part, std::string const& whole)
{
    return whole.find(part) != whole.npos;
}

struct instance : test_aws::scripted_service
{
    /// A provider that asks this service.
    std::shared_ptr<aws::credentials_provider> provider(test_aws::variables others = {}) const
    {
        others.insert({"AWS_EC2_METADATA_SERVICE_ENDPOINT", url()});
        return aws::imds_credentials(
            {.environment = test_aws::environment_of(std::move(others)), .clock = [this] { return time; }});
    }

    void reply_all()
    {
        reply(200, "IMDS-TOKEN");
        reply(200, "role-name\n");
        reply(200, document);
    }

    std::chrono::system_clock::time_point time = now;
};

struct container : test_aws::scripted_service
{
    test_aws::home_folder home{};

    std::shared_ptr<aws::credentials_provider> provider(test_aws::variables others = {}) const
    {
        others.insert({"AWS_CONTAINER_CREDENTIALS_FULL_URI", url() + "/v2/credentials?id=1"});
        return aws::container_credentials({.environment = test_aws::environment_of(std::move(others))});
    }
};

std::string uri_error(test_aws::variables set)
{
    return get_error(
        errc::invalid_config, *aws::container_credentials({.environment = test_aws::environment_of(std::move(set))}));
}

/// The endpoint and target that a provider asks.
std::string asked_uri(test_aws::variables set)
{
    auto const transport = std::make_shared<bindery::testing::scripted_transport>();
    transport->reply(200, document);
    test_aws::get(
        *aws::container_credentials({.environment = test_aws::environment_of(std::move(set)), .transport = transport}));
    return transport->last_endpoint().origin() + transport->requests().front().target;
}

} // namespace test_aws_metadata

BOOST_AUTO_TEST_SUITE(aws_metadata_credentials)

using namespace test_aws_metadata;

BOOST_AUTO_TEST_CASE(an_instance_is_asked_for_a_token_the_role_and_its_credentials)
{
    instance with;
    with.reply_all();
    aws::credentials const expected{"ASIA", "s3cr3t", "TOKEN", now + 6h};
    BOOST_TEST((test_aws::get(*with.provider()) == expected));

    auto const requests = with.requests();
    BOOST_TEST((with.asked()
                == std::vector<std::string>{"PUT /latest/api/token", "GET /latest/meta-data/iam/security-credentials/",
                    "GET /latest/meta-data/iam/security-credentials/role-name"}));
    BOOST_TEST(test_aws::field_of(requests[0], "x-aws-ec2-metadata-token-ttl-seconds") == "21600");
    BOOST_TEST(test_aws::field_of(requests[1], "x-aws-ec2-metadata-token") == "IMDS-TOKEN");
    BOOST_TEST(test_aws::field_of(requests[2], "x-aws-ec2-metadata-token") == "IMDS-TOKEN");
    BOOST_TEST(test_aws::field_of(requests[2], "User-Agent").starts_with("bindery/"));
}

BOOST_AUTO_TEST_CASE(an_instance_that_falters_is_asked_again)
{
    instance with;
    with.reply(500);
    with.reply(200, "IMDS-TOKEN");
    with.reply(503);
    with.reply(502);
    with.reply(200, "role-name");
    with.reply(500);
    with.reply(200, document);
    BOOST_TEST(test_aws::get(*with.provider()).access_key_id == "ASIA");
}

BOOST_AUTO_TEST_CASE(how_often_an_instance_is_asked_can_be_set)
{
    std::string const tries = "AWS_METADATA_SERVICE_NUM_ATTEMPTS";
    instance          with;
    for (int i = 0; i != 3; ++i)
        with.reply(500);
    with.reply_all();
    get_error(errc::credentials_failed, *with.provider({{tries, "1"}}));
    BOOST_TEST(with.requests().size() == 1u);
    BOOST_TEST(test_aws::get(*with.provider({{tries, "3"}})).access_key_id == "ASIA");
    for (std::string const wrong : {"0", "-1", "1001", "x", "", "1.5"})
        BOOST_TEST(get_error(errc::invalid_config, *with.provider({{tries, wrong}}))
                   == tries + " is \"" + wrong + "\", which is no number from 1 to 1000");
}

BOOST_AUTO_TEST_CASE(how_long_an_instance_may_take_can_be_set)
{
    auto const transport = std::make_shared<bindery::testing::scripted_transport>();
    transport->hang();
    auto const what = get_error(errc::no_credentials,
        *aws::imds_credentials({.environment = test_aws::environment_of({{"AWS_METADATA_SERVICE_NUM_ATTEMPTS", "1"},
                                    {"AWS_METADATA_SERVICE_TIMEOUT", "2"}}),
            .transport = transport}));
    BOOST_TEST(is_text_in("2000 ms", what), what);
}

BOOST_AUTO_TEST_CASE(what_is_no_instance_or_has_no_role_is_told_apart_from_failures)
{
    instance with;
    for (int const status : {403, 404, 405}) {
        with.clear();
        with.reply(status);
        BOOST_TEST(is_text_in(
            "answered with HTTP status " + std::to_string(status), get_error(errc::no_credentials, *with.provider())));
    }
    with.clear();
    with.reply(400);
    get_error(errc::credentials_failed, *with.provider());
    with.clear();
    with.reply(200, "IMDS-TOKEN");
    with.reply(404);
    BOOST_TEST(get_error(errc::no_credentials, *with.provider()) == "this EC2 instance has no role");
    BOOST_TEST(is_text_in("the instance metadata service: GetToken: cannot connect to http://127.0.0.1:9",
        get_error(errc::no_credentials, *with.provider({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", test_aws::nowhere}}))));
    BOOST_TEST(get_error(errc::no_credentials, *with.provider({{"AWS_EC2_METADATA_DISABLED", "True"}}))
               == "the instance metadata service is not asked: AWS_EC2_METADATA_DISABLED is true");
}

BOOST_AUTO_TEST_CASE(every_step_at_an_instance_may_fail)
{
    instance          with;
    std::string const no_line = "expected a line of text without spaces";
    struct
    {
        std::vector<std::pair<int, std::string>> replies;
        std::string                              problem;
    } const cases[] = {
        {{{200, ""}}, no_line},
        {{{200, "two words"}}, no_line},
        {{{200, "T"}, {200, ""}}, no_line},
        {{{200, "T"}, {401, ""}}, "answered with HTTP status 401"},
        {{{200, "T"}, {500, ""}, {500, ""}, {500, ""}}, "answered with HTTP status 500"},
        {{{200, "T"}, {200, "role"}, {500, ""}, {500, ""}, {500, ""}}, "answered with HTTP status 500"},
        {{{200, "T"}, {200, "role"}, {200, "<html>"}}, "the response is not as declared: expected an object"},
        {{{200, "T"}, {200, "role"}, {200, std::string(document).substr(0, 100)}}, "the response is not as declared"},
        {{{200, "T"}, {200, "role"}, {200, "{}"}}, "answered with credentials without an access key ID"},
        {{{200, "T"}, {200, "role"}, {200, R"({"AccessKeyId":"A"})"}}, "without a secret access key"},
        {{{200, "T"}, {200, "role"}, {200, R"({"AccessKeyId":"A","SecretAccessKey":"s3cr3t x"})"}},
            "whose secret access key has a character in it that none has"},
        {{{200, "T"}, {200, "role"},
             {200, R"({"AccessKeyId":"A","SecretAccessKey":"s3cr3t","Expiration":"tomorrow"})"}},
            "whose expiration is no time such as 2026-11-23T20:15:30Z: \"tomorrow\""},
        {{{200, "T"}, {200, "role"}, {200, R"({"Code":"AssumeRoleUnauthorizedAccess","Message":"EC2 cannot"})"}},
            "the instance metadata service has no credentials: AssumeRoleUnauthorizedAccess: EC2 cannot"},
    };
    for (auto const& each : cases) {
        with.clear();
        for (auto const& [status, body] : each.replies)
            with.reply(status, body);
        auto const what = get_error(errc::credentials_failed, *with.provider());
        BOOST_TEST(is_text_in(each.problem, what), what);
        BOOST_TEST(is_text_in("the instance metadata service", what), what);
        BOOST_TEST(with.requests().size() == each.replies.size());
    }
}

BOOST_AUTO_TEST_CASE(expired_credentials_of_an_instance_are_handed_out_for_want_of_new_ones)
{
    instance   with;
    auto const provider = with.provider();
    auto const check_extended = [&] {
        auto const extended = test_aws::get(*provider);
        BOOST_TEST(extended.access_key_id == "ASIA");
        BOOST_TEST_REQUIRE(extended.expires_at.has_value());
        BOOST_TEST((*extended.expires_at >= with.time + 5min));
        BOOST_TEST((*extended.expires_at <= with.time + 10min));
    };
    with.reply_all();
    test_aws::get(*provider);
    // A failure before they expire is one.
    with.time = now + 5h;
    with.clear();
    get_error(errc::credentials_failed, *provider);
    with.time = now + 6h;
    check_extended();
    // The service may have nothing better.
    with.reply_all();
    check_extended();
    with.clear();
    with.reply_all();
    check_extended();
    // But it is no instance that never had any.
    get_error(errc::no_credentials, *with.provider({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", test_aws::nowhere}}));
}

BOOST_AUTO_TEST_CASE(an_instance_that_was_there_and_is_gone_is_a_failure)
{
    auto       with = std::make_unique<instance>();
    auto const provider = aws::imds_credentials(
        {.environment = test_aws::environment_of({{"AWS_EC2_METADATA_SERVICE_ENDPOINT", with->url()}}),
            .clock = [] { return std::chrono::system_clock::time_point(now); }});
    with->reply_all();
    test_aws::get(*provider);
    with.reset();
    get_error(errc::credentials_failed, *provider);
}

BOOST_AUTO_TEST_CASE(where_an_instance_is_asked)
{
    auto const asked = [](test_aws::variables set, std::string const& config = {}) {
        test_aws::home_folder const home(config);
        auto const                  transport = std::make_shared<bindery::testing::scripted_transport>();
        transport->reply(404);
        get_error(errc::no_credentials,
            *aws::imds_credentials({.environment = home.environment(std::move(set)), .transport = transport}));
        return transport->last_endpoint().origin() + transport->requests().front().target;
    };
    using std::string;
    string const endpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
    string const mode = "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE";
    string const path = "/latest/api/token";
    BOOST_TEST(asked({}) == "http://169.254.169.254:80" + path);
    BOOST_TEST(asked({{mode, "ipv6"}}) == "http://[fd00:ec2::254]:80" + path);
    BOOST_TEST(asked({{mode, "IPv4"}}) == "http://169.254.169.254:80" + path);
    BOOST_TEST(asked({{mode, "IPv6"}, {endpoint, "http://h:1/base"}}) == "http://h:1/base" + path);
    BOOST_TEST(asked({}, "[default]\nec2_metadata_service_endpoint = http://i\n") == "http://i:80" + path);
    BOOST_TEST(
        asked({}, "[default]\nec2_metadata_service_endpoint_mode = IPv6\n") == "http://[fd00:ec2::254]:80" + path);

    auto const refused = [](test_aws::variables set) {
        return get_error(
            errc::invalid_config, *aws::imds_credentials({.environment = test_aws::environment_of(std::move(set))}));
    };
    BOOST_TEST(refused({{mode, "IPv5"}}) == mode + " is \"IPv5\", which is neither IPv4 nor IPv6");
    BOOST_TEST(is_text_in("has no scheme", refused({{endpoint, "h"}})));
    BOOST_TEST(is_text_in("neither true nor false", refused({{"AWS_EC2_METADATA_DISABLED", "maybe"}})));
}

BOOST_AUTO_TEST_CASE(a_container_is_given_credentials)
{
    container with;
    with.home.write("token", "FILE-TOKEN\n");
    auto const file = with.home.path() + "/token";
    for (int i = 0; i != 3; ++i)
        with.reply(200, document);
    test_aws::variables const token{{"AWS_CONTAINER_AUTHORIZATION_TOKEN", "TOKEN"}};
    aws::credentials const    expected{"ASIA", "s3cr3t", "TOKEN", now + 6h};
    BOOST_TEST((test_aws::get(*with.provider()) == expected));
    test_aws::get(*with.provider(token));
    auto both = token;
    both.insert({"AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", file});
    test_aws::get(*with.provider(both));
    auto const requests = with.requests();
    BOOST_TEST(with.asked().front() == "GET /v2/credentials?id=1");
    BOOST_TEST(test_aws::field_of(requests[0], "Authorization") == "");
    BOOST_TEST(test_aws::field_of(requests[1], "Authorization") == "TOKEN");
    BOOST_TEST(test_aws::field_of(requests[2], "Authorization") == "FILE-TOKEN");
}

BOOST_AUTO_TEST_CASE(where_a_container_asks)
{
    std::string const full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";
    std::string const relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    BOOST_TEST(asked_uri({{relative, "/v2/x?y=z"}}) == "http://169.254.170.2:80/v2/x?y=z");
    BOOST_TEST(asked_uri({{relative, "/v2/x"}, {full, "http://127.0.0.1/y"}}) == "http://169.254.170.2:80/v2/x");
    for (std::string const host :
        {"127.0.0.1", "127.1.2.3", "localhost", "[::1]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"})
        BOOST_TEST(asked_uri({{full, "http://" + host + ":1/x"}}) == "http://" + host + ":1/x");
    BOOST_TEST(asked_uri({{full, "https://example.com/x"}}) == "https://example.com:443/x");
    BOOST_TEST(asked_uri({{full, "https://example.com"}}) == "https://example.com:443/");
    BOOST_TEST(asked_uri({{full, "https://example.com?x=/"}}) == "https://example.com:443/?x=/");

    for (std::string const host : {"example.com", "169.254.169.254", "10.0.0.1", "[fd00:ec2::254]", "127.0.0.1.x"})
        BOOST_TEST(uri_error({{full, "http://" + host + "/x"}})
                   == full + " begins with http://" + host
                          + ":80, which is neither https nor on this host nor an address of ECS or EKS");
    BOOST_TEST(uri_error({{relative, "s3cr3t"}}) == relative + " does not begin with a slash");
    // uri_error() also sees to it that no secret is quoted.
    for (std::string const uri : {"http://user:s3cr3t@127.0.0.1/x", "http://user:s3/s3cr3t@127.0.0.1",
             "http://user:s3cr3t/x@127.0.0.1", "http://user:s3cr3t?@127.0.0.1", "http://10.1.2.3/x?token=s3cr3t"})
        uri_error({{full, uri}});
    BOOST_TEST(is_text_in("has no scheme", uri_error({{full, "example.com/x"}})));
    BOOST_TEST(get_error(errc::no_credentials, *aws::container_credentials({.environment = aws::empty_environment()}))
               == "no container's credentials: neither " + relative + " nor " + full + " is set");
}

BOOST_AUTO_TEST_CASE(every_step_in_a_container_may_fail)
{
    container  with;
    auto const failure = [&](test_aws::variables set = {}) {
        return get_error(errc::credentials_failed, *with.provider(std::move(set)));
    };
    BOOST_TEST(is_text_in("the container's credentials service: GetContainerCredentials: cannot connect",
        failure({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", test_aws::nowhere}})));
    with.reply(404, R"({"code":"NotFound","message":"no such id"})");
    auto const refused = failure();
    BOOST_TEST(refused.starts_with("the container's credentials service answered with HTTP status 404"));
    BOOST_TEST(is_text_in("NotFound: no such id", refused));
    for (int i = 0; i != 3; ++i)
        with.reply(500, "<html>");
    BOOST_TEST(is_text_in("HTTP status 500", failure()));
    with.reply(200, std::string(document).substr(0, 90));
    BOOST_TEST(is_text_in("the response is not as declared", failure()));
    with.reply(200, "{}");
    BOOST_TEST(is_text_in("without an access key ID", failure()));

    std::string const file = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE";
    auto const        missing = with.home.path() + "/missing";
    BOOST_TEST(failure({{file, missing}})
               == "cannot read the file of " + file + ", \"" + missing + "\": No such file or directory");
    with.home.write("odd", "s3cr3t\nForged: field");
    BOOST_TEST(is_text_in("has a control character in it", failure({{file, with.home.path() + "/odd"}})));
}

BOOST_AUTO_TEST_SUITE_END()
