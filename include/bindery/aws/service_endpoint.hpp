// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_SERVICE_ENDPOINT_HPP
#define BINDERY_AWS_SERVICE_ENDPOINT_HPP

#include <string_view>

namespace bindery::aws {

/// What distinguishes one AWS service from another when a client is made. A service declares its own one as a static
/// constexpr member `endpoint`: by that name loopback servers and testing::differences() find it.
struct service_endpoint
{
    std::string_view service_id{};       ///< In variables and configuration files, lower case, e.g. "mturk".
    std::string_view signing_name{};     ///< E.g. "mturk-requester".
    std::string_view endpoint_prefix{};  ///< The host's first label, e.g. "mturk-requester".
    std::string_view default_region{};   ///< E.g. "us-east-1".
    bool             is_regional = true; ///< False: it exists in the default region only.
};

} // namespace bindery::aws

#endif
