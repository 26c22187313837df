// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_ERROR_REPLY_IPP
#define BINDERY_AWS_IMPL_ERROR_REPLY_IPP

#include <bindery/aws/detail/error_body.hpp>
#include <bindery/aws/error_reply.hpp>
#include <bindery/aws/impl/internal/one_line.hpp>
#include <bindery/json/parse_members.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <system_error>
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
    auto const read = [&](std::string_view name) -> std::optional<int> {
        auto const        text = http::find_field(from.fields, name);
        auto const* const end = text.data() + text.size();
        int               value = 0;
        auto const [stop, error] = std::from_chars(text.data(), end, value);
        bool const is_number = error == std::errc{} && stop == end && value >= 0 && text.size() <= 9;
        return is_number ? std::optional(value) : std::nullopt;
    };
    if (auto const count = read("x-amz-retry-after"))
        return std::chrono::milliseconds(*count);
    if (auto const count = read("Retry-After"))
        return std::chrono::seconds(*count);
    return std::nullopt;
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

    std::string what = facts.operation + ": " + in_one_line(reply.code, longest_message);
    if (!reply.message.empty())
        what += ": " + in_one_line(reply.message, longest_message);
    what += " (" + in_one_line(members, longest_message) + (members.empty() ? "" : " ") + "HTTP "
            + std::to_string(facts.http_status);
    if (!facts.request_id.empty())
        what += "; request ID " + facts.request_id;
    if (facts.attempts > 1)
        what += "; " + std::to_string(facts.attempts) + " attempts";
    return what + ")";
}

BINDERY_DECL failure make_service_error(error_reply reply, call_facts facts)
{
    auto what = describe_error(reply, facts, {});
    return failure(service_error(std::move(facts), std::move(what), std::move(reply.code), std::move(reply.message)));
}

} // namespace detail
} // namespace bindery::aws

#endif
