// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_CREDENTIALS_IPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/shared_config.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws {
namespace detail {

/// Whether each character may stand in an HTTP field and ends neither an element of a credential scope (a slash, where
/// `slash_allowed` is false) nor a parameter of the Authorization field (a comma).
inline bool is_credential_text(std::string_view text, bool slash_allowed) noexcept
{
    return std::all_of(text.begin(), text.end(),
        [&](char c) { return http::detail::is_visible(c) && c != ',' && (slash_allowed || c != '/'); });
}

/// The name of the first part with a character that no AWS credential has, or nothing. Such a part would be refused by
/// the service with a message that does not tell which one it is.
inline std::string_view unusable_part(credentials const& some, std::string_view id_name, std::string_view secret_name,
    std::string_view token_name) noexcept
{
    if (!is_credential_text(some.access_key_id, false))
        return id_name;
    if (!is_credential_text(some.secret_access_key, true))
        return secret_name;
    if (!is_credential_text(some.session_token, true))
        return token_name;
    return {};
}

class static_provider final : public credentials_provider
{
public:
    explicit static_provider(credentials always) : always_(std::make_shared<credentials const>(std::move(always))) { }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override { co_return always_; }

    std::shared_ptr<credentials const> current() override { return always_; }

private:
    std::shared_ptr<credentials const> const always_;
};

class environment_provider final : public credentials_provider
{
public:
    explicit environment_provider(environment where) : where_(where ? std::move(where) : process_environment()) { }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override { co_return current(); }

    std::shared_ptr<credentials const> current() override { return std::make_shared<credentials const>(read()); }

private:
    static constexpr char const* id_name = "AWS_ACCESS_KEY_ID";
    static constexpr char const* secret_name = "AWS_SECRET_ACCESS_KEY";
    static constexpr char const* token_name = "AWS_SESSION_TOKEN";

    credentials read() const
    {
        credentials found{
            where_(id_name).value_or(""), where_(secret_name).value_or(""), where_(token_name).value_or("")};
        std::string missing;
        if (found.access_key_id.empty())
            missing = id_name;
        if (found.secret_access_key.empty())
            missing += (missing.empty() ? "" : " and ") + std::string(secret_name);
        if (!missing.empty())
            throw error(errc::no_credentials, "no AWS credentials in the environment: set " + missing
                                                  + " (and AWS_SESSION_TOKEN for temporary credentials)");
        if (auto const part = unusable_part(found, id_name, secret_name, token_name); !part.empty())
            throw error(errc::no_credentials, "the environment variable " + std::string(part)
                                                  + " contains a character that no AWS credential has, "
                                                    "such as a space or a line break: set it again");
        return found;
    }

    environment where_;
};

/// Keeps credentials that were found, for any number of threads.
class kept_credentials
{
public:
    /// What was found before, or else what `find` finds, one thread at a time.
    template <class Find>
    std::shared_ptr<credentials const> get(Find find)
    {
        std::lock_guard const lock(mutex_);
        if (!kept_)
            kept_ = std::make_shared<credentials const>(find());
        return kept_;
    }

private:
    std::mutex                         mutex_;
    std::shared_ptr<credentials const> kept_;
};

class profile_provider final : public credentials_provider
{
public:
    profile_provider(std::string profile, environment where)
        : profile_(std::move(profile)), where_(where ? std::move(where) : process_environment())
    {
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override { co_return current(); }

    std::shared_ptr<credentials const> current() override
    {
        return kept_.get([this] { return read(); });
    }

private:
    credentials read() const
    {
        auto const files = load_shared_config(where_);
        auto const name = !profile_.empty() ? profile_ : where_("AWS_PROFILE").value_or("default");
        auto const shown = "the profile " + http::detail::printable(name);
        auto const found = files.profiles.find(name);
        if (found == files.profiles.end())
            throw error(errc::no_credentials, shown + " is not in the AWS configuration files");
        auto const value = [&](char const* setting) {
            auto const* const text = found->second.find(setting);
            return text ? *text : std::string();
        };
        credentials const keys{value("aws_access_key_id"), value("aws_secret_access_key"), value("aws_session_token")};
        for (auto const* other : {"role_arn", "credential_process", "sso_session", "sso_start_url"})
            if (!value(other).empty() && (keys.access_key_id.empty() || std::string_view(other) == "role_arn"))
                throw error(errc::invalid_config, shown + " gets its credentials by " + other
                                                      + ", which is not supported: give it keys, or give the "
                                                        "client another credentials provider");
        if (keys.access_key_id.empty() && keys.secret_access_key.empty())
            throw error(errc::no_credentials, shown + " has no keys");
        if (keys.access_key_id.empty() || keys.secret_access_key.empty())
            throw error(errc::invalid_config,
                shown + " has no " + (keys.access_key_id.empty() ? "aws_access_key_id" : "aws_secret_access_key")
                    + ", only the other key");
        auto const part = unusable_part(keys, "aws_access_key_id", "aws_secret_access_key", "aws_session_token");
        if (!part.empty())
            throw error(errc::invalid_config,
                std::string(part) + " of " + shown
                    + " contains a character that no AWS credential has, such as a space or a line break");
        return keys;
    }

    std::string      profile_;
    environment      where_;
    kept_credentials kept_;
};

class chain_provider final : public credentials_provider
{
public:
    explicit chain_provider(std::vector<std::shared_ptr<credentials_provider>> providers)
        : providers_(std::move(providers))
    {
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        std::string problems;
        for (std::size_t i = 0; i < providers_.size(); ++i) {
            try {
                auto found = co_await providers_[i]->get();
                chosen_ = i;
                co_return found;
            }
            catch (boost::system::system_error const& problem) {
                if (problem.code() != errc::no_credentials)
                    throw;
                problems += (problems.empty() ? "" : "; ") + std::string(problem.what());
            }
        }
        throw error(errc::no_credentials, problems.empty() ? "no credentials provider was given" : std::move(problems));
    }

    std::shared_ptr<credentials const> current() override
    {
        auto const chosen = chosen_.load();
        if (chosen >= providers_.size())
            return nullptr;
        try {
            return providers_[chosen]->current();
        }
        catch (boost::system::system_error const& problem) {
            if (problem.code() != errc::no_credentials)
                throw;
        }
        chosen_ = none;
        return nullptr;
    }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::vector<std::shared_ptr<credentials_provider>> const providers_;
    std::atomic<std::size_t>                                 chosen_{none}; ///< Which one had some.
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> static_credentials(credentials always)
{
    if (always.access_key_id.empty() || always.secret_access_key.empty())
        throw error(errc::invalid_config,
            always.access_key_id.empty() ? "the AWS access key ID is empty" : "the AWS secret access key is empty");
    auto const part = detail::unusable_part(always, "AWS access key ID", "AWS secret access key", "AWS session token");
    if (!part.empty())
        throw error(errc::invalid_config,
            "the " + std::string(part)
                + " contains a character that no AWS credential has, such as a space or a line break");
    return std::make_shared<detail::static_provider>(std::move(always));
}

BINDERY_DECL std::shared_ptr<credentials_provider> environment_credentials(environment where)
{
    return std::make_shared<detail::environment_provider>(std::move(where));
}

BINDERY_DECL std::shared_ptr<credentials_provider> profile_credentials(std::string profile, environment where)
{
    return std::make_shared<detail::profile_provider>(std::move(profile), std::move(where));
}

BINDERY_DECL std::shared_ptr<credentials_provider> chain_credentials(
    std::vector<std::shared_ptr<credentials_provider>> providers)
{
    return std::make_shared<detail::chain_provider>(std::move(providers));
}

BINDERY_DECL std::shared_ptr<credentials_provider> default_credentials(std::string profile, environment where)
{
    if (!profile.empty())
        return profile_credentials(std::move(profile), std::move(where));
    return chain_credentials({environment_credentials(where), profile_credentials({}, where)});
}

} // namespace bindery::aws

#endif
