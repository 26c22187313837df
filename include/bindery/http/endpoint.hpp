// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_ENDPOINT_HPP
#define BINDERY_HTTP_ENDPOINT_HPP

#include <bindery/config.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bindery::http {

/// Where requests go: the parts of `https://host:port/base/path`.
struct endpoint
{
    bool          tls = true;
    std::string   host{}; ///< A name or address; an IPv6 address without its brackets.
    std::uint16_t port = 443;
    std::string   base_path{"/"}; ///< Begins and ends with a slash; put before every request's path.

    /// The value of the Host field: the host, an IPv6 address in brackets, and the port unless it is the scheme's own.
    BINDERY_DECL std::string host_field() const;

    /// `host:port`, the port always written; an IPv6 address in brackets.
    BINDERY_DECL std::string authority() const;

    /// For messages: `https://host:port`, the port always written.
    BINDERY_DECL std::string origin() const;

    friend bool operator==(endpoint const&, endpoint const&) = default;
};

/// Parses an http:// or https:// URL. A user name, a query and a fragment are refused: an endpoint has none.
///
/// Errors: bindery::error (errc::invalid_config) whose what() names the URL and what is wrong with it.
BINDERY_DECL endpoint parse_endpoint(std::string_view url);

} // namespace bindery::http

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/http/impl/endpoint.ipp>
#endif

#endif
