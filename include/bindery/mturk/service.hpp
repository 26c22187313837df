// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_SERVICE_HPP
#define BINDERY_MTURK_SERVICE_HPP

#include <bindery/aws/connect.hpp>
#include <bindery/aws/json_1_1.hpp>
#include <bindery/call/client.hpp>

#include <memory>
#include <string_view>
#include <utility>

/// The Amazon Mechanical Turk Requester API, version 2017-01-17. Shapes, members and operations carry the names of the
/// API reference; operations are spelled in snake_case.
namespace bindery::mturk {

/// Settings of a client. The default talks to production, where work costs money.
using config = aws::client_config;

/// The URL of the requester sandbox, where no money changes hands: `.endpoint_url = mturk::sandbox`. Its requests are
/// signed for us-east-1, like production's.
inline constexpr char sandbox[] = "https://mturk-requester-sandbox.us-east-1.amazonaws.com";

struct service
{
    using protocol = aws::json_1_1;
    using config = mturk::config;

    static constexpr std::string_view      target_prefix = "MTurkRequesterServiceV20170117";
    static constexpr aws::service_endpoint endpoint{.service_id = "mturk",
        .signing_name = "mturk-requester",
        .endpoint_prefix = "mturk-requester",
        .default_region = "us-east-1",
        .is_regional = false};

    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        return aws::connect(std::move(executor), endpoint, settings);
    }
};

using client = bindery::client<service>;

} // namespace bindery::mturk

#endif
