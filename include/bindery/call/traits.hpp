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

struct no_trait
{
    static constexpr bool is_errors = false;
    static constexpr bool is_host_prefix = false;
    static constexpr bool is_idempotent = false;
    static constexpr bool is_idempotency_token = false;
    static constexpr bool is_paginated = false;
    static constexpr bool is_protocol_trait = false;
};

template <class Trait>
struct trait_kind : no_trait
{
};

template <>
struct trait_kind<idempotent> : no_trait
{
    static constexpr bool is_idempotent = true;
};

template <auto Member>
struct trait_kind<idempotency_token<Member>> : no_trait
{
    static constexpr bool is_idempotency_token = true;
};

template <fixed_string Text>
struct trait_kind<host_prefix<Text>> : no_trait
{
    static constexpr bool is_host_prefix = true;
};

template <class... Errors>
struct trait_kind<errors<Errors...>> : no_trait
{
    static constexpr bool is_errors = true;
};

template <pagination_kind Pagination>
struct trait_kind<Pagination> : no_trait
{
    static constexpr bool is_paginated = true;
};

template <std::derived_from<protocol_trait> Trait>
struct trait_kind<Trait> : no_trait
{
    static constexpr bool is_idempotent = Trait::is_idempotent;
    static constexpr bool is_protocol_trait = true;
};

template <class Trait>
concept operation_trait =
    trait_kind<Trait>::is_errors || trait_kind<Trait>::is_host_prefix || trait_kind<Trait>::is_idempotent || trait_kind<
        Trait>::is_idempotency_token || trait_kind<Trait>::is_paginated || trait_kind<Trait>::is_protocol_trait;

template <class... Traits>
struct errors_of
{
    using type = errors<>;
};

template <class First, class... Rest>
struct errors_of<First, Rest...>
    : std::conditional_t<trait_kind<First>::is_errors, std::type_identity<First>, errors_of<Rest...>>
{
};

template <class... Traits>
struct pagination_of
{
    using type = not_paginated;
};

template <class First, class... Rest>
struct pagination_of<First, Rest...>
    : std::conditional_t<trait_kind<First>::is_paginated, std::type_identity<First>, pagination_of<Rest...>>
{
};

template <class... Traits>
struct idempotency_token_of
{
    using type = no_idempotency_token;
};

template <class First, class... Rest>
struct idempotency_token_of<First, Rest...> : std::conditional_t<trait_kind<First>::is_idempotency_token,
                                                  std::type_identity<First>, idempotency_token_of<Rest...>>
{
};

template <class... Traits>
struct host_prefix_of
{
    using type = no_host_prefix;
};

template <class First, class... Rest>
struct host_prefix_of<First, Rest...>
    : std::conditional_t<trait_kind<First>::is_host_prefix, std::type_identity<First>, host_prefix_of<Rest...>>
{
};

} // namespace detail
} // namespace bindery

#endif
