// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "scripted_service.hpp"
#include "support.hpp"

#include <bindery/aws/role_credentials.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/error.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace test_aws_role {

using namespace std::chrono_literals;
namespace aws = bindery::aws;
using bindery::errc;
using test_aws::get_error;

constexpr auto now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);
constexpr char arn[] = "arn:aws:iam::123456789012:role/reader";

aws::credentials const expected{"ASIA", "s3cr3t/+=", "TOKEN/+=", now + 1h};

std::string reply_of(std::string const& operation)
{
    return "<" + operation + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\n  <" + operation
           + "Result>\n    <AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/reader/s</Arn>"
             "<AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser>\n    <Credentials>\n"
             "      <AccessKeyId>ASIA</AccessKeyId>\n      <SecretAccessKey>s3cr3t/+=</SecretAccessKey>\n"
             "      <SessionToken>TOKEN/&#43;=</SessionToken>\n      <Expiration>2026-11-01T01:00:00Z</Expiration>\n"
             "    </Credentials>\n  </"
           + operation + "Result>\n  <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>\n</" + operation
           + "Response>\n";
}

std::string error_reply(std::string const& code, std::string const& message)
{
    return "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type><Code>" + code
           + "</Code><Message>" + message + "</Message></Error><RequestId>r</RequestId></ErrorResponse>";
}

struct token_service : test_aws::scripted_service
{
    test_aws::home_folder home{};

    aws::provider_config config(test_aws::variables others = {}) const
    {
        others.insert({"AWS_ENDPOINT_URL_STS", url()});
        return {.environment = home.environment(std::move(others)), .clock = [] { return now; }};
    }

    std::shared_ptr<aws::credentials_provider> role(aws::role_config role, test_aws::variables others = {}) const
    {
        return aws::assume_role_credentials(
            aws::static_credentials({"AKID", "s3cr3t", ""}), std::move(role), config(std::move(others)));
    }

    std::shared_ptr<aws::credentials_provider> role() const { return role({.role_arn = arn, .session_name = "s1"}); }
};

bool is_part(std::string const& part, std::string const& whole)
{
    return whole.find(part) != whole.npos;
}

} // namespace test_aws_role

BOOST_AUTO_TEST_SUITE(aws_role_credentials)

using namespace test_aws_role;

BOOST_AUTO_TEST_CASE(a_role_is_assumed_with_a_signed_request)
{
    token_service with;
    with.reply(200, reply_of("AssumeRole"));
    with.reply(200, reply_of("AssumeRole"));
    BOOST_TEST((test_aws::get(*with.role()) == expected));
    auto const all =
        with.role({.role_arn = arn, .session_name = "s+=,.@-_", .external_id = "a b&c=/", .duration = 900s});
    BOOST_TEST((test_aws::get(*all) == expected));

    auto const requests = with.requests();
    BOOST_TEST(with.asked().front() == "POST /");
    BOOST_TEST(test_aws::field_of(requests[0], "Content-Type") == "application/x-www-form-urlencoded; charset=utf-8");
    BOOST_TEST(requests[0].body
               == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader&"
                  "RoleSessionName=s1");
    BOOST_TEST(requests[1].body
               == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Freader&"
                  "RoleSessionName=s%2B%3D%2C.%40-_&DurationSeconds=900&ExternalId=a%20b%26c%3D%2F");
    aws::signing_scope const scope{"us-east-1", "sts"};
    BOOST_TEST(
        (aws::verify_signature(requests[0], scope, {"AKID", "s3cr3t", ""}, now) == aws::signature_verdict::valid));
}

BOOST_AUTO_TEST_CASE(a_session_is_named_after_the_time)
{
    token_service with;
    with.reply(200, reply_of("AssumeRole"));
    test_aws::get(*with.role({.role_arn = arn}));
    BOOST_TEST(with.requests().front().body.ends_with("&RoleSessionName=bindery-1793491200"));
}

BOOST_AUTO_TEST_CASE(where_the_token_service_is)
{
    auto const origin = [](test_aws::variables set, std::string const& config, aws::role_config role) {
        test_aws::home_folder const home(config);
        auto const                  transport = std::make_shared<bindery::testing::scripted_transport>();
        transport->reply(200, reply_of("AssumeRole"));
        role.role_arn = arn;
        test_aws::get(*aws::assume_role_credentials(aws::static_credentials({"AKID", "s3cr3t", ""}), std::move(role),
            {.environment = home.environment(std::move(set)), .transport = transport}));
        auto const signature = test_aws::field_of(transport->requests().front(), "Authorization");
        BOOST_TEST(is_part("/sts/aws4_request", signature));
        return transport->last_endpoint().origin();
    };
    std::string const end = ".amazonaws.com:443";
    BOOST_TEST(origin({}, {}, {}) == "https://sts.us-east-1" + end);
    BOOST_TEST(origin({{"AWS_REGION", "eu-west-1"}}, {}, {}) == "https://sts.eu-west-1" + end);
    BOOST_TEST(origin({{"AWS_STS_REGIONAL_ENDPOINTS", "legacy"}}, {}, {}) == "https://sts.us-east-1" + end);
    BOOST_TEST(origin({}, "[profile p]\nregion = eu-west-2\n", {.profile = "p"}) == "https://sts.eu-west-2" + end);
    BOOST_TEST(origin({{"AWS_REGION", "eu-west-1"}}, {}, {.region = "eu-west-3"}) == "https://sts.eu-west-3" + end);
    BOOST_TEST(origin({{"AWS_USE_FIPS_ENDPOINT", "true"}}, {}, {}) == "https://sts-fips.us-east-1" + end);
    BOOST_TEST(origin({{"AWS_ENDPOINT_URL_STS", "http://h:1"}}, {}, {}) == "http://h:1");
}

BOOST_AUTO_TEST_CASE(a_web_identity_is_shown_without_a_signature)
{
    token_service with;
    with.home.write("token", "a.b.c\n");
    auto const file = with.home.path() + "/token";
    for (int i = 0; i != 3; ++i)
        with.reply(200, reply_of("AssumeRoleWithWebIdentity"));
    auto const variables = aws::web_identity_credentials(
        with.config({{"AWS_WEB_IDENTITY_TOKEN_FILE", file}, {"AWS_ROLE_ARN", arn}, {"AWS_ROLE_SESSION_NAME", "s1"}}));
    BOOST_TEST((test_aws::get(*variables) == expected));
    // Tokens are replaced.
    with.home.write("token", "d.e.f");
    test_aws::get(*variables);
    test_aws::get(
        *aws::web_identity_credentials(file, {.role_arn = arn, .session_name = "s2", .duration = 1h}, with.config()));

    auto const        requests = with.requests();
    std::string const start = "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A"
                              "123456789012%3Arole%2Freader&RoleSessionName=";
    BOOST_TEST(requests[0].body == start + "s1&WebIdentityToken=a.b.c");
    BOOST_TEST(requests[1].body == start + "s1&WebIdentityToken=d.e.f");
    BOOST_TEST(requests[2].body == start + "s2&WebIdentityToken=d.e.f&DurationSeconds=3600");
    BOOST_TEST(test_aws::field_of(requests[0], "Authorization") == "");
}

BOOST_AUTO_TEST_CASE(settings_that_cannot_work_are_refused)
{
    token_service with;
    using test_aws::error_of;
    auto const refused = [&](aws::role_config role) {
        return get_error(errc::invalid_config, *with.role(std::move(role)));
    };
    BOOST_TEST(error_of(errc::invalid_config, [&] { with.role({}); }) == "there is no ARN of a role to assume");
    BOOST_TEST(is_part("RoleArn", refused({.role_arn = "short"})));
    BOOST_TEST(is_part("RoleSessionName", refused({.role_arn = arn, .session_name = "a b"})));
    BOOST_TEST(is_part("DurationSeconds", refused({.role_arn = arn, .duration = 899s})));
    BOOST_TEST(is_part("DurationSeconds", refused({.role_arn = arn, .duration = 24h * 365 * 1000})));
    BOOST_TEST(error_of(errc::invalid_config, [&] { aws::web_identity_credentials("", {.role_arn = arn}); })
               == "there is no file with a web identity token");
    BOOST_TEST(error_of(errc::invalid_config, [&] {
        aws::web_identity_credentials("f", {.role_arn = arn, .external_id = "x"});
    }) == "a role assumed with a web identity token has no external ID");
    BOOST_TEST(get_error(errc::no_credentials, *aws::web_identity_credentials(with.config()))
               == "no web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not set");
    auto const no_role = with.config({{"AWS_WEB_IDENTITY_TOKEN_FILE", "f"}});
    BOOST_TEST(get_error(errc::invalid_config, *aws::web_identity_credentials(no_role))
               == "AWS_WEB_IDENTITY_TOKEN_FILE is set, but AWS_ROLE_ARN is not");
    BOOST_TEST(with.requests().empty());
}

BOOST_AUTO_TEST_CASE(every_step_may_fail)
{
    token_service     with;
    std::string const good = reply_of("AssumeRole");
    std::string const secretless = good.substr(0, good.find("<SecretAccessKey>"));
    struct
    {
        int         status;
        std::string body;
        int         times;
        std::string problem;
    } const cases[] = {
        {403, error_reply("AccessDenied", "User: arn is not &quot;authorized&quot;"), 1,
            " answered with HTTP status 403: AssumeRole: AccessDenied: User: arn is not \"authorized\" (HTTP 403"},
        {400, "<html>\n<body>proxy", 1, "Bad Request: <html> <body>proxy (HTTP 400"},
        {400, "", 1, "AssumeRole: Bad Request (HTTP 400"},
        {500, error_reply("InternalFailure", "oops"), 3, "InternalFailure: oops (HTTP 500; 3 attempts"},
        {400, error_reply("IDPCommunicationError", "passes"), 3, "IDPCommunicationError: passes"},
        {200, "", 1, "the response is not as declared: AssumeRoleResponse.AssumeRoleResult: expected this element"},
        {200, "{}", 1, "the response is not as declared: expected XML"},
        {200, good.substr(0, good.size() - 10), 1, "the response is not as declared: expected XML"},
        {200, secretless, 1, "expected XML"},
        {200, reply_of("GetCallerIdentity"), 1, "AssumeRoleResponse.AssumeRoleResult: expected this element"},
        {200, "<AssumeRoleResponse><AssumeRoleResult/></AssumeRoleResponse>", 1, "without an access key ID"},
        {200,
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId>"
            "</Credentials></AssumeRoleResult></AssumeRoleResponse>",
            1, "AWS STS answered with credentials without a secret access key"},
        {200,
            "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>A</AccessKeyId><SecretAccessKey>s3cr3t"
            "</SecretAccessKey></Credentials></AssumeRoleResult></AssumeRoleResponse>",
            1, "AWS STS answered with credentials whose expiration is no time"},
    };
    for (auto const& each : cases) {
        with.clear();
        for (int i = 0; i != each.times; ++i)
            with.reply(each.status, each.body);
        auto const what = get_error(errc::credentials_failed, *with.role());
        BOOST_TEST(is_part(each.problem, what), what);
        BOOST_TEST(with.requests().size() == static_cast<std::size_t>(each.times));
    }
    auto const gone = with.role({.role_arn = arn}, {{"AWS_ENDPOINT_URL_STS", test_aws::nowhere}});
    BOOST_TEST(is_part(std::string("the role ") + arn + " cannot be assumed: AssumeRole: cannot connect to http://",
        get_error(errc::credentials_failed, *gone)));
}

BOOST_AUTO_TEST_CASE(xml_that_would_exhaust_the_stack_is_refused)
{
    token_service with;
    std::string   nested;
    for (int i = 0; i != 20000; ++i)
        nested += "<a>";
    with.reply(200, nested);
    BOOST_TEST(is_part("expected XML", get_error(errc::credentials_failed, *with.role())));
}

BOOST_AUTO_TEST_CASE(a_token_that_cannot_be_read_is_told)
{
    token_service with;
    with.home.write("empty", "\n");
    auto const failure = [&](std::string const& file) {
        return get_error(
            errc::credentials_failed, *aws::web_identity_credentials(
                                          with.config({{"AWS_WEB_IDENTITY_TOKEN_FILE", file}, {"AWS_ROLE_ARN", arn}})));
    };
    auto const missing = with.home.path() + "/missing";
    BOOST_TEST(
        failure(missing)
        == "cannot read the file of AWS_WEB_IDENTITY_TOKEN_FILE, \"" + missing + "\": No such file or directory");
    BOOST_TEST(is_part("is empty", failure(with.home.path() + "/empty")));
}

BOOST_AUTO_TEST_CASE(a_source_without_credentials_is_a_failure_of_the_role)
{
    auto const source = aws::environment_credentials(aws::empty_environment());
    auto const role =
        aws::assume_role_credentials(source, {.role_arn = arn}, {.environment = aws::empty_environment()});
    BOOST_TEST(
        get_error(errc::credentials_failed, *role)
            .starts_with(std::string("the role ") + arn + " cannot be assumed: no AWS credentials in the environment"));
}

BOOST_AUTO_TEST_SUITE_END()
