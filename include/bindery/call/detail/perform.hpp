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

/// A request of an operation, seen by its functions.
struct request_view
{
    void const* shape;

    /// The idempotency token with which it is sent, where operations have one: its own, or one that was made for it.
    std::optional<std::string> const* token;
};

/// What the common part must know of an operation.
struct operation_info
{
    std::string_view name;
    bool             idempotent;

    /// Finds the constraints that a request breaks.
    void (*validate)(request_view const& request, std::vector<violation>& found);

    /// The host prefix of a request, and what keeps it from being one; null: the operation has none.
    std::string (*expand_host_prefix)(
        client_core const& core, request_view const& request, std::vector<violation>& found);

    std::optional<json::failure> (*encode_request)(request_view const& request, http::request& into);

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

/// The call of a request, which need not live on. A request that may carry an idempotency token and has none is given
/// one, the same for all attempts.
BINDERY_DECL std::shared_ptr<prepared_call> prepare_call(
    client_core const& core, operation_info const& operation, request_view request);

/// The failure of a page token that cannot be one of the operation's.
BINDERY_DECL failure refuse_token(operation_info const& operation);

/// Makes the call: authenticates, sends, retries, decodes, all within the deadline. Empty on success.
///
/// `call` is one of prepare_call() or new_call() for the same core. `operation` and `response` must live until the
/// awaitable has finished.
BINDERY_DECL boost::asio::awaitable<failure> perform(std::shared_ptr<client_core const> core,
    operation_info const& operation, std::shared_ptr<prepared_call> call, void* response);

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/perform.ipp>
#endif

#endif
