// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_DECODE_UNION_IPP
#define BINDERY_JSON_IMPL_DECODE_UNION_IPP

#include <bindery/json/detail/decode_union.hpp>
#include <bindery/json/impl/decode_object.ipp>
#include <bindery/shape/detail/alternatives.hpp>

#include <bit>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::json::detail {

BINDERY_DECL char const* decode_alternative(reader& in, char const* at, object_target const& into, std::string& unknown)
{
    auto const            none = into.members.names.size();
    auto const            opened = in.offset(in.skip_space(at));
    std::set<std::string> strangers; // The names that the shape does not have.
    at = in.open_object(at, into.levels);
    if (at == nullptr)
        return nullptr;
    object_target const within{into.shape, into.members, into.present, into.levels - 1};
    std::string_view    name;
    for (bool first = true;; first = false) {
        auto const next = in.next_member(at, first, name);
        if (next == reader::step::failed)
            return nullptr;
        if (next == reader::step::end)
            break;
        if (auto const number = find_name(into.members.names, name); number != none)
            at = decode_or_leave_out(in, at, within, number);
        else if (auto const* const behind = in.take_null(at)) {
            strangers.erase(std::string(name));
            at = behind;
        }
        else {
            if (name != "__type")
                strangers.emplace(name);
            at = in.skip_value(at, within.levels);
        }
        if (at == nullptr)
            return nullptr;
    }

    if (strangers.contains(""))
        return in.fail_at(opened, "a member of a union must have a name");
    std::size_t count = strangers.size();
    for (auto const word : into.present)
        count += static_cast<std::size_t>(std::popcount(word));
    if (count == 1) {
        unknown.assign(strangers.empty() ? std::string_view() : std::string_view(*strangers.begin()));
        clear_absent_members(into.shape, into.members.clearers, into.present);
        return at;
    }
    std::vector<std::string_view> set;
    for (std::size_t number = 0; number < none; ++number)
        if ((into.present[number / member_bits_size] >> number % member_bits_size & 1) != 0)
            set.push_back(into.members.names[number]);
    set.insert(set.end(), strangers.begin(), strangers.end());
    return in.fail_at(opened, bindery::detail::alternatives_problem(set));
}

} // namespace bindery::json::detail

#endif
