// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_VALIDATE_HPP
#define BINDERY_SHAPE_DETAIL_VALIDATE_HPP

#include <bindery/config.hpp>
#include <bindery/shape/detail/alternatives.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/pattern_matcher.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/detail/substitute.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace bindery::detail {

/// Where in a shape the validation stands: a list on the stack, from the inside out, made text only for a violation.
struct path_node
{
    enum class step : unsigned char { root, member, index, key };

    path_node const* parent = nullptr;
    step             kind = step::root;
    std::string_view name{};
    std::size_t      index = 0;
};

/// Found violations, for the functions that check one rule each.
using violation_list = std::vector<violation>;

BINDERY_DECL void report(path_node const& at, std::string problem, violation_list& found);
BINDERY_DECL void check_length(std::size_t count, length allowed, path_node const& at, violation_list& found);
BINDERY_DECL void check_range(std::int64_t value, range allowed, path_node const& at, violation_list& found);
BINDERY_DECL void check_range(std::uint64_t value, range allowed, path_node const& at, violation_list& found);
BINDERY_DECL void check_pattern(std::string const& text, pattern_matcher const& matcher, pattern allowed,
    path_node const& at, violation_list& found);
BINDERY_DECL std::size_t length_of_text(std::string const& text) noexcept;

/// Checks a shape, in which `instead` may stand for a member.
template <described_struct T, class Substitute = no_substitute>
void validate_shape(T const& shape, path_node const& at, violation_list& found, Substitute instead = {});

/// Tells the elements of a member from the member itself, for what exists once per rule.
template <class Owner>
struct elements_of;

/// The pattern that Owner declares, compiled when it is used first.
template <class Owner>
pattern_matcher const& matcher_of(pattern const& declared)
{
    static pattern_matcher const matcher(declared.expression);
    return matcher;
}

/// Whether there is anything to check about such a value.
template <class Value, class Rules>
inline constexpr bool needs_validation =
    has_rule<Rules,
        required_rule> || has_rule<Rules, length> || has_rule<Rules, range> || has_rule<Rules, pattern> || has_each<Rules> || kind_of<innermost<Value>> == kind::structure;

template <class Owner, class Value, class Rules>
void validate_value(Value const& value, Rules const& rules, path_node const& at, violation_list& found);

/// Checks a value that is there.
template <class Owner, class Value, class Rules>
void validate_present(Value const& value, Rules const& rules, path_node const& at, violation_list& found)
{
    constexpr kind k = kind_of<Value>;
    if constexpr (has_rule<Rules, length>) {
        if constexpr (k == kind::text)
            check_length(length_of_text(value), rules, at, found);
        else
            check_length(value.size(), rules, at, found);
    }
    if constexpr (has_rule<Rules, range>)
        check_range(static_cast<std::conditional_t<std::is_signed_v<Value>, std::int64_t, std::uint64_t>>(value), rules,
            at, found);
    if constexpr (has_rule<Rules, pattern>)
        check_pattern(value, matcher_of<Owner>(rules), rules, at, found);

    if constexpr (k == kind::structure)
        validate_shape(value, at, found);
    else if constexpr (k == kind::list || k == kind::map) {
        auto const of_elements = element_rules(rules);
        if constexpr (needs_validation<content_of<Value>, std::remove_const_t<decltype(of_elements)>>) {
            path_node element{&at, k == kind::list ? path_node::step::index : path_node::step::key};
            for (auto const& each : value)
                if constexpr (k == kind::list) {
                    validate_value<elements_of<Owner>, content_of<Value>>(each, of_elements, element, found);
                    ++element.index;
                }
                else {
                    element.name = each.first;
                    validate_value<elements_of<Owner>>(each.second, of_elements, element, found);
                }
        }
    }
}

/// Whether a value that is not optional stands for nothing although its rules want something.
template <class Value, class Rules>
bool is_missing(Value const& value, Rules const& rules)
{
    if constexpr (kind_of<Value> == kind::enumeration)
        return value.text().empty();
    else if constexpr (has_rule<Rules, length>)
        return value.empty() && static_cast<length const&>(rules).min > 0;
    else
        return false;
}

template <class Owner, class Value, class Rules>
void validate_value(Value const& value, Rules const& rules, path_node const& at, violation_list& found)
{
    if constexpr (kind_of<Value> == kind::optional) {
        if (value)
            validate_present<Owner>(*value, rules, at, found);
        else if constexpr (has_rule<Rules, required_rule>)
            report(at, "required", found);
    }
    else {
        if constexpr (has_rule<Rules, required_rule>)
            if (is_missing(value, rules)) {
                report(at, "required", found);
                return;
            }
        validate_present<Owner>(value, rules, at, found);
    }
}

template <described_struct T, class Descriptor, class Substitute>
void validate_member(T const& shape, path_node const& parent, violation_list& found, Substitute instead)
{
    using value_type = member_type<Descriptor>;
    using rules_type = rules_type_of<T, Descriptor>;
    if constexpr (needs_validation<value_type, rules_type>)
        validate_value<Descriptor, value_type>(member_of<Descriptor>(shape, instead), rules_of_member<T, Descriptor>,
            path_node{&parent, path_node::step::member, wire_name_of<T, Descriptor>()}, found);
}

template <described_struct T, class Substitute>
void validate_shape(T const& shape, path_node const& at, violation_list& found, [[maybe_unused]] Substitute instead)
{
    [&]<template <class...> class List, class... D>(
        List<D...>) { (validate_member<T, D>(shape, at, found, instead), ...); }(descriptors<T>{});
    if constexpr (is_union_shape<T>)
        if (!is_sendable_union(shape))
            report(at, union_problem(shape), found);
}

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/validate.ipp>
#endif

#endif
