// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_ROUTE_HPP
#define BINDERY_REST_ROUTE_HPP

#include <bindery/call/traits.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/rest/detail/route_text.hpp>

#include <string_view>

/// What an operation's declaration says of its method and its path:
///
///     inline constexpr bindery::operation<"GetPost", service, GetPostRequest, Post,
///         bindery::rest::get<"/posts/{id}">, bindery::errors<NotFound>> get_post{};
///
/// `{id}` is the member of the request with that wire name, percent-encoded; `{path+}`, the last thing of a path, may
/// have slashes, which are kept. What is before and behind a label in its segment is literal, and so is a query behind
/// the path: `/items/{id}.json?version=2`. The endpoint's path comes before that of the route.
///
/// A request whose label is empty, or a segment of which is `.` or `..`, is refused before it is sent: the address
/// would be another one. GET, HEAD, PUT and DELETE are idempotent (RFC 9110, section 9.2.2); a POST or PATCH is where
/// that is declared.
namespace bindery::rest {

namespace detail {

/// What stands in a body by itself.
enum class body_use : unsigned char {
    never,   ///< A body has no meaning: RFC 9110, section 9.3.1.
    payload, ///< Only if a member is declared to be it.
    members, ///< The members of the request that are nowhere else.
};

template <fixed_string Method, fixed_string Path, bool Idempotent, body_use Body>
struct route : protocol_trait
{
    static constexpr std::string_view method = Method.view();
    static constexpr bool             is_idempotent = Idempotent;
    static constexpr body_use         body = Body;
    static constexpr std::string_view text = Path.view();

    static constexpr auto fault = check_route<count_labels(text)>(text);
    static_assert(fault != route_fault::no_slash, "a route begins with a slash");
    static_assert(fault != route_fault::wrong_brace, "a route has labels like {name} or {name+}, and no other braces");
    static_assert(fault != route_fault::two_in_segment, "a route has one label in a segment at most");
    static_assert(fault != route_fault::greedy_inside, "a label like {name+} is the last thing of a route's path");
    static_assert(fault != route_fault::same_label, "a route names a label twice");
    static_assert(fault != route_fault::wrong_character,
        "a route has only characters that an address may have: percent-encode the others");
};

} // namespace detail

template <fixed_string Path>
struct get : detail::route<"GET", Path, true, detail::body_use::never>
{
};

/// The response has no body: its members are header fields and the status.
template <fixed_string Path>
struct head : detail::route<"HEAD", Path, true, detail::body_use::never>
{
};

template <fixed_string Path>
struct post : detail::route<"POST", Path, false, detail::body_use::members>
{
};

template <fixed_string Path>
struct put : detail::route<"PUT", Path, true, detail::body_use::members>
{
};

template <fixed_string Path>
struct patch : detail::route<"PATCH", Path, false, detail::body_use::members>
{
};

/// `delete` is a keyword.
template <fixed_string Path>
struct delete_ : detail::route<"DELETE", Path, true, detail::body_use::payload>
{
};

} // namespace bindery::rest

#endif
