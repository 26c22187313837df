// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_PROXY_IPP
#define BINDERY_HTTP_IMPL_PROXY_IPP

#include <bindery/http/proxy.hpp>

#include <bindery/error.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>

#include <initializer_list>
#include <utility>

namespace bindery::http {

namespace detail {

using variable_lookup = std::function<std::optional<std::string>(std::string_view name)>;

/// The first of the variables that is set, which must be a proxy's URL. Empty: none is.
inline std::string find_proxy_url(variable_lookup const& lookup, std::initializer_list<std::string_view> names)
{
    for (auto const name : names) {
        auto url = lookup(name);
        if (!url || url->empty())
            continue;
        try {
            parse_proxy(*url);
        }
        catch (error const& problem) {
            throw error(problem.code(), std::string(name) + ": " + problem.what());
        }
        return *std::move(url);
    }
    return {};
}

} // namespace detail

BINDERY_DECL proxy_config proxy_from_environment(
    std::function<std::optional<std::string>(std::string_view name)> const& lookup)
{
    proxy_config result;
    result.https_proxy = detail::find_proxy_url(lookup, {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
    result.http_proxy = lookup("REQUEST_METHOD")
                            ? detail::find_proxy_url(lookup, {"http_proxy", "all_proxy", "ALL_PROXY"})
                            : detail::find_proxy_url(lookup, {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"});
    auto direct = lookup("no_proxy");
    if (!direct)
        direct = lookup("NO_PROXY");
    result.no_proxy = "localhost,127.0.0.0/8,::1," + direct.value_or("");
    return result;
}

} // namespace bindery::http

#endif
