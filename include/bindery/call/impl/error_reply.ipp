// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_ERROR_REPLY_IPP
#define BINDERY_CALL_IMPL_ERROR_REPLY_IPP

#include <bindery/call/error_reply.hpp>

#include <bindery/call/impl/internal/one_line.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <system_error>
#include <utility>

namespace bindery {

BINDERY_DECL failure_kind classify_status(int http_status) noexcept
{
    static constexpr std::array<int, 4> transient{500, 502, 503, 504};
    if (http_status == 429)
        return failure_kind::throttling;
    return std::ranges::find(transient, http_status) != transient.end() ? failure_kind::transient
                                                                        : failure_kind::permanent;
}

BINDERY_DECL std::string status_text_of(http::response const& from)
{
    return from.reason.empty() ? "HTTP " + std::to_string(from.status) : from.reason;
}

BINDERY_DECL std::optional<int> find_number(http::response const& from, std::string_view field) noexcept
{
    auto const        text = http::find_field(from.fields, field);
    auto const* const end = text.data() + text.size();
    int               value = 0;
    auto const [stop, error] = std::from_chars(text.data(), end, value);
    bool const is_number = error == std::errc{} && stop == end && value >= 0 && text.size() <= 9;
    return is_number ? std::optional(value) : std::nullopt;
}

BINDERY_DECL std::optional<std::chrono::milliseconds> retry_after_of(http::response const& from) noexcept
{
    auto const count = find_number(from, "Retry-After");
    return count ? std::optional<std::chrono::milliseconds>(std::chrono::seconds(*count)) : std::nullopt;
}

BINDERY_DECL failure make_service_error(error_reply reply, call_facts facts)
{
    auto what = detail::describe_error(reply, facts, {});
    return failure(service_error(std::move(facts), std::move(what), std::move(reply.code), std::move(reply.message)));
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

} // namespace detail
} // namespace bindery

#endif
