// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_DECODE_OBJECT_IPP
#define BINDERY_JSON_IMPL_DECODE_OBJECT_IPP

#include <bindery/json/detail/decode_object.hpp>

#include <algorithm>
#include <bit>

namespace bindery::json::detail {

BINDERY_DECL void clear_absent_members(
    void* shape, std::span<decoded_member const> members, std::span<member_bits const> present)
{
    for (std::size_t word = 0; word < present.size(); ++word)
        for (auto absent = ~present[word]; absent != 0; absent &= absent - 1) {
            auto const index = word * member_bits_size + first_bit(absent);
            if (index >= members.size())
                break;
            members[index].clear(shape);
        }
}

inline std::size_t find_name(std::span<decoded_member const> members, std::string_view name) noexcept
{
    auto const found = std::ranges::find(members, name, &decoded_member::name);
    return static_cast<std::size_t>(found - members.begin());
}

BINDERY_DECL char const* decode_any_form(reader& in, char const* at, char separator, object_target const& into,
    std::size_t candidate, std::size_t& previous, bool& closed)
{
    auto const       none = into.members.size();
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
    if (candidate != none && into.members[candidate].name != name)
        candidate = find_name(into.members, name);
    if (candidate == none)
        return in.skip_value(value, into.levels);
    previous = candidate + 1;
    auto&             word = into.present[candidate / member_bits_size];
    member_bits const bit = member_bits{1} << candidate % member_bits_size;
    if (auto const* const behind = in.take_null(value)) {
        word &= ~bit;
        return behind;
    }
    word |= bit;
    return into.members[candidate].decode(in, value, into.shape, into.levels);
}

} // namespace bindery::json::detail

#endif
