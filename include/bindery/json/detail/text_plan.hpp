// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_TEXT_PLAN_HPP
#define BINDERY_JSON_DETAIL_TEXT_PLAN_HPP

#include <bindery/json/detail/literal.hpp>
#include <bindery/json/detail/writer.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/detail/timestamp_text.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <type_traits>

/// What is known of a shape's JSON text at compile time: the literals in it, and before which members the writer looks
/// whether there is room.
///
/// Members form runs, up to the next value that has no greatest length, or to the run's limit: room is made for a run
/// at once. A long string makes room of its own, and again for a whole run, so that strings end no run.
namespace bindery::json::detail {

/// A text to be copied in whole words: there are zeros behind it.
template <std::size_t Storage>
struct padded_text
{
    std::array<char, Storage> characters{};
    std::size_t               size = 0;
};

constexpr std::size_t padded_size(std::size_t size, std::size_t step) noexcept
{
    return (size + step - 1) / step * step;
}

/// The enumerators of E in declared order, with their quotes; none where one of them needs escapes or is uncommonly
/// long.
template <class E>
inline constexpr auto enumerator_texts = []<template <class...> class List, class... D>(List<D...>) {
    using bindery::detail::wire_name_of_enumerator;
    constexpr auto longest = std::max({std::size_t{0}, wire_name_of_enumerator<E, D>().size()...});
    if constexpr (longest < run_limit / 4 && (is_plain_text(wire_name_of_enumerator<E, D>()) && ... && true)) {
        constexpr auto storage = padded_size(longest + 2, block_size);
        return std::array<padded_text<storage>, sizeof...(D)>{
            padded_text<storage>{make_literal<storage>({"\"", wire_name_of_enumerator<E, D>(), "\""}),
                wire_name_of_enumerator<E, D>().size() + 2}...};
    }
    else
        return std::array<padded_text<0>, 0>{};
}(boost::describe::describe_enumerators<E>{});

/// The most characters of an enumerator, known or not, in a run.
template <class E>
inline constexpr std::size_t enumerator_bound = [] {
    using texts = std::remove_cvref_t<decltype(enumerator_texts<E>)>;
    return std::max<std::size_t>(sizeof(texts::value_type::characters), 2);
}();

/// An enumerator's place in the declared order; at or beyond the end where there is none.
template <class E>
constexpr std::size_t enumerator_index(E value) noexcept
{
    return [&]<template <class...> class List, class... D>(List<D...>) {
        std::size_t index = 0;
        // Most enumerators are numbered as they are declared. The comparisons then make no code.
        constexpr bool numbered = [] {
            std::size_t next = 0;
            return ((static_cast<std::size_t>(D::value) == next++) && ... && true);
        }();
        if constexpr (numbered)
            index = static_cast<std::size_t>(value);
        else
            static_cast<void>(((D::value == value || (++index, false)) || ...));
        return index;
    }(boost::describe::describe_enumerators<E>{});
}

/// The bound of what has none, or is too long to be a part of a run.
inline constexpr std::size_t unbounded = std::numeric_limits<std::size_t>::max();

/// The most characters that a value's text has in a run.
template <class T>
constexpr std::size_t text_bound() noexcept;

struct member_plan
{
    std::string_view name{};
    std::string_view before{};             ///< A brace or a comma that stands in the literal before the name.
    bool             is_text = false;      ///< The value is a string: its opening quote stands in the literal too.
    bool             comma_behind = false; ///< A comma follows the value.
    std::size_t      bound = 0;            ///< Of the value.
    std::size_t      room = 0;             ///< To be made before the member; 0 where it was.

    constexpr std::size_t literal_size() const noexcept { return before.size() + name.size() + (is_text ? 4 : 3); }
};

template <std::size_t Members>
struct shape_plan
{
    std::array<member_plan, Members> members{};
    bool                             opens = true;        ///< The brace stands in no member's literal.
    bool                             has_certain = false; ///< Some member is always written.
    std::size_t                      opening_room = 0;    ///< To be made first.
    std::size_t                      closing_room = 0;    ///< To be made before the closing brace; 0 where it was.
    std::size_t                      bound = 0;           ///< Of the whole text.
};

/// Plans a shape for whose members all but `room`, `before` and `comma_behind` is known.
///
/// Which member is the first one is known from the first that is always written. Those before it have their commas
/// behind them, the others before them.
template <std::size_t Members>
constexpr shape_plan<Members> make_shape_plan(
    std::array<member_plan, Members> const& members, std::array<bool, Members> const& optional)
{
    shape_plan<Members> plan{.members = members};
    for (std::size_t i = 0; i < Members; ++i) {
        auto& member = plan.members[i];
        if (plan.has_certain)
            member.before = ",";
        else if (optional[i])
            member.comma_behind = true;
        else {
            plan.has_certain = true;
            plan.opens = i != 0;
            member.before = plan.opens ? "" : "{";
        }
    }

    std::size_t* run = &plan.opening_room;
    bool         all_bounded = true;
    auto const   extend = [&](std::size_t& room, std::size_t size) {
        if (run == nullptr || *run + size > run_limit)
            run = &room;
        *run += size;
    };
    *run = plan.opens ? 1 : 0;
    for (auto& member : plan.members) {
        bool const bounded = member.bound != unbounded;
        extend(member.room, member.literal_size() + (bounded ? member.bound + 1 : 0));
        if (!bounded)
            run = nullptr;
        all_bounded = all_bounded && bounded;
    }
    extend(plan.closing_room, 1);
    // Behind a long name or key, room for a run must be enough for the shape and what stands around it.
    bool const is_part = all_bounded && run == &plan.opening_room && plan.opening_room <= run_limit / 2;
    plan.bound = is_part ? plan.opening_room : unbounded;
    return plan;
}

/// A member's type, or what an optional member holds: it is written only if it is there.
template <class T>
struct present : std::type_identity<T>
{
};
template <class T>
struct present<std::optional<T>> : std::type_identity<T>
{
};

template <class D>
using present_type = typename present<bindery::detail::member_type<D>>::type;

template <class D>
inline constexpr bool is_optional_member = !std::is_same_v<present_type<D>, bindery::detail::member_type<D>>;

template <class T>
inline constexpr auto shape_plan_of = []<template <class...> class List, class... D>(List<D...>) {
    using bindery::detail::kind;
    static_assert(bindery::detail::has_distinct_names<T, D...>(), "two members of the shape have the same wire name");
    return make_shape_plan<sizeof...(D)>({member_plan{.name = bindery::detail::wire_name_of<T, D>(),
                                             .is_text = bindery::detail::kind_of<present_type<D>> == kind::text,
                                             .bound = text_bound<present_type<D>>()}...},
        {is_optional_member<D>...});
}(bindery::detail::descriptors<T>{});

template <class T>
constexpr std::size_t text_bound() noexcept
{
    using bindery::detail::kind;
    constexpr kind k = bindery::detail::kind_of<T>;
    if constexpr (k == kind::boolean)
        return std::string_view("false").size();
    else if constexpr (k == kind::integer)
        return std::numeric_limits<T>::digits10 + 1 + (std::is_signed_v<T> ? 1 : 0);
    else if constexpr (k == kind::real)
        return real_text_size;
    else if constexpr (k == kind::text)
        return quick_text_bound;
    else if constexpr (k == kind::time)
        return bindery::detail::timestamp_text_size + 2;
    else if constexpr (k == kind::enumeration)
        return enumerator_bound<typename T::enum_type>;
    else if constexpr (k == kind::optional)
        return std::max(text_bound<bindery::detail::content_of<T>>(), std::string_view("null").size());
    else if constexpr (k == kind::structure)
        return shape_plan_of<T>.bound;
    else
        return unbounded;
}

/// Everything in a member's text before its value. Not for a name that needs escapes.
template <class T, std::size_t I>
inline constexpr auto member_literal_of = [] {
    constexpr auto member = shape_plan_of<T>.members[I];
    constexpr auto storage = padded_size(member.literal_size(), word_size);
    return padded_text<storage>{
        make_literal<storage>({member.before, "\"", member.name, member.is_text ? "\":\"" : "\":"}),
        member.literal_size()};
}();

} // namespace bindery::json::detail

#endif
