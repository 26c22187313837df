// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_ROLE_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_ROLE_CREDENTIALS_IPP

#include <bindery/aws/role_credentials.hpp>

#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/aws/impl/internal/service_settings.hpp>
#include <bindery/aws/impl/internal/sigv4_authenticator.hpp>
#include <bindery/aws/impl/internal/sts.hpp>
#include <bindery/aws/impl/internal/token_file.hpp>
#include <bindery/aws/service_endpoint.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace bindery::aws {
namespace detail {

inline constexpr service_endpoint sts_endpoint{.service_id = "sts",
    .signing_name = "sts",
    .endpoint_prefix = "sts",
    .default_region = "us-east-1",
    .is_regional = true};

/// What asking STS for a role needs, however the caller shows who it is.
class role_session
{
public:
    role_session(role_config role, provider_config config) : role_(std::move(role)), config_(std::move(config))
    {
        if (role_.role_arn.empty())
            throw provider_error(errc::invalid_config, "there is no ARN of a role to assume");
    }

    std::string subject() const { return "the role " + http::detail::printable(role_.role_arn); }

    /// The settings of a client of STS. Null: an unsigned one.
    provider_client_config client_config_for(std::shared_ptr<credentials const> const& caller) const
    {
        auto const settings = resolve_service(sts_endpoint, config_, role_.profile, role_.region);
        auto       result = settings.client;
        if (caller)
            result.auth = std::make_shared<sigv4_authenticator>(
                static_credentials(*caller), signing_scope{settings.region, "sts"}, config_.clock);
        return result;
    }

    /// Fills in what both requests have.
    template <class Request>
    void fill(Request& request) const
    {
        request.RoleArn = role_.role_arn;
        request.RoleSessionName = role_.session_name;
        if (role_.session_name.empty())
            request.RoleSessionName =
                "bindery-"
                + std::to_string(std::chrono::floor<std::chrono::seconds>(time_of(config_)).time_since_epoch().count());
        constexpr auto longest = std::chrono::seconds(std::numeric_limits<std::int32_t>::max());
        if (role_.duration != role_.duration.zero())
            request.DurationSeconds = static_cast<std::int32_t>(std::min(role_.duration, longest).count());
    }

    role_config const& role() const noexcept { return role_; }

    std::shared_ptr<credentials const> take(sts::Credentials const& from) const
    {
        credentials_text text;
        text.access_key_id = from.AccessKeyId;
        text.secret_access_key = from.SecretAccessKey;
        text.session_token = from.SessionToken;
        text.expiration = from.Expiration;
        return make_credentials("AWS STS", text);
    }

    [[noreturn]] void fail(failure const& why) const
    {
        bool const is_refused = why.code() == errc::invalid_request;
        throw_provider_error(
            is_refused ? errc::invalid_config : errc::credentials_failed, subject() + " cannot be assumed", why);
    }

private:
    role_config     role_;
    provider_config config_;
};

class assume_role_provider final : public credentials_provider
{
public:
    assume_role_provider(std::shared_ptr<credentials_provider> source, role_config role, provider_config config)
        : source_(std::move(source)), session_(std::move(role), std::move(config))
    {
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const             caller = co_await get_source();
        auto const             client_config = session_.client_config_for(caller);
        sts::client const      client(co_await boost::asio::this_coro::executor, client_config);
        sts::AssumeRoleRequest request;
        session_.fill(request);
        if (!session_.role().external_id.empty())
            request.ExternalId = session_.role().external_id;
        auto const response = co_await sts::assume_role.try_call(client, request);
        if (!response)
            session_.fail(response.error());
        co_return session_.take(response->Credentials);
    }

    std::string_view name() const noexcept override { return "role"; }

private:
    boost::asio::awaitable<std::shared_ptr<credentials const>> get_source()
    {
        std::optional<provider_error> problem;
        try {
            auto found = co_await source_->get();
            co_return not_null(*source_, std::move(found));
        }
        catch (provider_error const& error) {
            problem = error;
        }
        catch (boost::system::system_error const& error) {
            if (error.code() == boost::asio::error::operation_aborted)
                throw;
            problem = provider_error(error);
        }
        // The role is set up, so its source must be.
        auto const code = problem->code() == errc::no_credentials ? errc::credentials_failed : problem->code();
        throw provider_error(code, session_.subject() + " cannot be assumed", *problem);
    }

    std::shared_ptr<credentials_provider> source_;
    role_session const                    session_;
};

class web_identity_provider final : public credentials_provider
{
public:
    web_identity_provider(std::string token_file, role_config role, provider_config config, std::string setting)
        : token_file_(std::move(token_file)), session_(std::move(role), std::move(config)), setting_(std::move(setting))
    {
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        sts::AssumeRoleWithWebIdentityRequest request;
        session_.fill(request);
        request.WebIdentityToken = read_token_file(token_file_, setting_);
        auto const        client_config = session_.client_config_for(nullptr);
        sts::client const client(co_await boost::asio::this_coro::executor, client_config);
        auto const        response = co_await sts::assume_role_with_web_identity.try_call(client, request);
        if (!response)
            session_.fail(response.error());
        co_return session_.take(response->Credentials);
    }

    std::string_view name() const noexcept override { return "web identity"; }

private:
    std::string        token_file_;
    role_session const session_;
    std::string        setting_;
};

/// Looks its settings up each time.
class web_identity_variables_provider final : public credentials_provider
{
public:
    explicit web_identity_variables_provider(provider_config config) : config_(std::move(config)) { }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const  where = config_.environment ? config_.environment : process_environment();
        auto const  token_file = where(variable);
        role_config role;
        role.role_arn = where("AWS_ROLE_ARN").value_or("");
        role.session_name = where("AWS_ROLE_SESSION_NAME").value_or("");
        if (!token_file)
            throw provider_error(errc::no_credentials, std::string("no web identity: ") + variable + " is not set");
        if (role.role_arn.empty())
            throw provider_error(errc::invalid_config, std::string(variable) + " is set, but AWS_ROLE_ARN is not");
        web_identity_provider provider(*token_file, std::move(role), config_, variable);
        auto                  found = co_await provider.get();
        co_return found;
    }

    std::string_view name() const noexcept override { return "web identity"; }

private:
    static constexpr char const* variable = "AWS_WEB_IDENTITY_TOKEN_FILE";

    provider_config config_;
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> assume_role_credentials(
    std::shared_ptr<credentials_provider> source, role_config role, provider_config config)
{
    return std::make_shared<detail::assume_role_provider>(std::move(source), std::move(role), std::move(config));
}

BINDERY_DECL std::shared_ptr<credentials_provider> web_identity_credentials(
    std::string token_file, role_config role, provider_config config)
{
    if (token_file.empty())
        throw error(errc::invalid_config, "there is no file with a web identity token");
    if (!role.external_id.empty())
        throw error(errc::invalid_config, "a role assumed with a web identity token has no external ID");
    return std::make_shared<detail::web_identity_provider>(
        std::move(token_file), std::move(role), std::move(config), "the web identity token");
}

BINDERY_DECL std::shared_ptr<credentials_provider> web_identity_credentials(provider_config config)
{
    return std::make_shared<detail::web_identity_variables_provider>(std::move(config));
}

} // namespace bindery::aws

#endif
