// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_ENDPOINT_PARSER_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_ENDPOINT_PARSER_HPP

#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/endpoint.hpp>

#include <boost/asio/ip/address_v6.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace bindery::http::detail {

/// Where the scheme of a URL ends, at its `://`; npos where it has none.
inline std::size_t find_scheme_end(std::string_view url) noexcept
{
    auto const end = url.find("://");
    auto const fits = [](char c) { return is_alphanumeric(c) || c == '+' || c == '-' || c == '.'; };
    return end != url.npos && std::ranges::all_of(url.substr(0, end), fits) ? end : url.npos;
}

/// What messages say of a URL: scheme, host and port. All else may be a secret: a user name and a password, in which a
/// slash or a question mark may have been left unencoded; a token in the path or in the query.
inline std::string without_secrets(std::string_view url)
{
    auto const scheme_end = find_scheme_end(url);
    auto const begin = scheme_end == url.npos ? 0 : scheme_end + 3;
    auto const rest = url.substr(begin);
    auto       host = rest.substr(0, rest.find_first_of("/?#"));
    auto const at = rest.rfind('@');
    if (at != rest.npos)
        host = at < host.size() ? host.substr(at + 1) : "..."; // Where the host ends is not certain then.
    return printable(url.substr(0, begin)) + printable(host);
}

/// Parses a URL by hand: Boost.URL is a library to link with in Boost 1.81, and OpenSSL's parser takes a colon in the
/// path for that of a port, and port 0 for 443.
class endpoint_parser
{
public:
    /// `kind` is what the URL is of, for messages.
    endpoint_parser(std::string_view url, std::string_view kind) : endpoint_parser(url, kind, without_secrets(url)) { }

    /// `shown`: see without_secrets().
    endpoint_parser(std::string_view url, std::string_view kind, std::string shown)
        : url_(url), kind_(kind), shown_(std::move(shown))
    {
    }

    endpoint parse() const
    {
        check_characters();
        endpoint result;
        auto     rest = parse_scheme(result);

        auto const authority = rest.substr(0, rest.find('/'));
        rest.remove_prefix(authority.size());
        parse_authority(authority, result);

        if (!is_path(rest))
            refuse("has a path with a character that must be percent-encoded");
        result.base_path = rest;
        if (!rest.ends_with('/'))
            result.base_path += '/';
        return result;
    }

    [[noreturn]] void refuse(std::string const& problem) const
    {
        throw error(errc::invalid_config, "the " + std::string(kind_) + " URL \"" + shown_ + "\" " + problem);
    }

private:
    void check_characters() const
    {
        if (url_.empty())
            refuse("is empty");
        if (!std::ranges::all_of(url_, is_visible))
            refuse("contains a space, a control character or a character that is not ASCII");
        if (url_.find('?') != url_.npos)
            refuse("contains a query (?), which it cannot have");
        if (url_.find('#') != url_.npos)
            refuse("contains a fragment (#), which it cannot have");
    }

    /// Returns what follows the scheme and its `://`.
    std::string_view parse_scheme(endpoint& result) const
    {
        auto const end = find_scheme_end(url_);
        if (end == url_.npos)
            refuse("has no scheme: it must begin with https:// or http://");
        auto const scheme = url_.substr(0, end);
        result.tls = equal_ignoring_case(scheme, "https");
        result.port = result.tls ? 443 : 80;
        if (!result.tls && !equal_ignoring_case(scheme, "http"))
            refuse("has the scheme \"" + std::string(scheme) + "\": it must be https or http");
        return url_.substr(end + 3);
    }

    void parse_authority(std::string_view authority, endpoint& result) const
    {
        if (authority.find('@') != authority.npos)
            refuse("contains a user name: credentials are configured elsewhere");
        bool const bracketed = authority.starts_with('[');
        auto const host_end = bracketed ? authority.find(']') : std::min(authority.find(':'), authority.size());
        if (host_end == authority.npos)
            refuse("has a [ without its ]");
        auto const host = bracketed ? authority.substr(1, host_end - 1) : authority.substr(0, host_end);
        auto const port = authority.substr(bracketed ? host_end + 1 : host_end);
        if (bracketed)
            check_address(host);
        else
            check_name(host, port);
        result.host = host;
        if (!port.empty())
            result.port = parse_port(port);
    }

    void check_address(std::string_view host) const
    {
        boost::system::error_code error;
        boost::asio::ip::make_address_v6(std::string(host), error);
        if (error)
            refuse("has brackets around what is not an IPv6 address");
    }

    void check_name(std::string_view host, std::string_view port) const
    {
        if (port.find(':', 1) != port.npos)
            refuse("has more than one colon in host and port: an IPv6 address stands in brackets");
        if (host.empty())
            refuse("names no host");
        bool const is_name =
            host.size() <= 253 && is_alphanumeric(host.front()) && host.find("..") == host.npos
            && std::ranges::all_of(host, [](char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '_'; });
        if (!is_name)
            refuse("has a host that is neither a host name nor an address");
    }

    /// Parses a port with its colon.
    std::uint16_t parse_port(std::string_view text) const
    {
        auto const* const end = text.data() + text.size();
        std::uint16_t     value = 0;
        auto const [stop, error] = std::from_chars(text.data() + 1, end, value);
        if (text.front() != ':' || error != std::errc{} || stop != end || value == 0)
            refuse("has behind its host what is no port, from :1 to :65535");
        return value;
    }

    /// RFC 3986, section 3.3.
    static bool is_path(std::string_view path) noexcept
    {
        constexpr std::string_view others = "-._~!$&'()*+,;=:@/";
        for (std::size_t i = 0; i < path.size(); ++i) {
            if (path[i] == '%' && path.size() - i > 2 && is_hex_digit(path[i + 1]) && is_hex_digit(path[i + 2]))
                i += 2;
            else if (!is_alphanumeric(path[i]) && others.find(path[i]) == others.npos)
                return false;
        }
        return true;
    }

    std::string_view url_;
    std::string_view kind_;
    std::string      shown_;
};

} // namespace bindery::http::detail

#endif
