// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_INVOKE_HPP
#define BINDERY_CALL_DETAIL_INVOKE_HPP

#include <bindery/call/detail/expand_host_prefix.hpp>
#include <bindery/call/detail/perform.hpp>
#include <bindery/shape/validate.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

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

/// An operation whose responses are decoded by that function.
template <class Operation>
constexpr operation_info describe(decltype(operation_info::decode_response) decode)
{
    using protocol = protocol_of<Operation>;
    return {Operation::name, Operation::is_idempotent, keeps_fields<protocol>(), decode, &protocol::request_id,
        &protocol::template decode_error<typename Operation::error_types>, &protocol::retry_after};
}

template <class Operation>
inline constexpr operation_info info_of = describe<Operation>(&decode_response<Operation>);

/// Encodes a request that is complete.
template <class Operation>
void encode(client_core const& core, typename Operation::request_type const& request, prepared_call& into)
{
    if (core.config.validate_requests)
        if (auto const violations = validate(request); !violations.empty()) {
            into.refused = refuse(info_of<Operation>, violations);
            return;
        }
    if constexpr (!Operation::host_prefix.empty())
        if (core.adds_host_prefix) {
            std::vector<violation> violations;
            into.host_prefix = expand_host_prefix<Operation>(core, request, violations);
            if (!violations.empty()) {
                into.refused = refuse(info_of<Operation>, violations);
                return;
            }
        }
    if (auto const why = protocol_of<Operation>::template encode_request<Operation>(request, into.request))
        into.refused = refuse(info_of<Operation>, *why);
    else
        complete_target(core, into.request);
}

/// The call of a request, which need not live on. A request that may carry an idempotency token and has none is given
/// one, the same for all attempts. `info` is what perform() will be given.
template <class Operation>
std::shared_ptr<prepared_call> prepare(client_core const& core, typename Operation::request_type const& request,
    operation_info const& info = info_of<Operation>)
{
    auto call = new_call(core, info);
    if constexpr (Operation::has_idempotency_token) {
        if (!(request.*Operation::idempotency_token_member)) {
            auto complete = request;
            complete.*Operation::idempotency_token_member = make_idempotency_token(core);
            encode<Operation>(core, complete, *call);
            return call;
        }
    }
    encode<Operation>(core, request, *call);
    return call;
}

template <class Operation>
boost::asio::awaitable<typename Operation::response_type> invoke(
    std::shared_ptr<client_core const> core, std::shared_ptr<prepared_call> call)
{
    typename Operation::response_type response{};
    if (auto failed = co_await perform(std::move(core), info_of<Operation>, std::move(call), &response))
        failed.raise();
    co_return response;
}

template <class Operation>
boost::asio::awaitable<result<typename Operation::response_type>> try_invoke(
    std::shared_ptr<client_core const> core, std::shared_ptr<prepared_call> call)
{
    typename Operation::response_type response{};
    if (auto failed = co_await perform(std::move(core), info_of<Operation>, std::move(call), &response))
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
