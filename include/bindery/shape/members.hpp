// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_MEMBERS_HPP
#define BINDERY_SHAPE_MEMBERS_HPP

#include <bindery/shape/described.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace bindery {

/// What a shape says of its members beyond their C++ types: constraints, a differing wire name, a wire format.
///
/// It is declared once, beside the shape, in a function found by argument-dependent lookup. A member that is not named
/// there has no constraints and travels under its C++ name:
///
///     constexpr auto bindery_members(bindery::type<Locale>)
///     {
///         return bindery::members(
///             bindery::member<&Locale::Country>(bindery::required, bindery::length{2, 2}),
///             bindery::member<&Locale::Subdivision>(bindery::length{2, 2}));
///     }
///
/// A pointer to a member that BOOST_DESCRIBE_STRUCT does not list, a member named twice, and a rule that does not fit
/// the member's type are compile errors.

/// The member must be present: an optional holds a value; a string, list, map or blob that must not be empty is not.
struct required_rule
{
};
inline constexpr required_rule required{};

/// Bounds, both inclusive, of the number of Unicode code points of a string, bytes of a blob, elements of a list or
/// entries of a map.
struct length
{
    std::size_t min = 0;
    std::size_t max = std::numeric_limits<std::size_t>::max();
};

/// Bounds, both inclusive, of an integer's value.
struct range
{
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
};

/// A regular expression, in Perl's syntax as Boost.Regex reads it, that must match somewhere in the string; anchor it
/// with ^ and $ to match all of it, as API models do. It sees Unicode code points, and ^ and $ only the string's ends.
///
/// A string on which the expression would take exponential time breaks the rule. An expression that is none makes
/// validation throw std::logic_error.
struct pattern
{
    char const* expression = "";
};

/// The member's name on the wire, where it is not the C++ name.
struct wire_name
{
    std::string_view name{};
};

/// How a timestamp travels. Without it a timestamp is epoch_seconds.
struct timestamp_format
{
    enum class notation : unsigned char {
        epoch_seconds, ///< A JSON number of seconds since 1970, with an optional fraction.
        iso8601,       ///< A string such as "2026-11-23T20:15:30.125Z".
        http_date,     ///< A string such as "Mon, 23 Nov 2026 20:15:30 GMT".
    };
    notation as = notation::epoch_seconds;
};
inline constexpr timestamp_format epoch_seconds{timestamp_format::notation::epoch_seconds};
inline constexpr timestamp_format iso8601{timestamp_format::notation::iso8601};
inline constexpr timestamp_format http_date{timestamp_format::notation::http_date};

/// Several rules in one object, which derives from each of them.
template <class... Rules>
struct rule_set : Rules...
{
};

template <class... Rules>
struct each_rule;

namespace detail {

/// The kinds of rules that a type stands for, a bit each; 0: no rule.
template <class T>
inline constexpr unsigned rule_kinds = 0;
template <>
inline constexpr unsigned rule_kinds<required_rule> = 1;
template <>
inline constexpr unsigned rule_kinds<length> = 2;
template <>
inline constexpr unsigned rule_kinds<range> = 4;
template <>
inline constexpr unsigned rule_kinds<pattern> = 8;
template <>
inline constexpr unsigned rule_kinds<wire_name> = 16;
template <>
inline constexpr unsigned rule_kinds<timestamp_format> = 32;
template <class... Rules>
inline constexpr unsigned rule_kinds<each_rule<Rules...>> = 64;
template <class... Rules>
inline constexpr unsigned rule_kinds<rule_set<Rules...>> = (rule_kinds<Rules> | ... | 0U);

template <class... Rules>
constexpr bool distinct_rules() noexcept
{
    unsigned                    seen = 0;
    [[maybe_unused]] auto const fresh = [&](unsigned kinds) {
        bool const first = kinds != 0 && (seen & kinds) == 0;
        seen |= kinds;
        return first;
    };
    return (fresh(rule_kinds<Rules>) && ... && true);
}

template <auto A, auto B>
inline constexpr bool same_member = false;
template <auto A>
inline constexpr bool same_member<A, A> = true;

template <auto... Pointers>
constexpr bool distinct_members() noexcept
{
    [[maybe_unused]] auto const times = []<auto One>()
    {
        return (std::size_t{same_member<One, Pointers>} + ... + 0);
    };
    return ((times.template operator()<Pointers>() == 1) && ... && true);
}

} // namespace detail

/// Rules that belong together, as an API model gives them to a named type:
/// `inline constexpr auto EntityId = bindery::rules(bindery::length{1, 64}, bindery::pattern{"^[A-Z0-9]+$"});`
template <class... Rules>
constexpr auto rules(Rules... parts) noexcept
{
    static_assert(detail::distinct_rules<Rules...>(), "rules() takes rules, each kind of rule at most once");
    return rule_set<Rules...>{parts...};
}

/// The rules for what a list or map holds. Made by each().
template <class... Rules>
struct each_rule
{
    rule_set<Rules...> rules{};
};

/// Rules for every element of a list or every value of a map: `each(length{1, 64}, pattern{"^[A-Z0-9]+$"})`.
template <class... Rules>
constexpr auto each(Rules... rules) noexcept
{
    static_assert(detail::distinct_rules<Rules...>(), "each() takes rules, each kind of rule at most once");
    return each_rule<Rules...>{rule_set<Rules...>{rules...}};
}

/// The rules of one member. Made by member().
template <auto Pointer, class... Rules>
struct member_rules : rule_set<Rules...>
{
    static constexpr auto pointer = Pointer;
};

/// The rules of a shape's members. Made by members().
template <class... Members>
struct member_rules_list : Members...
{
};

/// States the rules of one member, each kind of rule at most once.
template <auto Pointer, class... Rules>
requires std::is_member_object_pointer_v<decltype(Pointer)>
constexpr auto member(Rules... rules) noexcept
{
    static_assert(detail::distinct_rules<Rules...>(), "member() takes rules, each kind of rule at most once");
    return member_rules<Pointer, Rules...>{rule_set<Rules...>{rules...}};
}

/// Gathers the rules of a shape's members, in any order.
template <class... Members>
constexpr auto members([[maybe_unused]] Members... members) noexcept
{
    static_assert(detail::distinct_members<Members::pointer...>(), "bindery_members names the same member twice");
    return member_rules_list<Members...>{members...};
}

/// The rules of a union's members. Made by exactly_one().
template <auto Unknown, class... Members>
struct union_rules_list : member_rules_list<Members...>
{
    static constexpr auto unknown = Unknown;
};

/// Makes a shape a union, of whose members exactly one is set, and gathers their rules:
///
///     struct Answer
///     {
///         std::optional<std::string> Text{};
///         std::optional<bool>        Null{};
///         std::string                unknown{};
///     };
///     BOOST_DESCRIBE_STRUCT(Answer, (), (Text, Null))
///     constexpr auto bindery_members(bindery::type<Answer>)
///     {
///         return bindery::exactly_one<&Answer::unknown>(bindery::member<&Answer::Null>(bindery::wire_name{"NULL"}));
///     }
///
/// All described members are optionals, none is `required`. `Unknown` is a std::string that is not described: where a
/// service sets a member that this program does not know, it holds its name, and is empty otherwise. Such a value can
/// be looked at but not sent; nor can one of which no member is set, or more than one.
///
/// A union that holds itself, in a list or a map, and is to be compared declares `bool operator==(Answer const&)
/// const;` and defaults it behind the class: clang takes a class that defaults it within for one without a default
/// constructor.
template <auto Unknown, class... Members>
requires std::is_member_object_pointer_v<decltype(Unknown)>
constexpr auto exactly_one([[maybe_unused]] Members... members) noexcept
{
    static_assert(detail::distinct_members<Members::pointer...>(), "bindery_members names the same member twice");
    return union_rules_list<Unknown, Members...>{{members...}};
}

/// The text of an enumerator on the wire, where it is not the C++ name. Declared beside the enumeration:
///
///     constexpr auto bindery_enumerators(bindery::type<EventType>)
///     {
///         return bindery::enumerators(bindery::enumerator<EventType::Ping_>("Ping!"));
///     }
template <auto Value>
struct enumerator_name
{
    std::string_view name{};
};

/// States the wire text of one enumerator.
template <auto Value>
requires std::is_enum_v<decltype(Value)>
constexpr auto enumerator(std::string_view name) noexcept
{
    return enumerator_name<Value>{name};
}

/// The wire texts of an enumeration's enumerators. Made by enumerators().
template <class... Names>
struct enumerator_name_list : Names...
{
};

/// Gathers the wire texts of an enumeration's enumerators.
template <class... Names>
constexpr auto enumerators([[maybe_unused]] Names... names) noexcept
{
    return enumerator_name_list<Names...>{names...};
}

} // namespace bindery

#endif
