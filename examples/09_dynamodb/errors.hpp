// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_EXAMPLES_DYNAMODB_ERRORS_HPP
#define BINDERY_EXAMPLES_DYNAMODB_ERRORS_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/shape/described.hpp>

#include <optional>
#include <string>

namespace dynamodb {

struct ConditionalCheckFailedException : bindery::error_shape<"ConditionalCheckFailedException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(ConditionalCheckFailedException, (), (message))

struct ItemCollectionSizeLimitExceededException : bindery::error_shape<"ItemCollectionSizeLimitExceededException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(ItemCollectionSizeLimitExceededException, (), (message))

struct LimitExceededException : bindery::error_shape<"LimitExceededException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(LimitExceededException, (), (message))

struct ProvisionedThroughputExceededException : bindery::error_shape<"ProvisionedThroughputExceededException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(ProvisionedThroughputExceededException, (), (message))

struct RequestLimitExceeded : bindery::error_shape<"RequestLimitExceeded">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(RequestLimitExceeded, (), (message))

struct ResourceInUseException : bindery::error_shape<"ResourceInUseException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(ResourceInUseException, (), (message))

struct ResourceNotFoundException : bindery::error_shape<"ResourceNotFoundException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(ResourceNotFoundException, (), (message))

struct TransactionConflictException : bindery::error_shape<"TransactionConflictException">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(TransactionConflictException, (), (message))

struct InternalServerError : bindery::error_shape<"InternalServerError", bindery::fault::server>
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(InternalServerError, (), (message))

} // namespace dynamodb

#endif
