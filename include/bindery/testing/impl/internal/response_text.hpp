// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_RESPONSE_TEXT_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_RESPONSE_TEXT_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/message.hpp>

#include <ostream> // Boost 1.81 uses it in its string_view without including it.

#include <boost/beast/http/status.hpp>

#include <string>
#include <string_view>

namespace bindery::testing::detail {

inline http::response text_response(int status, std::string body)
{
    http::response response;
    response.status = status;
    response.fields = {{"Content-Type", "text/plain; charset=utf-8"}};
    response.body = std::move(body);
    return response;
}

/// Why a handler's response cannot be sent, or nothing.
inline std::string find_flaw(http::response const& response)
{
    if (response.status < 200 || response.status > 599)
        return "the handler returned the status " + std::to_string(response.status);
    if (!http::detail::is_field_value(response.reason))
        return "the handler returned a control character in the reason";
    for (http::field const& each : response.fields)
        if (!http::detail::is_token(each.name) || !http::detail::is_field_value(each.value))
            return "the handler returned a malformed header field \"" + http::detail::printable(each.name) + "\"";
    return {};
}

/// Whether the server decides on the field by itself.
inline bool is_framing_field(std::string_view name) noexcept
{
    using http::detail::equal_ignoring_case;
    return equal_ignoring_case(name, "Content-Length") || equal_ignoring_case(name, "Transfer-Encoding")
           || equal_ignoring_case(name, "Connection");
}

/// The response as it goes on the wire. `to` is the request that it answers; `keep_alive` is whether the connection
/// stays open.
inline std::string to_wire(http::response const& response, http::request const& to, bool keep_alive)
{
    std::string text = "HTTP/1.1 " + std::to_string(response.status) + " ";
    if (response.reason.empty()) {
        auto const code = boost::beast::http::int_to_status(static_cast<unsigned>(response.status));
        auto const reason = boost::beast::http::obsolete_reason(code);
        text.append(reason.data(), reason.size());
    }
    text += response.reason + "\r\n";
    for (http::field const& each : response.fields)
        if (!is_framing_field(each.name))
            text += each.name + ": " + each.value + "\r\n";
    bool const has_body = response.status != 204 && response.status != 304;
    if (has_body)
        text += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
    // Clients that speak HTTP/1.0 must be told either.
    text += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (has_body && to.method != "HEAD")
        text += response.body;
    return text;
}

} // namespace bindery::testing::detail

#endif
