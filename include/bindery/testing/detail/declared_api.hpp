// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_DETAIL_DECLARED_API_HPP
#define BINDERY_TESTING_DETAIL_DECLARED_API_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/call/traits.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/members.hpp>

#include <limits>
#include <memory>
#include <string_view>
#include <type_traits>
#include <vector>

/// The declarations of an API as data, so that what looks at them is no template.
namespace bindery::testing::detail {

using bindery::detail::kind;

/// What is declared of a value besides its type. Without a rule, bounds allow everything and the pattern is empty.
struct declared_rules
{
    bool                       required = false;
    bindery::length            length{};
    bindery::range             range{};
    std::string_view           pattern{};
    timestamp_format::notation notation{};
};

struct declared_structure;

/// Describes a structure when it is asked for, because structures may hold themselves; and tells structures apart.
using structure_function = declared_structure (*)();

struct declared_value
{
    kind           what = kind::unsupported; ///< Never optional.
    bool           is_optional = false;
    bool           is_signed = false; ///< Of integers.
    int            bits = 0;          ///< Of numbers.
    declared_rules rules{};

    std::vector<std::string_view>         enumerators{};
    std::shared_ptr<declared_value const> content{}; ///< Of a list or map.
    structure_function                    structure = nullptr;
};

struct declared_member
{
    std::string_view name{}; ///< On the wire.
    declared_value   value{};
};

struct declared_structure
{
    std::vector<declared_member> members{};
    bool                         is_union = false;
};

struct declared_error
{
    std::string_view   name{};
    fault              whose_fault{};
    structure_function structure = nullptr;
};

/// Members are wire names, empty where there are none.
struct declared_operation
{
    std::string_view            name{};
    structure_function          request = nullptr;
    structure_function          response = nullptr;
    std::vector<declared_error> errors{};
    bool                        is_idempotent = false;
    bool                        is_paginated = false;
    std::string_view            host_prefix{};
    std::string_view            idempotency_token{};
    std::string_view            request_token{};
    std::string_view            response_token{};
    std::string_view            items{};
    std::string_view            page_size{};
};

/// Texts are empty where the service does not have them.
struct declared_api
{
    std::string_view                target_prefix{};
    std::string_view                signing_name{};
    std::vector<declared_operation> operations{};
};

template <class Rules>
declared_rules describe_rules(Rules const& rules, timestamp_format::notation notation)
{
    using bindery::detail::has_rule;
    declared_rules described{.required = has_rule<Rules, required_rule>, .notation = notation};
    if constexpr (has_rule<Rules, length>)
        described.length = rules;
    if constexpr (has_rule<Rules, range>)
        described.range = rules;
    if constexpr (has_rule<Rules, pattern>)
        described.pattern = static_cast<pattern const&>(rules).expression;
    return described;
}

template <class E>
std::vector<std::string_view> describe_enumerators()
{
    return []<template <class...> class List, class... D>(List<D...>) {
        return std::vector<std::string_view>{bindery::detail::wire_name_of_enumerator<E, D>()...};
    }(boost::describe::describe_enumerators<E>{});
}

template <class T>
declared_structure describe_structure();

template <class T, class Rules>
declared_value describe_value(Rules const& rules, timestamp_format::notation notation)
{
    constexpr kind k = bindery::detail::kind_of<T>;
    if constexpr (k == kind::optional) {
        auto described = describe_value<bindery::detail::content_of<T>>(rules, notation);
        described.is_optional = true;
        return described;
    }
    else {
        declared_value described{.what = k, .rules = describe_rules(rules, notation)};
        if constexpr (std::is_arithmetic_v<T>) {
            described.is_signed = std::is_signed_v<T>;
            described.bits = static_cast<int>(sizeof(T)) * std::numeric_limits<unsigned char>::digits;
        }
        if constexpr (k == kind::enumeration)
            described.enumerators = describe_enumerators<typename T::enum_type>();
        if constexpr (k == kind::structure)
            described.structure = &describe_structure<T>;
        if constexpr (k == kind::list || k == kind::map)
            described.content = std::make_shared<declared_value const>(
                describe_value<bindery::detail::content_of<T>>(bindery::detail::element_rules(rules), notation));
        return described;
    }
}

template <class T>
declared_structure describe_structure()
{
    declared_structure described{.is_union = bindery::detail::is_union_shape<T>};
    bindery::detail::for_each_member<T>([&]<class D>() {
        described.members.push_back({bindery::detail::wire_name_of<T, D>(),
            describe_value<bindery::detail::member_type<D>>(
                bindery::detail::rules_of_member<T, D>, bindery::detail::timestamp_notation_of<T, D>())});
    });
    return described;
}

/// The wire name of T's member that Pointer points to; empty for a null pointer.
template <class T, auto Pointer>
std::string_view name_of_member()
{
    std::string_view name;
    bindery::detail::for_each_member<T>([&]<class D>() {
        if constexpr (bindery::detail::same_member<Pointer, D::pointer>)
            name = bindery::detail::wire_name_of<T, D>();
    });
    return name;
}

template <class... Errors>
std::vector<declared_error> describe_errors(errors<Errors...>)
{
    return {{Errors::shape_name, Errors::whose_fault, &describe_structure<Errors>}...};
}

template <class Operation>
declared_operation describe_operation()
{
    using request = typename Operation::request_type;
    using response = typename Operation::response_type;
    declared_operation described{.name = Operation::name,
        .request = &describe_structure<request>,
        .response = &describe_structure<response>,
        .errors = describe_errors(typename Operation::error_types{}),
        .is_idempotent = Operation::is_idempotent,
        .is_paginated = Operation::is_paginated,
        .host_prefix = Operation::host_prefix,
        .idempotency_token = name_of_member<request, Operation::idempotency_token_member>()};
    if constexpr (Operation::is_paginated) {
        using pagination = typename Operation::pagination;
        if constexpr (requires { pagination::request_token; }) {
            described.request_token = name_of_member<request, pagination::request_token>();
            described.response_token = name_of_member<response, pagination::response_token>();
        }
        described.items = name_of_member<response, pagination::items>();
        described.page_size = name_of_member<request, pagination::page_size>();
    }
    return described;
}

template <class Service>
void describe_service(declared_api& described)
{
    if constexpr (requires { Service::target_prefix; })
        described.target_prefix = Service::target_prefix;
    if constexpr (requires { Service::endpoint.signing_name; })
        described.signing_name = Service::endpoint.signing_name;
}

template <class... Operations>
declared_api describe_api()
{
    declared_api described;
    (describe_service<typename Operations::service_type>(described), ...);
    (described.operations.push_back(describe_operation<Operations>()), ...);
    return described;
}

} // namespace bindery::testing::detail

#endif
