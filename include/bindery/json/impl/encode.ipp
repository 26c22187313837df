// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_ENCODE_IPP
#define BINDERY_JSON_IMPL_ENCODE_IPP

#include <bindery/json/detail/encode.hpp>

namespace bindery::json::detail {

BINDERY_DECL bool encode_object(writer& to, void const* shape, std::span<encoded_member const> members)
{
    to.put('{');
    bool first = true;
    for (auto const& member : members) {
        auto const* const value = member.locate(shape);
        if (member.type->is_absent(value))
            continue;
        if (!to.begin_member(member.name, std::exchange(first, false)) || !member.type->encode(to, value, member.as)) {
            to.trace().within_member(member.name);
            return false;
        }
    }
    to.put('}');
    return true;
}

} // namespace bindery::json::detail

#endif
