// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_PAGE_TOKEN_HPP
#define BINDERY_CALL_DETAIL_PAGE_TOKEN_HPP

#include <bindery/http/endpoint.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/detail/kinds.hpp>

#include <charconv>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

/// Page tokens of any type as texts: what a listing remembers, compares and puts into its checkpoints. The empty text
/// is no token.
namespace bindery::detail {

/// Where a page came from.
struct page_source
{
    std::string_view      token{};            ///< That it was asked for with; empty: the first page.
    http::endpoint const* endpoint = nullptr; ///< Null where the pagination does not follow links.
    std::string_view      target{};           ///< As it was sent; likewise.
};

/// A string's text is itself, so that tokens look in checkpoints as they do on the wire; that of all others is JSON.
template <class T>
std::optional<json::failure> write_token(std::string& into, T const& member)
{
    into.clear();
    if constexpr (kind_of<T> == kind::optional)
        return member ? write_token(into, *member) : std::nullopt;
    else if constexpr (kind_of<T> == kind::text) {
        into = member;
        return std::nullopt;
    }
    else {
        if constexpr (kind_of<T> == kind::map || kind_of<T> == kind::list || kind_of<T> == kind::bytes)
            if (member.empty())
                return std::nullopt;
        return json::try_serialize_to(into, member);
    }
}

/// Reads what write_token() writes. False where the text is no such token.
template <class T>
bool read_token(std::string_view text, T& member)
{
    if constexpr (kind_of<T> == kind::optional) {
        if (text.empty()) {
            member.reset();
            return true;
        }
        return read_token(text, member ? *member : member.emplace());
    }
    else if constexpr (kind_of<T> == kind::text) {
        member = text;
        return true;
    }
    else {
        if constexpr (requires { member.clear(); }) {
            if (text.empty()) {
                member.clear();
                return true;
            }
        }
        return !json::try_parse_into(member, text);
    }
}

/// Whether a member of that type can say that there is no token.
template <class T>
inline constexpr bool can_be_absent =
    kind_of<T> == kind::optional || kind_of<T> == kind::text || kind_of<T> == kind::map || kind_of<T> == kind::list
    || kind_of<T> == kind::bytes;

/// An integer, or an optional one.
template <class T>
concept counter_type = integer_type<T> ||(kind_of<T> == kind::optional && integer_type<content_of<T>>);

/// The value of a member that counts; empty where it is absent or negative.
template <counter_type T>
std::optional<std::uint64_t> count_of(T const& member)
{
    if constexpr (kind_of<T> == kind::optional)
        return member ? count_of(*member) : std::nullopt;
    else
        return std::cmp_less(member, 0) ? std::nullopt : std::optional<std::uint64_t>(member);
}

/// What is wrong with a request that would begin before the first page.
template <counter_type T>
std::optional<json::failure> refuse_negative(T const& member)
{
    bool is_given = true;
    if constexpr (kind_of<T> == kind::optional)
        is_given = member.has_value();
    if (!is_given || count_of(member))
        return std::nullopt;
    return json::failure{.offset = json::failure::nowhere, .problem = "the page to begin with must not be negative"};
}

/// Sets a member that counts. False where it cannot hold the value.
template <counter_type T>
bool set_count(T& member, std::uint64_t value)
{
    if constexpr (kind_of<T> == kind::optional)
        return set_count(member ? *member : member.emplace(), value);
    else {
        member = static_cast<T>(value);
        return std::in_range<T>(value);
    }
}

/// Reads a number without a sign from the front of a text, which it is taken off.
inline std::optional<std::uint64_t> take_number(std::string_view& text)
{
    std::uint64_t number = 0;
    auto const [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc{})
        return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return number;
}

} // namespace bindery::detail

#endif
