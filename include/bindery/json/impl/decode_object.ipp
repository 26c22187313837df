// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_DECODE_OBJECT_IPP
#define BINDERY_JSON_IMPL_DECODE_OBJECT_IPP

#include <bindery/json/detail/decode_object.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace bindery::json::detail {

BINDERY_DECL void clear_absent_members(
    void* shape, std::span<member_clearer const> clearers, std::span<member_bits const> present)
{
    for (std::size_t word = 0; word < present.size(); ++word)
        for (auto absent = ~present[word]; absent != 0; absent &= absent - 1) {
            auto const index = word * member_bits_size + first_bit(absent);
            if (index >= clearers.size())
                break;
            clearers[index](shape);
        }
}

inline std::size_t find_name(std::span<std::string_view const> names, std::string_view name) noexcept
{
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

/// Reads a member's value in any form; a null makes the member absent.
inline char const* decode_or_leave_out(reader& in, char const* at, object_target const& into, std::size_t number)
{
    auto&             word = into.present[number / member_bits_size];
    member_bits const bit = member_bits{1} << number % member_bits_size;
    if (auto const* const behind = in.take_null(at)) {
        word &= ~bit;
        return behind;
    }
    word |= bit;
    return into.members.decode(in, at, into.shape, into.levels, number);
}

BINDERY_DECL char const* decode_any_form(reader& in, char const* at, char separator, object_target const& into,
    std::size_t candidate, std::size_t& previous, bool& closed)
{
    auto const       none = into.members.names.size();
    std::string_view name;
    auto const*      value = quick_name(at, separator, name);
    if (value == nullptr) {
        bool const first = separator == '{';
        value = at + (first ? 1 : 0);
        auto const next = in.next_member(value, first, name);
        closed = next == reader::step::end;
        if (next != reader::step::item)
            return closed ? value : nullptr;
        candidate = 0; // The name was written otherwise than it was looked for.
    }
    if (candidate != none && into.members.names[candidate] != name)
        candidate = find_name(into.members.names, name);
    if (candidate == none)
        return in.skip_value(value, into.levels);
    previous = candidate + 1;
    return decode_or_leave_out(in, value, into, candidate);
}

/// The place of a member's value, if the member stands at a place with reach under a plain name and its value may be of
/// a usual form and is not null; null otherwise.
inline char const* value_of_next(char const* at, char separator, std::string_view name) noexcept
{
    auto const* const behind = at + 2 + name.size();
    bool const        stands = at[0] == separator && at[1] == '"' && std::memcmp(at + 2, name.data(), name.size()) == 0
                        && behind[0] == '"' && behind[1] == ':' && behind[2] > ' ' && behind[2] != 'n';
    return stands ? behind + 2 : nullptr;
}

BINDERY_DECL char const* decode_whole(reader& in, char const* at, object_target into, member_distances ahead)
{
    at = in.reach(in.skip_space(at));
    if (*at != '{' || into.levels == 0) [[unlikely]]
        return in.open_object(at, into.levels);
    --into.levels;
    auto const& members = into.members;
    std::size_t previous = 0;
    bool        closed = false;
    for (char separator = '{';; separator = ',') {
        auto const        before = previous;
        auto const        expected = static_cast<std::uint16_t>(before + (ahead.empty() ? 0 : ahead[before]));
        auto const        next = expected < members.names.size() ? expected : std::size_t{0};
        auto const* const value = members.has_plain_names && !members.names.empty()
                                      ? value_of_next(at, separator, members.names[next])
                                      : nullptr;
        if (value != nullptr) {
            into.present[next / member_bits_size] |= member_bits{1} << next % member_bits_size;
            previous = next + 1;
            at = members.decode(in, value, into.shape, into.levels, next);
        }
        else {
            at = decode_any_form(in, at, separator, into, next, previous, closed);
            if (!ahead.empty() && previous != before)
                ahead[before] = static_cast<std::uint16_t>(previous - 1 - before);
        }
        if (at == nullptr)
            return nullptr;
        at = in.reach(at);
        if (closed || *at == '}')
            break;
    }
    clear_absent_members(into.shape, members.clearers, into.present);
    return closed ? at : at + 1;
}

} // namespace bindery::json::detail

#endif
