// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_DETAIL_WITH_MEMBER_HPP
#define BINDERY_TESTING_DETAIL_WITH_MEMBER_HPP

#include <bindery/json/serialize.hpp>

#include <string>
#include <string_view>

namespace bindery::testing::detail {

/// Adds a member behind those of a JSON object, where it counts though one of them has that name. The name needs no
/// escapes.
inline std::string with_member(std::string_view name, std::string_view value, std::string_view object)
{
    std::string body(object.substr(0, object.size() - 1));
    if (object != "{}")
        body += ',';
    return body.append("\"").append(name).append("\":") + json::serialize(std::string(value)) + '}';
}

} // namespace bindery::testing::detail

#endif
