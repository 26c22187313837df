// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_DETAIL_WITH_MEMBER_HPP
#define BINDERY_TESTING_DETAIL_WITH_MEMBER_HPP

#include <bindery/json/serialize.hpp>

#include <string>
#include <string_view>

namespace bindery::testing::detail {

/// Adds a member in front of those of a JSON object. The name needs no escapes.
inline std::string with_member(std::string_view name, std::string_view value, std::string_view object)
{
    auto body = std::string("{\"").append(name).append("\":") + json::serialize(std::string(value));
    if (object != "{}")
        body += ',';
    return body.append(object.substr(1));
}

} // namespace bindery::testing::detail

#endif
