// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_NO_PROXY_LIST_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_NO_PROXY_LIST_HPP

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/ip_address.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace bindery::http::detail {

/// Decides which hosts are reached without a proxy: see proxy_config::no_proxy.
///
/// Thread safety: contains() may be called at any time.
class no_proxy_list
{
public:
    explicit no_proxy_list(std::string_view text)
    {
        while (!text.empty()) {
            auto const size = std::min(text.find_first_of(", \t"), text.size());
            add(text.substr(0, size));
            text.remove_prefix(std::min(size + 1, text.size()));
        }
    }

    /// `host` is a name or an address, an IPv6 one without brackets.
    bool contains(std::string const& host, std::uint16_t port) const
    {
        if (has_all_)
            return true;
        if (auto const address = parse_address(host))
            return std::ranges::any_of(blocks_, [&](block const& each) {
                return (each.port == 0 || each.port == port) && is_in(*address, each.network);
            });
        std::string_view const relative(host.data(), host.size() - (host.ends_with('.') ? 1 : 0));
        return std::ranges::any_of(names_,
            [&](name const& each) { return (each.port == 0 || each.port == port) && is_below(relative, each.text); });
    }

private:
    using address_v6 = boost::asio::ip::address_v6;
    using network_v6 = boost::asio::ip::network_v6;

    /// A domain and what is below it.
    struct name
    {
        std::string   text;
        std::uint16_t port; ///< 0: any.
    };

    /// Addresses with a common prefix.
    struct block
    {
        network_v6    network;
        std::uint16_t port; ///< 0: any.
    };

    /// IPv4 addresses are taken as IPv6 ones that stand for them, so that there is one kind.
    static std::optional<address_v6> parse_address(std::string const& text)
    {
        auto const address = to_address(text);
        if (!address)
            return std::nullopt;
        return address->is_v6() ? address->to_v6()
                                : boost::asio::ip::make_address_v6(boost::asio::ip::v4_mapped, address->to_v4());
    }

    template <class Number>
    static std::optional<Number> parse_number(std::string_view text, Number limit)
    {
        Number            value = 0;
        auto const* const end = text.data() + text.size();
        auto const [stop, error] = std::from_chars(text.data(), end, value);
        bool const is_number = error == std::errc{} && stop == end && value <= limit;
        return is_number ? std::optional<Number>(value) : std::nullopt;
    }

    static bool is_in(address_v6 const& address, network_v6 const& network)
    {
        return network_v6(address, network.prefix_length()).canonical() == network;
    }

    static bool is_below(std::string_view host, std::string_view domain)
    {
        if (host.size() < domain.size() || !equal_ignoring_case(host.substr(host.size() - domain.size()), domain))
            return false;
        return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
    }

    void add(std::string_view entry)
    {
        if (entry == "*")
            has_all_ = true;
        else if (auto const slash = entry.find('/'); slash != entry.npos)
            add_block(entry.substr(0, slash), entry.substr(slash + 1));
        else if (auto const address = parse_address(std::string(entry)))
            blocks_.push_back({network_v6(*address, 128), 0});
        else
            add_with_port(entry);
    }

    void add_block(std::string_view address_text, std::string_view length_text)
    {
        bool const is_v4 = address_text.find(':') == address_text.npos;
        auto const address = parse_address(std::string(address_text));
        auto const length = parse_number<unsigned short>(length_text, is_v4 ? 32 : 128);
        if (address && length)
            blocks_.push_back(
                {network_v6(*address, static_cast<unsigned short>(*length + (is_v4 ? 96 : 0))).canonical(), 0});
    }

    /// Adds a name or address behind which a port may stand.
    void add_with_port(std::string_view entry)
    {
        auto const                   colon = entry.rfind(':');
        std::optional<std::uint16_t> port = std::uint16_t(0);
        auto                         host = entry;
        if (colon != entry.npos && !entry.ends_with(']')) {
            port = parse_number<std::uint16_t>(entry.substr(colon + 1), 65535);
            host = entry.substr(0, colon);
            if (!port || *port == 0)
                return;
        }
        if (host.starts_with('[') && host.ends_with(']'))
            host = host.substr(1, host.size() - 2);
        if (auto const address = parse_address(std::string(host))) {
            blocks_.push_back({network_v6(*address, 128), *port});
            return;
        }
        if (host.starts_with("*."))
            host.remove_prefix(1);
        if (host.starts_with('.'))
            host.remove_prefix(1);
        if (host.ends_with('.'))
            host.remove_suffix(1);
        if (!host.empty())
            names_.push_back({std::string(host), *port});
    }

    bool               has_all_ = false;
    std::vector<name>  names_{};
    std::vector<block> blocks_{};
};

} // namespace bindery::http::detail

#endif
