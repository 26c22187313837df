// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_OPERATION_HPP
#define BINDERY_CALL_OPERATION_HPP

#include <bindery/call/blocking_items.hpp>
#include <bindery/call/client.hpp>
#include <bindery/call/detail/invoke.hpp>
#include <bindery/call/fan_out.hpp>
#include <bindery/call/items.hpp>
#include <bindery/call/listing_options.hpp>
#include <bindery/call/pages.hpp>
#include <bindery/call/result.hpp>
#include <bindery/call/traits.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/shape/described.hpp>

#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>

#include <exception>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery {

/// An operation of a service, as a value: one constexpr object is called, paged, served and inspected.
///
///     inline constexpr bindery::operation<"ListHITs", service, ListHITsRequest, ListHITsResponse,
///         bindery::errors<ServiceFault, RequestError>, bindery::idempotent,
///         bindery::paginated<&ListHITsRequest::NextToken, &ListHITsResponse::NextToken, &ListHITsResponse::HITs,
///             &ListHITsRequest::MaxResults>>
///         list_hits{};
///
/// For every way to call it holds:
///
/// Object lifetimes: the request is serialized before the function returns and need not live on. A copy of the client
/// must: the call ends with the last one. An execution context other than the client's on which calls are awaited must
/// run out of work before it is destroyed. Errors: whatever goes wrong is a call_error, or an error the operation
/// declares, derived from it; nothing is thrown before the first co_await but std::bad_alloc. An exception of a
/// credentials provider or transport of the user that is no boost::system::system_error passes through as it is,
/// through try_call() too. Executor: the call resumes on that of the awaiting coroutine, or the client's for a
/// completion token. Per-operation cancellation: terminal, partial and total, as far as the awaiting coroutine's own
/// cancellation state lets them through, end the call with boost::asio::error::operation_aborted; the service may have
/// carried it out. Thread safety: operations are constants; see client.
template <fixed_string Name, service Service, described_struct Request, described_struct Response,
    detail::operation_trait... Traits>
class operation
{
public:
    using service_type = Service;
    using client_type = client<Service>;
    using request_type = Request;
    using response_type = Response;

    /// errors<...> as declared.
    using error_types = typename detail::find_trait<detail::trait_kind::errors, errors<>, Traits...>::type;

    /// All that is declared, for protocols that look for what is theirs.
    using traits = detail::trait_list<Traits...>;

    /// paginated<...>, or another kind of pagination, as declared.
    using pagination =
        typename detail::find_trait<detail::trait_kind::pagination, detail::not_paginated, Traits...>::type;

    /// The operation's name on the wire.
    static constexpr std::string_view name = Name.view();

    /// What was declared as host_prefix<...>, or nothing.
    static constexpr std::string_view host_prefix =
        detail::find_trait<detail::trait_kind::host_prefix, detail::no_host_prefix, Traits...>::type::text;

    /// The member declared as idempotency_token<...>, or null.
    static constexpr auto idempotency_token_member = detail::find_trait<detail::trait_kind::idempotency_token,
        detail::no_idempotency_token, Traits...>::type::member;

    static constexpr bool has_idempotency_token = detail::has_trait<detail::trait_kind::idempotency_token, Traits...>;

    /// Whether a request may be sent again where the first one may have been carried out.
    static constexpr bool is_idempotent = (detail::makes_idempotent<Traits>() || ... || false);
    static constexpr bool is_paginated = detail::has_trait<detail::trait_kind::pagination, Traits...>;

    static_assert(pagination::template fits<Request, Response>(),
        "the pagination names a member that the operation's request or response does not have");

    /// Calls the operation: `auto response = co_await list_hits(client, request);`. Throws what fails.
    boost::asio::awaitable<Response> operator()(client_type const& with, Request const& request) const
    {
        return detail::invoke<Response>(
            with.core(), detail::info_of<operation>, detail::prepare<operation>(*with.core(), request));
    }

    /// Calls the operation and completes any token with `void(std::exception_ptr, Response)`: a callback, use_future,
    /// deferred, as_tuple(use_awaitable).
    template <boost::asio::completion_token_for<void(std::exception_ptr, Response)> Token>
    auto operator()(client_type const& with, Request const& request, Token&& token) const
    {
        return boost::asio::co_spawn(
            with.get_executor(), detail::cancellable((*this)(with, request)), std::forward<Token>(token));
    }

    /// Calls the operation without exceptions: what fails is in the result.
    boost::asio::awaitable<result<Response>> try_call(client_type const& with, Request const& request) const
    {
        return detail::try_invoke<Response>(
            with.core(), detail::info_of<operation>, detail::prepare<operation>(*with.core(), request));
    }

    /// The listing that starts with this request, page by page: a pages_range<operation>. Nothing is sent before the
    /// first next(). A compile error for an operation that is not declared `paginated`.
    auto pages(client_type with, Request request, listing_options options = {}) const
    {
        detail::check_paginated<is_paginated>();
        if constexpr (is_paginated)
            return pages_range<operation>(std::move(with), std::move(request), std::move(options));
    }

    /// The listing that starts with this request, item by item: an items_range<operation>. Nothing is sent before the
    /// first next(). Where the request does not say how large a page may be, the largest declared size is asked for. A
    /// compile error for an operation that is not declared `paginated`, or whose pages are no single list.
    auto items(client_type with, Request request, listing_options options = {}) const
    {
        detail::check_items<is_paginated, pagination::has_items>();
        if constexpr (pagination::has_items)
            return items_range<operation>(std::move(with), std::move(request), std::move(options));
    }

    /// The same for programs without an event loop, an ordinary input range: a blocking_items_range<operation>. It has
    /// a client of its own, made of `config`; nothing is sent before begin(). A compile error where items() is one.
    auto blocking_items(typename Service::config const& config, Request request, listing_options options = {}) const
    {
        detail::check_items<is_paginated, pagination::has_items>();
        if constexpr (pagination::has_items)
            return blocking_items_range<operation>(config, std::move(request), std::move(options));
    }

    /// The items of the listings of many requests, several of which are under way at a time: a
    /// fan_out_range<operation>. Nothing is sent before the first next(). A compile error where items() is one.
    auto fan_out(client_type with, std::vector<Request> requests, fan_out_options options = {}) const
    {
        detail::check_items<is_paginated, pagination::has_items>();
        if constexpr (pagination::has_items)
            return fan_out_range<operation>(std::move(with), std::move(requests), std::move(options));
    }

#if defined(BINDERY_COMPILER_DESTROYS_AWAITED_TEMPORARIES_TWICE)
    /// Refuses `co_await op(client, {...})`, which would corrupt the heap where this compiler builds it: give the
    /// request a name first. items() and pages() stand outside of co_await expressions, where braces are fine.
    template <class... Token>
    boost::asio::awaitable<Response> operator()(client_type const& with, Request&& request, Token&&...) const
    {
        detail::refuse_temporary_request<Token...>();
        return (*this)(with, request);
    }

    template <class... None>
    boost::asio::awaitable<result<Response>> try_call(client_type const& with, Request&& request, None...) const
    {
        detail::refuse_temporary_request<None...>();
        return try_call(with, request);
    }
#endif
};

} // namespace bindery

#endif
