// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_ALTERNATIVES_IPP
#define BINDERY_SHAPE_IMPL_ALTERNATIVES_IPP

#include <bindery/shape/detail/alternatives.hpp>
#include <bindery/shape/detail/path.hpp>

#include <algorithm>
#include <cstddef>

namespace bindery::detail {

/// A name that may come from a hostile text.
inline std::string readable_name(std::string_view name)
{
    std::string text;
    append_step(text, member_step(name));
    return text;
}

BINDERY_DECL std::string alternatives_problem(std::vector<std::string_view> const& set)
{
    constexpr std::size_t most = 5;
    std::string           problem = "exactly one member of a union must be set, but ";
    auto const            named = std::min(set.size(), most);
    for (std::size_t i = 0; i < named; ++i)
        problem += (i == 0 ? "" : i + 1 == set.size() ? " and " : ", ") + readable_name(set[i]);
    if (set.size() > most)
        problem += " and " + std::to_string(set.size() - most) + " more";
    return problem + (set.empty() ? "none is" : " are");
}

BINDERY_DECL std::string unknown_alternative_problem(std::string_view name)
{
    return "has the member " + readable_name(name) + ", which this program does not know and cannot send";
}

} // namespace bindery::detail

#endif
