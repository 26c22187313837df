// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/credentials.hpp>
#include <bindery/error.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace test_aws_credentials {

namespace aws = bindery::aws;

/// Sets an environment variable, or removes it where the value is null, and puts back what was there before.
class scoped_variable
{
public:
    scoped_variable(char const* name, char const* value) : name_(name)
    {
        if (char const* const before = std::getenv(name)) {
            was_set_ = true;
            before_ = before;
        }
        assign(value);
    }
    scoped_variable(scoped_variable const&) = delete;
    scoped_variable& operator=(scoped_variable const&) = delete;
    ~scoped_variable() { assign(was_set_ ? before_.c_str() : nullptr); }

private:
    void assign(char const* value) const
    {
        if (value)
            ::setenv(name_, value, 1);
        else
            ::unsetenv(name_);
    }

    char const* name_;
    bool        was_set_ = false;
    std::string before_{};
};

struct environment
{
    environment(char const* id, char const* secret, char const* token)
        : id_("AWS_ACCESS_KEY_ID", id), secret_("AWS_SECRET_ACCESS_KEY", secret), token_("AWS_SESSION_TOKEN", token)
    {
    }

private:
    scoped_variable id_, secret_, token_;
};

aws::credentials get(aws::credentials_provider& from)
{
    aws::credentials        result;
    boost::asio::io_context io;
    auto const              keep = [&](std::exception_ptr failed, std::shared_ptr<aws::credentials const> found) {
        if (failed)
            std::rethrow_exception(failed);
        result = *found;
    };
    boost::asio::co_spawn(io, from.get(), keep);
    io.run();
    return result;
}

/// The error of a function that must throw bindery::error; its text must not quote a secret.
template <class Function>
std::string error_of(bindery::errc expected, Function function)
{
    try {
        function();
    }
    catch (bindery::error const& error) {
        BOOST_TEST((error.code() == expected));
        std::string const what = error.what();
        BOOST_TEST(what.find("s3cr3t") == what.npos);
        return what;
    }
    BOOST_ERROR("nothing was thrown");
    return {};
}

std::string environment_error()
{
    auto const provider = aws::environment_credentials();
    return error_of(bindery::errc::no_credentials, [&] { get(*provider); });
}

} // namespace test_aws_credentials

BOOST_AUTO_TEST_SUITE(aws_credentials)

namespace aws = bindery::aws;
using namespace test_aws_credentials;

BOOST_AUTO_TEST_CASE(static_ones_are_returned_every_time)
{
    aws::credentials const given{"AKID", "s3cr3t/+=", "TOKEN/+="};
    auto const             provider = aws::static_credentials(given);
    BOOST_TEST((get(*provider) == given));
    BOOST_TEST((get(*provider) == given));
}

BOOST_AUTO_TEST_CASE(static_ones_are_checked)
{
    auto const error = [](aws::credentials given) {
        return error_of(bindery::errc::invalid_config, [&] { aws::static_credentials(std::move(given)); });
    };
    BOOST_TEST(error({"", "s3cr3t", ""}) == "the AWS access key ID is empty");
    BOOST_TEST(error({"AKID", "", ""}) == "the AWS secret access key is empty");
    std::string const odd = " contains a character that no AWS credential has, such as a space or a line break";
    BOOST_TEST(error({"AK/ID", "s3cr3t", ""}) == "the AWS access key ID" + odd);
    BOOST_TEST(error({"AKID, Signature=", "s3cr3t", ""}) == "the AWS access key ID" + odd);
    BOOST_TEST(error({"AKID", "s3cr3t ", ""}) == "the AWS secret access key" + odd);
    BOOST_TEST(error({"AKID", "s3cr3t", "TOKEN\r\nX-Field: value"}) == "the AWS session token" + odd);
    BOOST_TEST(error({"AKID", "s3cr3t\xC3\xA9", ""}) == "the AWS secret access key" + odd);
}

BOOST_AUTO_TEST_CASE(environment_is_read_when_asked)
{
    auto const provider = aws::environment_credentials();
    {
        environment const set("AKID1", "s3cr3t1", nullptr);
        BOOST_TEST((get(*provider) == aws::credentials{"AKID1", "s3cr3t1", ""}));
    }
    {
        environment const set("AKID2", "s3cr3t2", "TOKEN2");
        BOOST_TEST((get(*provider) == aws::credentials{"AKID2", "s3cr3t2", "TOKEN2"}));
    }
    {
        environment const set("AKID3", "s3cr3t3", "");
        BOOST_TEST((get(*provider) == aws::credentials{"AKID3", "s3cr3t3", ""}));
    }
}

BOOST_AUTO_TEST_CASE(environment_says_what_is_missing)
{
    std::string const start = "no AWS credentials in the environment: set ";
    std::string const end = " (and AWS_SESSION_TOKEN for temporary credentials)";
    {
        environment const set(nullptr, nullptr, nullptr);
        BOOST_TEST(environment_error() == start + "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" + end);
    }
    {
        environment const set("AKID", nullptr, "TOKEN");
        BOOST_TEST(environment_error() == start + "AWS_SECRET_ACCESS_KEY" + end);
    }
    {
        environment const set("", "s3cr3t", nullptr);
        BOOST_TEST(environment_error() == start + "AWS_ACCESS_KEY_ID" + end);
    }
}

BOOST_AUTO_TEST_CASE(environment_says_what_cannot_be_used)
{
    std::string const end =
        " contains a character that no AWS credential has, such as a space or a line break: set it again";
    {
        environment const set("AKID\n", "s3cr3t", nullptr);
        BOOST_TEST(environment_error() == "the environment variable AWS_ACCESS_KEY_ID" + end);
    }
    {
        environment const set("AKID", "s3cr3t\r", nullptr);
        BOOST_TEST(environment_error() == "the environment variable AWS_SECRET_ACCESS_KEY" + end);
    }
    {
        environment const set("AKID", "s3cr3t", "TOK EN");
        BOOST_TEST(environment_error() == "the environment variable AWS_SESSION_TOKEN" + end);
    }
}

BOOST_AUTO_TEST_CASE(a_profile_has_keys)
{
    test_aws::home_folder const home("[profile both]\naws_access_key_id = CONFIG\naws_secret_access_key = s3cr3t\n",
        "[default]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t\n"
        "[both]\naws_access_key_id = CREDENTIALS\naws_session_token = TOKEN\n");
    auto const                  keys = [&](std::string profile, test_aws::variables set = {}) {
        return get(*aws::profile_credentials(std::move(profile), home.environment(std::move(set))));
    };
    BOOST_TEST((keys("") == aws::credentials{"AKID", "s3cr3t", ""}));
    BOOST_TEST((keys("both") == aws::credentials{"CREDENTIALS", "s3cr3t", "TOKEN"}));
    BOOST_TEST((keys("", {{"AWS_PROFILE", "both"}}) == aws::credentials{"CREDENTIALS", "s3cr3t", "TOKEN"}));
    BOOST_TEST((keys("default", {{"AWS_PROFILE", "both"}}) == aws::credentials{"AKID", "s3cr3t", ""}));
}

BOOST_AUTO_TEST_CASE(a_profile_is_read_again_only_after_a_failure)
{
    test_aws::home_folder const home;
    auto const                  provider = aws::profile_credentials({}, home.environment());
    BOOST_TEST(error_of(bindery::errc::no_credentials, [&] { get(*provider); })
               == "the profile default is not in the AWS configuration files");
    home.write(".aws/credentials", "[default]\naws_access_key_id = FIRST\naws_secret_access_key = s3cr3t\n");
    auto const first = provider->current();
    home.write(".aws/credentials", "[default]\naws_access_key_id = SECOND\naws_secret_access_key = s3cr3t\n");
    BOOST_TEST(first->access_key_id == "FIRST");
    BOOST_TEST(provider->current() == first);
}

BOOST_AUTO_TEST_CASE(a_profile_that_cannot_be_used_says_why)
{
    test_aws::home_folder const home({},
        "[empty]\nregion = x\n[half]\naws_access_key_id = AKID\n"
        "[odd]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t s3cr3t\n"
        "[role]\naws_access_key_id = AKID\naws_secret_access_key = s3cr3t\nrole_arn = a\n"
        "[process]\ncredential_process = x\n");
    auto const                  why = [&](bindery::errc code, char const* profile) {
        return error_of(code, [&] { get(*aws::profile_credentials(profile, home.environment())); });
    };
    using bindery::errc;
    BOOST_TEST(why(errc::no_credentials, "none") == "the profile none is not in the AWS configuration files");
    BOOST_TEST(why(errc::no_credentials, "empty") == "the profile empty has no keys");
    BOOST_TEST(
        why(errc::invalid_config, "half") == "the profile half has no aws_secret_access_key, only the other key");
    BOOST_TEST(
        why(errc::invalid_config, "odd").starts_with("aws_secret_access_key of the profile odd contains a character"));
    BOOST_TEST(
        why(errc::invalid_config, "role").starts_with("the profile role gets its credentials by role_arn, which is"));
    BOOST_TEST(why(errc::invalid_config, "process").find("credential_process") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_chain_takes_the_first_that_has_any)
{
    test_aws::home_folder const home({}, "[default]\naws_access_key_id = FILE\naws_secret_access_key = s3cr3t\n"
                                         "[named]\naws_access_key_id = NAMED\naws_secret_access_key = s3cr3t\n");
    test_aws::variables const   keys{{"AWS_ACCESS_KEY_ID", "VARIABLE"}, {"AWS_SECRET_ACCESS_KEY", "s3cr3t"}};
    BOOST_TEST(get(*aws::default_credentials({}, home.environment(keys))).access_key_id == "VARIABLE");
    BOOST_TEST(get(*aws::default_credentials({}, home.environment())).access_key_id == "FILE");
    BOOST_TEST(get(*aws::default_credentials("named", home.environment(keys))).access_key_id == "NAMED");

    auto const chain = aws::default_credentials({}, home.environment());
    BOOST_TEST(chain->current() == nullptr); // Nobody has been asked yet.
    get(*chain);
    BOOST_TEST(chain->current()->access_key_id == "FILE");
}

BOOST_AUTO_TEST_CASE(a_chain_asks_all_again_when_the_chosen_one_has_none_any_more)
{
    auto const set = std::make_shared<test_aws::variables>();
    auto const where = [set](std::string_view name) { return test_aws::environment_of(*set)(name); };
    auto const chain = aws::chain_credentials(
        {aws::environment_credentials(where), aws::static_credentials({"STATIC", "s3cr3t", ""})});
    set->insert({{"AWS_ACCESS_KEY_ID", "VARIABLE"}, {"AWS_SECRET_ACCESS_KEY", "s3cr3t"}});
    BOOST_TEST(get(*chain).access_key_id == "VARIABLE");
    BOOST_TEST(chain->current()->access_key_id == "VARIABLE");
    set->clear();
    BOOST_TEST(chain->current() == nullptr);
    BOOST_TEST(get(*chain).access_key_id == "STATIC");
    BOOST_TEST(chain->current()->access_key_id == "STATIC");
}

BOOST_AUTO_TEST_CASE(a_chain_without_credentials_tells_why_each_had_none)
{
    test_aws::home_folder const home;
    BOOST_TEST(error_of(bindery::errc::no_credentials, [&] { get(*aws::default_credentials({}, home.environment())); })
               == "no AWS credentials in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and "
                  "AWS_SESSION_TOKEN for temporary credentials); the profile default is not in the AWS configuration "
                  "files");
    BOOST_TEST(error_of(bindery::errc::no_credentials, [] { get(*aws::chain_credentials({})); })
               == "no credentials provider was given");
}

BOOST_AUTO_TEST_CASE(a_broken_provider_is_not_passed_over)
{
    test_aws::home_folder const home({}, "[default]\naws_access_key_id = AKID\n");
    auto const                  chain = aws::chain_credentials(
                         {aws::profile_credentials({}, home.environment()), aws::static_credentials({"STATIC", "s3cr3t", ""})});
    BOOST_TEST(
        error_of(bindery::errc::invalid_config, [&] { get(*chain); }).find("only the other key") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
