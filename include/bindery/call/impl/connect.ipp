// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_CONNECT_IPP
#define BINDERY_CALL_IMPL_CONNECT_IPP

#include <bindery/call/connect.hpp>

#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/ip_address.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>
#include <bindery/http/pooled_transport.hpp>
#include <bindery/http/proxy.hpp>

#include <optional>
#include <string>
#include <utility>

namespace bindery {

namespace detail {

/// RFC 6761, section 6.3, and the loopback addresses.
inline bool is_this_machine(std::string_view host)
{
    while (host.ends_with('.'))
        host.remove_suffix(1);
    auto const last_label = host.substr(host.rfind('.') + 1);
    if (http::detail::equal_ignoring_case(last_label, "localhost"))
        return true;
    auto const address = http::detail::to_address(std::string(host));
    return address && address->is_loopback();
}

/// Errors: bindery::error (errc::invalid_config) where plain text leaves this machine.
inline void check_way_of_secrets(http::endpoint const& where, std::optional<http::proxy_config> const& proxies)
{
    auto const refuse = [&](std::string const& way) {
        throw error(errc::invalid_config,
            "requests to " + where.origin() + way
                + " would carry a secret in plain text: use https://, or set allow_plain_secrets");
    };
    if (!is_this_machine(where.host))
        refuse("");
    if (!proxies)
        return;
    http::detail::proxy_rules const rules(*proxies);
    if (auto const* const proxy = rules.find(where); proxy && !is_this_machine(proxy->where.host))
        refuse(" through " + proxy->name());
}

} // namespace detail

BINDERY_DECL std::shared_ptr<detail::client_core const> connect_client(
    boost::asio::any_io_executor executor, client_config const& config, std::string_view service_url)
{
    auto const url = config.endpoint_url.empty() ? service_url : std::string_view(config.endpoint_url);
    if (url.empty())
        throw error(errc::invalid_config, "endpoint_url is empty, and the service has no address of its own");
    if (!http::detail::is_field_value(config.user_agent))
        throw error(errc::invalid_config, "user_agent has control characters");

    detail::client_core core;
    core.endpoint = http::parse_endpoint(url);
    if (config.auth && config.auth->sends_secret() && !core.endpoint.tls && !config.allow_plain_secrets)
        detail::check_way_of_secrets(core.endpoint, config.transport ? std::nullopt : config.pool.proxy);
    core.user_agent = config.user_agent;
    core.auth = config.auth;
    core.adds_host_prefix = !config.disable_host_prefix;
    core.config = config.call;
    core.transport = config.transport ? config.transport : http::make_pooled_transport(executor, config.pool);
    core.executor = std::move(executor);
    return detail::make_client_core(std::move(core));
}

} // namespace bindery

#endif
