// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_JSON_1_1_HPP
#define BINDERY_AWS_JSON_1_1_HPP

#include <bindery/aws/detail/json_protocol.hpp>

namespace bindery::aws {

/// The protocol "awsJson 1.1": every call is a POST of a JSON object to the endpoint's path, with the operation's name
/// in a header field.
///
/// What a service of this protocol declares besides: `static constexpr std::string_view target_prefix`, the part of
/// X-Amz-Target before the dot.
struct json_1_1 : detail::json_protocol<"application/x-amz-json-1.1">
{
};

} // namespace bindery::aws

#endif
