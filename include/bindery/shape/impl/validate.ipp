// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_VALIDATE_IPP
#define BINDERY_SHAPE_IMPL_VALIDATE_IPP

#include <bindery/shape/detail/path.hpp>
#include <bindery/shape/detail/utf8.hpp>
#include <bindery/shape/detail/validate.hpp>

#include <limits>
#include <stdexcept>
#include <utility>

namespace bindery::detail {

BINDERY_DECL void report(path_node const& at, std::string problem, violation_list& found)
{
    std::vector<path_node const*> nodes;
    for (auto const* node = &at; node != nullptr; node = node->parent)
        nodes.push_back(node);
    violation& added = found.emplace_back();
    added.problem = std::move(problem);
    for (; !nodes.empty(); nodes.pop_back()) {
        auto const& node = *nodes.back();
        switch (node.kind) {
        case path_node::step::root: break;
        case path_node::step::member: append_step(added.path, member_step(node.name)); break;
        case path_node::step::index: append_step(added.path, index_step(node.index)); break;
        case path_node::step::key: append_step(added.path, key_step(node.name)); break;
        }
    }
}

/// `2..4`, or `at least 2` or `at most 4` where the other bound says nothing.
template <class Number>
std::string describe_bounds(Number min, Number max)
{
    if (max == std::numeric_limits<Number>::max())
        return "at least " + std::to_string(min);
    if (min == std::numeric_limits<Number>::min())
        return "at most " + std::to_string(max);
    return std::to_string(min) + ".." + std::to_string(max);
}

BINDERY_DECL void check_length(std::size_t count, length allowed, path_node const& at, violation_list& found)
{
    if (count < allowed.min || count > allowed.max)
        report(at, "length " + std::to_string(count) + ", allowed " + describe_bounds(allowed.min, allowed.max), found);
}

template <class Number>
void check_range_of(Number value, range allowed, path_node const& at, violation_list& found)
{
    // A bound that was not given is that of std::int64_t, beyond which unsigned values are allowed.
    bool const too_large = std::cmp_greater(value, allowed.max) && allowed.max != range{}.max;
    if (std::cmp_less(value, allowed.min) || too_large)
        report(at, "value " + std::to_string(value) + ", allowed " + describe_bounds(allowed.min, allowed.max), found);
}

BINDERY_DECL void check_range(std::int64_t value, range allowed, path_node const& at, violation_list& found)
{
    check_range_of(value, allowed, at, found);
}

BINDERY_DECL void check_range(std::uint64_t value, range allowed, path_node const& at, violation_list& found)
{
    check_range_of(value, allowed, at, found);
}

BINDERY_DECL void check_pattern(std::string const& text, pattern_matcher const& matcher, pattern allowed,
    path_node const& at, violation_list& found)
{
    try {
        if (!matcher.matches(text))
            report(at, std::string("does not match ") + allowed.expression, found);
    }
    catch (std::runtime_error const&) {
        report(at, std::string("too complex to match against ") + allowed.expression, found);
    }
}

BINDERY_DECL std::size_t length_of_text(std::string const& text) noexcept
{
    return count_code_points(text);
}

} // namespace bindery::detail

#endif
