// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_OBJECT_HPP
#define BINDERY_JSON_DETAIL_DECODE_OBJECT_HPP

#include <bindery/config.hpp>
#include <bindery/json/bulk.hpp>
#include <bindery/json/detail/decode_value.hpp>
#include <bindery/json/detail/name_word.hpp>
#include <bindery/shape/described.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace bindery::json::detail {

using bindery::detail::member_count;

/// For each of a shape's members a bit.
using member_bits = std::uint64_t;
inline constexpr std::size_t member_bits_size = 64;
template <std::size_t Members>
using member_set = std::array<member_bits, Members / member_bits_size + 1>;

/// Makes a member what it is when the text does not have it.
using member_clearer = void (*)(void* shape);

/// What the general half of the parser must know of a shape's members, which have numbers in declared order.
struct decoded_members
{
    std::span<std::string_view const> names;
    char const* (*decode)( ///< Reads a member that is not null.
        reader& in, char const* at, void* shape, std::size_t levels, std::size_t number);
    std::span<member_clearer const> clearers;
    bool                            has_plain_names; ///< All stand between quotes as they are, at a place with reach.
};

/// Adds a member to a set. The word is known where there is only one.
template <std::size_t Words>
[[gnu::always_inline]] inline void add_member(std::array<member_bits, Words>& set, std::size_t number) noexcept
{
    set[Words == 1 ? 0 : number / member_bits_size] |= member_bits{1} << number % member_bits_size;
}

/// The last member of a set, counted from 1; 0: it has none.
template <std::size_t Words>
std::size_t last_of(std::array<member_bits, Words> const& set) noexcept
{
    for (std::size_t word = Words; word-- > 0;)
        if (set[word] != 0)
            return word * member_bits_size + static_cast<std::size_t>(std::bit_width(set[word]));
    return 0;
}

/// Clears the members whose bits are not set.
BINDERY_DECL void clear_absent_members(
    void* shape, std::span<member_clearer const> clearers, std::span<member_bits const> present);

/// The order in which objects have their members: the declared one at first, then the one that was met.
template <std::size_t Members>
class member_order
{
public:
    /// Which member should come next, behind one with that number, counted from 1, or as the first one where that is 0;
    /// the number of members where none is known to.
    std::size_t predict(char const* at, char separator, std::size_t previous) const noexcept
    {
        return *at == separator && surprises_ < most_surprises ? next_of(previous) : Members;
    }

    /// Says that a prediction came true.
    void confirm() noexcept
    {
        if (surprises_ != 0) [[unlikely]]
            --surprises_;
    }

    /// Says which member came, where there was no prediction or a wrong one.
    void learn(std::size_t previous, std::size_t number) noexcept
    {
        if (next_of(previous) == number)
            return confirm();
        ahead_[previous] = static_cast<std::uint16_t>(number - previous);
        surprises_ = std::min(surprises_ + 2, 2 * most_surprises);
    }

private:
    /// With as many, predicting costs more than it saves.
    static constexpr std::uint32_t most_surprises = 8;

    std::size_t next_of(std::size_t previous) const noexcept
    {
        return static_cast<std::uint16_t>(previous + ahead_[previous]);
    }

    /// How far ahead of the next one in declared order the one was that came next; so zeros mean declared order.
    std::array<std::uint16_t, Members + 1> ahead_{};
    std::uint32_t                          surprises_ = 0; ///< Wrong predictions, less right ones.
};

/// An object of which the general half reads members in any form.
struct object_target
{
    void*                  shape;
    decoded_members const& members;
    std::span<member_bits> present; ///< The members read so far.
    std::size_t            levels;
};

/// Reads the member that comes next, in any form, or the end of the object. `previous` becomes its number, counted from
/// 1, if it is one of the shape's; `closed` says whether it was the end. `candidate` is one that it may be, or the
/// number of members where its name, if that is written plainly, is none of theirs.
BINDERY_DECL char const* decode_any_form(reader& in, char const* at, char separator, object_target const& into,
    std::size_t candidate, std::size_t& previous, bool& closed);

/// How far ahead of the next one in declared order the member is that is looked for behind another one, whose number,
/// counted from 1, is the index, or as the first one.
using member_distances = std::span<std::uint16_t>;

/// Reads an object of any form. It is one of the levels that `into` has left. Distances are learned; where there are
/// none, members are looked for in declared order.
BINDERY_DECL char const* decode_whole(reader& in, char const* at, object_target into, member_distances ahead);

/// `"Name":` with the opener of the member's value, behind a comma or bracket if there is to be one.
template <class T, class Descriptor, char... Separator>
inline constexpr auto member_literal = [] {
    constexpr auto                                   name = bindery::detail::wire_name_of<T, Descriptor>();
    constexpr auto                                   opener = opener_of<bindery::detail::member_type<Descriptor>>();
    constexpr std::array<char, sizeof...(Separator)> separator{Separator...};
    return make_literal<separator.size() + name.size() + 3 + opener.size()>(
        {{separator.data(), separator.size()}, "\"", name, "\":", opener});
}();

/// Whether a value is a text, or none.
template <class T>
inline constexpr bool is_text = kind_of<T> == kind::text || (kind_of<T> == kind::optional && is_text<content_of<T>>);

template <class T, class D>
inline constexpr auto notation_of = bindery::detail::timestamp_notation_of<T, D>();

/// How many bytes of a member, with its name, are looked at where it is expected; 0: its name is too long for that, or
/// has another form between quotes.
template <class T, class D>
inline constexpr std::size_t expected_size = [] {
    constexpr auto size =
        std::max(member_literal<T, D, ','>.size(), word_size) + 1 + quick_size_of<bindery::detail::member_type<D>>();
    return is_plain_text(bindery::detail::wire_name_of<T, D>()) && size < quick_reach ? size : 0;
}();

/// Before which members of an object, and before its end, reach has to be made sure of again. Behind the end, a word is
/// looked at.
template <class T, class... D>
inline constexpr auto reach_checks = [] {
    std::array const               sizes{expected_size<T, D>..., 1 + word_size};
    std::array<bool, sizes.size()> checks{};
    std::size_t                    reached = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        checks[i] = reached + sizes[i] > quick_reach;
        reached = (checks[i] ? 0 : reached) + sizes[i];
    }
    return checks;
}();

/// Whether a number behind the name may be looked for from within the name: nothing there seems to end a number.
template <class T, class D>
inline constexpr bool has_no_delimiter = bindery::detail::wire_name_of<T, D>().find_first_of(",}")
                                         == std::string_view::npos;

/// Reads a member if it stands at a place with reach as expected, with its name and, if there is one, the separator
/// before it; at least `Before` bytes before it can be read. Says whether it does; `at` is null then if it is wrong.
/// `early` is a place behind the separator of this member and becomes that of the next one's.
template <class T, class D, std::size_t Before, char... Separator>
[[gnu::always_inline]] inline bool decode_expected(
    reader& in, char const*& at, char const*& early, T& into, std::size_t levels)
{
    using member_type = bindery::detail::member_type<D>;
    constexpr auto const& literal = member_literal<T, D, Separator...>;
    constexpr auto        opener = opener_of<member_type>();
    if (expected_size<T, D> == 0 || !stands_at<literal>(at)) [[unlikely]]
        return false;
    auto const* const value = at + literal.size();
    auto&             member = into.*D::pointer;
    if constexpr (sizeof...(Separator) == 0 || !has_no_delimiter<T, D>)
        early = value;
    if (auto const* end = decode_quickly<Before + literal.size()>(in, value, early, member, notation_of<T, D>))
        [[likely]] {
        at = end;
        if constexpr (!is_text<member_type>)
            early = end + 1;
        return true;
    }
    if (opener.empty() && in.take_null(value) != nullptr)
        return false; // It is for the general half.
    at = in.reach_or_null(decode_opened(in, value - opener.size(), member, notation_of<T, D>, levels));
    if (at != nullptr)
        early = at + 1;
    return true;
}

template <class T>
inline constexpr auto member_names_of = []<template <class...> class List, class... D>(List<D...>) {
    static_assert(bindery::detail::has_distinct_names<T, D...>(), "two members of the shape have the same wire name");
    return std::array<std::string_view, sizeof...(D)>{bindery::detail::wire_name_of<T, D>()...};
}(bindery::detail::descriptors<T>{});

template <class T>
char const* decode_member(reader& in, char const* at, [[maybe_unused]] void* shape, [[maybe_unused]] std::size_t levels,
    [[maybe_unused]] std::size_t number)
{
    [&]<template <class...> class List, class... D, std::size_t... I>(List<D...>, std::index_sequence<I...>)
        __attribute__((always_inline))
    {
        static_cast<void>(
            ((number == I
                 && (at = decode_shared(in, at, static_cast<T*>(shape)->*D::pointer, notation_of<T, D>, levels), true))
                || ...));
    }
    (bindery::detail::descriptors<T>{}, std::make_index_sequence<member_names_of<T>.size()>{});
    return at;
}

template <class T>
inline constexpr auto clearers_of = []<template <class...> class List, class... D>(List<D...>) {
    return std::array<member_clearer, sizeof...(D)>{[](void* shape) { clear(static_cast<T*>(shape)->*D::pointer); }...};
}(bindery::detail::descriptors<T>{});

template <class T>
inline constexpr decoded_members decoded_members_of{member_names_of<T>, &decode_member<T>, clearers_of<T>,
    std::ranges::all_of(member_names_of<T>,
        [](std::string_view name) { return is_plain_text(name) && name.size() < quick_reach - word_size; })};

template <class T>
inline constexpr auto name_words_of = []<template <class...> class List, class... D>(List<D...>) {
    return std::array<name_word, sizeof...(D)>{name_word_of(bindery::detail::wire_name_of<T, D>())...};
}(bindery::detail::descriptors<T>{});

/// Whether objects of a type have their members in an order that can be learned, which unions have not.
template <class T>
inline constexpr bool has_order = false;
template <described_struct T>
inline constexpr bool has_order<T> = kind_of<T> == kind::structure && !bindery::detail::is_union_shape<T>;

/// Whether there is code of its own for objects of a type where there may be many.
template <class T>
inline constexpr bool has_own_code = false;
template <class T>
requires has_order<T>
inline constexpr bool has_own_code<T> = is_bulk<T>;

/// As clear_absent_members, where speed counts.
template <class T, template <class...> class List, class... D, std::size_t... I>
[[gnu::always_inline]] inline void clear_absent(
    member_set<sizeof...(D)> const& present, T& into, List<D...>, std::index_sequence<I...>)
{
    // Services leave out few members but optional ones.
    constexpr auto usual = [] {
        member_set<sizeof...(D)> bits{};
        ((bits[I / member_bits_size] |= member_bits{kind_of<bindery::detail::member_type<D>> != kind::optional}
                                        << I % member_bits_size),
            ...);
        return bits;
    }();
    bool all = true;
    for (std::size_t i = 0; i < present.size(); ++i)
        all = all && (usual[i] & ~present[i]) == 0;
    if (!all) [[unlikely]] {
        auto const copy = present; // Lest the original has to be in memory.
        clear_absent_members(&into, clearers_of<T>, copy);
        return;
    }
    [[maybe_unused]] auto const clear_optional = [&]<class One, std::size_t Index>() __attribute__((always_inline))
    {
        if constexpr (kind_of<bindery::detail::member_type<One>> == kind::optional)
            if ((present[Index / member_bits_size] >> Index % member_bits_size & 1) == 0)
                (into.*One::pointer).reset();
    };
    (clear_optional.template operator()<D, I>(), ...);
}

/// Reads the member with that number if it stands, without a separator, at a place with reach as expected.
template <class T>
[[gnu::always_inline]] inline bool decode_numbered(
    std::size_t number, reader& in, char const*& at, T& into, std::size_t levels)
{
    return [&]<template <class...> class List, class... D, std::size_t... I>(List<D...>, std::index_sequence<I...>)
        __attribute__((always_inline))
    {
        bool                         stood = false;
        [[maybe_unused]] auto const* early = at;
        static_cast<void>(((number == member_count<T>) || ...
                           || (number == I && (stood = decode_expected<T, D, 1>(in, at, early, into, levels), true))));
        return stood;
    }
    (bindery::detail::descriptors<T>{}, std::make_index_sequence<member_count<T>>{});
}

/// Reads what is left of an object from where it leaves declared order, `present` being what was read before. Out of
/// line and with copies of everything, so that the way in order keeps all it needs in registers.
template <class T>
[[gnu::noinline]] char const* decode_members(reader& in, char const* at, T& into, std::size_t levels,
    member_set<member_count<T>> present, member_order<member_count<T>>& order)
{
    constexpr auto none = member_count<T>;
    auto const     finish = [&](char const* end) {
        clear_absent_members(&into, clearers_of<T>, present);
        return end;
    };
    auto        previous = last_of(present);
    char        separator = previous == 0 ? '{' : ',';
    auto        number = order.predict(at, separator, previous);
    std::size_t searched = 0; // How many members were looked at for their names.
    auto        candidate = none;
    for (;;) {
        auto const* end = at + 1;
        if (decode_numbered(number, in, end, into, levels)) [[likely]] {
            if (searched == 0)
                order.confirm();
            else
                order.learn(previous, number);
            add_member(present, number);
            previous = number + 1;
        }
        else if (searched <= none) {
            number = *at == separator ? find_name(name_words_of<T>, at + 2, searched) : none;
            searched = number + 1;
            candidate = number != none ? number : candidate;
            continue;
        }
        else {
            bool closed = false;
            auto all = present;
            end = decode_any_form(
                in, at, separator, {&into, decoded_members_of<T>, all, levels}, candidate, previous, closed);
            present = all;
            if (closed)
                return finish(in.reach(end));
        }
        if (end == nullptr) [[unlikely]]
            return nullptr;
        at = in.reach(end);
        if (*at == '}')
            return finish(at + 1);
        separator = ',';
        number = order.predict(at, separator, previous);
        searched = 0;
        candidate = none;
    }
}

/// Reads a member if it comes next; false where that fails, or the order cannot be the declared one.
template <class T, class D, std::size_t I, bool Check, std::size_t Words>
[[gnu::always_inline]] inline bool decode_in_turn(reader& in, char const*& at, char const*& early, T& into,
    std::size_t levels, std::array<member_bits, Words>& present)
{
    constexpr char separator = I == 0 ? '{' : ',';
    // What stands before the second member at least: {"":0
    constexpr std::size_t before = I == 0 ? 0 : 5;
    if constexpr (Check) {
        at = in.reach(at);
        early = at + 1;
    }
    if (!decode_expected<T, D, before, separator>(in, at, early, into, levels)) [[unlikely]]
        return I != 0;
    add_member(present, I);
    return at != nullptr;
}

template <class T, template <class...> class List, class... D, std::size_t... I>
[[gnu::always_inline]] inline char const* decode_object(reader& in, char const* at, T& into, std::size_t levels,
    member_order<sizeof...(D)>& order, List<D...>, std::index_sequence<I...> numbers)
{
    constexpr auto const&        checks = reach_checks<T, D...>;
    member_set<sizeof...(D)>     present{};
    [[maybe_unused]] auto const* early = at;
    if ((decode_in_turn<T, D, I, checks[I]>(in, at, early, into, levels, present) && ... && true)) [[likely]] {
        if constexpr (checks.back())
            at = in.reach(at);
        if (*at == '}') [[likely]] {
            clear_absent(present, into, List<D...>{}, numbers);
            return at + 1;
        }
    }
    return at == nullptr ? at : decode_members(in, at, into, levels, present, order);
}

/// Reads an object; one must be open at `at`, a place with reach. A word can be read behind it.
template <described_struct T>
[[gnu::always_inline]] inline char const* decode_object(
    reader& in, char const* at, T& into, std::size_t levels, member_order<member_count<T>>& order)
{
    return decode_object(
        in, at, into, levels, order, bindery::detail::descriptors<T>{}, std::make_index_sequence<member_count<T>>{});
}

/// Reads an object of which exactly one member counts: see decode_union.hpp.
template <described_struct T>
char const* decode_union(reader& in, char const* at, T& into, std::size_t levels);

/// Reads an object of which there may be many, since it is in a list or map.
template <described_struct T>
char const* decode_frequent(reader& in, char const* at, T& into, std::size_t levels)
{
    at = in.reach(in.skip_space(at));
    if (*at != '{' || levels == 0) [[unlikely]]
        return in.open_object(at, levels);
    member_order<member_count<T>> order;
    return decode_members(in, at, into, levels - 1, {}, order);
}

/// Reads any other object: one of those that are met too seldom to have code of their own, or are no bulk.
template <described_struct T>
char const* decode_structure(
    reader& in, char const* at, T& into, std::size_t levels, [[maybe_unused]] member_distances ahead = {})
{
    if constexpr (bindery::detail::is_union_shape<T>)
        return decode_union(in, at, into, levels);
    else {
        member_set<member_count<T>> present{};
        return decode_whole(in, at, {&into, decoded_members_of<T>, present, levels}, ahead);
    }
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/decode_object.ipp>
#endif

#endif
