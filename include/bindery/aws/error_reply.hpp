// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_ERROR_REPLY_HPP
#define BINDERY_AWS_ERROR_REPLY_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/call/result.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::aws {

/// What an unsuccessful response of an AWS JSON service says, whatever error it is.
struct error_reply
{
    std::string  code{};    ///< The error's shape name, or the HTTP status text where none is given.
    std::string  message{}; ///< The service's words; the body as it is where it is no JSON object; may be empty.
    failure_kind kind = failure_kind::permanent;
};

/// Reads an unsuccessful response. The code is that of the X-Amzn-Errortype field, else of the body's top-level
/// `__type` or `code`, without what stands before a `#` or behind a `:`.
BINDERY_DECL error_reply read_error(http::response const& from);

/// The service's ID of the request that a response answers, or nothing. Valid as long as the response is unchanged.
BINDERY_DECL std::string_view request_id_of(http::response const& from) noexcept;

/// How long the service asks to wait before the next attempt: in x-amz-retry-after (milliseconds), else in Retry-After
/// (seconds). Empty where it does not, or says something else than a number of at most nine digits.
BINDERY_DECL std::optional<std::chrono::milliseconds> retry_after_of(http::response const& from) noexcept;

/// Whether an error of that status and code is worth another attempt, by the lists the AWS SDKs share.
BINDERY_DECL failure_kind classify_error(int http_status, std::string_view code) noexcept;

namespace detail {

/// The text of a service_error's what(): `Operation: Code: Message (TurkErrorCode X; HTTP 400; request ID Y)`.
/// `members` is what stands before the status, each part ending in "; ".
BINDERY_DECL std::string describe_error(error_reply const& reply, call_facts const& facts, std::string const& members);

/// The failure of an error that the operation does not declare.
BINDERY_DECL failure make_service_error(error_reply reply, call_facts facts);

/// What all protocols of AWS services read in the same way.
struct aws_protocol
{
    static std::string_view request_id(http::response const& from) { return request_id_of(from); }

    static std::optional<std::chrono::milliseconds> retry_after(http::response const& from)
    {
        return retry_after_of(from);
    }
};

} // namespace detail
} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/error_reply.ipp>
#endif

#endif
