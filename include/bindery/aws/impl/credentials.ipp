// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_CREDENTIALS_IPP

#include <bindery/aws/credentials.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

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

} // namespace bindery::aws

#endif
