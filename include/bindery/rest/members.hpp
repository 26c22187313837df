// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_MEMBERS_HPP
#define BINDERY_REST_MEMBERS_HPP

#include <bindery/shape/members.hpp>

#include <string_view>

/// Where members of requests and responses travel, for what the method and the route do not say. These are rules like
/// `required`, and stand beside them:
///
///     constexpr auto bindery_members(bindery::type<ListPostsResponse>)
///     {
///         return bindery::members(
///             bindery::member<&ListPostsResponse::posts>(bindery::rest::payload),
///             bindery::member<&ListPostsResponse::total>(bindery::rest::header{"X-Total-Count"}));
///     }
///
/// Without such a rule, a member of a request that the route names is a part of the path; others are parameters of the
/// query where the method is GET, HEAD or DELETE, and members of the JSON body where it is POST, PUT or PATCH. A member
/// of a response is one of the JSON body; so it is with the members of errors. Two members may have the same wire name
/// where they travel in different places, but a name in the route belongs to one member alone.
///
/// Outside of JSON, integers, doubles, booleans, strings, enumerations and timestamps have the text that they have in
/// JSON, without quotes. Timestamps are ISO 8601 in paths and queries and HTTP dates in header fields (and
/// epoch_seconds in JSON), unless the member has a format. An empty optional is left out.
namespace bindery::rest {

/// The member is a parameter of the query, under its wire name. A list repeats the parameter.
struct query_rule
{
};
inline constexpr query_rule query{};

/// The member, a map of strings or of lists of strings, holds parameters of the query that no other member has.
struct query_map_rule
{
};
inline constexpr query_map_rule query_map{};

/// The member is a header field. A list is separated by commas; its strings are quoted where they need it. Where there
/// are several fields of the name, a list has the elements of all of them, a string is all of their values with commas
/// in between (RFC 9110, section 5.3; those of Set-Cookie cannot be taken apart then), and others are the first.
struct header
{
    std::string_view name{};
};

/// The member is the whole body: a string or blob as it is, all others as JSON.
struct payload_rule
{
};
inline constexpr payload_rule payload{};

/// The member of a response or an error, an integer, is the HTTP status.
struct status_rule
{
};
inline constexpr status_rule status{};

} // namespace bindery::rest

namespace bindery::detail {

template <>
inline constexpr unsigned rule_kinds<rest::query_rule> = 1U << 16;
template <>
inline constexpr unsigned rule_kinds<rest::query_map_rule> = 1U << 17;
template <>
inline constexpr unsigned rule_kinds<rest::header> = 1U << 18;
template <>
inline constexpr unsigned rule_kinds<rest::payload_rule> = 1U << 19;
template <>
inline constexpr unsigned rule_kinds<rest::status_rule> = 1U << 20;

} // namespace bindery::detail

#endif
