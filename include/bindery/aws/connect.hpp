// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CONNECT_HPP
#define BINDERY_AWS_CONNECT_HPP

#include <bindery/aws/client_config.hpp>
#include <bindery/aws/service_endpoint.hpp>
#include <bindery/call/detail/client_core.hpp>
#include <bindery/config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace bindery::aws {

/// Makes what the calls of a client share. A service's `connect` calls it.
///
/// Errors: bindery::error (errc::invalid_config), one sentence for what is wrong.
BINDERY_DECL std::shared_ptr<bindery::detail::client_core const> connect(
    boost::asio::any_io_executor executor, service_endpoint const& service, client_config const& config);

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/connect.ipp>
#endif

#endif
