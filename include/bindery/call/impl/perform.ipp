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
#include <string>
#include <utility>

namespace bindery::detail {

BINDERY_DECL failure refuse(operation_info const& operation, std::vector<violation> const& violations)
{
    std::string what = std::string(operation.name) + ": invalid request";
    char const* separator = ": ";
    for (auto const& each : violations) {
        what += separator + each.message();
        separator = "; ";
    }
    return failure(call_error(errc::invalid_request, {.operation = std::string(operation.name)}, std::move(what)));
}

BINDERY_DECL failure refuse(operation_info const& operation, json::failure const& why)
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

BINDERY_DECL void complete_target(client_core const& core, http::request& request)
{
    request.target.replace(0, 1, core.endpoint.base_path);
}

BINDERY_DECL std::string make_idempotency_token(client_core const& core)
{
    boost::uuids::uuid token{};
    std::array const   bits{random_bits(core.config.random), random_bits(core.config.random)};
    std::memcpy(token.begin(), bits.data(), sizeof bits);
    // RFC 9562, section 5.4: the version and the variant.
    token.begin()[6] = static_cast<unsigned char>((token.begin()[6] & 0x0F) | 0x40);
    token.begin()[8] = static_cast<unsigned char>((token.begin()[8] & 0x3F) | 0x80);
    return boost::uuids::to_string(token);
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
