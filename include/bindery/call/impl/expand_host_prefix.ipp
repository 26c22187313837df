// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_EXPAND_HOST_PREFIX_IPP
#define BINDERY_CALL_IMPL_EXPAND_HOST_PREFIX_IPP

#include <bindery/call/detail/expand_host_prefix.hpp>

#include <bindery/http/detail/ip_address.hpp>

#include <algorithm>
#include <cstddef>

namespace bindery::detail {

inline constexpr std::size_t longest_label = 63; ///< RFC 1123, section 2.1.
inline constexpr std::size_t longest_host = 253; ///< RFC 1035, section 3.1, without the lengths of the labels.

/// Whether the lengths of a host's name and of its labels are those of one. The last dot of a name may stand for the
/// root.
inline bool has_lengths_of_host(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    if (host.size() > longest_host)
        return false;
    for (;;) {
        auto const dot = std::min(host.find('.'), host.size());
        if (dot == 0 || dot > longest_label)
            return false;
        if (dot == host.size())
            return true;
        host.remove_prefix(dot + 1);
    }
}

BINDERY_DECL void append_host_label(
    std::string& prefix, std::string_view name, std::string_view value, std::vector<violation>& found)
{
    bool const is_label = !value.empty() && value.size() <= longest_label && value.front() != '-' && value.back() != '-'
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
    if (http::detail::to_address(core.endpoint.host))
        found.push_back({"endpoint", "the host prefix " + std::string(prefix) + " cannot stand before the address "
                                         + core.endpoint.host + "; disable_host_prefix leaves it out"});
    else if (found.empty() && !has_lengths_of_host(std::string(prefix) + core.endpoint.host))
        found.push_back(
            {"endpoint", "the host prefix " + std::string(prefix) + " makes no host name of " + core.endpoint.host
                             + ": its parts have 1 to 63 characters, all together at most 253"});
}

} // namespace bindery::detail

#endif
