// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_SSO_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_SSO_CREDENTIALS_IPP

#include <bindery/aws/sso_credentials.hpp>

#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/aws/impl/internal/query_text.hpp>
#include <bindery/aws/impl/internal/service_settings.hpp>
#include <bindery/aws/impl/internal/sso_service.hpp>
#include <bindery/aws/impl/internal/sso_token.hpp>
#include <bindery/aws/impl/internal/token_file.hpp>
#include <bindery/error.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/timestamp.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace bindery::aws {
namespace detail {

class sso_provider final : public credentials_provider
{
public:
    sso_provider(sso_config login, provider_config config) : login_(std::move(login)), config_(std::move(config))
    {
        for (auto const& [setting, value] :
            {std::pair{"sso_account_id", &login_.account_id}, std::pair{"sso_role_name", &login_.role_name},
                std::pair{"sso_start_url", &login_.start_url}, std::pair{"sso_region", &login_.region}})
            if (value->empty())
                throw provider_error(errc::invalid_config, std::string(setting) + " is missing");
        if (!config_.environment)
            config_.environment = process_environment();
        advice_ = "log in with `aws sso login" + (login_.profile.empty() ? "" : " --profile " + login_.profile) + "`";
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const       token = co_await find_token();
        document_request request;
        request.target = "/federation/credentials?role_name=";
        append_form_text(request.target, login_.role_name);
        request.target += "&account_id=";
        append_form_text(request.target, login_.account_id);
        request.fields.push_back({"x-amz-sso_bearer_token", check_token(token.accessToken, "the SSO token file")});
        auto const            settings = client_config_for(sso_endpoint);
        document_client const client(co_await boost::asio::this_coro::executor, settings);
        auto const            reply = co_await get_sso_role_credentials.try_call(client, request);
        if (!reply && reply.error().error().facts().http_status == 401)
            throw provider_error(errc::credentials_failed, "the SSO token is not accepted: " + advice_);
        if (!reply)
            throw_provider_error(errc::credentials_failed, subject, reply.error());

        auto const&      from = reply->roleCredentials;
        auto const       expiration = format_timestamp(timestamp(std::chrono::milliseconds(from.expiration)), iso8601);
        credentials_text text;
        text.access_key_id = from.accessKeyId;
        text.secret_access_key = from.secretAccessKey;
        text.session_token = from.sessionToken;
        text.expiration = expiration;
        co_return make_credentials(subject, text);
    }

    std::string_view name() const noexcept override { return "SSO"; }

private:
    using time_point = std::chrono::system_clock::time_point;

    static constexpr char const* subject = "IAM Identity Center (SSO)";

    /// What is left of a token when it is replaced.
    static constexpr auto refresh_window = std::chrono::minutes(15);

    /// A token that has not expired.
    boost::asio::awaitable<sso_token> find_token() const
    {
        auto const home = config_.environment("HOME");
        if (!home)
            throw provider_error(errc::credentials_failed, "there is no SSO token, because HOME is not set");
        auto const path =
            *home + "/.aws/sso/cache/" + sso_token_file(login_.session.empty() ? login_.start_url : login_.session);
        auto       token = read_sso_token(path, advice_);
        auto const now = time_of(config_);
        auto const expires_at = *parse_token_time(token.expiresAt);
        if (expires_at - now < refresh_window && can_refresh(token, now)) {
            bool const is_new = co_await refresh(token, now);
            if (is_new) {
                write_sso_token(path, token);
                co_return token;
            }
        }
        if (expires_at <= now)
            throw provider_error(
                errc::credentials_failed, "the SSO token expired at " + token.expiresAt + ": " + advice_);
        co_return token;
    }

    bool can_refresh(sso_token const& token, time_point now) const
    {
        if (login_.session.empty() || !token.refreshToken || !token.clientId || !token.clientSecret)
            return false;
        auto const until = parse_token_time(token.registrationExpiresAt.value_or(""));
        return until && *until > now;
    }

    /// Replaces a token. False, with the token as it was, where that is not possible; the old one may be good still.
    boost::asio::awaitable<bool> refresh(sso_token& token, time_point now) const
    {
        sso_create_token body;
        body.clientId = *token.clientId;
        body.clientSecret = *token.clientSecret;
        body.grantType = "refresh_token";
        body.refreshToken = *token.refreshToken;
        document_request request;
        request.method = "POST";
        request.target = "/token";
        request.fields.push_back({"Content-Type", "application/json"});
        request.body = json::serialize(body);
        auto const            settings = client_config_for(sso_oidc_endpoint);
        document_client const client(co_await boost::asio::this_coro::executor, settings);
        auto const            reply = co_await create_sso_token.try_call(client, request);
        if (!reply && reply.error().code() == boost::asio::error::operation_aborted)
            reply.error().raise();
        if (!reply || reply->accessToken.empty() || reply->expiresIn <= 0)
            co_return false;
        auto const expires_at = now + std::chrono::seconds(reply->expiresIn);
        token.accessToken = reply->accessToken;
        token.expiresAt = format_timestamp(std::chrono::floor<std::chrono::seconds>(expires_at), iso8601);
        if (reply->refreshToken)
            token.refreshToken = reply->refreshToken;
        co_return true;
    }

    provider_client_config client_config_for(service_endpoint const& service) const
    {
        return resolve_service(service, config_, login_.profile, login_.region).client;
    }

    sso_config      login_;
    provider_config config_;
    std::string     advice_;
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> sso_credentials(sso_config login, provider_config config)
{
    return std::make_shared<detail::sso_provider>(std::move(login), std::move(config));
}

} // namespace bindery::aws

#endif
