// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_EXAMPLES_DYNAMODB_COMMON_HPP
#define BINDERY_EXAMPLES_DYNAMODB_COMMON_HPP

#include <bindery/shape/blob.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dynamodb {

using bindery::member;
using bindery::members;
using bindery::open_enum;
using bindery::required;

namespace constraints {

inline constexpr auto TableName = bindery::rules(bindery::length{3, 255}, bindery::pattern{"[a-zA-Z0-9_.-]+"});
inline constexpr auto KeySchemaAttributeName = bindery::length{1, 255};
inline constexpr auto KeySchema = bindery::length{1, 2};
inline constexpr auto AttributeNames = bindery::each(bindery::length{.max = 65'535});
inline constexpr auto PositiveLong = bindery::range{.min = 1};
inline constexpr auto NonNegativeLong = bindery::range{.min = 0};

} // namespace constraints

/// The value of an attribute, of one of the types that DynamoDB has.
struct AttributeValue
{
    std::optional<std::string>                           S{};
    std::optional<std::string>                           N{}; ///< A number of up to 38 digits, as a text.
    std::optional<bindery::blob>                         B{};
    std::optional<std::vector<std::string>>              SS{};
    std::optional<std::vector<std::string>>              NS{};
    std::optional<std::vector<bindery::blob>>            BS{};
    std::optional<std::map<std::string, AttributeValue>> M{};
    std::optional<std::vector<AttributeValue>>           L{};
    std::optional<bool>                                  Null{}; ///< NULL on the wire, which is a macro in C++.
    std::optional<bool>                                  BOOL{};
    std::string                                          unknown{}; ///< The name of a type that is not here.

    bool operator==(AttributeValue const&) const;
};
inline bool AttributeValue::operator==(AttributeValue const&) const = default;
BOOST_DESCRIBE_STRUCT(AttributeValue, (), (S, N, B, SS, NS, BS, M, L, Null, BOOL))
constexpr auto bindery_members(bindery::type<AttributeValue>)
{
    return bindery::exactly_one<&AttributeValue::unknown>(member<&AttributeValue::Null>(bindery::wire_name{"NULL"}));
}

/// An item, or the part of one that is its key.
using Item = std::map<std::string, AttributeValue>;

} // namespace dynamodb

#endif
