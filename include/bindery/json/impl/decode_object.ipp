// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_DECODE_OBJECT_IPP
#define BINDERY_JSON_IMPL_DECODE_OBJECT_IPP

#include <bindery/json/detail/decode_object.hpp>

#include <cstring>

namespace bindery::json::detail {

/// Whether two texts of that size are the same.
inline bool same_text(char const* a, char const* b, std::size_t size) noexcept
{
    if (size < word_size)
        return std::memcmp(a, b, size) == 0;
    auto const word = [](char const* at) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, at, word_size);
        return bits;
    };
    for (std::size_t at = 0; at + word_size < size; at += word_size)
        if (word(a + at) != word(b + at))
            return false;
    return word(a + size - word_size) == word(b + size - word_size);
}

inline std::size_t find_member(std::span<decoded_member const> members, std::string_view name) noexcept
{
    for (std::size_t i = 0; i < members.size(); ++i)
        if (members[i].name.size() == name.size() && same_text(members[i].name.data(), name.data(), name.size()))
            return i;
    return members.size();
}

BINDERY_DECL char const* decode_one_member(
    reader& in, char const* at, bool first, object_target const& into, bool& closed)
{
    at = in.reach(at);
    std::string_view name;
    if (auto const* const value = quick_name(at, first ? '{' : ',', name))
        at = value;
    else {
        at += first ? 1 : 0;
        auto const next = in.next_member(at, first, name);
        if (next != reader::step::item) {
            closed = next == reader::step::end;
            return closed ? at : nullptr;
        }
    }
    auto const index = find_member(into.members, name);
    if (index == into.members.size())
        return in.skip_value(at, into.levels);
    auto&             word = into.present[index / member_bits_size];
    member_bits const bit = member_bits{1} << index % member_bits_size;
    if (auto const* const behind = in.take_null(at)) {
        word &= ~bit;
        return behind;
    }
    word |= bit;
    return into.members[index].decode(in, at, into.shape, into.levels);
}

BINDERY_DECL void clear_absent_members(object_target const& into)
{
    for (std::size_t word = 0; word < into.present.size(); ++word)
        for (auto absent = ~into.present[word]; absent != 0; absent &= absent - 1) {
            auto const index = word * member_bits_size + first_bit(absent);
            if (index >= into.members.size())
                return;
            into.members[index].clear(into.shape);
        }
}

} // namespace bindery::json::detail

#endif
