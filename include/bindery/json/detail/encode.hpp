// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_ENCODE_HPP
#define BINDERY_JSON_DETAIL_ENCODE_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/writer.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/open_enum.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The generated part of the serializer: a table for each shape, two functions for each type of a member.
namespace bindery::json::detail {

/// What a table of members knows of a member's type.
struct encoder
{
    bool (*encode)(writer& to, void const* value, timestamp_format::notation as);
    bool (*is_absent)(void const* value);
};

/// What the serializer must know of a member.
struct encoded_member
{
    std::string_view name;
    void const* (*locate)(void const* shape);
    encoder const*             type;
    timestamp_format::notation as;
};

/// Writes a shape with these members, without those that are absent.
BINDERY_DECL bool encode_object(writer& to, void const* shape, std::span<encoded_member const> members);

template <class T>
bool encode(writer& to, T const& value, timestamp_format::notation as = timestamp_format::notation::epoch_seconds);

template <class T>
bool is_absent(T const&) noexcept
{
    return false;
}

template <class T>
bool is_absent(std::optional<T> const& value) noexcept
{
    return !value;
}

template <class T>
inline constexpr encoder encoder_of{[](writer& to, void const* value, timestamp_format::notation as) {
                                        return encode(to, *static_cast<T const*>(value), as);
                                    },
    [](void const* value) { return is_absent(*static_cast<T const*>(value)); }};

template <class T>
inline constexpr auto encoded_members_of = []<template <class...> class List, class... D>(List<D...>) {
    static_assert(bindery::detail::has_distinct_names<T, D...>(), "two members of the shape have the same wire name");
    return std::array<encoded_member, sizeof...(D)>{encoded_member{bindery::detail::wire_name_of<T, D>(),
        [](void const* shape) -> void const* { return &(static_cast<T const*>(shape)->*D::pointer); },
        &encoder_of<bindery::detail::member_type<D>>, bindery::detail::timestamp_notation_of<T, D>()}...};
}(bindery::detail::descriptors<T>{});

template <class T>
bool encode_list(writer& to, std::vector<T> const& value, timestamp_format::notation as)
{
    to.put('[');
    std::size_t index = 0;
    for (auto const& element : value) {
        if (index != 0)
            to.put(',');
        if (!encode<T>(to, element, as)) {
            to.trace().within_element(index);
            return false;
        }
        ++index;
    }
    to.put(']');
    return true;
}

template <class T>
bool encode_map(writer& to, std::map<std::string, T> const& value, timestamp_format::notation as)
{
    to.put('{');
    bool first = true;
    for (auto const& [key, content] : value) {
        if (!to.begin_member(key, std::exchange(first, false)) || !encode(to, content, as)) {
            to.trace().within_entry(key);
            return false;
        }
    }
    to.put('}');
    return true;
}

template <class T>
bool encode_free_form(writer& to, T const& value)
{
    std::string text;
    bindery::detail::free_form<T>::append(text, value);
    return to.put_checked(text);
}

template <class T>
bool encode(writer& to, T const& value, timestamp_format::notation as)
{
    using bindery::detail::kind;
    constexpr kind k = bindery::detail::kind_of<T>;
    if constexpr (k == kind::text)
        return to.write(std::string_view(value));
    else if constexpr (k == kind::enumeration)
        return to.write(value.text());
    else if constexpr (k == kind::optional) {
        if (value)
            return encode(to, *value, as);
        to.put("null");
        return true;
    }
    else if constexpr (k == kind::list)
        return encode_list(to, value, as);
    else if constexpr (k == kind::map)
        return encode_map(to, value, as);
    else if constexpr (k == kind::free_form)
        return encode_free_form(to, value);
    else if constexpr (k == kind::structure)
        return encode_object(to, &value, encoded_members_of<T>);
    else {
        if constexpr (k == kind::integer)
            to.write_integer(static_cast<std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>>(value));
        else if constexpr (k == kind::time)
            to.write(value, as);
        else
            to.write(value);
        return true;
    }
}

/// Appends a whole text.
template <class T>
std::optional<failure> append_text(std::string& out, T const& value)
{
    writer to(out);
    if (encode(to, value))
        return std::nullopt;
    return std::move(to).take_failure();
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/encode.ipp>
#endif

#endif
