// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_PROXY_RULES_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_PROXY_RULES_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/percent_encoding.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/basic_authorization.hpp>
#include <bindery/http/impl/internal/endpoint_parser.hpp>
#include <bindery/http/impl/internal/no_proxy_list.hpp>
#include <bindery/http/proxy.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::http::detail {

/// A proxy, as its URL says.
struct proxy_server
{
    endpoint    where{};
    std::string authorization{}; ///< The value of the field Proxy-Authorization. Empty: none.

    /// For messages.
    std::string name() const { return "the proxy " + where.origin(); }
};

/// Nothing where a % is not followed by two hexadecimal digits, or where there is a character that would end a URL's
/// user name and password.
inline std::optional<std::string> decode_login(std::string_view text)
{
    auto const fits = [](char c) { return is_visible(c) && std::string_view("/?#").find(c) == std::string_view::npos; };
    return std::ranges::all_of(text, fits) ? percent_decode(text) : std::nullopt;
}

/// Parses a proxy's URL.
///
/// Errors: bindery::error (errc::invalid_config). Its what() names the URL without user name and password, which is all
/// that stands before the last @: who forgot to encode a slash in a password must not find it in a log.
inline proxy_server parse_proxy(std::string_view url)
{
    auto const  scheme = url.substr(0, std::min(url.find("://"), url.size()));
    bool const  has_scheme = scheme.size() != url.size() && std::ranges::all_of(scheme, is_alphanumeric);
    std::string shown(has_scheme ? scheme : "http");
    auto        rest = has_scheme ? url.substr(scheme.size() + 3) : url;
    auto const  at = rest.rfind('@');
    auto const  login = at == rest.npos ? std::string_view() : rest.substr(0, at);
    if (at != rest.npos)
        rest.remove_prefix(at + 1);
    shown.append("://").append(rest);

    endpoint_parser const parser(shown, "proxy");
    auto const            colon = std::min(login.find(':'), login.size());
    auto const            user = decode_login(login.substr(0, colon));
    auto const            password = decode_login(login.substr(std::min(colon + 1, login.size())));
    if (!user || !password)
        parser.refuse("has a character in its user name or password that must be percent-encoded");
    if (user->find(':') != user->npos)
        parser.refuse("has a colon in its user name, which Basic authentication cannot tell");
    proxy_server result;
    result.where = parser.parse();
    if (result.where.base_path != "/")
        parser.refuse("has a path, which it cannot have");
    if (!login.empty())
        result.authorization = basic_authorization(*user, *password);
    return result;
}

/// Decides which proxy a connection goes through.
///
/// Thread safety: find() may be called at any time.
class proxy_rules
{
public:
    /// Errors: as parse_proxy().
    explicit proxy_rules(proxy_config const& config) : direct_(config.no_proxy)
    {
        if (!config.https_proxy.empty())
            for_tls_ = parse_proxy(config.https_proxy);
        if (!config.http_proxy.empty())
            for_plain_ = parse_proxy(config.http_proxy);
    }

    /// Null: none. Otherwise valid as long as the rules are.
    proxy_server const* find(endpoint const& where) const
    {
        auto const& proxy = where.tls ? for_tls_ : for_plain_;
        return proxy && !direct_.contains(where.host, where.port) ? &*proxy : nullptr;
    }

private:
    no_proxy_list               direct_;
    std::optional<proxy_server> for_tls_{};
    std::optional<proxy_server> for_plain_{};
};

} // namespace bindery::http::detail

#endif
