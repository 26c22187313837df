// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_POOLED_TRANSPORT_HPP
#define BINDERY_HTTP_POOLED_TRANSPORT_HPP

#include <bindery/http/pool_config.hpp>
#include <bindery/http/transport.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>

namespace bindery::http {

/// A transport of keep-alive HTTP/1.1 connections, plain or TLS as the endpoint says, of which there is a limit for
/// each origin: exchanges wait for a connection in the order in which they came.
///
/// A kept connection that the server has closed meanwhile is noticed before it is used, or, for an idempotent request,
/// replaced by a fresh one when it dies before any byte of the response.
///
/// Preconditions: an execution context behind `executor` runs while exchanges are awaited. Object lifetimes: must not
/// outlive that context. Errors: bindery::error (errc::invalid_config) for certificates that cannot be
/// read and for settings that cannot work. Thread safety: the transport may be used from several threads at once.
BINDERY_DECL std::shared_ptr<transport> make_pooled_transport(
    boost::asio::any_io_executor executor, pool_config const& config = {});

} // namespace bindery::http

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/http/impl/pooled_transport.ipp>
#endif

#endif
