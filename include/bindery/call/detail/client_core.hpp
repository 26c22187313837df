// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_CLIENT_CORE_HPP
#define BINDERY_CALL_DETAIL_CLIENT_CORE_HPP

#include <bindery/call/authenticator.hpp>
#include <bindery/call/call_config.hpp>
#include <bindery/http/transport.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace bindery::detail {

/// What the calls of a client share. Never changes once it is made, so that threads need no lock to read it.
struct client_core
{
    boost::asio::any_io_executor     executor;
    std::shared_ptr<http::transport> transport;
    http::endpoint                   endpoint;
    std::shared_ptr<authenticator>   auth;
    call_config                      config;
};

} // namespace bindery::detail

#endif
