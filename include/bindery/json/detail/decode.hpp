// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_HPP
#define BINDERY_JSON_DETAIL_DECODE_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/reader.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/open_enum.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The generated part of the parser: a table for each shape, two functions for each type of a member.
namespace bindery::json::detail {

using bindery::detail::content_of;
using bindery::detail::kind;
using bindery::detail::kind_of;

using notation = timestamp_format::notation;

/// What a table of members knows of a member's type.
struct decoder
{
    bool (*decode)(reader& in, void* into, notation as);
    void (*clear)(void* value);
};

/// What the parser must know of a member.
struct decoded_member
{
    std::string_view name;
    void* (*locate)(void* shape);
    decoder const* type;
    notation       as;
};

/// Reads an object into a shape with these members and clears those that are absent. `present` has one entry for each
/// of them, all false.
BINDERY_DECL bool decode_object(
    reader& in, void* shape, std::span<decoded_member const> members, std::span<bool> present);

BINDERY_DECL void clear_object(void* shape, std::span<decoded_member const> members);

template <class T>
bool decode(reader& in, T& into, notation as = notation::epoch_seconds);

template <class T>
void clear(T& value);

template <class T>
inline constexpr decoder decoder_of{
    [](reader& in, void* into, notation as) { return decode(in, *static_cast<T*>(into), as); },
    [](void* value) { clear(*static_cast<T*>(value)); }};

template <class T>
inline constexpr auto decoded_members_of = []<template <class...> class List, class... D>(List<D...>) {
    static_assert(bindery::detail::has_distinct_names<T, D...>(), "two members of the shape have the same wire name");
    return std::array<decoded_member, sizeof...(D)>{decoded_member{bindery::detail::wire_name_of<T, D>(),
        [](void* shape) -> void* { return &(static_cast<T*>(shape)->*D::pointer); },
        &decoder_of<bindery::detail::member_type<D>>, bindery::detail::timestamp_notation_of<T, D>()}...};
}(bindery::detail::descriptors<T>{});

/// Whether a null is a value of that type, and not the absence of one.
template <class T>
inline constexpr bool takes_null = kind_of<T> == kind::optional || kind_of<T> == kind::free_form;

template <class T>
bool decode_integer(reader& in, T& into)
{
    using limits = std::numeric_limits<T>;
    std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t> value = 0;
    bool                                                                 ok = false;
    if constexpr (std::is_signed_v<T>)
        ok = in.read_signed(value, limits::min(), limits::max());
    else
        ok = in.read_unsigned(value, limits::max());
    into = static_cast<T>(value);
    return ok;
}

template <class T>
bool decode_optional(reader& in, std::optional<T>& into, notation as)
{
    if (in.take_null()) {
        into.reset();
        return true;
    }
    if (!into)
        into.emplace();
    return decode(in, *into, as);
}

/// Overwrites the elements that are there, so that what they own is used again.
template <class T>
bool decode_list(reader& in, std::vector<T>& into, notation as)
{
    if (!in.open_array())
        return false;
    std::size_t kept = 0;
    for (std::size_t index = 0;; ++index) {
        auto const next = in.next_element();
        if (next == reader::step::failed)
            return false;
        if (next == reader::step::end)
            break;
        if constexpr (!takes_null<T>)
            if (in.take_null())
                continue;
        if (kept == into.size())
            into.emplace_back();
        bool ok = false;
        if constexpr (std::is_same_v<T, bool>) {
            bool value = false;
            ok = decode(in, value, as);
            into[kept] = value;
        }
        else
            ok = decode(in, into[kept], as);
        if (!ok) {
            in.trace().within_element(index);
            return false;
        }
        ++kept;
    }
    into.erase(into.begin() + static_cast<std::ptrdiff_t>(kept), into.end());
    return true;
}

template <class T>
bool decode_map(reader& in, std::map<std::string, T>& into, notation as)
{
    into.clear();
    if (!in.open_object())
        return false;
    for (std::string_view name;;) {
        auto const next = in.next_member(name);
        if (next == reader::step::failed)
            return false;
        if (next == reader::step::end)
            return true;
        auto const entry = into.try_emplace(std::string(name)).first;
        if constexpr (!takes_null<T>)
            if (in.take_null()) {
                into.erase(entry);
                continue;
            }
        if (!decode(in, entry->second, as)) {
            in.trace().within_entry(entry->first);
            return false;
        }
    }
}

template <class T>
bool decode_free_form(reader& in, T& into)
{
    std::string_view extent;
    if (!in.skip_value(extent))
        return false;
    std::string problem;
    return bindery::detail::free_form<T>::parse(extent, in.levels_left(), into, problem)
           || in.fail_at(extent.data(), std::move(problem));
}

template <class T>
bool decode(reader& in, T& into, notation as)
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::integer)
        return decode_integer(in, into);
    else if constexpr (k == kind::time)
        return in.read(into, as);
    else if constexpr (k == kind::enumeration) {
        std::string_view text;
        if (!in.read_text(text))
            return false;
        into.assign_text(text);
        return true;
    }
    else if constexpr (k == kind::optional)
        return decode_optional(in, into, as);
    else if constexpr (k == kind::list)
        return decode_list(in, into, as);
    else if constexpr (k == kind::map)
        return decode_map(in, into, as);
    else if constexpr (k == kind::free_form)
        return decode_free_form(in, into);
    else if constexpr (k == kind::structure) {
        bool present[decoded_members_of<T>.size() + 1]{};
        return decode_object(in, &into, decoded_members_of<T>, {present, decoded_members_of<T>.size()});
    }
    else
        return in.read(into);
}

/// Makes a value what it is when the text does not have it; what it owns stays for reuse where that is possible.
template <class T>
void clear(T& value)
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::text || k == kind::bytes || k == kind::list || k == kind::map)
        value.clear();
    else if constexpr (k == kind::optional)
        value.reset();
    else if constexpr (k == kind::enumeration)
        value.assign_text({});
    else if constexpr (k == kind::structure)
        clear_object(&value, decoded_members_of<T>);
    else
        value = T{};
}

/// Parses a whole text.
template <class T>
std::optional<failure> parse_text(T& into, std::string_view text, std::size_t max_depth)
{
    reader in(text, max_depth);
    if (decode(in, into) && in.finish())
        return std::nullopt;
    return std::move(in).take_failure();
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/decode.ipp>
#endif

#endif
