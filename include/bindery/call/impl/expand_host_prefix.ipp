// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_EXPAND_HOST_PREFIX_IPP
#define BINDERY_CALL_IMPL_EXPAND_HOST_PREFIX_IPP

#include <bindery/call/detail/expand_host_prefix.hpp>

#include <boost/asio/ip/address.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>

namespace bindery::detail {

BINDERY_DECL void append_host_label(
    std::string& prefix, std::string_view name, std::string_view value, std::vector<violation>& found)
{
    // RFC 1123, section 2.1.
    constexpr std::size_t longest = 63;
    bool const is_label = !value.empty() && value.size() <= longest && value.front() != '-' && value.back() != '-'
                          && std::ranges::all_of(value, is_host_character);
    if (is_label)
        prefix += value;
    else
        found.push_back({std::string(name), value.empty() ? "required, because it is part of the host's name"
                                                          : "is part of the host's name and must be 1 to 63 letters, "
                                                            "digits and hyphens, with none of these at its ends"});
}

BINDERY_DECL void check_prefixed_host(client_core const& core, std::string_view prefix, std::vector<violation>& found)
{
    boost::system::error_code is_name;
    boost::asio::ip::make_address(core.endpoint.host, is_name);
    if (!is_name)
        found.push_back({"endpoint", "the host prefix " + std::string(prefix) + " cannot stand before the address "
                                         + core.endpoint.host + "; disable_host_prefix leaves it out"});
}

} // namespace bindery::detail

#endif
