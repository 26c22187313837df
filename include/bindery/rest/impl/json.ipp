// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_IMPL_JSON_IPP
#define BINDERY_REST_IMPL_JSON_IPP

#include <bindery/rest/json.hpp>

#include <bindery/json/parse_members.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::rest {

namespace detail {

/// What is in an object `error`, each by itself: one that is no text must not hide the other.
struct inner_code
{
    std::optional<std::string> code{};
};
BOOST_DESCRIBE_STRUCT(inner_code, (), (code))

struct inner_message
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(inner_message, (), (message))

/// The ways in which services name errors in bodies.
struct error_body
{
    std::optional<std::string> code{};
    std::optional<std::string> message{};
    std::optional<std::string> error_description{};
    std::optional<std::string> detail{};
    std::optional<std::string> title{};
};
BOOST_DESCRIBE_STRUCT(error_body, (), (code, message, error_description, detail, title))

/// Several messages at once.
struct error_messages
{
    std::vector<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(error_messages, (), (message))

struct error_text
{
    std::optional<std::string> error{};
};
BOOST_DESCRIBE_STRUCT(error_text, (), (error))

struct error_with_code
{
    inner_code error{};
};
BOOST_DESCRIBE_STRUCT(error_with_code, (), (error))

struct error_with_message
{
    inner_message error{};
};
BOOST_DESCRIBE_STRUCT(error_with_message, (), (error))

/// The first text that is there and not empty.
template <class... Texts>
std::string first_text(Texts const&... texts)
{
    std::string result;
    static_cast<void>(((texts && !texts->empty() && (result = *texts, true)) || ...));
    return result;
}

} // namespace detail

BINDERY_DECL error_reply json_errors::read(http::response const& from)
{
    error_reply        reply;
    detail::error_body body;
    bool const         is_object = bindery::json::parse_members_into(body, from.body);
    if (is_object) {
        detail::error_messages     several;
        detail::error_text         text;
        detail::error_with_code    code;
        detail::error_with_message message;
        bindery::json::parse_members_into(several, from.body);
        bindery::json::parse_members_into(text, from.body);
        bindery::json::parse_members_into(code, from.body);
        bindery::json::parse_members_into(message, from.body);
        reply.code = detail::first_text(body.code, text.error, code.error.code);
        reply.message =
            detail::first_text(body.message, body.error_description, body.detail, body.title, message.error.message);
        for (auto const& each : several.message)
            reply.message.append(reply.message.empty() ? "" : "; ").append(each);
    }
    // What is said in another way says more than the status alone, unless it is an object without members.
    auto const all = std::string_view(from.body);
    if (reply.code.empty() && reply.message.empty() && !(is_object && all.find('"') == all.npos))
        reply.message = all;
    if (reply.code.empty())
        reply.code = status_text_of(from);
    reply.kind = classify_status(from.status);
    return reply;
}

} // namespace bindery::rest

#endif
