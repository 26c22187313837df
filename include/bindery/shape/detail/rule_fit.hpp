// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_RULE_FIT_HPP
#define BINDERY_SHAPE_DETAIL_RULE_FIT_HPP

#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/members.hpp>

#include <type_traits>

/// What the compiler refuses in the rules of a member.
namespace bindery::detail {

struct no_rules
{
};

template <class Rules, class Rule>
inline constexpr bool has_rule = std::is_base_of_v<Rule, Rules>;

template <class... Rules>
constexpr rule_set<Rules...> select_each(each_rule<Rules...> const& elements)
{
    return elements.rules;
}

template <class Rules>
concept has_each = requires(Rules const& rules)
{
    select_each(rules);
};

/// The rules for the elements of a member with these rules.
template <class Rules>
constexpr auto element_rules(Rules const& rules)
{
    if constexpr (has_each<Rules>)
        return select_each(rules);
    else
        return no_rules{};
}

template <class Rules>
constexpr bool bounds_in_order(Rules const& rules)
{
    bool ordered = true;
    if constexpr (has_rule<Rules, length>)
        ordered = ordered && static_cast<length const&>(rules).min <= static_cast<length const&>(rules).max;
    if constexpr (has_rule<Rules, range>)
        ordered = ordered && static_cast<range const&>(rules).min <= static_cast<range const&>(rules).max;
    if constexpr (has_each<Rules>)
        ordered = ordered && bounds_in_order(select_each(rules));
    return ordered;
}

/// Asserts that rules of that type make sense for values of that type.
template <class Value, class Rules>
constexpr bool check_rules_fit()
{
    constexpr kind k = kind_of<Value>;
    if constexpr (k == kind::optional)
        return check_rules_fit<content_of<Value>, Rules>();
    else {
        constexpr bool is_container = k == kind::list || k == kind::map;
        static_assert(!has_rule<Rules, length> || is_container || k == kind::text || k == kind::bytes,
            "length is a rule for strings, blobs, lists and maps");
        static_assert(!has_rule<Rules, range> || k == kind::integer, "range is a rule for integers");
        static_assert(!has_rule<Rules, pattern> || k == kind::text, "pattern is a rule for strings");
        static_assert(!has_rule<Rules, timestamp_format> || kind_of<innermost<Value>> == kind::time,
            "a timestamp format is a rule for timestamps and what holds timestamps");
        static_assert(!has_each<Rules> || is_container, "each() is a rule for lists and maps");
        if constexpr (has_each<Rules> && is_container) {
            using element_rules = decltype(select_each(std::declval<Rules const&>()));
            static_assert(!has_rule<element_rules, wire_name>, "elements have no names: no wire_name inside of each()");
            static_assert(!has_rule<element_rules, timestamp_format>,
                "a timestamp format is a rule of the member, not of each() element");
            return check_rules_fit<content_of<Value>, element_rules>();
        }
        else
            return true;
    }
}

/// Asserts that values of that type can be members of shapes.
template <class Value>
constexpr bool check_member_type()
{
    constexpr bool is_closed = kind_of<innermost<Value>> == kind::closed_enumeration;
    static_assert(!is_closed,
        "an enumeration is a member of a shape as bindery::open_enum, which keeps values this program does not know");
    static_assert(is_closed || shape_value<Value>, "this type cannot be a member of a shape: see bindery::shape_value; "
                                                   "for boost::json::value include <bindery/shape/document.hpp>");
    return true;
}

} // namespace bindery::detail

#endif
