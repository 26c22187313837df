// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/credentials.hpp>
#include <bindery/error.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace test_aws_credentials {

namespace aws = bindery::aws;
using test_aws::error_of;
using test_aws::get;

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

/// Has what a test gives it, and counts how often it is asked.
class counted_provider final : public aws::credentials_provider
{
public:
    explicit counted_provider(std::string id) : id_(std::move(id)) { }

    boost::asio::awaitable<std::shared_ptr<aws::credentials const>> get() override
    {
        ++count;
        if (failure)
            throw bindery::error(*failure, id_ + " failed");
        co_return std::make_shared<aws::credentials const>(aws::credentials{id_, "s3cr3t", ""});
    }

    int                          count = 0;
    std::optional<bindery::errc> failure{};

private:
    std::string id_;
};

/// Forgets to bring anything.
class empty_provider final : public aws::credentials_provider
{
public:
    boost::asio::awaitable<std::shared_ptr<aws::credentials const>> get() override { co_return nullptr; }
};

std::string environment_error(bindery::errc expected)
{
    return error_of(expected, [] { get(*aws::environment_credentials()); });
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

BOOST_AUTO_TEST_CASE(environment_knows_the_old_name_of_the_token)
{
    scoped_variable const old("AWS_SECURITY_TOKEN", "OLD");
    {
        environment const set("AKID", "s3cr3t", nullptr);
        BOOST_TEST(get(*aws::environment_credentials()).session_token == "OLD");
    }
    {
        environment const set("AKID", "s3cr3t", "TOKEN");
        BOOST_TEST(get(*aws::environment_credentials()).session_token == "TOKEN");
    }
    {
        environment const     set("AKID", "s3cr3t", nullptr);
        scoped_variable const odd("AWS_SECURITY_TOKEN", "O D");
        BOOST_TEST(environment_error(bindery::errc::invalid_config)
                       .starts_with("the environment variable AWS_SECURITY_TOKEN contains a character"));
    }
}

BOOST_AUTO_TEST_CASE(environment_says_what_is_missing)
{
    std::string const end = " (and AWS_SESSION_TOKEN for temporary credentials)";
    std::string const none =
        "no AWS credentials in the environment: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" + end;
    {
        environment const set(nullptr, nullptr, nullptr);
        BOOST_TEST(environment_error(bindery::errc::no_credentials) == none);
    }
    {
        environment const set("", "s3cr3t", nullptr);
        BOOST_TEST(environment_error(bindery::errc::no_credentials) == none);
    }
    {
        environment const set("AKID", nullptr, "TOKEN");
        BOOST_TEST(environment_error(bindery::errc::invalid_config)
                   == "AWS_ACCESS_KEY_ID is set in the environment, but AWS_SECRET_ACCESS_KEY is not: set both" + end);
    }
}

BOOST_AUTO_TEST_CASE(environment_says_what_cannot_be_used)
{
    std::string const end =
        " contains a character that no AWS credential has, such as a space or a line break: set it again";
    auto const why = [] { return environment_error(bindery::errc::invalid_config); };
    {
        environment const set("AKID\n", "s3cr3t", nullptr);
        BOOST_TEST(why() == "the environment variable AWS_ACCESS_KEY_ID" + end);
    }
    {
        environment const set("AKID", "s3cr3t\r", nullptr);
        BOOST_TEST(why() == "the environment variable AWS_SECRET_ACCESS_KEY" + end);
    }
    {
        environment const set("AKID", "s3cr3t", "TOK EN");
        BOOST_TEST(why() == "the environment variable AWS_SESSION_TOKEN" + end);
    }
}

BOOST_AUTO_TEST_CASE(environment_says_when_they_expire)
{
    using namespace std::chrono;
    environment const set("AKID", "s3cr3t", "TOKEN");
    {
        scoped_variable const expiration("AWS_CREDENTIAL_EXPIRATION", "2199-02-03T04:05:06Z");
        auto const            found = get(*aws::environment_credentials());
        BOOST_REQUIRE(found.expires_at.has_value());
        BOOST_TEST((*found.expires_at == sys_days(2199y / 2 / 3) + 4h + 5min + 6s));
    }
    {
        scoped_variable const expiration("AWS_CREDENTIAL_EXPIRATION", "");
        BOOST_TEST(!get(*aws::environment_credentials()).expires_at.has_value());
    }
    {
        scoped_variable const expiration("AWS_CREDENTIAL_EXPIRATION", "2001-02-03T04:05:06Z");
        BOOST_TEST(environment_error(bindery::errc::credentials_failed)
                   == "the AWS credentials in the environment expired at 2001-02-03T04:05:06Z, as "
                      "AWS_CREDENTIAL_EXPIRATION says: set new ones");
    }
    {
        scoped_variable const expiration("AWS_CREDENTIAL_EXPIRATION", "tomorrow");
        BOOST_TEST(environment_error(bindery::errc::invalid_config)
                   == "the environment variable AWS_CREDENTIAL_EXPIRATION is no time such as 2026-11-23T20:15:30Z: "
                      "\"tomorrow\"");
    }
}

BOOST_AUTO_TEST_CASE(a_chain_takes_the_first_that_has_any)
{
    auto const first = std::make_shared<counted_provider>("FIRST");
    auto const second = std::make_shared<counted_provider>("SECOND");
    auto const chain = aws::chain_credentials({first, second});
    BOOST_TEST(chain->name() == "chain");
    first->failure = bindery::errc::no_credentials;
    BOOST_TEST(get(*chain).access_key_id == "SECOND");
    BOOST_TEST(chain->name() == "custom");
    // The chosen one is asked alone.
    first->failure.reset();
    BOOST_TEST(get(*chain).access_key_id == "SECOND");
    BOOST_TEST(first->count == 1);
    // Once it has none any more, all are asked.
    second->failure = bindery::errc::no_credentials;
    BOOST_TEST(get(*chain).access_key_id == "FIRST");
    BOOST_TEST(second->count == 3);
}

BOOST_AUTO_TEST_CASE(a_chain_asks_all_again_when_the_chosen_one_has_none_any_more)
{
    auto const set = std::make_shared<test_aws::variables>();
    auto const where = [set](std::string_view name) { return test_aws::environment_of(*set)(name); };
    auto const chain = aws::chain_credentials(
        {aws::environment_credentials(where), aws::static_credentials({"STATIC", "s3cr3t", ""})});
    set->insert({{"AWS_ACCESS_KEY_ID", "VARIABLE"}, {"AWS_SECRET_ACCESS_KEY", "s3cr3t"}});
    BOOST_TEST(chain->current() == nullptr); // Nobody has been asked yet.
    BOOST_TEST(get(*chain).access_key_id == "VARIABLE");
    BOOST_TEST(chain->current()->access_key_id == "VARIABLE");
    set->clear();
    BOOST_TEST(chain->current() == nullptr);
    BOOST_TEST(get(*chain).access_key_id == "STATIC");
    BOOST_TEST(chain->current()->access_key_id == "STATIC");
}

BOOST_AUTO_TEST_CASE(a_chain_without_credentials_tells_why_each_had_none)
{
    auto const first = std::make_shared<counted_provider>("FIRST");
    auto const second = std::make_shared<counted_provider>("SECOND");
    first->failure = second->failure = bindery::errc::no_credentials;
    using test_aws::get_error;
    BOOST_TEST(get_error(bindery::errc::no_credentials, *aws::chain_credentials({first, second}))
               == "FIRST failed; SECOND failed");
    BOOST_TEST(
        get_error(bindery::errc::no_credentials, *aws::chain_credentials({})) == "no credentials provider was given");
}

BOOST_AUTO_TEST_CASE(a_chain_passes_over_a_provider_that_brings_null)
{
    auto const empty = std::make_shared<empty_provider>();
    auto const good = std::make_shared<counted_provider>("GOOD");
    BOOST_TEST(get(*aws::chain_credentials({empty, good})).access_key_id == "GOOD");
    BOOST_TEST(test_aws::get_error(bindery::errc::no_credentials, *aws::chain_credentials({empty}))
               == "the credentials provider \"custom\" brought null instead of credentials or an error");
}

BOOST_AUTO_TEST_CASE(a_broken_provider_is_not_passed_over)
{
    auto const broken = std::make_shared<counted_provider>("BROKEN");
    auto const good = std::make_shared<counted_provider>("GOOD");
    auto const chain = aws::chain_credentials({broken, good});
    for (auto const code : {bindery::errc::credentials_failed, bindery::errc::invalid_config}) {
        broken->failure = code;
        BOOST_TEST(test_aws::get_error(code, *chain) == "BROKEN failed");
    }
    BOOST_TEST(good->count == 0);
}

BOOST_AUTO_TEST_SUITE_END()
