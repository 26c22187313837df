// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_ENDPOINT_IPP
#define BINDERY_HTTP_IMPL_ENDPOINT_IPP

#include <bindery/http/endpoint.hpp>

#include <bindery/http/impl/internal/endpoint_parser.hpp>

namespace bindery::http {

namespace detail {

/// A host as it is written where a port may follow.
inline std::string with_brackets(std::string const& host)
{
    return host.find(':') == host.npos ? host : "[" + host + "]";
}

} // namespace detail

BINDERY_DECL std::string endpoint::host_field() const
{
    std::string result = detail::with_brackets(host);
    if (port != (tls ? 443 : 80))
        result += ":" + std::to_string(port);
    return result;
}

BINDERY_DECL std::string endpoint::authority() const
{
    return detail::with_brackets(host) + ":" + std::to_string(port);
}

BINDERY_DECL std::string endpoint::origin() const
{
    return (tls ? "https://" : "http://") + authority();
}

BINDERY_DECL endpoint parse_endpoint(std::string_view url)
{
    return detail::endpoint_parser(url, "endpoint").parse();
}

} // namespace bindery::http

#endif
