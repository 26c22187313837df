// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_POOLED_TRANSPORT_HPP
#define BINDERY_HTTP_POOLED_TRANSPORT_HPP

#include <bindery/http/transport.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace bindery::http {

/// Which servers to trust. TLS 1.2 is the oldest version spoken; the host name is always verified and sent (SNI).
struct tls_config
{
    /// Certificates of the authorities to trust, in PEM, instead of the system's. Empty: those of ca_file, or of the
    /// system.
    std::string ca_pem{};

    /// A file of such certificates. Empty: ca_pem, or the system's. Setting both is an error.
    std::string ca_file{};
};

/// Settings of a pooled transport.
struct pool_config
{
    tls_config tls{};

    /// Connections kept open without a request, over all endpoints. The one idle the longest is closed first. 0 keeps
    /// none.
    std::size_t max_idle_connections = 64;

    /// How long a connection may stay idle and still be reused. The default is below the 20 s after which common load
    /// balancers close theirs.
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(15);

    /// Time for resolving the name, connecting to one of its addresses and the TLS handshake. 0: no limit but the
    /// call's deadline.
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(10);

    /// Largest header of a response in bytes.
    std::uint32_t header_limit = 64 * 1024;

    /// Largest body of a response in bytes.
    std::uint64_t body_limit = 64 * 1024 * 1024;
};

/// A transport of keep-alive HTTP/1.1 connections, plain or TLS as the endpoint says.
///
/// A kept connection that the server has closed meanwhile is noticed before it is used, or, for an idempotent request,
/// replaced by a fresh one when it dies before any byte of the response.
///
/// Preconditions: an execution context behind `executor` runs while exchanges are awaited. Object lifetimes: must not
/// outlive that context. Errors: bindery::error (errc::invalid_config) for certificates that cannot be
/// read. Thread safety: the transport may be used from several threads at once.
BINDERY_DECL std::shared_ptr<transport> make_pooled_transport(
    boost::asio::any_io_executor executor, pool_config const& config = {});

} // namespace bindery::http

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/http/impl/pooled_transport.ipp>
#endif

#endif
