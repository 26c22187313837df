// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_INVOKE_HPP
#define BINDERY_CALL_DETAIL_INVOKE_HPP

#include <bindery/call/detail/expand_host_prefix.hpp>
#include <bindery/call/detail/perform.hpp>
#include <bindery/shape/detail/substitute.hpp>
#include <bindery/shape/detail/validate.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>

#include <memory>
#include <optional>
#include <utility>

/// The few lines that are generated for every operation.
namespace bindery::detail {

template <class Operation>
using protocol_of = typename Operation::service_type::protocol;

template <class Operation>
std::optional<json::failure> decode_response(http::response const& from, void* response)
{
    return protocol_of<Operation>::template decode_response<Operation>(
        from, *static_cast<typename Operation::response_type*>(response));
}

/// Protocols that do not say so are given requests as new.
template <class Protocol>
constexpr bool keeps_fields()
{
    if constexpr (requires { Protocol::keeps_fields; })
        return Protocol::keeps_fields;
    else
        return false;
}

template <class Operation>
auto const& shape_of(request_view const& request)
{
    return *static_cast<typename Operation::request_type const*>(request.shape);
}

/// What stands for a member of a request.
template <class Operation>
auto substitute_in([[maybe_unused]] request_view const& request)
{
    if constexpr (Operation::has_idempotency_token)
        return substitute<Operation::idempotency_token_member>{*request.token};
    else
        return no_substitute{};
}

template <class Operation>
std::optional<json::failure> encode_request(request_view const& request, http::request& into)
{
    using protocol = protocol_of<Operation>;
    if constexpr (Operation::has_idempotency_token)
        return protocol::template encode_request<Operation>(
            shape_of<Operation>(request), into, substitute_in<Operation>(request));
    else
        return protocol::template encode_request<Operation>(shape_of<Operation>(request), into);
}

/// An operation whose responses are decoded by that function.
template <class Operation>
constexpr operation_info describe(decltype(operation_info::decode_response) decode)
{
    using protocol = protocol_of<Operation>;
    operation_info info{.name = Operation::name,
        .idempotent = Operation::is_idempotent,
        .validate =
            [](request_view const& request, violation_list& found) {
                validate_shape(shape_of<Operation>(request), path_node{}, found, substitute_in<Operation>(request));
            },
        .expand_host_prefix = nullptr,
        .encode_request = &encode_request<Operation>,
        .keeps_fields = keeps_fields<protocol>(),
        .decode_response = decode,
        .request_id = &protocol::request_id,
        .decode_error = &protocol::template decode_error<typename Operation::error_types>,
        .retry_after = &protocol::retry_after};
    if constexpr (!Operation::host_prefix.empty())
        info.expand_host_prefix = [](client_core const& core, request_view const& request, violation_list& found) {
            return expand_host_prefix<Operation>(
                core, shape_of<Operation>(request), found, substitute_in<Operation>(request));
        };
    return info;
}

template <class Operation>
inline constexpr operation_info info_of = describe<Operation>(&decode_response<Operation>);

/// See prepare_call(). `info` is what perform() will be given.
template <class Operation>
std::shared_ptr<prepared_call> prepare(client_core const& core, typename Operation::request_type const& request,
    operation_info const& info = info_of<Operation>)
{
    if constexpr (Operation::has_idempotency_token)
        return prepare_call(core, info, {&request, &(request.*Operation::idempotency_token_member)});
    else
        return prepare_call(core, info, {&request, nullptr});
}

/// One coroutine for all operations of a response's type.
template <class Response>
boost::asio::awaitable<Response> invoke(
    std::shared_ptr<client_core const> core, operation_info const& info, std::shared_ptr<prepared_call> call)
{
    Response response{};
    if (auto failed = co_await perform(std::move(core), info, std::move(call), &response))
        failed.raise();
    co_return response;
}

template <class Response>
boost::asio::awaitable<result<Response>> try_invoke(
    std::shared_ptr<client_core const> core, operation_info const& info, std::shared_ptr<prepared_call> call)
{
    Response response{};
    if (auto failed = co_await perform(std::move(core), info, std::move(call), &response))
        co_return failed;
    co_return response;
}

/// For a call that is a coroutine of its own: lets every kind of cancellation through.
template <class Response>
boost::asio::awaitable<Response> cancellable(boost::asio::awaitable<Response> call)
{
    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
    co_return co_await std::move(call);
}

template <bool Paginated>
constexpr void check_paginated()
{
    static_assert(Paginated, "this operation does not list in pages: it is not declared bindery::paginated");
}

template <bool Paginated, bool HasItems>
constexpr void check_items()
{
    check_paginated<Paginated>();
    static_assert(HasItems || !Paginated, "the pages of this operation are no single list of items: use pages()");
}

template <class...>
inline constexpr bool never = false;

template <class... Arguments>
constexpr void refuse_temporary_request()
{
    static_assert(never<Arguments...>,
        "this compiler destroys a temporary request inside co_await twice: give the request a name first");
}

} // namespace bindery::detail

#endif
