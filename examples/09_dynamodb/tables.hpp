// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_EXAMPLES_DYNAMODB_TABLES_HPP
#define BINDERY_EXAMPLES_DYNAMODB_TABLES_HPP

#include "common.hpp"

#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dynamodb {

enum class ScalarAttributeType { S, N, B };
BOOST_DESCRIBE_ENUM(ScalarAttributeType, S, N, B)

struct AttributeDefinition
{
    std::string                    AttributeName{};
    open_enum<ScalarAttributeType> AttributeType{};
};
BOOST_DESCRIBE_STRUCT(AttributeDefinition, (), (AttributeName, AttributeType))
constexpr auto bindery_members(bindery::type<AttributeDefinition>)
{
    return members(member<&AttributeDefinition::AttributeName>(required, constraints::KeySchemaAttributeName),
        member<&AttributeDefinition::AttributeType>(required));
}

/// HASH: the partition key. RANGE: the sort key.
enum class KeyType { HASH, RANGE };
BOOST_DESCRIBE_ENUM(KeyType, HASH, RANGE)

struct KeySchemaElement
{
    std::string                  AttributeName{};
    open_enum<dynamodb::KeyType> KeyType{};
};
BOOST_DESCRIBE_STRUCT(KeySchemaElement, (), (AttributeName, KeyType))
constexpr auto bindery_members(bindery::type<KeySchemaElement>)
{
    return members(member<&KeySchemaElement::AttributeName>(required, constraints::KeySchemaAttributeName),
        member<&KeySchemaElement::KeyType>(required));
}

enum class BillingMode { PROVISIONED, PAY_PER_REQUEST };
BOOST_DESCRIBE_ENUM(BillingMode, PROVISIONED, PAY_PER_REQUEST)

/// Reads and writes of 4 and 1 KB a second.
struct ProvisionedThroughput
{
    std::int64_t ReadCapacityUnits{};
    std::int64_t WriteCapacityUnits{};
};
BOOST_DESCRIBE_STRUCT(ProvisionedThroughput, (), (ReadCapacityUnits, WriteCapacityUnits))
constexpr auto bindery_members(bindery::type<ProvisionedThroughput>)
{
    return members(member<&ProvisionedThroughput::ReadCapacityUnits>(required, constraints::PositiveLong),
        member<&ProvisionedThroughput::WriteCapacityUnits>(required, constraints::PositiveLong));
}

enum class TableStatus {
    CREATING,
    UPDATING,
    DELETING,
    ACTIVE,
    INACCESSIBLE_ENCRYPTION_CREDENTIALS,
    ARCHIVING,
    ARCHIVED
};
BOOST_DESCRIBE_ENUM(
    TableStatus, CREATING, UPDATING, DELETING, ACTIVE, INACCESSIBLE_ENCRYPTION_CREDENTIALS, ARCHIVING, ARCHIVED)

struct ProvisionedThroughputDescription
{
    std::optional<bindery::timestamp> LastIncreaseDateTime{};
    std::optional<bindery::timestamp> LastDecreaseDateTime{};
    std::optional<std::int64_t>       NumberOfDecreasesToday{};
    std::int64_t                      ReadCapacityUnits{};
    std::int64_t                      WriteCapacityUnits{};
};
BOOST_DESCRIBE_STRUCT(ProvisionedThroughputDescription, (),
    (LastIncreaseDateTime, LastDecreaseDateTime, NumberOfDecreasesToday, ReadCapacityUnits, WriteCapacityUnits))
constexpr auto bindery_members(bindery::type<ProvisionedThroughputDescription>)
{
    using description = ProvisionedThroughputDescription;
    return members(member<&description::NumberOfDecreasesToday>(constraints::PositiveLong),
        member<&description::ReadCapacityUnits>(constraints::NonNegativeLong),
        member<&description::WriteCapacityUnits>(constraints::NonNegativeLong));
}

struct TableDescription
{
    std::vector<AttributeDefinition>                AttributeDefinitions{};
    std::string                                     TableName{};
    std::vector<KeySchemaElement>                   KeySchema{};
    open_enum<dynamodb::TableStatus>                TableStatus{};
    std::optional<bindery::timestamp>               CreationDateTime{};
    std::optional<ProvisionedThroughputDescription> ProvisionedThroughput{};
    std::int64_t                                    TableSizeBytes{}; ///< Of some hours ago.
    std::int64_t                                    ItemCount{};      ///< Likewise.
    std::optional<std::string>                      TableArn{};
};
BOOST_DESCRIBE_STRUCT(TableDescription, (),
    (AttributeDefinitions, TableName, KeySchema, TableStatus, CreationDateTime, ProvisionedThroughput, TableSizeBytes,
        ItemCount, TableArn))
constexpr auto bindery_members(bindery::type<TableDescription>)
{
    return members(member<&TableDescription::TableName>(constraints::TableName),
        member<&TableDescription::KeySchema>(constraints::KeySchema));
}

struct ListTablesInput
{
    std::optional<std::string>  ExclusiveStartTableName{};
    std::optional<std::int32_t> Limit{};
};
BOOST_DESCRIBE_STRUCT(ListTablesInput, (), (ExclusiveStartTableName, Limit))
constexpr auto bindery_members(bindery::type<ListTablesInput>)
{
    return members(member<&ListTablesInput::ExclusiveStartTableName>(constraints::TableName),
        member<&ListTablesInput::Limit>(bindery::range{1, 100}));
}

struct ListTablesOutput
{
    std::vector<std::string>   TableNames{};
    std::optional<std::string> LastEvaluatedTableName{};
};
BOOST_DESCRIBE_STRUCT(ListTablesOutput, (), (TableNames, LastEvaluatedTableName))
constexpr auto bindery_members(bindery::type<ListTablesOutput>)
{
    return members(member<&ListTablesOutput::TableNames>(
                       bindery::each(bindery::length{3, 255}, bindery::pattern{"[a-zA-Z0-9_.-]+"})),
        member<&ListTablesOutput::LastEvaluatedTableName>(constraints::TableName));
}

struct CreateTableInput
{
    std::vector<AttributeDefinition>                AttributeDefinitions{}; ///< Of the attributes of the key.
    std::string                                     TableName{};
    std::vector<KeySchemaElement>                   KeySchema{};
    std::optional<open_enum<dynamodb::BillingMode>> BillingMode{};
    std::optional<dynamodb::ProvisionedThroughput>  ProvisionedThroughput{}; ///< With BillingMode::PROVISIONED.
};
BOOST_DESCRIBE_STRUCT(
    CreateTableInput, (), (AttributeDefinitions, TableName, KeySchema, BillingMode, ProvisionedThroughput))
constexpr auto bindery_members(bindery::type<CreateTableInput>)
{
    return members(member<&CreateTableInput::AttributeDefinitions>(required),
        member<&CreateTableInput::TableName>(required, constraints::TableName),
        member<&CreateTableInput::KeySchema>(required, constraints::KeySchema));
}

struct CreateTableOutput
{
    dynamodb::TableDescription TableDescription{};
};
BOOST_DESCRIBE_STRUCT(CreateTableOutput, (), (TableDescription))

struct DescribeTableInput
{
    std::string TableName{};
};
BOOST_DESCRIBE_STRUCT(DescribeTableInput, (), (TableName))
constexpr auto bindery_members(bindery::type<DescribeTableInput>)
{
    return members(member<&DescribeTableInput::TableName>(required, constraints::TableName));
}

struct DescribeTableOutput
{
    TableDescription Table{};
};
BOOST_DESCRIBE_STRUCT(DescribeTableOutput, (), (Table))

struct DeleteTableInput
{
    std::string TableName{};
};
BOOST_DESCRIBE_STRUCT(DeleteTableInput, (), (TableName))
constexpr auto bindery_members(bindery::type<DeleteTableInput>)
{
    return members(member<&DeleteTableInput::TableName>(required, constraints::TableName));
}

struct DeleteTableOutput
{
    dynamodb::TableDescription TableDescription{};
};
BOOST_DESCRIBE_STRUCT(DeleteTableOutput, (), (TableDescription))

} // namespace dynamodb

#endif
