// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_REQUEST_HEAD_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_REQUEST_HEAD_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>
#include <bindery/http/message.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace bindery::http::detail {

/// Why a request must not be sent, or nothing: a line break in a field would let its value forge the rest of the
/// request, and a wrong length would shift the next one.
inline std::string find_flaw(endpoint const& where, request const& request)
{
    if (where.host.empty() || !std::ranges::all_of(where.host, is_visible))
        return "the endpoint's host \"" + printable(where.host) + "\" is not a host name";
    if (!is_token(request.method))
        return "the method \"" + printable(request.method) + "\" is not an HTTP method";
    if (!request.target.starts_with('/') || !std::ranges::all_of(request.target, is_visible))
        return "the target \"" + printable(request.target)
               + "\" is not a path with all special characters percent-encoded";
    for (field const& each : request.fields) {
        if (!is_token(each.name))
            return "\"" + printable(each.name) + "\" is not the name of a header field";
        if (!is_field_value(each.value))
            return "the value of the header field " + each.name + " contains a control character";
        if (equal_ignoring_case(each.name, "Transfer-Encoding"))
            return "the header field Transfer-Encoding is set, but bodies are sent with their length";
        if (equal_ignoring_case(each.name, "Content-Length") && each.value != std::to_string(request.body.size()))
            return "the header field Content-Length says " + printable(each.value) + ", but the body has "
                   + std::to_string(request.body.size()) + " bytes";
    }
    return {};
}

/// RFC 9110, section 8.6: a request whose method expects a body says so even where it is empty.
inline bool needs_length(request const& request) noexcept
{
    return !request.body.empty() || request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
}

inline void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ", 2).append(value).append("\r\n", 2);
}

/// Appends a request's header, with the fields it lacks. `keep_alive` is whether the connection may be used again;
/// `proxy`, unless it is null, is who is asked to pass the request on (RFC 9112, section 3.2.2).
inline void append_head(
    std::string& out, endpoint const& where, proxy_server const* proxy, request const& request, bool keep_alive)
{
    out.append(request.method).append(" ");
    if (proxy)
        out.append("http://").append(where.host_field());
    out.append(request.target).append(" HTTP/1.1\r\n");
    auto const is_missing = [&](std::string_view name) { return find_field(request.fields, name).data() == nullptr; };
    if (is_missing("Host"))
        append_field(out, "Host", where.host_field());
    for (field const& each : request.fields)
        append_field(out, each.name, each.value);
    if (needs_length(request) && is_missing("Content-Length"))
        append_field(out, "Content-Length", std::to_string(request.body.size()));
    if (proxy && !proxy->authorization.empty() && is_missing("Proxy-Authorization"))
        append_field(out, "Proxy-Authorization", proxy->authorization);
    if (!keep_alive && is_missing("Connection"))
        append_field(out, "Connection", "close");
    out.append("\r\n");
}

} // namespace bindery::http::detail

#endif
