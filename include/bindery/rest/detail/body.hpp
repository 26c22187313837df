// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_DETAIL_BODY_HPP
#define BINDERY_REST_DETAIL_BODY_HPP

#include <bindery/json/detail/decode.hpp>
#include <bindery/json/detail/encode.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/rest/detail/layout.hpp>
#include <bindery/shape/detail/path.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// Bodies: the members of a JSON object, or one member that is all of it.
namespace bindery::rest::detail {

/// Whether all members of a message travel in a JSON body.
template <class Layout>
inline constexpr bool is_all_body = Layout::template count<place::body> != 0
                                    && Layout::template count<place::body> == member_count<typename Layout::shape>;

inline constexpr std::string_view json_type = "application/json";

template <class T>
constexpr std::string_view type_of_payload()
{
    if constexpr (kind_of<T> == kind::text)
        return "text/plain; charset=utf-8";
    else if constexpr (kind_of<T> == kind::bytes)
        return "application/octet-stream";
    else
        return json_type;
}

template <class T>
std::optional<bindery::json::failure> write_payload(std::string& body, T const& value)
{
    if constexpr (kind_of<T> == kind::text)
        body = value;
    else if constexpr (kind_of<T> == kind::bytes)
        body.assign(reinterpret_cast<char const*>(value.data()), value.size());
    else
        return bindery::json::try_serialize_to(body, value);
    return std::nullopt;
}

/// Whether a JSON body is no value.
inline bool is_null(std::string_view body)
{
    constexpr std::string_view space = " \t\r\n";
    body.remove_prefix(std::min(body.find_first_not_of(space), body.size()));
    return body.substr(0, body.find_last_not_of(space) + 1) == "null";
}

/// An empty body is no value, and null where the body is JSON.
template <class T>
std::optional<bindery::json::failure> read_payload(std::string_view body, T& into)
{
    if constexpr (kind_of<T> == kind::optional) {
        constexpr bool is_json = type_of_payload<content_of<T>>() == json_type;
        if (!body.empty() && !(is_json && is_null(body)))
            return read_payload(body, into ? *into : into.emplace());
        into.reset();
    }
    else if constexpr (kind_of<T> == kind::text)
        into = body;
    else if constexpr (kind_of<T> == kind::bytes) {
        auto const* const bytes = reinterpret_cast<std::byte const*>(body.data());
        into.assign(bytes, bytes + body.size());
    }
    else if (body.empty() || is_null(body))
        into = {};
    else
        return bindery::json::try_parse_into(into, body);
    return std::nullopt;
}

/// Writes the members of a shape that travel in the body as a JSON object.
template <class Layout, class Substitute>
std::optional<bindery::json::failure> write_members(
    std::string& body, typename Layout::shape const& message, Substitute instead)
{
    using shape = typename Layout::shape;
    std::optional<bindery::json::failure> why;
    body += '{';
    for_each_in<Layout, place::body>([&]<class D>() {
        constexpr auto as = bindery::detail::timestamp_notation_of<shape, D>();
        if (why)
            return;
        with_present(member_of<D>(message, instead), [&](auto const& value) {
            if (body.back() != '{')
                body += ',';
            static_cast<void>(bindery::json::try_serialize_to(body, std::string(wire_name_of<shape, D>())));
            body += ':';
            why = bindery::json::detail::append_text<as>(body, value);
            if (why) {
                auto path = std::string(wire_name_of<shape, D>());
                bindery::detail::append_step(path, why->path);
                why->path = std::move(path);
            }
        });
    });
    body += '}';
    return why;
}

/// Reads the members of a shape that travel in the body; all others of the object are checked and skipped.
template <class Layout>
std::optional<bindery::json::failure> read_members(std::string_view body, typename Layout::shape& message)
{
    using shape = typename Layout::shape;
    using step = bindery::json::detail::reader::step;
    auto const max_depth = bindery::json::parse_options().max_depth;
    for_each_in<Layout, place::body>([&]<class D>() { message.*D::pointer = {}; });
    bindery::json::detail::reader in(body, max_depth);
    auto const*                   at = in.open_object(in.begin(), max_depth);
    std::string_view              name;
    for (bool first = true; at != nullptr; first = false) {
        auto const next = in.next_member(at, first, name);
        if (next == step::end && in.finish(at))
            return std::nullopt;
        if (next != step::item)
            break;
        bool is_known = false;
        for_each_in<Layout, place::body>([&]<class D>() {
            if (is_known || name != wire_name_of<shape, D>())
                return;
            is_known = true;
            auto& member = message.*D::pointer;
            if (auto const* const behind = in.take_null(at)) {
                member = {};
                at = behind;
            }
            else
                at = bindery::json::detail::decode(
                    in, at, member, bindery::detail::timestamp_notation_of<shape, D>(), max_depth - 1);
        });
        if (!is_known)
            at = in.skip_value(at, max_depth - 1);
    }
    return in.take_failure();
}

/// Writes the body of a message, in which `instead` may stand for a member. Returns its media type through `type`,
/// empty where there is no body.
template <class Layout, class Substitute = bindery::detail::no_substitute>
std::optional<bindery::json::failure> write_body(std::string& body, std::string_view& type,
    typename Layout::shape const& message, [[maybe_unused]] Substitute instead = {})
{
    std::optional<bindery::json::failure> why;
    if constexpr (Layout::template count<place::payload> != 0)
        for_each_in<Layout, place::payload>([&]<class D>() {
            with_present(member_of<D>(message, instead), [&](auto const& value) {
                type = type_of_payload<present<member_type<D>>>();
                why = write_payload(body, value);
            });
        });
    else if constexpr (is_all_body<Layout>) {
        type = json_type;
        why = bindery::json::detail::append_shape(body, message, instead);
    }
    else if constexpr (Layout::template count<place::body> != 0) {
        type = json_type;
        why = write_members<Layout>(body, message, instead);
    }
    return why;
}

/// Reads what write_body() writes; an empty body is one without members.
template <class Layout>
std::optional<bindery::json::failure> read_body(std::string_view body, typename Layout::shape& message)
{
    std::optional<bindery::json::failure> why;
    auto const                            object = body.empty() ? std::string_view("{}") : body;
    if constexpr (Layout::template count<place::payload> != 0)
        for_each_in<Layout, place::payload>([&]<class D>() { why = read_payload(body, message.*D::pointer); });
    else if constexpr (is_all_body<Layout>)
        why = bindery::json::try_parse_into(message, object);
    else if constexpr (Layout::template count<place::body> != 0)
        why = read_members<Layout>(object, message);
    return why;
}

} // namespace bindery::rest::detail

#endif
