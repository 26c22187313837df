// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_EXAMPLES_DYNAMODB_ITEMS_HPP
#define BINDERY_EXAMPLES_DYNAMODB_ITEMS_HPP

#include "common.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dynamodb {

enum class ReturnValue { NONE, ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATED_NEW };
BOOST_DESCRIBE_ENUM(ReturnValue, NONE, ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATED_NEW)

/// What stands for an attribute's name in expressions, such as "#name", and what for a value, such as ":value".
using ExpressionAttributeNameMap = std::map<std::string, std::string>;
using ExpressionAttributeValueMap = std::map<std::string, AttributeValue>;

struct PutItemInput
{
    std::string                                TableName{};
    dynamodb::Item                             Item{};
    std::optional<open_enum<ReturnValue>>      ReturnValues{};
    std::optional<std::string>                 ConditionExpression{};
    std::optional<ExpressionAttributeNameMap>  ExpressionAttributeNames{};
    std::optional<ExpressionAttributeValueMap> ExpressionAttributeValues{};
};
BOOST_DESCRIBE_STRUCT(PutItemInput, (),
    (TableName, Item, ReturnValues, ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues))
constexpr auto bindery_members(bindery::type<PutItemInput>)
{
    return members(member<&PutItemInput::TableName>(required, constraints::TableName),
        member<&PutItemInput::Item>(required),
        member<&PutItemInput::ExpressionAttributeNames>(constraints::AttributeNames));
}

struct PutItemOutput
{
    Item Attributes{}; ///< The item that was there before, where ReturnValues asks for it.
};
BOOST_DESCRIBE_STRUCT(PutItemOutput, (), (Attributes))

struct GetItemInput
{
    std::string                               TableName{};
    Item                                      Key{};
    std::optional<bool>                       ConsistentRead{}; ///< False: may be some moments old, at half the price.
    std::optional<std::string>                ProjectionExpression{};
    std::optional<ExpressionAttributeNameMap> ExpressionAttributeNames{};
};
BOOST_DESCRIBE_STRUCT(
    GetItemInput, (), (TableName, Key, ConsistentRead, ProjectionExpression, ExpressionAttributeNames))
constexpr auto bindery_members(bindery::type<GetItemInput>)
{
    return members(member<&GetItemInput::TableName>(required, constraints::TableName),
        member<&GetItemInput::Key>(required),
        member<&GetItemInput::ExpressionAttributeNames>(constraints::AttributeNames));
}

struct GetItemOutput
{
    std::optional<dynamodb::Item> Item{}; ///< Absent where there is none of that key.
};
BOOST_DESCRIBE_STRUCT(GetItemOutput, (), (Item))

struct QueryInput
{
    std::string                                TableName{};
    std::optional<std::int32_t>                Limit{}; ///< Of items looked at, before the filter.
    std::optional<bool>                        ConsistentRead{};
    std::optional<bool>                        ScanIndexForward{}; ///< False: from the largest sort key down.
    std::optional<Item>                        ExclusiveStartKey{};
    std::optional<std::string>                 ProjectionExpression{};
    std::optional<std::string>                 FilterExpression{};
    std::optional<std::string>                 KeyConditionExpression{};
    std::optional<ExpressionAttributeNameMap>  ExpressionAttributeNames{};
    std::optional<ExpressionAttributeValueMap> ExpressionAttributeValues{};
};
BOOST_DESCRIBE_STRUCT(QueryInput, (),
    (TableName, Limit, ConsistentRead, ScanIndexForward, ExclusiveStartKey, ProjectionExpression, FilterExpression,
        KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues))
constexpr auto bindery_members(bindery::type<QueryInput>)
{
    return members(member<&QueryInput::TableName>(required, constraints::TableName),
        member<&QueryInput::Limit>(bindery::range{.min = 1}),
        member<&QueryInput::ExpressionAttributeNames>(constraints::AttributeNames));
}

struct ScanInput
{
    std::string                                TableName{};
    std::optional<std::int32_t>                Limit{}; ///< Of items looked at, before the filter.
    std::optional<Item>                        ExclusiveStartKey{};
    std::optional<std::int32_t>                TotalSegments{}; ///< For scans of several parts of a table at once,
    std::optional<std::int32_t>                Segment{};       ///< and which part this is.
    std::optional<std::string>                 ProjectionExpression{};
    std::optional<std::string>                 FilterExpression{};
    std::optional<ExpressionAttributeNameMap>  ExpressionAttributeNames{};
    std::optional<ExpressionAttributeValueMap> ExpressionAttributeValues{};
    std::optional<bool>                        ConsistentRead{};
};
BOOST_DESCRIBE_STRUCT(ScanInput, (),
    (TableName, Limit, ExclusiveStartKey, TotalSegments, Segment, ProjectionExpression, FilterExpression,
        ExpressionAttributeNames, ExpressionAttributeValues, ConsistentRead))
constexpr auto bindery_members(bindery::type<ScanInput>)
{
    return members(member<&ScanInput::TableName>(required, constraints::TableName),
        member<&ScanInput::Limit>(bindery::range{.min = 1}),
        member<&ScanInput::TotalSegments>(bindery::range{1, 1'000'000}),
        member<&ScanInput::Segment>(bindery::range{0, 999'999}),
        member<&ScanInput::ExpressionAttributeNames>(constraints::AttributeNames));
}

struct QueryOutput
{
    std::vector<Item> Items{};
    std::int32_t      Count{};
    std::int32_t      ScannedCount{}; ///< Of the items looked at, before the filter.
    Item              LastEvaluatedKey{};
};
BOOST_DESCRIBE_STRUCT(QueryOutput, (), (Items, Count, ScannedCount, LastEvaluatedKey))

/// The same shape under the model's other name.
using ScanOutput = QueryOutput;

} // namespace dynamodb

#endif
