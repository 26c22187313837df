// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_SERVICE_HPP
#define BINDERY_REST_SERVICE_HPP

#include <bindery/call/client_config.hpp>
#include <bindery/call/connect.hpp>
#include <bindery/fixed_string.hpp>
#include <bindery/rest/json.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <utility>

namespace bindery::rest {

/// What a service of JSON over HTTP is, where it has no settings of its own:
///
///     struct service : bindery::rest::service<"https://api.example.com/v2">
///     {
///     };
///
/// Url is where requests go unless client_config::endpoint_url says otherwise; empty where the service has no address
/// of its own, so that a client's settings must name one. Protocol is rest::json, or a basic_json whose errors are read
/// in another way.
template <fixed_string Url = "", class Protocol = json>
struct service
{
    using protocol = Protocol;
    using config = client_config;

    /// Errors: those of connect_client().
    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        return connect_client(std::move(executor), settings, Url.view());
    }
};

} // namespace bindery::rest

#endif
