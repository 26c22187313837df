// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_ENCODE_HPP
#define BINDERY_JSON_DETAIL_ENCODE_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/text_plan.hpp>
#include <bindery/json/detail/writer.hpp>
#include <bindery/shape/detail/alternatives.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/detail/substitute.hpp>
#include <bindery/shape/detail/timestamp_text.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The generated part of the serializer: straight code for each shape, along its plan.
///
/// A shape becomes a row of copied literals and written values, with one look at the room for a run of them. A value
/// that has a bound is written into room that the caller made, for the bound and the overhang; what has none makes its
/// own and leaves none. Functions pass on the end of the text, or null where the writer has recorded a failure.
namespace bindery::json::detail {

using notation = timestamp_format::notation;

template <notation As, class T>
char* encode(writer& to, char* at, T const& value);

/// Writes the comma behind a value, if that was written.
template <class T>
[[gnu::always_inline]] inline char* encode_comma(writer& to, char* at)
{
    if (at == nullptr)
        return nullptr;
    if constexpr (text_bound<T>() == unbounded)
        at = to.room(at, 1);
    *at = ',';
    return at + 1;
}

/// Room for a list's or map's value, if it is bounded, with what stands around it.
template <class T>
inline constexpr std::size_t item_room = (text_bound<T>() == unbounded ? 0 : text_bound<T>()) + 2 + overhang;

/// Room for a whole text, if it is bounded; 0: it makes its own.
template <class T>
inline constexpr std::size_t text_room = text_bound<T>() == unbounded ? 0 : text_bound<T>() + overhang;

template <notation As, class T>
char* encode_list(writer& to, char* at, std::vector<T> const& value)
{
    at = to.room(at, 2);
    *at++ = '[';
    if (value.empty()) {
        *at = ']';
        return at + 1;
    }
    std::size_t index = 0;
    for (auto const& element : value) {
        at = encode_comma<T>(to, encode<As, T>(to, to.room(at, item_room<T>), element));
        if (at == nullptr)
            return to.within_element(index);
        ++index;
    }
    at[-1] = ']'; // Instead of the last comma.
    return at;
}

template <notation As, class T>
char* encode_map(writer& to, char* at, std::map<std::string, T> const& value)
{
    at = to.room(at, 2);
    *at++ = '{';
    if (value.empty()) {
        *at = '}';
        return at + 1;
    }
    for (auto const& [key, content] : value) {
        at = to.put(to.room(at, quick_text_bound + item_room<T>), key);
        if (at != nullptr) {
            *at = ':';
            at = encode_comma<T>(to, encode<As>(to, at + 1, content));
        }
        if (at == nullptr)
            return to.within_entry(key);
    }
    at[-1] = '}';
    return at;
}

template <class E>
char* encode_enumerator(writer& to, char* at, open_enum<E> const& value)
{
    constexpr auto const& texts = enumerator_texts<E>;
    if (auto const known = value.known(); known && enumerator_index(*known) < texts.size()) [[likely]] {
        // All of the table's text is copied, whichever it is.
        auto const& text = texts[enumerator_index(*known)];
        std::memcpy(at, text.characters.data(), text.characters.size());
        return at + text.size;
    }
    return to.put(at, value.text());
}

template <notation As>
char* encode_time(char* at, timestamp value) noexcept
{
    constexpr bool quoted = As != notation::epoch_seconds;
    if constexpr (quoted)
        *at++ = '"';
    at = bindery::detail::write_timestamp(at, value, As);
    if constexpr (quoted)
        *at++ = '"';
    return at;
}

/// Another library writes the text and may throw, so the string is closed meanwhile.
template <class T>
char* encode_free_form(writer& to, char* at, T const& value)
{
    to.close(at);
    std::string text;
    bindery::detail::free_form<T>::append(text, value);
    return to.put_checked(text);
}

template <class T, std::size_t I>
[[gnu::always_inline]] inline char* encode_name(writer& to, char* at)
{
    constexpr auto member = shape_plan_of<T>.members[I];
    if constexpr (is_plain_text(member.name)) {
        constexpr auto const& literal = member_literal_of<T, I>;
        std::memcpy(at, literal.characters.data(), literal.characters.size());
        return at + literal.size;
    }
    else {
        if constexpr (!member.before.empty())
            *at++ = member.before[0];
        at = to.put(at, member.name);
        if (at == nullptr)
            return nullptr;
        *at++ = ':';
        if constexpr (member.is_text)
            *at++ = '"';
        return at;
    }
}

/// Writes a member that is there.
template <class T, std::size_t I, notation As, class Value>
[[gnu::always_inline]] inline char* encode_present(writer& to, char* at, Value const& value)
{
    constexpr auto member = shape_plan_of<T>.members[I];
    at = encode_name<T, I>(to, at);
    if (at == nullptr)
        return nullptr;
    if constexpr (member.is_text)
        at = to.put_characters(at, value);
    else
        at = encode<As>(to, at, value);
    if constexpr (member.comma_behind)
        at = encode_comma<Value>(to, at);
    return at;
}

template <class T, class D, std::size_t I, class Substitute>
[[gnu::always_inline]] inline char* encode_member(writer& to, char* at, T const& shape, Substitute instead)
{
    constexpr auto member = shape_plan_of<T>.members[I];
    constexpr auto as = bindery::detail::timestamp_notation_of<T, D>();
    auto const&    value = bindery::detail::member_of<D>(shape, instead);
    if constexpr (member.room != 0)
        at = to.room(at, member.room + overhang);
    if constexpr (!is_optional_member<D>)
        return encode_present<T, I, as>(to, at, value);
    else
        return value ? encode_present<T, I, as>(to, at, *value) : at;
}

template <class T, class... D, class Substitute, std::size_t... I>
[[gnu::always_inline]] inline char* encode_members(
    writer& to, char* at, T const& shape, [[maybe_unused]] Substitute instead, std::index_sequence<I...>)
{
    std::string_view            failed{};
    [[maybe_unused]] auto const write = [&]<class One, std::size_t Index>() __attribute__((always_inline))
    {
        at = encode_member<T, One, Index>(to, at, shape, instead);
        if (at == nullptr)
            failed = bindery::detail::wire_name_of<T, One>();
        return at != nullptr;
    };
    bool const written = (write.template operator()<D, I>() && ... && true);
    return written ? at : to.within_member(failed);
}

/// Writes a shape, in which `instead` may stand for a member.
template <class T, class Substitute = bindery::detail::no_substitute>
char* encode_structure(writer& to, char* at, T const& shape, Substitute instead = {})
{
    constexpr auto plan = shape_plan_of<T>;
    if constexpr (bindery::detail::is_union_shape<T>)
        if (!bindery::detail::is_sendable_union(shape))
            return to.fail(at, 0, bindery::detail::union_problem(shape));
    if constexpr (plan.bound == unbounded)
        at = to.room(at, plan.opening_room + overhang);
    if constexpr (plan.opens)
        *at++ = '{';
    at = [&]<template <class...> class List, class... D>(List<D...>) __attribute__((always_inline))
    {
        return encode_members<T, D...>(to, at, shape, instead, std::index_sequence_for<D...>{});
    }
    (bindery::detail::descriptors<T>{});
    if (at == nullptr)
        return nullptr;
    if constexpr (plan.closing_room != 0)
        at = to.room(at, plan.closing_room);
    // Where all members are optional, there is a comma behind the last one, if there is one.
    if constexpr (!plan.has_certain)
        at -= at[-1] == ',' ? 1 : 0;
    *at = '}';
    return at + 1;
}

template <notation As, class T>
char* encode(writer& to, char* at, T const& value)
{
    using bindery::detail::kind;
    constexpr kind k = bindery::detail::kind_of<T>;
    if constexpr (k == kind::enumeration)
        return encode_enumerator(to, at, value);
    else if constexpr (k == kind::optional)
        return value ? encode<As>(to, at, *value) : writer::put_null(at);
    else if constexpr (k == kind::list)
        return encode_list<As>(to, at, value);
    else if constexpr (k == kind::map)
        return encode_map<As>(to, at, value);
    else if constexpr (k == kind::free_form)
        return encode_free_form(to, at, value);
    else if constexpr (k == kind::structure)
        return encode_structure(to, at, value);
    else if constexpr (k == kind::bytes)
        return to.put_blob(at, value);
    else if constexpr (k == kind::time)
        return encode_time<As>(at, value);
    else if constexpr (k == kind::integer)
        return writer::put(
            at, static_cast<std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>(value));
    else
        return to.put(at, value);
}

/// Appends a whole text, which `encode` writes with that room.
BINDERY_DECL std::optional<failure> append_text(
    std::string& out, std::size_t room, void const* value, char* (*encode)(writer& to, char* at, void const* value));

/// Appends a whole text, with timestamps that no member says more of in that notation.
template <notation As = notation::epoch_seconds, class T>
std::optional<failure> append_text(std::string& out, T const& value)
{
    return append_text(out, text_room<T>, &value,
        [](writer& to, char* at, void const* written) { return encode<As>(to, at, *static_cast<T const*>(written)); });
}

/// Appends the whole text of a shape in which a value stands for a member.
template <class T, class Substitute>
std::optional<failure> append_shape(std::string& out, T const& shape, Substitute instead)
{
    struct seen_shape
    {
        T const&   shape;
        Substitute instead;
    };
    seen_shape const seen{shape, instead};
    return append_text(out, text_room<T>, &seen, [](writer& to, char* at, void const* written) {
        auto const& each = *static_cast<seen_shape const*>(written);
        return encode_structure(to, at, each.shape, each.instead);
    });
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/encode.ipp>
#endif

#endif
