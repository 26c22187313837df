// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_DETAIL_VALUE_TEXT_HPP
#define BINDERY_REST_DETAIL_VALUE_TEXT_HPP

#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/timestamp.hpp>

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

/// Values as texts outside of JSON: in paths, queries and header fields.
namespace bindery::rest::detail {

using bindery::detail::content_of;
using bindery::detail::kind;
using bindery::detail::kind_of;
using notation = timestamp_format::notation;

/// Whether values of that type have a text of their own.
template <class T>
inline constexpr bool is_scalar =
    kind_of<T> == kind::boolean || kind_of<T> == kind::integer || kind_of<T> == kind::real || kind_of<T> == kind::text
    || kind_of<T> == kind::time || kind_of<T> == kind::enumeration;

template <class T>
inline constexpr bool is_scalar_list = [] {
    if constexpr (kind_of<T> == kind::list)
        return is_scalar<content_of<T>>;
    else
        return false;
}();

/// The type without the optional around it.
template <class T>
struct present_of
{
    using type = T;
};

template <class T>
struct present_of<std::optional<T>>
{
    using type = T;
};

template <class T>
using present = typename present_of<T>::type;

template <class T>
std::string text_of(T const& value, notation as)
{
    if constexpr (kind_of<T> == kind::text)
        return value;
    else if constexpr (kind_of<T> == kind::enumeration)
        return std::string(value.text());
    else if constexpr (kind_of<T> == kind::time)
        return format_timestamp(value, {as});
    else {
        auto text = bindery::json::serialize(value);
        if (text.starts_with('"')) // A double that is no number.
            text = text.substr(1, text.size() - 2);
        return text;
    }
}

/// False where the text is no such value.
template <class T>
bool read_text(std::string_view text, T& into, notation as)
{
    if constexpr (kind_of<T> == kind::text)
        into = text;
    else if constexpr (kind_of<T> == kind::enumeration)
        into.assign_text(text);
    else if constexpr (kind_of<T> == kind::time) {
        auto const time = parse_timestamp(text, {as});
        if (!time)
            return false;
        into = *time;
    }
    else if constexpr (kind_of<T> == kind::integer) {
        auto const* const end = text.data() + text.size();
        auto const [stop, problem] = std::from_chars(text.data(), end, into);
        return problem == std::errc{} && stop == end;
    }
    else {
        bool const is_word = kind_of<T> == kind::real && (text == "NaN" || text == "Infinity" || text == "-Infinity");
        if (text.empty() || text.front() == ' ' || text.back() == ' ')
            return false;
        return !bindery::json::try_parse_into(into, is_word ? '"' + std::string(text) + '"' : std::string(text));
    }
    return true;
}

/// For messages: what a text of that type should be.
template <class T>
constexpr std::string_view name_of_kind()
{
    switch (kind_of<T>) {
    case kind::boolean: return "true or false";
    case kind::integer: return "an integer that fits";
    case kind::real: return "a number";
    case kind::time: return "a time in the declared format";
    default: return "a text";
    }
}

/// Calls `visit` with what a member holds, which is nothing for an empty optional.
template <class T, class Visitor>
void with_present(T const& member, Visitor visit)
{
    if constexpr (kind_of<T> == kind::optional) {
        if (member)
            visit(*member);
    }
    else
        visit(member);
}

/// Calls `visit` with each value to be written: none for an empty optional, each element of a list.
template <class T, class Visitor>
void for_each_value(T const& member, Visitor visit)
{
    with_present(member, [&](auto const& value) {
        if constexpr (kind_of<present<T>> == kind::list) {
            for (auto const& element : value)
                visit(element);
        }
        else
            visit(value);
    });
}

} // namespace bindery::rest::detail

#endif
