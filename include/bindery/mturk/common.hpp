// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_COMMON_HPP
#define BINDERY_MTURK_COMMON_HPP

#include <bindery/call/operation.hpp>
#include <bindery/call/traits.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/mturk/errors.hpp>
#include <bindery/mturk/service.hpp>
#include <bindery/shape/empty_message.hpp>
#include <bindery/shape/members.hpp>

/// What the declarations of the API's operations share.
///
/// Members that a request requires are plain where their constraints tell an empty value from a given one; numbers,
/// times and truth values are optionals, so that one that was forgotten is an error and not a zero.
namespace bindery::mturk {

/// The constraints of the API's named types, under the API's names.
namespace constraints {
inline constexpr auto EntityId = rules(length{1, 64}, pattern{"^[A-Z0-9]+$"});
inline constexpr auto CustomerId = rules(length{1, 64}, pattern{"^A[A-Z0-9]+$"});
inline constexpr auto CountryParameters = rules(length{2, 2});
inline constexpr auto CurrencyAmount = rules(pattern{R"(^[0-9]+(\.)?[0-9]{0,2}$)"});
inline constexpr auto IdempotencyToken = rules(length{1, 64});
inline constexpr auto PaginationToken = rules(length{1, 255});
inline constexpr auto ResultSize = rules(range{1, 100});
} // namespace constraints

/// An operation of this API. All of them fail in the same two ways.
template <fixed_string Name, class Request, class Response, class... Traits>
using requester_operation = operation<Name, service, Request, Response, errors<ServiceFault, RequestError>, Traits...>;

/// An operation that lists. Where a page has no single list of items, they are nullptr.
template <fixed_string Name, class Request, class Response, auto Items>
using listing_operation = requester_operation<Name, Request, Response, idempotent,
    paginated<&Request::NextToken, &Response::NextToken, Items, &Request::MaxResults>>;

using bindery::empty_message;

/// A page of a listing, whose NumResults counts the items of this page only.
template <class Response>
concept page_of_listing = requires(Response const& page)
{
    page.NextToken;
    page.NumResults;
};

template <page_of_listing Page>
constexpr auto bindery_members(bindery::type<Page>)
{
    return members(member<&Page::NextToken>(constraints::PaginationToken));
}

} // namespace bindery::mturk

#endif
