// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_ERROR_REPLY_IPP
#define BINDERY_AWS_IMPL_ERROR_REPLY_IPP

#include <bindery/aws/detail/error_body.hpp>
#include <bindery/aws/error_reply.hpp>
#include <bindery/json/parse_members.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace bindery::aws {

namespace detail {

/// `namespace#Shape:http://…` without its decoration.
inline std::string_view bare_code(std::string_view text)
{
    text = text.substr(0, text.find(':'));
    if (auto const hash = text.find('#'); hash != text.npos)
        text.remove_prefix(hash + 1);
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

} // namespace detail

BINDERY_DECL std::string_view request_id_of(http::response const& from) noexcept
{
    auto const id = http::find_field(from.fields, "x-amzn-requestid");
    return id.empty() ? http::find_field(from.fields, "x-amz-request-id") : id;
}

BINDERY_DECL std::optional<std::chrono::milliseconds> retry_after_of(http::response const& from) noexcept
{
    if (auto const count = find_number(from, "x-amz-retry-after"))
        return std::chrono::milliseconds(*count);
    return bindery::retry_after_of(from);
}

BINDERY_DECL error_reply read_error(http::response const& from)
{
    error_reply reply;
    reply.code = detail::bare_code(http::find_field(from.fields, "x-amzn-errortype"));

    detail::error_body body;
    if (json::parse_members_into(body, from.body)) {
        if (reply.code.empty())
            reply.code = detail::bare_code(body.type.value_or(""));
        if (reply.code.empty())
            reply.code = detail::bare_code(body.code.value_or(""));
        reply.message = body.message ? *body.message : body.Message.value_or("");
    }
    else
        reply.message = from.body;
    if (reply.code.empty())
        reply.code = status_text_of(from);
    reply.kind = classify_error(from.status, reply.code);
    return reply;
}

BINDERY_DECL failure_kind classify_error(int http_status, std::string_view code) noexcept
{
    static constexpr std::array<std::string_view, 14> throttling{"Throttling", "ThrottlingException",
        "ThrottledException", "RequestThrottledException", "TooManyRequestsException",
        "ProvisionedThroughputExceededException", "TransactionInProgressException", "RequestLimitExceeded",
        "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown", "PriorRequestNotComplete",
        "EC2ThrottledException"};
    static constexpr std::array<std::string_view, 2>  transient_codes{"RequestTimeout", "RequestTimeoutException"};

    if (std::ranges::find(throttling, code) != throttling.end())
        return failure_kind::throttling;
    auto const kind = classify_status(http_status);
    if (kind == failure_kind::permanent && std::ranges::find(transient_codes, code) != transient_codes.end())
        return failure_kind::transient;
    return kind;
}

} // namespace bindery::aws

#endif
