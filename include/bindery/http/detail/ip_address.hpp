// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_IP_ADDRESS_HPP
#define BINDERY_HTTP_DETAIL_IP_ADDRESS_HPP

#include <boost/asio/ip/address.hpp>
#include <boost/system/error_code.hpp>

#include <optional>
#include <string>

namespace bindery::http::detail {

/// The address that a host is, without brackets; empty where it is a name.
inline std::optional<boost::asio::ip::address> to_address(std::string const& host)
{
    boost::system::error_code is_name;
    auto const                address = boost::asio::ip::make_address(host, is_name);
    return is_name ? std::nullopt : std::optional(address);
}

} // namespace bindery::http::detail

#endif
