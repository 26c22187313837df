// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "scripted_service.hpp"
#include "support.hpp"

#include <bindery/aws/sso_credentials.hpp>
#include <bindery/error.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

namespace test_aws_sso {

using namespace std::chrono_literals;
namespace aws = bindery::aws;
using bindery::errc;

constexpr auto now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);

// printf my-session | sha1sum, printf https://d-1.awsapps.com/start | sha1sum
constexpr char session_file[] = ".aws/sso/cache/9e28173066ce536e277c5fb355efd9c64f398167.json";
constexpr char start_file[] = ".aws/sso/cache/0c54b6c27e90660baa89eaad85ac1d5dae26cb7d.json";

constexpr char reply[] =
    R"({"roleCredentials":{"accessKeyId":"ASIA","secretAccessKey":"s3cr3t","sessionToken":"TOKEN",)"
    R"("expiration":1793494800000}})";
aws::credentials const expected{"ASIA", "s3cr3t", "TOKEN", now + 1h};

std::string token(std::string const& expires_at, std::string const& more = {})
{
    return R"({"startUrl":"https://d-1.awsapps.com/start","region":"eu-west-1","accessToken":"s3cr3t-old","expiresAt":")"
           + expires_at + "\"" + more + "}";
}

std::string const refreshable = R"(,"clientId":"id","clientSecret":"s3cr3t","refreshToken":"s3cr3t-refresh",)"
                                R"("registrationExpiresAt":"2026-11-02T00:00:00Z")";

struct portal : test_aws::scripted_service
{
    portal() { std::filesystem::create_directories(home.path() + "/.aws/sso/cache"); }

    aws::provider_config config() const
    {
        return {.environment = home.environment({{"AWS_ENDPOINT_URL_SSO", url() + "/sso"},
                    {"AWS_ENDPOINT_URL_SSO_OIDC", url() + "/oidc"}, {"AWS_MAX_ATTEMPTS", "1"}}),
            .clock = [] { return now; }};
    }

    static aws::sso_config login()
    {
        return {.account_id = "123456789012",
            .role_name = "Reader/x",
            .start_url = "https://d-1.awsapps.com/start",
            .region = "eu-west-1",
            .session = "my-session"};
    }

    aws::credentials get() const { return test_aws::get(*aws::sso_credentials(login(), config())); }

    std::string failure() const
    {
        return test_aws::get_error(errc::credentials_failed, *aws::sso_credentials(login(), config()));
    }

    std::string content(std::string const& name) const
    {
        std::ifstream in(home.path() + "/" + name);
        return {std::istreambuf_iterator<char>(in), {}};
    }

    test_aws::home_folder home{};
};

bool is_within(std::string const& part, std::string const& whole)
{
    return whole.find(part) != whole.npos;
}

} // namespace test_aws_sso

BOOST_AUTO_TEST_SUITE(aws_sso_credentials)

using namespace test_aws_sso;

BOOST_AUTO_TEST_CASE(a_token_buys_credentials)
{
    portal with;
    with.home.write(session_file, token("2026-11-01T08:00:00Z"));
    with.reply(200, reply);
    BOOST_TEST((with.get() == expected));
    BOOST_TEST(with.asked().front() == "GET /sso/federation/credentials?role_name=Reader%2Fx&account_id=123456789012");
    BOOST_TEST(test_aws::field_of(with.requests().front(), "x-amz-sso_bearer_token") == "s3cr3t-old");
}

BOOST_AUTO_TEST_CASE(without_a_session_the_file_is_named_after_the_start_url)
{
    portal with;
    with.home.write(start_file, token("2026-11-01T00:00:01UTC"));
    auto login = with.login();
    login.session = {};
    login.profile = "p1";
    with.home.write(".aws/config", "[profile p1]\n");
    with.reply(200, reply);
    BOOST_TEST((test_aws::get(*aws::sso_credentials(login, with.config())) == expected));
    // Such a token cannot be replaced.
    with.home.write(start_file, token("2026-11-01T00:00:00UTC", refreshable));
    BOOST_TEST(test_aws::get_error(errc::credentials_failed, *aws::sso_credentials(login, with.config()))
               == "the SSO token expired at 2026-11-01T00:00:00UTC: log in with `aws sso login --profile p1`");
    BOOST_TEST(with.requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_token_near_its_end_is_replaced)
{
    portal with;
    with.home.write(session_file, token("2026-11-01T00:14:59Z", refreshable));
    with.reply(
        200, R"({"accessToken":"s3cr3t-new","expiresIn":28800,"refreshToken":"s3cr3t-next","tokenType":"Bearer"})");
    with.reply(200, reply);
    BOOST_TEST((with.get() == expected));
    BOOST_TEST(with.asked().front() == "POST /oidc/token");
    auto const requests = with.requests();
    BOOST_TEST(
        requests[0].body
        == R"({"clientId":"id","clientSecret":"s3cr3t","grantType":"refresh_token","refreshToken":"s3cr3t-refresh"})");
    BOOST_TEST(test_aws::field_of(requests[1], "x-amz-sso_bearer_token") == "s3cr3t-new");
    BOOST_TEST(with.content(session_file)
               == R"({"startUrl":"https://d-1.awsapps.com/start","region":"eu-west-1","accessToken":"s3cr3t-new",)"
                  R"("expiresAt":"2026-11-01T08:00:00Z","clientId":"id","clientSecret":"s3cr3t",)"
                  R"("registrationExpiresAt":"2026-11-02T00:00:00Z","refreshToken":"s3cr3t-next"})");
    namespace fs = std::filesystem;
    BOOST_TEST((fs::status(with.home.path() + "/" + session_file).permissions()
                == (fs::perms::owner_read | fs::perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(a_token_that_cannot_be_replaced_is_used_to_its_end)
{
    portal with;
    with.home.write(session_file, token("2026-11-01T00:00:01Z", refreshable));
    with.reply(400, R"({"error":"invalid_grant"})");
    with.reply(200, reply);
    BOOST_TEST((with.get() == expected));
    // And then not.
    with.home.write(session_file, token("2026-11-01T00:00:00Z", refreshable));
    with.reply(400, R"({"error":"invalid_grant"})");
    BOOST_TEST(with.failure() == "the SSO token expired at 2026-11-01T00:00:00Z: log in with `aws sso login`");
}

BOOST_AUTO_TEST_CASE(every_step_of_the_portal_may_fail)
{
    portal            with;
    std::string const log_in = ": log in with `aws sso login`";
    BOOST_TEST(with.failure() == "there is no SSO token" + log_in);
    auto const shown = "the SSO token in \"" + with.home.path() + "/" + session_file + "\"";
    with.home.write(session_file, "{\"accessToken\":\"s3cr3t");
    BOOST_TEST(with.failure().starts_with(shown + " is malformed: "));
    with.home.write(session_file, "{}");
    BOOST_TEST(with.failure() == shown + " has no accessToken" + log_in);
    with.home.write(session_file, token("soon"));
    BOOST_TEST(with.failure() == shown + " has no expiresAt" + log_in);

    with.home.write(session_file, token("2026-11-01T08:00:00Z"));
    with.reply(401, R"({"message":"Session token not found or invalid","__type":"UnauthorizedException"})");
    BOOST_TEST(with.failure() == "the SSO token is not accepted" + log_in);
    with.reply(403, R"({"message":"No access"})", {{"x-amzn-ErrorType", "ForbiddenException"}});
    BOOST_TEST(
        is_within("answered with HTTP status 403: GetRoleCredentials: ForbiddenException: No access", with.failure()));
    with.reply(500);
    BOOST_TEST(is_within("IAM Identity Center (SSO) answered with HTTP status 500", with.failure()));
    with.reply(200, std::string(reply).substr(0, 60));
    BOOST_TEST(is_within("the response is not as declared", with.failure()));
    with.reply(200, "{}");
    BOOST_TEST(is_within("answered with credentials without an access key ID", with.failure()));
}

BOOST_AUTO_TEST_CASE(where_the_portal_is)
{
    portal     with;
    auto const transport = std::make_shared<bindery::testing::scripted_transport>();
    with.home.write(session_file, token("2026-11-01T08:00:00Z"));
    transport->reply(200, reply);
    test_aws::get(*aws::sso_credentials(
        with.login(), {.environment = with.home.environment(), .clock = [] { return now; }, .transport = transport}));
    BOOST_TEST(transport->last_endpoint().origin() == "https://portal.sso.eu-west-1.amazonaws.com:443");

    with.home.write(session_file, token("2026-11-01T00:00:00Z", refreshable));
    transport->reply(400);
    test_aws::get_error(errc::credentials_failed,
        *aws::sso_credentials(with.login(),
            {.environment = with.home.environment(), .clock = [] { return now; }, .transport = transport}));
    BOOST_TEST(transport->last_endpoint().origin() == "https://oidc.eu-west-1.amazonaws.com:443");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_named)
{
    auto const missing = [](aws::sso_config login) {
        return test_aws::error_of(errc::invalid_config, [&] { aws::sso_credentials(std::move(login)); });
    };
    auto login = portal::login();
    login.region = {};
    BOOST_TEST(missing(login) == "sso_region is missing");
    BOOST_TEST(missing({}) == "sso_account_id is missing");
}

BOOST_AUTO_TEST_SUITE_END()
