// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_JSON_1_0_HPP
#define BINDERY_AWS_JSON_1_0_HPP

#include <bindery/aws/detail/json_protocol.hpp>

namespace bindery::aws {

/// The protocol "awsJson 1.0", which DynamoDB and others speak: json_1_1 but for the media type. A service declares the
/// same for it.
struct json_1_0 : detail::json_protocol<"application/x-amz-json-1.0">
{
};

} // namespace bindery::aws

#endif
