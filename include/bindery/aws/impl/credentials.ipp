// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_CREDENTIALS_IPP

#include <bindery/aws/credentials.hpp>

#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/shape/timestamp.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws {
namespace detail {

class static_provider final : public credentials_provider
{
public:
    explicit static_provider(credentials always) : always_(std::make_shared<credentials const>(std::move(always))) { }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override { co_return always_; }

    std::shared_ptr<credentials const> current() override { return always_; }

    std::string_view name() const noexcept override { return "static"; }

private:
    std::shared_ptr<credentials const> const always_;
};

class environment_provider final : public credentials_provider
{
public:
    explicit environment_provider(environment where) : where_(where ? std::move(where) : process_environment()) { }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override { co_return current(); }

    std::shared_ptr<credentials const> current() override { return std::make_shared<credentials const>(read()); }

    std::string_view name() const noexcept override { return "environment"; }

private:
    static constexpr char const* id_name = "AWS_ACCESS_KEY_ID";
    static constexpr char const* secret_name = "AWS_SECRET_ACCESS_KEY";
    static constexpr char const* token_name = "AWS_SESSION_TOKEN";
    static constexpr char const* old_token_name = "AWS_SECURITY_TOKEN";
    static constexpr char const* expiration_name = "AWS_CREDENTIAL_EXPIRATION";

    credentials read() const
    {
        credentials found{where_(id_name).value_or(""), where_(secret_name).value_or(""),
            where_(token_name).value_or(""), std::nullopt};
        bool const  is_old = found.session_token.empty();
        if (is_old)
            found.session_token = where_(old_token_name).value_or("");
        std::string const token_too = " (and AWS_SESSION_TOKEN for temporary credentials)";
        if (found.access_key_id.empty())
            throw provider_error(errc::no_credentials, "no AWS credentials in the environment: set "
                                                           + std::string(id_name) + " and " + secret_name + token_too);
        if (found.secret_access_key.empty())
            throw provider_error(errc::invalid_config, std::string(id_name) + " is set in the environment, but "
                                                           + secret_name + " is not: set both" + token_too);
        if (auto const part = unusable_part(found, id_name, secret_name, is_old ? old_token_name : token_name);
            !part.empty())
            throw provider_error(errc::invalid_config, "the environment variable " + std::string(part)
                                                           + " contains a character that no AWS credential has, "
                                                             "such as a space or a line break: set it again");
        if (auto const expiration = where_(expiration_name).value_or(""); !expiration.empty())
            found.expires_at = end_of(expiration);
        return found;
    }

    static std::chrono::system_clock::time_point end_of(std::string const& expiration)
    {
        auto const time = parse_timestamp(expiration, iso8601);
        if (!time)
            throw provider_error(errc::invalid_config, "the environment variable " + std::string(expiration_name)
                                                           + " is no time such as 2026-11-23T20:15:30Z: \""
                                                           + http::detail::printable(expiration) + "\"");
        auto const end = clock_time(*time);
        if (end <= std::chrono::system_clock::now())
            throw provider_error(errc::credentials_failed, "the AWS credentials in the environment expired at "
                                                               + expiration + ", as " + expiration_name
                                                               + " says: set new ones");
        return end;
    }

    environment where_;
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
        auto const                    chosen = chosen_.load();
        std::optional<provider_error> problem;
        if (chosen < providers_.size()) {
            auto found = co_await ask(chosen, problem);
            if (found)
                co_return found;
            problem.reset();
        }
        for (std::size_t i = 0; i < providers_.size(); ++i) {
            auto found = co_await ask(i, problem);
            if (found)
                co_return found;
        }
        throw problem ? *problem : provider_error(errc::no_credentials, "no credentials provider was given");
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

    std::string_view name() const noexcept override
    {
        auto const chosen = chosen_.load();
        return chosen < providers_.size() ? providers_[chosen]->name() : "chain";
    }

private:
    /// The credentials of one provider. Null where it has none; then `problems` also says why.
    boost::asio::awaitable<std::shared_ptr<credentials const>> ask(
        std::size_t index, std::optional<provider_error>& problems)
    {
        std::optional<provider_error> problem;
        try {
            auto found = co_await providers_[index]->get();
            found = not_null(*providers_[index], std::move(found));
            chosen_ = index;
            co_return found;
        }
        catch (provider_error const& error) {
            if (error.code() != errc::no_credentials)
                throw;
            problem = error;
        }
        catch (boost::system::system_error const& error) {
            if (error.code() != errc::no_credentials)
                throw;
            problem = provider_error(error);
        }
        chosen_ = none;
        problems = problems ? provider_error(*problems, *problem) : *problem;
        co_return nullptr;
    }

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

BINDERY_DECL std::shared_ptr<credentials_provider> chain_credentials(
    std::vector<std::shared_ptr<credentials_provider>> providers)
{
    return std::make_shared<detail::chain_provider>(std::move(providers));
}

} // namespace bindery::aws

#endif
