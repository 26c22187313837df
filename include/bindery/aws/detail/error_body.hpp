// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DETAIL_ERROR_BODY_HPP
#define BINDERY_AWS_DETAIL_ERROR_BODY_HPP

#include <bindery/shape/members.hpp>

#include <optional>
#include <string>

namespace bindery::aws::detail {

/// What the body of an AWS error has, whatever error it is.
struct error_body
{
    std::optional<std::string> type{};
    std::optional<std::string> code{};
    std::optional<std::string> message{};
    std::optional<std::string> Message{};
};
BOOST_DESCRIBE_STRUCT(error_body, (), (type, code, message, Message))
constexpr auto bindery_members(bindery::type<error_body>)
{
    return members(member<&error_body::type>(wire_name{"__type"}));
}

} // namespace bindery::aws::detail

#endif
