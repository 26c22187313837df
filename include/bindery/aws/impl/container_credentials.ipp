// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CONTAINER_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_CONTAINER_CREDENTIALS_IPP

#include <bindery/aws/container_credentials.hpp>

#include <bindery/aws/impl/internal/credentials_document.hpp>
#include <bindery/aws/impl/internal/json_document.hpp>
#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/aws/impl/internal/token_file.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/ip_address.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/endpoint_parser.hpp>

#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws {
namespace detail {

inline constexpr get_document<"GetContainerCredentials", credentials_document> get_container_credentials{};

/// Whether a host may be asked without TLS.
inline bool is_container_host(std::string const& host)
{
    if (http::detail::equal_ignoring_case(host, "localhost"))
        return true;
    auto const address = http::detail::to_address(host);
    if (!address)
        return false;
    constexpr std::string_view known[] = {"169.254.170.2", "169.254.170.23", "fd00:ec2::23"};
    return address->is_loopback() || std::ranges::find(known, address->to_string()) != std::end(known);
}

class container_provider final : public credentials_provider
{
public:
    explicit container_provider(provider_config config) : config_(std::move(config))
    {
        if (!config_.environment)
            config_.environment = process_environment();
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        provider_client_config client_config;
        document_request       request;
        find_uri(client_config.endpoint, request.target);
        auto token = find_token();
        if (!token.empty())
            request.fields.push_back({"Authorization", std::move(token)});
        request.fields.push_back({"Accept", "application/json"});
        client_config.transport = config_.transport;
        client_config.pool = config_.pool;
        client_config.pool.proxy.reset(); // The service is of this host.
        client_config.pool.connect_timeout = std::chrono::seconds(2);
        client_config.pool.body_limit = 64 * 1024;
        client_config.call.attempt_timeout = std::chrono::seconds(5);

        document_client const client(co_await boost::asio::this_coro::executor, client_config);
        auto const            document = co_await get_container_credentials.try_call(client, request);
        if (!document)
            throw_provider_error(errc::credentials_failed, subject, document.error());
        co_return make_credentials(subject, *document);
    }

    std::string_view name() const noexcept override { return "container"; }

private:
    static constexpr char const* subject = "the container's credentials service";
    static constexpr char const* relative = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
    static constexpr char const* full = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

    void find_uri(http::endpoint& endpoint, std::string& target) const
    {
        if (auto const path = config_.environment(relative)) {
            if (!path->starts_with('/'))
                throw provider_error(errc::invalid_config, std::string(relative) + " does not begin with a slash");
            endpoint = http::parse_endpoint("http://169.254.170.2");
            target = *path;
            return;
        }
        auto const uri = config_.environment(full);
        if (!uri)
            throw provider_error(errc::no_credentials,
                std::string("no container's credentials: neither ") + relative + " nor " + full + " is set");
        auto const scheme_end = uri->find("://");
        auto const path = uri->find_first_of("/?", scheme_end == uri->npos ? 0 : scheme_end + 3);
        try {
            auto const origin = uri->substr(0, path);
            endpoint = http::detail::endpoint_parser(origin, "endpoint", http::detail::without_secrets(*uri)).parse();
        }
        catch (error const& problem) {
            throw provider_error(errc::invalid_config, std::string(full) + ": " + problem.what());
        }
        if (!endpoint.tls && !is_container_host(endpoint.host))
            throw provider_error(
                errc::invalid_config, std::string(full) + " begins with " + endpoint.origin()
                                          + ", which is neither https nor on this host nor an address of ECS or EKS");
        target = path == uri->npos ? "/" : uri->substr(path);
        if (!target.starts_with('/'))
            target.insert(0, 1, '/');
    }

    std::string find_token() const
    {
        auto const file = config_.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        return file ? read_token_file(*file, "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE")
                    : check_token(config_.environment("AWS_CONTAINER_AUTHORIZATION_TOKEN").value_or(""),
                        "AWS_CONTAINER_AUTHORIZATION_TOKEN");
    }

    provider_config config_;
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> container_credentials(provider_config config)
{
    return std::make_shared<detail::container_provider>(std::move(config));
}

} // namespace bindery::aws

#endif
