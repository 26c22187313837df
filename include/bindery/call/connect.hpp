// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_CONNECT_HPP
#define BINDERY_CALL_CONNECT_HPP

#include <bindery/call/client_config.hpp>
#include <bindery/call/detail/client_core.hpp>
#include <bindery/config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string_view>

namespace bindery {

/// Makes what the calls of a client share. A service's `connect` calls it (which is not its name, because Asio looks
/// functions of that name up beside clients). A service that needs nothing else is a rest::service; one with settings
/// of its own may begin like this:
///
///     struct service
///     {
///         using protocol = bindery::rest::json;
///         using config = bindery::client_config;
///
///         static auto connect(boost::asio::any_io_executor executor, config const& settings)
///         {
///             return bindery::connect_client(std::move(executor), settings, "https://api.example.com");
///         }
///     };
///
/// `service_url` is where requests go unless client_config::endpoint_url says otherwise.
///
/// Errors: bindery::error (errc::invalid_config), one sentence for what is wrong with the settings, such as no
/// endpoint, or a secret that would go over plain HTTP to another machine, a proxy included.
BINDERY_DECL std::shared_ptr<detail::client_core const> connect_client(
    boost::asio::any_io_executor executor, client_config const& config, std::string_view service_url = {});

} // namespace bindery

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/connect.ipp>
#endif

#endif
