// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/default_credentials.hpp>
#include <bindery/aws/profile_credentials.hpp>
#include <bindery/error.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace test_aws_profile {

namespace aws = bindery::aws;
using bindery::errc;
using test_aws::get;

/// The credentials of a session, which tell apart by their key ID the reply that they are from.
std::string sts_reply(std::string const& operation, std::string const& id)
{
    return "<" + operation + "Response><" + operation + "Result><Credentials><AccessKeyId>" + id
           + "</AccessKeyId><SecretAccessKey>s3cr3t</SecretAccessKey><SessionToken>TOKEN</SessionToken>"
             "<Expiration>2199-01-01T00:00:00Z</Expiration></Credentials></"
           + operation + "Result></" + operation + "Response>";
}

std::string document_of(std::string const& id)
{
    return "{\"AccessKeyId\":\"" + id
           + "\",\"SecretAccessKey\":\"s3cr3t\",\"Token\":\"TOKEN\",\"Expiration\":\"2199-01-01T00:00:00Z\"}";
}

/// Profiles whose services answer from a script.
struct profiles : test_aws::home_folder
{
    using home_folder::home_folder;

    std::shared_ptr<aws::credentials_provider> provider(std::string name = {}, test_aws::variables set = {}) const
    {
        return aws::profile_credentials(
            std::move(name), {.environment = environment(std::move(set)), .transport = transport});
    }

    aws::credentials keys(std::string name = {}, test_aws::variables set = {}) const
    {
        return get(*provider(std::move(name), std::move(set)));
    }

    std::string why(errc code, std::string name) const { return test_aws::get_error(code, *provider(std::move(name))); }

    /// Who signed the requests, and what they said.
    std::vector<std::string> requests() const
    {
        std::vector<std::string> result;
        for (auto const& each : transport->requests()) {
            auto const signature = std::string(bindery::http::find_field(each.fields, "Authorization"));
            auto const begin = signature.find("Credential=");
            auto const id =
                begin == signature.npos ? "nobody" : signature.substr(begin + 11, signature.find('/') - begin - 11);
            result.push_back(id + " " + (each.body.empty() ? each.target : each.body));
        }
        return result;
    }

    std::shared_ptr<bindery::testing::scripted_transport> transport =
        std::make_shared<bindery::testing::scripted_transport>();
};

constexpr char key_lines[] = "aws_access_key_id = AKID\naws_secret_access_key = s3cr3t\n";
constexpr char role_line[] = "role_arn = arn:aws:iam::123456789012:role/a\nrole_session_name = s1\n";

std::string assume(std::string const& role)
{
    return "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2F" + role
           + "&RoleSessionName=s1";
}

} // namespace test_aws_profile

BOOST_AUTO_TEST_SUITE(aws_profile_credentials)

using namespace test_aws_profile;

BOOST_AUTO_TEST_CASE(a_profile_has_keys)
{
    profiles const with("[profile both]\naws_access_key_id = CONFIG\naws_secret_access_key = s3cr3t\n",
        "[default]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t\n"
        "[both]\naws_access_key_id = CREDENTIALS\naws_session_token = TOKEN\n");
    BOOST_TEST((with.keys() == aws::credentials{"AKID", "s3cr3t", ""}));
    BOOST_TEST((with.keys("both") == aws::credentials{"CREDENTIALS", "s3cr3t", "TOKEN"}));
    BOOST_TEST((with.keys("", {{"AWS_PROFILE", "both"}}) == aws::credentials{"CREDENTIALS", "s3cr3t", "TOKEN"}));
    BOOST_TEST((with.keys("default", {{"AWS_PROFILE", "both"}}) == aws::credentials{"AKID", "s3cr3t", ""}));
}

BOOST_AUTO_TEST_CASE(a_profile_is_read_again_only_after_a_failure)
{
    profiles const with;
    auto const     provider = with.provider();
    BOOST_TEST(test_aws::get_error(errc::no_credentials, *provider)
               == "the profile default is not in the AWS configuration files");
    BOOST_TEST(provider->name() == "profile");
    with.write(".aws/credentials", "[default]\naws_access_key_id = FIRST\naws_secret_access_key = s3cr3t\n");
    BOOST_TEST(provider->current() == nullptr); // Reads no files.
    BOOST_TEST(get(*provider).access_key_id == "FIRST");
    auto const first = provider->current();
    with.write(".aws/credentials", "[default]\naws_access_key_id = SECOND\naws_secret_access_key = s3cr3t\n");
    BOOST_TEST(first->access_key_id == "FIRST");
    BOOST_TEST(provider->current() == first);
    BOOST_TEST(provider->name() == "static");

    with.write(".aws/config", "[profile p]\ncredential_process = false\n");
    auto const process = with.provider("p");
    test_aws::get_error(errc::credentials_failed, *process);
    with.write(".aws/config", std::string("[profile p]\n") + key_lines);
    BOOST_TEST(get(*process).access_key_id == "AKID");
}

BOOST_AUTO_TEST_CASE(a_role_has_the_source_that_its_profile_names)
{
    profiles const with(std::string("[profile base]\n") + key_lines + "[profile a]\nsource_profile = base\n"
                        + "external_id = x1\nduration_seconds = 900\n" + role_line
                        + "[profile self]\nsource_profile = self\n" + key_lines + role_line);
    with.transport->reply(200, sts_reply("AssumeRole", "ASIA"));
    with.transport->reply(200, sts_reply("AssumeRole", "SELF"));
    auto const provider = with.provider("a");
    BOOST_TEST(provider->current() == nullptr);
    BOOST_TEST(get(*provider).access_key_id == "ASIA");
    BOOST_TEST(provider->name() == "role");
    BOOST_TEST(with.keys("self").access_key_id == "SELF");
    BOOST_TEST((with.requests()
                == std::vector<std::string>{
                    "AKID " + assume("a") + "&DurationSeconds=900&ExternalId=x1", "AKID " + assume("a")}));
}

BOOST_AUTO_TEST_CASE(roles_are_assumed_in_a_chain)
{
    std::string const arn = "role_session_name = s1\nrole_arn = arn:aws:iam::123456789012:role/";
    profiles const    with("[profile c]\nsource_profile = b\nregion = eu-west-1\n" + arn
                           + "c\n[profile b]\nsource_profile = a\n" + arn + "b\n[profile a]\nsource_profile = base\n" + arn
                           + "a\n[profile base]\n" + key_lines);
    for (auto const* const id : {"A", "B", "C"})
        with.transport->reply(200, sts_reply("AssumeRole", id));
    BOOST_TEST(with.keys("c").access_key_id == "C");
    BOOST_TEST(
        (with.requests() == std::vector<std::string>{"AKID " + assume("a"), "A " + assume("b"), "B " + assume("c")}));
    BOOST_TEST(with.transport->last_endpoint().host == "sts.eu-west-1.amazonaws.com");
}

BOOST_AUTO_TEST_CASE(a_source_with_keys_is_no_role)
{
    profiles const with(std::string("[profile a]\nsource_profile = b\n") + role_line
                        + "[profile b]\nsource_profile = a\n" + role_line + key_lines);
    with.transport->reply(200, sts_reply("AssumeRole", "ASIA"));
    BOOST_TEST(with.keys("a").access_key_id == "ASIA");
    BOOST_TEST((with.requests() == std::vector<std::string>{"AKID " + assume("a")}));
}

BOOST_AUTO_TEST_CASE(a_role_may_have_another_source_than_a_profile)
{
    auto const config = [](std::string const& source) {
        return std::string("[default]\n") + role_line + "credential_source = " + source + "\n";
    };
    {
        profiles const with(config("environment"));
        with.transport->reply(200, sts_reply("AssumeRole", "ASIA"));
        BOOST_TEST(with.keys("", {{"AWS_ACCESS_KEY_ID", "VARIABLE"}, {"AWS_SECRET_ACCESS_KEY", "s3cr3t"}}).access_key_id
                   == "ASIA");
        BOOST_TEST((with.requests() == std::vector<std::string>{"VARIABLE " + assume("a")}));
    }
    {
        profiles const with(config("EcsContainer"));
        with.transport->reply(200, document_of("CONTAINER"));
        with.transport->reply(200, sts_reply("AssumeRole", "ASIA"));
        with.keys("", {{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x"}});
        BOOST_TEST((with.requests() == std::vector<std::string>{"nobody /x", "CONTAINER " + assume("a")}));
    }
    {
        profiles const with(config("Ec2InstanceMetadata"));
        with.transport->reply(200, "token");
        with.transport->reply(200, "role");
        with.transport->reply(200, document_of("INSTANCE"));
        with.transport->reply(200, sts_reply("AssumeRole", "ASIA"));
        with.keys();
        BOOST_TEST(with.requests().back() == "INSTANCE " + assume("a"));
    }
    {
        // What is set up must work.
        profiles const with(config("EcsContainer"));
        BOOST_TEST(with.why(errc::credentials_failed, "default")
                       .starts_with("the role arn:aws:iam::123456789012:role/a cannot be assumed: no container's"));
    }
}

BOOST_AUTO_TEST_CASE(a_profile_may_show_a_web_identity)
{
    profiles const with;
    with.write("token", "a.b.c");
    with.write(".aws/config", std::string("[default]\n") + role_line + "web_identity_token_file = " + with.path()
                                  + "/token\n" + "source_profile = ignored\n");
    with.transport->reply(200, sts_reply("AssumeRoleWithWebIdentity", "ASIA"));
    BOOST_TEST(with.keys().access_key_id == "ASIA");
    BOOST_TEST(with.requests().front().ends_with("&WebIdentityToken=a.b.c"));
}

BOOST_AUTO_TEST_CASE(a_profile_may_use_sso)
{
    profiles const with("[profile a]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n"
                        "[profile b]\nsso_start_url = u\nsso_region = r1\nsso_account_id = 2\nsso_role_name = q\n"
                        "[sso-session s]\nsso_region = eu-west-1\nsso_start_url = u\n",
        std::string("[a]\n") + key_lines);
    std::filesystem::create_directories(with.path() + "/.aws/sso/cache");
    // Of "s" and of "u".
    for (std::string const name :
        {"a0f1490a20d0211c997b44bc357e1972deab8ae3", "51e69892ab49df85c6230ccc57f8e1d1606caccc"})
        with.write(".aws/sso/cache/" + name + ".json", R"({"accessToken":"t","expiresAt":"2199-01-01T00:00:00Z"})");
    for (int i = 0; i != 2; ++i)
        with.transport->reply(200, R"({"roleCredentials":{"accessKeyId":"ASIA","secretAccessKey":"s3cr3t",)"
                                   R"("sessionToken":"TOKEN","expiration":7226582400000}})");
    BOOST_TEST(with.keys("a").access_key_id == "ASIA"); // Keys in the same profile come later.
    BOOST_TEST(with.transport->last_endpoint().host == "portal.sso.eu-west-1.amazonaws.com");
    BOOST_TEST(with.keys("b").access_key_id == "ASIA");
    BOOST_TEST(with.transport->last_endpoint().host == "portal.sso.r1.amazonaws.com");
}

BOOST_AUTO_TEST_CASE(a_failure_does_not_forget_the_credentials_of_an_instance)
{
    profiles const with("[default]\ncredential_source = Ec2InstanceMetadata\n" + std::string(role_line));
    auto const     begin = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);
    std::chrono::system_clock::time_point now = begin;
    auto const                            provider = aws::profile_credentials(
                                   {}, {.environment = with.environment(), .clock = [&] { return now; }, .transport = with.transport});
    with.transport->reply(200, "token");
    with.transport->reply(200, "role");
    with.transport->reply(200, R"({"AccessKeyId":"INSTANCE","SecretAccessKey":"s3cr3t","Token":"TOKEN",)"
                               R"("Expiration":"2026-11-01T06:00:00Z"})");
    with.transport->reply(200, sts_reply("AssumeRole", "ROLE1"));
    BOOST_TEST(get(*provider).access_key_id == "ROLE1");
    // An outage is a failure at first, and once the instance's credentials have expired they are used on.
    with.transport->reply(404);
    test_aws::get_error(errc::credentials_failed, *provider);
    now = begin + std::chrono::hours(6);
    with.transport->reply(404);
    with.transport->reply(200, sts_reply("AssumeRole", "ROLE2"));
    BOOST_TEST(get(*provider).access_key_id == "ROLE2");
    BOOST_TEST(with.requests().back().starts_with("INSTANCE "));
}

BOOST_AUTO_TEST_CASE(a_profile_may_name_a_process)
{
    profiles const with("[profile a]\ncredential_process = printf "
                        "'{\"Version\":1,\"AccessKeyId\":\"PROCESS\",\"SecretAccessKey\":\"s3cr3t\"}'\n"
                        "[profile b]\ncredential_process = x\n",
        std::string("[b]\n") + key_lines);
    BOOST_TEST(with.keys("a").access_key_id == "PROCESS");
    BOOST_TEST(with.keys("b").access_key_id == "AKID");
}

BOOST_AUTO_TEST_CASE(a_profile_that_cannot_be_used_says_why)
{
    std::string const role = role_line;
    profiles const    with("[empty]\n[profile empty]\nregion = x\n[profile half]\naws_access_key_id = AKID\n"
                              "[profile odd]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t s3cr3t\n"
                              "[profile neither]\n"
                           + role + "[profile both]\nsource_profile = a\ncredential_source = Environment\n" + role
                           + "[profile mfa]\nsource_profile = half\nmfa_serial = x\n" + role
                           + "[profile gone]\nsource_profile = none\n" + role
                           + "[profile unknown]\ncredential_source = Moon\n" + role
                           + "[profile short]\nsource_profile = half\nduration_seconds = 5m\n" + role
                           + "[profile poor]\nsource_profile = empty\n" + role + "[profile l1]\nsource_profile = l2\n"
                           + role + "[profile l2]\nsource_profile = l3\n" + role + "[profile l3]\nsource_profile = l2\n"
                           + role + "[profile own]\nsource_profile = own\n" + role
                           + "[profile web]\nweb_identity_token_file = x\n[profile quote]\ncredential_process = 'x\n"
                                "[profile sso]\nsso_account_id = 1\nsso_start_url = u\nsso_role_name = r\n"
                                "[profile lost]\nsso_session = none\nsso_account_id = 1\n"
                                "[profile split]\nsso_session = s\nsso_account_id = 1\nsso_region = a\n"
                                "[sso-session s]\nsso_region = b\n");
    using bindery::errc;
    BOOST_TEST(with.why(errc::no_credentials, "none") == "the profile none is not in the AWS configuration files");
    BOOST_TEST(with.why(errc::no_credentials, "empty") == "the profile empty has no credentials");
    auto const wrong = [&](char const* name) { return with.why(errc::invalid_config, name); };
    BOOST_TEST(wrong("half") == "the profile half has no aws_secret_access_key, only the other key");
    BOOST_TEST(wrong("odd").starts_with("the profile odd has an aws_secret_access_key with a character that no AWS"));
    BOOST_TEST(
        wrong("neither") == "the profile neither has a role_arn, but neither source_profile nor credential_source");
    BOOST_TEST(wrong("both") == "the profile both has both source_profile and credential_source");
    BOOST_TEST(wrong("mfa").starts_with("the profile mfa has an mfa_serial, but a program cannot know the code of"));
    BOOST_TEST(
        wrong("gone") == "the profile gone has the source_profile none, which is not in the AWS configuration files");
    BOOST_TEST(wrong("unknown")
               == "the profile unknown has the credential_source Moon, which is none of Environment, "
                  "Ec2InstanceMetadata and EcsContainer");
    BOOST_TEST(wrong("short") == "the profile short has the duration_seconds 5m, which is no number from 900 to 43200");
    BOOST_TEST(wrong("poor") == "the source of the profile poor: the profile empty has no credentials");
    BOOST_TEST(wrong("l1") == "the profile l3 has a source_profile that leads back to itself: l1, l2, l3, l2");
    BOOST_TEST(wrong("own") == "the profile own has a source_profile that leads back to itself: own, own");
    BOOST_TEST(wrong("web") == "the profile web has a web_identity_token_file, but no role_arn");
    BOOST_TEST(wrong("quote").starts_with("the profile quote has a credential_process that cannot be used: "));
    BOOST_TEST(wrong("sso") == "the profile sso uses SSO: sso_region is missing");
    BOOST_TEST(wrong("lost")
               == "the profile lost names the section [sso-session none], which the AWS configuration file does not "
                  "have");
    BOOST_TEST(wrong("split") == "the profile split and its sso-session have different values of sso_region");
}

BOOST_AUTO_TEST_CASE(the_default_is_a_chain_in_the_order_of_the_other_sdks)
{
    profiles const with(std::string("[default]\n") + key_lines
                        + "[profile named]\naws_access_key_id = NAMED\naws_secret_access_key = s3cr3t\n");
    with.write("token", "a.b.c");
    auto const ask = [&](test_aws::variables set, std::string profile = {}) {
        return aws::default_credentials(
            std::move(profile), {.environment = with.environment(std::move(set)), .transport = with.transport});
    };
    test_aws::variables set{{"AWS_ACCESS_KEY_ID", "VARIABLE"}, {"AWS_SECRET_ACCESS_KEY", "s3cr3t"},
        {"AWS_WEB_IDENTITY_TOKEN_FILE", with.path() + "/token"}, {"AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/a"},
        {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x"}};
    BOOST_TEST(get(*ask(set, "named")).access_key_id == "NAMED");
    BOOST_TEST(get(*ask(set)).access_key_id == "VARIABLE");
    set.erase("AWS_ACCESS_KEY_ID");
    with.transport->reply(200, sts_reply("AssumeRoleWithWebIdentity", "IDENTITY"));
    BOOST_TEST(get(*ask(set)).access_key_id == "IDENTITY");
    set.erase("AWS_WEB_IDENTITY_TOKEN_FILE");
    BOOST_TEST(get(*ask(set)).access_key_id == "AKID");
    with.write(".aws/config", "");
    with.transport->reply(200, document_of("CONTAINER"));
    BOOST_TEST(get(*ask(set)).access_key_id == "CONTAINER");
    set.erase("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
    with.transport->reply(200, "token");
    with.transport->reply(200, "role");
    with.transport->reply(200, document_of("INSTANCE"));
    auto const last = ask(set);
    BOOST_TEST(get(*last).access_key_id == "INSTANCE");
    BOOST_TEST(last->name() == "IMDS");

    set.insert({"AWS_EC2_METADATA_DISABLED", "true"});
    BOOST_TEST(test_aws::get_error(errc::no_credentials, *ask(set))
               == "no AWS credentials in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and "
                  "AWS_SESSION_TOKEN for temporary credentials); no web identity: AWS_WEB_IDENTITY_TOKEN_FILE is not "
                  "set; the profile default is not in the AWS configuration files; no container's credentials: neither "
                  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set; the instance "
                  "metadata service is not asked: AWS_EC2_METADATA_DISABLED is true");
}

BOOST_AUTO_TEST_SUITE_END()
