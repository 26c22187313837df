// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_ERROR_REPLY_HPP
#define BINDERY_AWS_ERROR_REPLY_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/call/error_reply.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::aws {

using bindery::error_reply;

/// Reads an unsuccessful response of an AWS JSON service. The code is that of the X-Amzn-Errortype field, else of the
/// body's top-level `__type` or `code`, without what stands before a `#` or behind a `:`.
BINDERY_DECL error_reply read_error(http::response const& from);

/// The service's ID of the request that a response answers, or nothing. Valid as long as the response is unchanged.
BINDERY_DECL std::string_view request_id_of(http::response const& from) noexcept;

/// How long the service asks to wait before the next attempt: in x-amz-retry-after (milliseconds), else in Retry-After
/// (seconds). Empty where it does not, or says something else than a number of at most nine digits.
BINDERY_DECL std::optional<std::chrono::milliseconds> retry_after_of(http::response const& from) noexcept;

/// Whether an error of that status and code is worth another attempt, by the lists the AWS SDKs share.
BINDERY_DECL failure_kind classify_error(int http_status, std::string_view code) noexcept;

namespace detail {

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
