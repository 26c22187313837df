// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_OBJECT_HPP
#define BINDERY_JSON_DETAIL_DECODE_OBJECT_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/decode_value.hpp>
#include <bindery/shape/described.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace bindery::json::detail {

/// What the general half of the parser must know of a member.
struct decoded_member
{
    std::string_view name;
    char const* (*decode)(reader& in, char const* at, void* shape, std::size_t levels);
    void (*clear)(void* shape);
};

/// For each of a shape's members a bit.
using member_bits = std::uint64_t;
inline constexpr std::size_t member_bits_size = 64;
template <std::size_t Members>
using member_set = std::array<member_bits, Members / member_bits_size + 1>;

/// An object of which the general half reads one or all members, in any order and form.
struct object_target
{
    void*                           shape;
    std::span<decoded_member const> members;
    std::span<member_bits>          present; ///< The members read so far.
    std::size_t                     levels;
};

/// Reads one member. `at` is at the bracket that opens the object, if `first`, or behind a member. Returns the place
/// behind the object, and sets `closed`, where it ends there.
BINDERY_DECL char const* decode_one_member(
    reader& in, char const* at, bool first, object_target const& into, bool& closed);

BINDERY_DECL void clear_absent_members(object_target const& into);

/// `,"Name":` with the opener of the member's value; a bracket stands for the comma if the member is to be the `First`.
template <class T, class Descriptor, bool First>
inline constexpr auto member_literal = [] {
    constexpr auto name = bindery::detail::wire_name_of<T, Descriptor>();
    constexpr auto opener = opener_of<bindery::detail::member_type<Descriptor>>();
    return make_literal<name.size() + 4 + opener.size()>({First ? "{\"" : ",\"", name, "\":", opener});
}();

template <class T>
inline constexpr auto decoded_members_of = []<template <class...> class List, class... D>(List<D...>) {
    static_assert(bindery::detail::has_distinct_names<T, D...>(), "two members of the shape have the same wire name");
    return std::array<decoded_member, sizeof...(D)>{decoded_member{bindery::detail::wire_name_of<T, D>(),
        [](reader& in, char const* at, void* shape, std::size_t levels) {
            constexpr auto as = bindery::detail::timestamp_notation_of<T, D>();
            return decode(in, at, static_cast<T*>(shape)->*D::pointer, as, levels);
        },
        [](void* shape) { clear(static_cast<T*>(shape)->*D::pointer); }}...};
}(bindery::detail::descriptors<T>{});

template <class T, class D>
inline constexpr auto notation_of = bindery::detail::timestamp_notation_of<T, D>();

/// How many bytes of a member, with its name, are looked at where it is expected; 0: its name is too long for that, or
/// has another form between quotes.
template <class T, class D>
inline constexpr std::size_t expected_size = [] {
    constexpr auto size =
        std::max(member_literal<T, D, false>.size(), word_size) + 1 + quick_size_of<bindery::detail::member_type<D>>();
    return is_plain_text(bindery::detail::wire_name_of<T, D>()) && size <= quick_reach ? size : 0;
}();

/// Before which members of an object, and before its end, reach has to be made sure of again.
template <class T, class... D>
inline constexpr auto reach_checks = [] {
    std::array const               sizes{expected_size<T, D>..., std::size_t{1}};
    std::array<bool, sizes.size()> checks{};
    std::size_t                    reached = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        checks[i] = reached + sizes[i] > quick_reach;
        reached = (checks[i] ? 0 : reached) + sizes[i];
    }
    return checks;
}();

/// Where the parser is in an object whose members it expects in declared order.
template <std::size_t Members>
struct progress
{
    char const*         at;
    member_set<Members> present{};
};

/// Reads a member if it comes next; false where that fails.
template <class T, class D, std::size_t I, bool First, bool Check, std::size_t Members>
[[gnu::always_inline]] inline bool decode_expected(reader& in, progress<Members>& where, T& into, std::size_t levels)
{
    constexpr auto const& literal = member_literal<T, D, First>;
    // What stands before the second member at least: {"":0
    constexpr std::size_t before = literal.size() + (First ? 0 : 5);
    if constexpr (Check)
        where.at = in.reach(where.at);
    if (expected_size<T, D> == 0 || !stands_at<literal>(where.at)) [[unlikely]]
        return true;
    auto const* const value = where.at + literal.size();
    auto&             member = into.*D::pointer;
    auto const*       end = decode_quickly<before>(in, value, member, notation_of<T, D>);
    if (end == nullptr) [[unlikely]] {
        constexpr auto opener = opener_of<bindery::detail::member_type<D>>();
        if (opener.empty() && in.take_null(value) != nullptr)
            return true; // It is for the general half.
        end = in.reach_or_null(decode_carefully(in, value - opener.size(), member, notation_of<T, D>, levels));
    }
    where.at = end;
    where.present[I / member_bits_size] |= member_bits{1} << I % member_bits_size;
    return end != nullptr;
}

template <class D>
inline constexpr bool is_optional = kind_of<bindery::detail::member_type<D>> == kind::optional;

/// The members that are not optional, of which services leave out few.
template <class... D>
inline constexpr auto usual_members = [] {
    member_set<sizeof...(D)> usual{};
    std::size_t              i = 0;
    ((usual[i / member_bits_size] |= member_bits{!is_optional<D>} << i % member_bits_size, ++i), ...);
    return usual;
}();

template <class T, class... D, std::size_t Members, std::size_t... I>
[[gnu::always_inline]] inline void clear_absent(progress<Members> const& where, T& into, std::index_sequence<I...>)
{
    bool usual = true;
    for (std::size_t i = 0; i < where.present.size(); ++i)
        usual = usual && (usual_members<D...>[i] & ~where.present[i]) == 0;
    if (!usual) [[unlikely]] {
        auto present = where.present;
        clear_absent_members({&into, decoded_members_of<T>, present, 0});
        return;
    }
    auto const clear_optional = [&]<class One, std::size_t Index>() __attribute__((always_inline))
    {
        if constexpr (is_optional<One>)
            if ((where.present[Index / member_bits_size] >> Index % member_bits_size & 1) == 0)
                (into.*One::pointer).reset();
    };
    (clear_optional.template operator()<D, I>(), ...);
}

/// How often the members of one object are gone through in declared order before the rest is read one by one. Each time
/// costs little, and orders that services keep to consist of a few pieces of the declared one.
inline constexpr int most_sweeps = 8;

/// The number of the first of these members that comes next in its usual form; their number where none does.
template <bool First, class T, template <class...> class List, class... D>
[[gnu::noinline]] std::size_t find_expected(char const* at, List<D...>)
{
    std::size_t index = 0;
    static_cast<void>(
        (((expected_size<T, D> != 0 && stands_at<member_literal<T, D, First>>(at)) || (++index, false)) || ...));
    // Neither a null is usual nor white space, behind which one may stand.
    static constexpr std::array<std::size_t, sizeof...(D) + 1> value_places{
        (member_literal<T, D, First>.size() - opener_of<bindery::detail::member_type<D>>().size())..., 0};
    auto const value = static_cast<unsigned char>(at[value_places[index]]);
    return value <= ' ' || value == 'n' ? sizeof...(D) : index;
}

template <class T, template <class...> class List, class First, class... Others, std::size_t... I>
[[gnu::always_inline]] inline char const* decode_object(
    reader& in, char const* at, T& into, std::size_t levels, List<First, Others...> members, std::index_sequence<I...>)
{
    constexpr std::size_t size = 1 + sizeof...(Others);
    constexpr auto const& checks = reach_checks<T, First, Others...>;
    progress<size>        where{.at = at};
    // Reads the value of the member with that number; its usual literal stands there.
    auto const read_value = [&](std::size_t index) {
        auto const& member = decoded_members_of<T>[index];
        where.present[index / member_bits_size] |= member_bits{1} << index % member_bits_size;
        where.at = in.reach_or_null(member.decode(in, where.at + 4 + member.name.size(), &into, levels));
        return where.at != nullptr;
    };
    // Reads whatever member comes next; false where that fails or the object ends. What was read until then is given on
    // as a copy, so that the original stays in a register.
    auto const read_any = [&](bool first) {
        bool       closed = false;
        auto       present = where.present;
        auto const target = object_target{&into, decoded_members_of<T>, present, levels};
        where.at = in.reach_or_null(decode_one_member(in, where.at, first, target, closed));
        where.present = present;
        if (closed)
            clear_absent_members(target);
        return where.at != nullptr && !closed;
    };

    if (!decode_expected<T, First, 0, true, false>(in, where, into, levels)) [[unlikely]]
        return nullptr;
    if (where.at == at) [[unlikely]] {
        auto const index = find_expected<true, T>(at, members);
        if (index != size ? !read_value(index) : !read_any(true))
            return where.at;
    }
    for (int sweeps = 1;; ++sweeps) {
        if (!(decode_expected<T, Others, I + 1, false, checks[I + 1]>(in, where, into, levels) && ... && true))
            [[unlikely]]
            return nullptr;
        if constexpr (checks.back())
            where.at = in.reach(where.at);
        if (*where.at == '}') [[likely]] {
            clear_absent<T, First, Others...>(where, into, std::make_index_sequence<size>{});
            return where.at + 1;
        }
        // What comes before its turn is found by the next sweep, unless it is the first member.
        where.at = in.reach(where.at);
        if (find_expected<false, T>(where.at, List<First>{}) == 0) {
            if (!read_value(0))
                return nullptr;
        }
        else if (sweeps == most_sweeps || find_expected<false, T>(where.at, List<Others...>{}) == sizeof...(Others))
            do
                if (!read_any(false))
                    return where.at;
            while (sweeps == most_sweeps);
    }
}

template <class T, template <class...> class List>
char const* decode_object(reader& in, char const* at, T& into, std::size_t levels, List<>, std::index_sequence<>)
{
    bool closed = false;
    for (bool first = true; at != nullptr && !closed; first = false)
        at = decode_one_member(in, at, first, {&into, {}, {}, levels}, closed);
    return in.reach_or_null(at);
}

/// Reads an object; one must be open at `at`, a place with reach. The place behind it has reach, but for one byte.
template <described_struct T>
[[gnu::always_inline]] inline char const* decode_object(reader& in, char const* at, T& into, std::size_t levels)
{
    constexpr auto members = decoded_members_of<T>.size();
    return decode_object(in, at, into, levels, bindery::detail::descriptors<T>{},
        std::make_index_sequence < members == 0 ? 0 : members - 1 > {});
}

template <described_struct T>
char const* decode_structure(reader& in, char const* at, T& into, std::size_t levels)
{
    at = in.reach(in.skip_space(at));
    return in.open_object(at, levels) == nullptr ? nullptr : decode_object(in, at, into, levels - 1);
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/decode_object.ipp>
#endif

#endif
