// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_IMDS_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_IMDS_CREDENTIALS_IPP

#include <bindery/aws/imds_credentials.hpp>

#include <bindery/aws/impl/internal/client_settings.hpp>
#include <bindery/aws/impl/internal/credentials_document.hpp>
#include <bindery/aws/impl/internal/json_document.hpp>
#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/call/impl/internal/random_bits.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/endpoint.hpp>

#include <boost/asio/this_coro.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws {
namespace detail {

inline constexpr get_document<"GetToken", text_line>                      get_imds_token{};
inline constexpr get_document<"GetRoleName", text_line>                   get_imds_role{};
inline constexpr get_document<"GetRoleCredentials", credentials_document> get_imds_credentials{};

class imds_provider final : public credentials_provider
{
public:
    explicit imds_provider(provider_config config) : config_(std::move(config)) { }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const                         last = this->last();
        std::shared_ptr<credentials const> found;
        std::exception_ptr                 failed;
        try {
            found = co_await ask(last != nullptr);
        }
        catch (provider_error const&) {
            failed = std::current_exception();
        }
        auto const now = time_of(config_);
        if (found)
            keep(found);
        else if (has_expired(last, now))
            found = last;
        else
            std::rethrow_exception(failed);
        if (!has_expired(found, now))
            co_return found;
        auto extended = *found;
        extended.expires_at = now + std::chrono::minutes(5)
                              + std::chrono::seconds(static_cast<int>(300 * bindery::detail::random_fraction({})));
        co_return std::make_shared<credentials const>(std::move(extended));
    }

    std::string_view name() const noexcept override { return "IMDS"; }

private:
    static constexpr char const* subject = "the instance metadata service";

    static bool has_expired(
        std::shared_ptr<credentials const> const& some, std::chrono::system_clock::time_point now) noexcept
    {
        return some && some->expires_at && *some->expires_at <= now;
    }

    std::shared_ptr<credentials const> last()
    {
        std::lock_guard const lock(mutex_);
        return last_;
    }

    void keep(std::shared_ptr<credentials const> found)
    {
        std::lock_guard const lock(mutex_);
        last_ = std::move(found);
    }

    /// `is_known`: the service is there, because it has answered before.
    boost::asio::awaitable<std::shared_ptr<credentials const>> ask(bool is_known) const
    {
        std::optional<unsigned> attempts;
        auto                    client_config = make_client_config(attempts);
        auto const              executor = co_await boost::asio::this_coro::executor;

        document_request request;
        request.method = "PUT";
        request.target = "/latest/api/token";
        request.fields.push_back({"x-aws-ec2-metadata-token-ttl-seconds", "21600"});
        client_config.call.retry.max_attempts = attempts.value_or(2);
        document_client const prober(executor, client_config);
        auto const            token = co_await get_imds_token.try_call(prober, request);
        if (!token)
            fail_token(token.error(), is_known);

        client_config.call.retry.max_attempts = attempts.value_or(3);
        document_client const client(executor, client_config);
        request.method = "GET";
        request.target = "/latest/meta-data/iam/security-credentials/";
        request.fields.front() = {"x-aws-ec2-metadata-token", token->text};
        auto const role = co_await get_imds_role.try_call(client, request);
        if (!role && role.error().error().facts().http_status == 404)
            throw provider_error(errc::no_credentials, "this EC2 instance has no role");
        if (!role)
            throw_provider_error(errc::credentials_failed, subject, role.error());

        request.target += role->text;
        auto const document = co_await get_imds_credentials.try_call(client, request);
        if (!document)
            throw_provider_error(errc::credentials_failed, subject, document.error());
        auto const code = document->Code.value_or("Success");
        if (code != "Success")
            throw provider_error(errc::credentials_failed, std::string(subject) + " has no credentials",
                code + ": " + document->Message.value_or("no message"));
        co_return make_credentials(subject, *document);
    }

    [[noreturn]] static void fail_token(failure const& why, bool is_known)
    {
        int const  status = why.error().facts().http_status;
        bool const is_off = status == 403 || status == 404 || status == 405;
        bool const is_nowhere = why.code() == errc::transport_failed || why.code() == errc::deadline_exceeded;
        bool const is_none = !is_known && (is_off || is_nowhere);
        throw_provider_error(is_none ? errc::no_credentials : errc::credentials_failed, subject, why);
    }

    /// `attempts`: how often the user wants each request to be tried.
    provider_client_config make_client_config(std::optional<unsigned>& attempts) const
    {
        aws::client_config look_up;
        look_up.environment = config_.environment;
        settings_lookup const lookup(look_up);
        if (lookup.find_flag("AWS_EC2_METADATA_DISABLED", {}))
            throw provider_error(
                errc::no_credentials, std::string(subject) + " is not asked: AWS_EC2_METADATA_DISABLED is true");

        provider_client_config result;
        result.endpoint = find_endpoint(lookup);
        result.transport = config_.transport;
        attempts = find_count(lookup, "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts");
        auto const patience = std::chrono::seconds(
            find_count(lookup, "AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout").value_or(1));
        result.pool.connect_timeout = patience;
        result.pool.body_limit = 64 * 1024;
        result.call.attempt_timeout = patience;
        // With time for the pauses between the attempts.
        result.call.timeout = attempts.value_or(3) * (patience + std::chrono::seconds(3));
        return result;
    }

    static std::optional<unsigned> find_count(
        settings_lookup const& lookup, std::string_view variable, std::string_view setting)
    {
        return lookup.find_count(variable, setting, 1000, "no number from 1 to 1000");
    }

    static http::endpoint find_endpoint(settings_lookup const& lookup)
    {
        auto const custom = lookup.find({"AWS_EC2_METADATA_SERVICE_ENDPOINT"}, "ec2_metadata_service_endpoint");
        if (custom)
            return settings_lookup::endpoint_of(*custom);
        auto const mode = lookup.find({"AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE"}, "ec2_metadata_service_endpoint_mode");
        bool const is_v6 = mode && http::detail::equal_ignoring_case(mode->value, "IPv6");
        if (mode && !is_v6 && !http::detail::equal_ignoring_case(mode->value, "IPv4"))
            settings_lookup::refuse(*mode, "neither IPv4 nor IPv6");
        return http::parse_endpoint(is_v6 ? "http://[fd00:ec2::254]" : "http://169.254.169.254");
    }

    provider_config const config_;

    std::mutex                         mutex_;
    std::shared_ptr<credentials const> last_{};
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> imds_credentials(provider_config config)
{
    return std::make_shared<detail::imds_provider>(std::move(config));
}

} // namespace bindery::aws

#endif
