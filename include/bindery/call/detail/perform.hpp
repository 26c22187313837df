// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_PERFORM_HPP
#define BINDERY_CALL_DETAIL_PERFORM_HPP

#include <bindery/call/detail/client_core.hpp>
#include <bindery/call/result.hpp>
#include <bindery/config.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/violation.hpp>

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The part of a call that is the same for every operation, and therefore no template.
namespace bindery::detail {

/// What the common part must know of an operation.
struct operation_info
{
    std::string_view name;
    bool             idempotent;

    /// Whether a request may still have the fields of an earlier one of the operation when it is encoded.
    bool keeps_fields;

    /// Fills the operation's response, to which `response` points, from a successful HTTP response.
    std::optional<json::failure> (*decode_response)(http::response const& from, void* response);

    /// The service's ID of the request that a response answers, valid as long as the response; may be empty.
    std::string_view (*request_id)(http::response const& from);

    /// Turns any other HTTP response into the error it reports.
    failure (*decode_error)(http::response const& from, call_facts facts);

    /// How long the service asks to wait before another attempt, if it does.
    std::optional<std::chrono::milliseconds> (*retry_after)(http::response const& from);
};

/// A request ready to go, or why it must not.
class prepared_call
{
public:
    prepared_call() = default;
    prepared_call(prepared_call const&) = delete;
    prepared_call& operator=(prepared_call const&) = delete;

    /// The number of the call, for observers.
    std::uint64_t number = 0;

    /// The request has the page token of a checkpoint.
    bool from_checkpoint = false;

    http::request request{};
    std::string   host_prefix{}; ///< Goes before the endpoint's host.
    failure       refused{};

protected:
    ~prepared_call() = default;
};

/// A call whose request is still to be encoded.
BINDERY_DECL std::shared_ptr<prepared_call> new_call(client_core const& core, operation_info const& operation);

/// A random text that no other call has, for requests that carry an idempotency token: a version 4 UUID.
BINDERY_DECL std::string make_idempotency_token(client_core const& core);

/// Puts the endpoint's path before that of a request that was encoded.
BINDERY_DECL void complete_target(client_core const& core, http::request& request);

/// The failure of a request that breaks constraints.
BINDERY_DECL failure refuse(operation_info const& operation, std::vector<violation> const& violations);

/// The failure of a request that has no wire form.
BINDERY_DECL failure refuse(operation_info const& operation, json::failure const& why);

/// The failure of a page token that cannot be one of the operation's.
BINDERY_DECL failure refuse_token(operation_info const& operation);

/// Makes the call: authenticates, sends, retries, decodes, all within the deadline. Empty on success.
///
/// `call` is one of new_call() for the same core. `operation` and `response` must live until the awaitable has
/// finished.
BINDERY_DECL boost::asio::awaitable<failure> perform(std::shared_ptr<client_core const> core,
    operation_info const& operation, std::shared_ptr<prepared_call> call, void* response);

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/perform.ipp>
#endif

#endif
