// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_RULES_HPP
#define BINDERY_SHAPE_DETAIL_RULES_HPP

#include <bindery/shape/detail/rule_fit.hpp>
#include <bindery/shape/members.hpp>

#include <boost/describe/bases.hpp>
#include <boost/describe/modifiers.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace bindery::detail {

/// Whether T's description lists the member that Pointer points to.
template <class T, auto Pointer>
constexpr bool is_described()
{
    return []<template <class...> class List, class... D>(
               List<D...>) { return (same_member<Pointer, D::pointer> || ... || false); }(descriptors<T>{});
}

template <class T, class... Members>
constexpr bool check_members(member_rules_list<Members...> const&)
{
    static_assert((is_described<T, Members::pointer>() && ... && true),
        "bindery_members names a member that BOOST_DESCRIBE_STRUCT does not list for this shape");
    return true;
}

/// Whether what a shape says of its members makes it a union.
template <class List>
concept union_rules = requires
{
    List::unknown;
};

template <class T, class List>
constexpr bool check_union()
{
    if constexpr (union_rules<List>) {
        using unknown_type = typename member_pointer_traits<std::remove_cv_t<decltype(List::unknown)>>::member_type;
        static_assert(std::is_same_v<unknown_type, std::string> && !is_described<T, List::unknown>(),
            "exactly_one<> names a member of the type std::string that BOOST_DESCRIBE_STRUCT does not list");
        for_each_member<T>([]<class D>() {
            static_assert(
                kind_of<member_type<D>> == kind::optional, "all members of a union are optional: exactly one is set");
        });
    }
    return true;
}

template <class T>
constexpr auto make_rules()
{
    if constexpr (requires { bindery_members(type<T>{}); }) {
        constexpr auto list = bindery_members(type<T>{});
        static_assert(check_members<T>(list));
        static_assert(check_union<T, std::remove_cv_t<decltype(list)>>());
        return list;
    }
    else
        return member_rules_list<>{};
}

/// All that T says of its members.
template <described_struct T>
inline constexpr auto rules_of_shape = make_rules<T>();

/// Whether exactly one of T's members is set.
template <described_struct T>
inline constexpr bool is_union_shape = union_rules<std::remove_cv_t<decltype(rules_of_shape<T>)>>;

/// The member of a union that names what this program does not know.
template <described_struct T>
requires is_union_shape<T>
inline constexpr auto unknown_of = decltype(rules_of_shape<T>)::unknown;

template <auto Pointer, class... Rules>
constexpr member_rules<Pointer, Rules...> select_rules(member_rules<Pointer, Rules...> const& rules)
{
    return rules;
}

/// What T says of a member, or else the first of its bases that says something.
template <class T, class Descriptor>
constexpr auto find_rules();

template <class Descriptor>
constexpr auto find_rules_in()
{
    return no_rules{};
}

template <class Descriptor, class Base, class... Bases>
constexpr auto find_rules_in()
{
    if constexpr (std::is_same_v<decltype(find_rules<Base, Descriptor>()), no_rules>)
        return find_rules_in<Descriptor, Bases...>();
    else
        return find_rules<Base, Descriptor>();
}

template <class T, class Descriptor>
constexpr auto find_rules()
{
    if constexpr (requires { select_rules<Descriptor::pointer>(rules_of_shape<T>); })
        return select_rules<Descriptor::pointer>(rules_of_shape<T>);
    else if constexpr (!std::is_same_v<T, declaring_class<Descriptor>> && described_struct<T>)
        return []<template <class...> class List, class... B>(List<B...>) {
            return find_rules_in<Descriptor, typename B::type...>();
        }(boost::describe::describe_bases<T, boost::describe::mod_any_access>{});
    else
        return no_rules{};
}

template <class T, class Descriptor>
constexpr auto make_member_rules()
{
    constexpr auto rules = find_rules<T, Descriptor>();
    using rules_type = std::remove_cv_t<decltype(rules)>;
    if constexpr (check_member_type<member_type<Descriptor>>())
        static_assert(check_rules_fit<member_type<Descriptor>, rules_type>());
    static_assert(bounds_in_order(rules), "length and range need min <= max");
    static_assert(!is_union_shape<T> || !has_rule<rules_type, required_rule>, "no member of a union is required");
    return rules;
}

/// The rules of the member of T that Descriptor describes: an object derived from each of them.
template <described_struct T, class Descriptor>
inline constexpr auto rules_of_member = make_member_rules<T, Descriptor>();

template <class T, class Descriptor>
using rules_type_of = std::remove_cvref_t<decltype(rules_of_member<T, Descriptor>)>;

/// The name under which T's member travels.
template <described_struct T, class Descriptor>
constexpr std::string_view wire_name_of()
{
    if constexpr (has_rule<rules_type_of<T, Descriptor>, wire_name>)
        return static_cast<wire_name const&>(rules_of_member<T, Descriptor>).name;
    else
        return Descriptor::name;
}

/// The notation in which T's member, or what is in it, writes timestamps.
template <described_struct T, class Descriptor>
constexpr timestamp_format::notation timestamp_notation_of()
{
    if constexpr (has_rule<rules_type_of<T, Descriptor>, timestamp_format>)
        return static_cast<timestamp_format const&>(rules_of_member<T, Descriptor>).as;
    else
        return timestamp_format::notation::epoch_seconds;
}

/// Whether no two of T's members, described by D, have the same wire name.
template <described_struct T, class... D>
constexpr bool has_distinct_names()
{
    bool distinct = true;
    if constexpr ((has_rule<rules_type_of<T, D>, wire_name> || ... || false)) {
        std::array<std::string_view, sizeof...(D)> const names{wire_name_of<T, D>()...};
        for (std::size_t i = 0; i < names.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                distinct = distinct && names[i] != names[j];
    }
    return distinct;
}

template <auto Value>
constexpr std::string_view select_enumerator_name(enumerator_name<Value> const& name)
{
    return name.name;
}

/// The text under which the enumerator that Descriptor describes travels.
template <described_enum E, class Descriptor>
constexpr std::string_view wire_name_of_enumerator()
{
    if constexpr (requires { select_enumerator_name<Descriptor::value>(bindery_enumerators(type<E>{})); })
        return select_enumerator_name<Descriptor::value>(bindery_enumerators(type<E>{}));
    else
        return Descriptor::name;
}

} // namespace bindery::detail

#endif
