// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_EXAMPLES_DYNAMODB_DYNAMODB_HPP
#define BINDERY_EXAMPLES_DYNAMODB_DYNAMODB_HPP

#include "errors.hpp"
#include "items.hpp"
#include "tables.hpp"

#include <bindery/aws/connect.hpp>
#include <bindery/aws/json_1_0.hpp>
#include <bindery/call/client.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/call/operation_list.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string_view>
#include <utility>

/// Part of Amazon DynamoDB, version 2012-08-10: tables, items, queries and scans, without indexes and without what the
/// expressions have replaced. Names are those of the API reference.
namespace dynamodb {

using config = bindery::aws::client_config;

struct service
{
    using protocol = bindery::aws::json_1_0;
    using config = dynamodb::config;

    static constexpr std::string_view               target_prefix = "DynamoDB_20120810";
    static constexpr bindery::aws::service_endpoint endpoint{.service_id = "dynamodb",
        .signing_name = "dynamodb",
        .endpoint_prefix = "dynamodb",
        .default_region = "us-east-1"};

    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        return bindery::aws::connect(std::move(executor), endpoint, settings);
    }
};

using client = bindery::client<service>;

inline constexpr bindery::operation<"ListTables", service, ListTablesInput, ListTablesOutput,
    bindery::errors<InternalServerError>, bindery::idempotent,
    bindery::paginated<&ListTablesInput::ExclusiveStartTableName, &ListTablesOutput::LastEvaluatedTableName,
        &ListTablesOutput::TableNames, &ListTablesInput::Limit>>
    list_tables{};

inline constexpr bindery::operation<"CreateTable", service, CreateTableInput, CreateTableOutput,
    bindery::errors<ResourceInUseException, LimitExceededException, InternalServerError>>
    create_table{};

inline constexpr bindery::operation<"DescribeTable", service, DescribeTableInput, DescribeTableOutput,
    bindery::errors<ResourceNotFoundException, InternalServerError>, bindery::idempotent>
    describe_table{};

inline constexpr bindery::operation<"DeleteTable", service, DeleteTableInput, DeleteTableOutput,
    bindery::errors<ResourceInUseException, ResourceNotFoundException, LimitExceededException, InternalServerError>>
    delete_table{};

/// Not idempotent, because of its condition: the item that an attempt has put may be what fails that of the next one.
inline constexpr bindery::operation<"PutItem", service, PutItemInput, PutItemOutput,
    bindery::errors<ConditionalCheckFailedException, ProvisionedThroughputExceededException, ResourceNotFoundException,
        ItemCollectionSizeLimitExceededException, TransactionConflictException, RequestLimitExceeded,
        InternalServerError>>
    put_item{};

/// The errors of operations that read items.
using read_errors = bindery::errors<ProvisionedThroughputExceededException, ResourceNotFoundException,
    RequestLimitExceeded, InternalServerError>;

inline constexpr bindery::operation<"GetItem", service, GetItemInput, GetItemOutput, read_errors, bindery::idempotent>
    get_item{};

inline constexpr bindery::operation<"Query", service, QueryInput, QueryOutput, read_errors, bindery::idempotent,
    bindery::paginated<&QueryInput::ExclusiveStartKey, &QueryOutput::LastEvaluatedKey, &QueryOutput::Items,
        &QueryInput::Limit>>
    query{};

inline constexpr bindery::operation<"Scan", service, ScanInput, ScanOutput, read_errors, bindery::idempotent,
    bindery::paginated<&ScanInput::ExclusiveStartKey, &ScanOutput::LastEvaluatedKey, &ScanOutput::Items,
        &ScanInput::Limit>>
    scan{};

inline constexpr bindery::operation_list operations{
    list_tables, create_table, describe_table, delete_table, put_item, get_item, query, scan};

} // namespace dynamodb

#endif
