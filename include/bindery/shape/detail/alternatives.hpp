// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_ALTERNATIVES_HPP
#define BINDERY_SHAPE_DETAIL_ALTERNATIVES_HPP

#include <bindery/config.hpp>
#include <bindery/shape/detail/rules.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Which members of a union are set.
namespace bindery::detail {

/// Says what is wrong with a union of which these members are set, when they are not exactly one.
BINDERY_DECL std::string alternatives_problem(std::vector<std::string_view> const& set);

/// Says that a union cannot be sent because of a member that this program does not know.
BINDERY_DECL std::string unknown_alternative_problem(std::string_view name);

/// Whether a union has exactly one member, and it is one that can be sent.
template <described_struct T>
bool is_sendable_union(T const& value)
{
    std::size_t set = 0;
    for_each_member<T>([&]<class D>() { set += (value.*D::pointer).has_value() ? 1 : 0; });
    return set == 1 && (value.*unknown_of<T>).empty();
}

/// Why is_sendable_union() is false.
template <described_struct T>
std::string union_problem(T const& value)
{
    std::vector<std::string_view> set;
    for_each_member<T>([&]<class D>() {
        if (value.*D::pointer)
            set.push_back(wire_name_of<T, D>());
    });
    std::string_view const unknown = value.*unknown_of<T>;
    if (set.empty() && !unknown.empty())
        return unknown_alternative_problem(unknown);
    if (!unknown.empty())
        set.push_back(unknown);
    return alternatives_problem(set);
}

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/alternatives.ipp>
#endif

#endif
