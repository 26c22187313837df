// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_EXPAND_HOST_PREFIX_HPP
#define BINDERY_CALL_DETAIL_EXPAND_HOST_PREFIX_HPP

#include <bindery/call/detail/client_core.hpp>
#include <bindery/config.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/shape/described.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/detail/substitute.hpp>
#include <bindery/shape/violation.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// The host prefix of a request: what its operation declares, with the values of members in place of their names.
namespace bindery::detail {

/// Takes what stands before the next brace, or all, off the front of a declared prefix.
constexpr std::string_view take_piece(std::string_view& declared, char brace) noexcept
{
    auto const piece = declared.substr(0, index_of(declared, brace));
    declared.remove_prefix(piece.size() < declared.size() ? piece.size() + 1 : piece.size());
    return piece;
}

constexpr bool is_host_character(char c) noexcept
{
    return http::detail::is_alphanumeric(c) || c == '-';
}

/// Whether T has a member of that wire name which can be part of a host.
template <described_struct T>
constexpr bool has_label_member(std::string_view name)
{
    bool found = false;
    for_each_member<T>([&]<class D>() {
        using value_type = member_type<D>;
        constexpr bool is_text =
            std::is_same_v<value_type, std::string> || std::is_same_v<value_type, std::optional<std::string>>;
        constexpr bool is_required = has_rule<rules_type_of<T, D>, required_rule>;
        found = found || (is_text && is_required && name == wire_name_of<T, D>());
    });
    return found;
}

/// Whether a declared prefix can be one of requests of type T.
template <described_struct T>
constexpr bool is_host_prefix(std::string_view declared)
{
    while (!declared.empty()) {
        for (char const c : take_piece(declared, '{'))
            if (!is_host_character(c) && c != '.')
                return false;
        if (!declared.empty() && !has_label_member<T>(take_piece(declared, '}')))
            return false;
    }
    return true;
}

inline std::string_view label_text(std::string const& value) noexcept
{
    return value;
}

inline std::string_view label_text(std::optional<std::string> const& value) noexcept
{
    return value ? std::string_view(*value) : std::string_view();
}

inline std::string_view label_text(auto const&) noexcept
{
    return {};
}

/// Appends the value of a member, or says why it can be no part of a host.
BINDERY_DECL void append_host_label(
    std::string& prefix, std::string_view name, std::string_view value, std::vector<violation>& found);

/// Says so where the prefix cannot stand before the endpoint's host: because that is an address, or both together are
/// no name of a host.
BINDERY_DECL void check_prefixed_host(client_core const& core, std::string_view prefix, std::vector<violation>& found);

/// The prefix for a request, in which `instead` may stand for a member, and what keeps it from being one.
template <class Operation, class Substitute>
std::string expand_host_prefix(client_core const& core, typename Operation::request_type const& request,
    std::vector<violation>& found, [[maybe_unused]] Substitute instead)
{
    using request_type = typename Operation::request_type;
    static_assert(is_host_prefix<request_type>(Operation::host_prefix),
        "host_prefix<> is made of letters, digits, '-', '.' and required string members of the request in braces");
    std::string prefix;
    for (auto declared = Operation::host_prefix; !declared.empty();) {
        prefix += take_piece(declared, '{');
        if (auto const name = take_piece(declared, '}'); !name.empty())
            for_each_member<request_type>([&]<class D>() {
                if (name == wire_name_of<request_type, D>())
                    append_host_label(prefix, name, label_text(member_of<D>(request, instead)), found);
            });
    }
    check_prefixed_host(core, prefix, found);
    return prefix;
}

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/expand_host_prefix.ipp>
#endif

#endif
