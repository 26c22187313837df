// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_DECODE_IPP
#define BINDERY_JSON_IMPL_DECODE_IPP

#include <bindery/json/detail/decode.hpp>

namespace bindery::json::detail {

/// Finds a member. Services send members in the declared order, mostly, so the search begins behind the last one.
inline std::size_t find_member(std::span<decoded_member const> members, std::string_view name, std::size_t start)
{
    for (std::size_t tried = 0; tried < members.size(); ++tried, ++start) {
        if (start >= members.size())
            start = 0;
        if (members[start].name == name)
            return start;
    }
    return members.size();
}

BINDERY_DECL bool decode_object(
    reader& in, void* shape, std::span<decoded_member const> members, std::span<bool> present)
{
    if (!in.open_object())
        return false;
    std::size_t expected = 0;
    for (std::string_view name;;) {
        auto const next = in.next_member(name);
        if (next == reader::step::failed)
            return false;
        if (next == reader::step::end)
            break;
        auto const index = find_member(members, name, expected);
        if (index == members.size()) {
            if (!in.skip_value()) {
                in.trace().within_member(name);
                return false;
            }
            continue;
        }
        auto const& member = members[index];
        expected = index + 1;
        present[index] = !in.take_null();
        if (present[index] && !member.type->decode(in, member.locate(shape), member.as)) {
            in.trace().within_member(member.name);
            return false;
        }
    }
    for (std::size_t i = 0; i < members.size(); ++i)
        if (!present[i])
            members[i].type->clear(members[i].locate(shape));
    return true;
}

BINDERY_DECL void clear_object(void* shape, std::span<decoded_member const> members)
{
    for (auto const& member : members)
        member.type->clear(member.locate(shape));
}

} // namespace bindery::json::detail

#endif
