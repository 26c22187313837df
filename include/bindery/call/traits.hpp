// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_TRAITS_HPP
#define BINDERY_CALL_TRAITS_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/call/pagination.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/shape/described.hpp>

#include <concepts>
#include <cstddef>
#include <string_view>
#include <type_traits>

/// What an operation's declaration can say after its request and response.
namespace bindery {

/// The errors the service declares for the operation: shapes derived from error_shape.
template <class... Errors>
requires(std::is_base_of_v<service_error, Errors>&&...) struct errors
{
};

/// The operation may be carried out twice without harm, so a call may be repeated even where the first request may
/// have reached the service.
struct idempotent
{
};

/// The member of the request that carries an idempotency token, of the type std::optional<std::string>: the service
/// carries out requests of one token once only. A call makes one where the request has none, the same for all its
/// attempts, so that it may be repeated as an idempotent one may. Who must be able to repeat a call after it has failed
/// sets the member.
template <auto Member>
struct idempotency_token
{
    static constexpr auto member = Member;
};

/// What stands before the endpoint's host in requests of the operation: `host_prefix<"data-">`. A name in braces stands
/// for the value of that member of the request, by its wire name: `host_prefix<"{AccountId}.">`; it must be a string
/// and `required`. A value that is no host label, and a prefix that makes no name of a host, are refused before
/// anything is sent.
///
/// It counts for the connection, the certificate, the Host field and the signature, and for an endpoint of the user's
/// own as well, unless the client's settings switch it off.
template <fixed_string Text>
struct host_prefix
{
    static constexpr std::string_view text = Text.view();
};

/// Base of the traits that belong to one protocol, such as the routes of rest::json.
struct protocol_trait
{
    /// Whether what the trait says makes the operation idempotent.
    static constexpr bool is_idempotent = false;
};

namespace detail {

template <class... Traits>
struct trait_list
{
};

struct not_paginated
{
    static constexpr bool has_items = false;

    template <class Request, class Response>
    static constexpr bool fits()
    {
        return true;
    }
};

struct no_idempotency_token
{
    static constexpr std::nullptr_t member = nullptr;
};

struct no_host_prefix
{
    static constexpr std::string_view text{};
};

enum class trait_kind : unsigned char {
    none, ///< It is no trait.
    errors,
    host_prefix,
    idempotency_token,
    idempotent,
    pagination,
    protocol,
};

template <class T>
inline constexpr trait_kind kind_of_trait = trait_kind::none;

template <class... Errors>
inline constexpr trait_kind kind_of_trait<errors<Errors...>> = trait_kind::errors;

template <fixed_string Text>
inline constexpr trait_kind kind_of_trait<host_prefix<Text>> = trait_kind::host_prefix;

template <auto Member>
inline constexpr trait_kind kind_of_trait<idempotency_token<Member>> = trait_kind::idempotency_token;

template <>
inline constexpr trait_kind kind_of_trait<idempotent> = trait_kind::idempotent;

template <pagination_kind Pagination>
inline constexpr trait_kind kind_of_trait<Pagination> = trait_kind::pagination;

template <std::derived_from<protocol_trait> Trait>
inline constexpr trait_kind kind_of_trait<Trait> = trait_kind::protocol;

template <class T>
concept operation_trait = kind_of_trait<T>
!= trait_kind::none;

template <trait_kind Kind, class... Traits>
inline constexpr bool has_trait = ((kind_of_trait<Traits> == Kind) || ... || false);

/// The first of the traits that is of that kind, or Default.
template <trait_kind Kind, class Default, class... Traits>
struct find_trait
{
    using type = Default;
};

template <trait_kind Kind, class Default, class First, class... Rest>
struct find_trait<Kind, Default, First, Rest...>
    : std::conditional_t<kind_of_trait<First> == Kind, std::type_identity<First>, find_trait<Kind, Default, Rest...>>
{
};

template <operation_trait Trait>
constexpr bool makes_idempotent() noexcept
{
    if constexpr (kind_of_trait<Trait> == trait_kind::protocol)
        return Trait::is_idempotent;
    else
        return kind_of_trait<Trait> == trait_kind::idempotent || kind_of_trait<Trait> == trait_kind::idempotency_token;
}

} // namespace detail
} // namespace bindery

#endif
