// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_ERROR_REPLY_IPP
#define BINDERY_AWS_IMPL_ERROR_REPLY_IPP

#include <bindery/aws/detail/error_body.hpp>
#include <bindery/aws/error_reply.hpp>
#include <bindery/json/parse.hpp>

#include <algorithm>
#include <array>

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

/// A member of an error body, or nothing where the member is absent or no string: each is read by itself, so that an
/// odd one does not hide the others.
template <class Part, class Member>
std::string body_part(std::string_view body, Member Part::*member)
{
    Part part;
    if (json::try_parse_into(part, body))
        return {};
    return std::move(part.*member).value_or(std::string{});
}

inline bool is_json_object(std::string_view body)
{
    empty_body nothing;
    return !json::try_parse_into(nothing, body);
}

} // namespace detail

BINDERY_DECL error_reply read_error(http::response const& from)
{
    error_reply reply;
    reply.code = detail::bare_code(http::find_field(from.fields, "x-amzn-errortype"));
    reply.request_id = http::find_field(from.fields, "x-amzn-requestid");
    if (reply.request_id.empty())
        reply.request_id = http::find_field(from.fields, "x-amz-request-id");

    if (detail::is_json_object(from.body)) {
        if (reply.code.empty())
            reply.code = detail::bare_code(detail::body_part(from.body, &detail::type_in_body::type));
        if (reply.code.empty())
            reply.code = detail::bare_code(detail::body_part(from.body, &detail::code_in_body::code));
        reply.message = detail::body_part(from.body, &detail::message_in_body::message);
        if (reply.message.empty())
            reply.message = detail::body_part(from.body, &detail::capital_message_in_body::Message);
    }
    else
        reply.message = from.body;
    if (reply.code.empty())
        reply.code = from.reason.empty() ? "HTTP " + std::to_string(from.status) : from.reason;
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
    static constexpr std::array<int, 4>               transient_statuses{500, 502, 503, 504};

    if (http_status == 429 || std::ranges::find(throttling, code) != throttling.end())
        return failure_kind::throttling;
    if (std::ranges::find(transient_codes, code) != transient_codes.end()
        || std::ranges::find(transient_statuses, http_status) != transient_statuses.end())
        return failure_kind::transient;
    return failure_kind::permanent;
}

namespace detail {

BINDERY_DECL std::string describe_error(error_reply const& reply, call_facts const& facts, std::string const& members)
{
    // An HTML page in place of a message would fill the screen.
    constexpr std::size_t longest_message = 500;

    std::string what = facts.operation + ": " + reply.code;
    if (!reply.message.empty())
        what += ": " + reply.message.substr(0, longest_message);
    if (reply.message.size() > longest_message)
        what += "...";
    what += " (" + members + "HTTP " + std::to_string(facts.http_status);
    if (!facts.request_id.empty())
        what += "; request ID " + facts.request_id;
    if (facts.attempts > 1)
        what += "; " + std::to_string(facts.attempts) + " attempts";
    return what + ")";
}

} // namespace detail
} // namespace bindery::aws

#endif
