// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_PROXY_HPP
#define BINDERY_HTTP_PROXY_HPP

#include <bindery/config.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::http {

/// Which connections go through a proxy. The default: none.
///
/// A proxy is given by its URL, such as `http://user:password@proxy.example:3128`. `https://` speaks TLS with the proxy
/// itself; a URL without a scheme is an http:// one, and the port is 80 or 443 where it is left out. User name and
/// password are percent-decoded and sent as Basic authentication; no message or observer gets to see them.
struct proxy_config
{
    /// The proxy for https:// endpoints. It opens a tunnel (CONNECT), inside of which TLS is spoken with the endpoint.
    /// Empty: none.
    std::string https_proxy{};

    /// The proxy for http:// endpoints, which sees the requests. Empty: none.
    std::string http_proxy{};

    /// The hosts that are reached without a proxy, separated by commas or spaces:
    ///
    /// - a name stands for itself and all names below it, with or without a leading dot or `*.`;
    /// - an address stands for itself, and a block of addresses such as `10.0.0.0/8` or `fd00::/8` for all in it, where
    ///   an endpoint's host is an address: names are not resolved for this;
    /// - a name or address with a port, `name:8080` or `[::1]:8080`, stands for that port only;
    /// - `*` stands for all hosts.
    ///
    /// What is none of these stands for nothing.
    std::string no_proxy{};
};

/// The proxies that environment variables ask for, as curl and other tools understand them: `https_proxy` and
/// `http_proxy`, else `all_proxy`, but for the hosts of `no_proxy`. Each may be in upper case; where both are set, the
/// one in lower case counts. `HTTP_PROXY` in upper case is ignored where `REQUEST_METHOD` is set, because a CGI program
/// is given the field `Proxy` of its client's request in it. The machine itself (`localhost`, 127.0.0.0/8 and ::1) is
/// always reached directly.
///
/// `lookup` returns the value of a variable, or nothing. Errors: bindery::error (errc::invalid_config), which names the
/// variable.
BINDERY_DECL proxy_config proxy_from_environment(
    std::function<std::optional<std::string>(std::string_view name)> const& lookup);

} // namespace bindery::http

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/http/impl/proxy.ipp>
#endif

#endif
