// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DETAIL_ERROR_BODY_HPP
#define BINDERY_AWS_DETAIL_ERROR_BODY_HPP

#include <bindery/shape/members.hpp>

#include <optional>
#include <string>

/// The parts of an AWS error body that every error has, each a shape by itself.
namespace bindery::aws::detail {

struct empty_body
{
};
BOOST_DESCRIBE_STRUCT(empty_body, (), ())

struct type_in_body
{
    std::optional<std::string> type{};
};
BOOST_DESCRIBE_STRUCT(type_in_body, (), (type))
constexpr auto bindery_members(bindery::type<type_in_body>)
{
    return members(member<&type_in_body::type>(wire_name{"__type"}));
}

struct code_in_body
{
    std::optional<std::string> code{};
};
BOOST_DESCRIBE_STRUCT(code_in_body, (), (code))

struct message_in_body
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(message_in_body, (), (message))

struct capital_message_in_body
{
    std::optional<std::string> Message{};
};
BOOST_DESCRIBE_STRUCT(capital_message_in_body, (), (Message))

} // namespace bindery::aws::detail

#endif
