// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_PERFORM_IPP
#define BINDERY_CALL_IMPL_PERFORM_IPP

#include <bindery/call/detail/perform.hpp>
#include <bindery/call/impl/internal/cancellation_link.hpp>
#include <bindery/call/impl/internal/client_state.hpp>
#include <bindery/call/impl/internal/ongoing_call.hpp>
#include <bindery/call/impl/internal/random_bits.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/uuid/uuid_io.hpp>

#include <array>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bindery::detail {

/// The failure of a request that breaks constraints.
inline failure refuse(operation_info const& operation, std::vector<violation> const& violations)
{
    std::string what = std::string(operation.name) + ": invalid request";
    char const* separator = ": ";
    for (auto const& each : violations) {
        what += separator + each.message();
        separator = "; ";
    }
    return failure(call_error(errc::invalid_request, {.operation = std::string(operation.name)}, std::move(what)));
}

/// The failure of a request that has no wire form.
inline failure refuse(operation_info const& operation, json::failure const& why)
{
    return failure(call_error(errc::invalid_request, {.operation = std::string(operation.name)},
        std::string(operation.name) + ": invalid request: " + why.message()));
}

BINDERY_DECL failure refuse_token(operation_info const& operation)
{
    return failure(call_error(errc::invalid_checkpoint, {.operation = std::string(operation.name)},
        std::string(operation.name) + ": the page token is none that a request can have"));
}

BINDERY_DECL std::shared_ptr<prepared_call> new_call(client_core const& core, operation_info const& operation)
{
    auto call = core.state->take_spare();
    if (!call)
        call = std::make_shared<ongoing_call>();
    call->number = core.state->next_number();
    call->from_checkpoint = false;
    call->renew_request(operation);
    call->refused = {};
    return call;
}

/// A random text that no other call has: a version 4 UUID.
inline std::string make_idempotency_token(client_core const& core)
{
    boost::uuids::uuid token{};
    std::array const   bits{random_bits(core.config.random), random_bits(core.config.random)};
    std::memcpy(token.begin(), bits.data(), sizeof bits);
    // RFC 9562, section 5.4: the version and the variant.
    token.begin()[6] = static_cast<unsigned char>((token.begin()[6] & 0x0F) | 0x40);
    token.begin()[8] = static_cast<unsigned char>((token.begin()[8] & 0x3F) | 0x80);
    return boost::uuids::to_string(token);
}

BINDERY_DECL std::shared_ptr<prepared_call> prepare_call(
    client_core const& core, operation_info const& operation, request_view request)
{
    auto                       call = new_call(core, operation);
    std::optional<std::string> made;
    if (request.token != nullptr && !*request.token) {
        made = make_idempotency_token(core);
        request.token = &made;
    }
    std::vector<violation> violations;
    if (core.config.validate_requests)
        operation.validate(request, violations);
    if (violations.empty() && operation.expand_host_prefix != nullptr && core.adds_host_prefix)
        call->host_prefix = operation.expand_host_prefix(core, request, violations);
    if (!violations.empty())
        call->refused = refuse(operation, violations);
    else if (auto const why = operation.encode_request(request, call->request))
        call->refused = refuse(operation, *why);
    else
        call->request.target.replace(0, 1, core.endpoint.base_path);
    return call;
}

/// Starts a call as an operation of Asio's. Named, because it is kept in a coroutine's frame.
class call_starter
{
public:
    explicit call_starter(std::shared_ptr<ongoing_call> call) : call_(std::move(call)) { }

    template <class Handler>
    void operator()(Handler handler) const
    {
        call_->start(std::move(handler));
    }

private:
    std::shared_ptr<ongoing_call> call_;
};

BINDERY_DECL boost::asio::awaitable<failure> perform(std::shared_ptr<client_core const> core,
    operation_info const& operation, std::shared_ptr<prepared_call> call, void* response)
{
    if (call->refused)
        co_return call->refused;
    auto const ongoing = std::static_pointer_cast<ongoing_call>(std::move(call));
    auto const executor = co_await boost::asio::this_coro::executor;
    auto const state = co_await boost::asio::this_coro::cancellation_state;
    ongoing->begin(std::move(core), operation, response, executor, http::detail::is_cancelled(state));
    cancellation_link const link(state.slot(), ongoing);
    // A deferred operation costs one coroutine less than one with use_awaitable.
    auto token = boost::asio::as_tuple(boost::asio::deferred);
    auto under_way =
        boost::asio::async_initiate<decltype(token), void(std::exception_ptr, failure)>(call_starter(ongoing), token);
    auto [escaped, failed] = co_await std::move(under_way);
    if (escaped) {
        ongoing->tell_escape();
        std::rethrow_exception(escaped);
    }
    ongoing->conclude(failed);
    auto const shared = ongoing->finish();
    if (ongoing->is_undisturbed())
        shared->state->keep_spare(ongoing);
    co_return failed;
}

} // namespace bindery::detail

#endif
