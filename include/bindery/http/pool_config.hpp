// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_POOL_CONFIG_HPP
#define BINDERY_HTTP_POOL_CONFIG_HPP

#include <bindery/http/proxy.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace bindery::http {

/// Which servers to trust, and what to show them. TLS 1.2 is the oldest version spoken; the host name is always
/// verified and sent (SNI).
struct tls_config
{
    /// Certificates of the authorities to trust, in PEM, instead of the system's. Empty: those of ca_file, or of the
    /// system.
    std::string ca_pem{};

    /// A file of such certificates. Empty: ca_pem, or the system's. Setting both is an error.
    std::string ca_file{};

    /// The client's certificate in PEM, for servers that ask for one, followed by those that lead from it to the
    /// authority that the servers trust, if there are any. It needs a key. Proxies do not get to see it. Empty: that of
    /// certificate_file, or none.
    std::string certificate_pem{};

    /// A file with the same. Setting both is an error.
    std::string certificate_file{};

    /// The private key of the client's certificate, in PEM. Empty: that of key_file.
    std::string key_pem{};

    /// A file with the same, which may be the certificate's. Setting both is an error.
    std::string key_file{};

    /// What an encrypted key is decrypted with.
    std::string key_passphrase{};
};

/// Settings of a pooled transport.
struct pool_config
{
    tls_config tls{};

    /// Which connections go through a proxy. Without a value none does, unless the owner of the transport looks one up,
    /// as clients of AWS services do in the environment; a default proxy_config is an explicit none.
    std::optional<proxy_config> proxy{};

    /// Connections to one origin (scheme, host and port) at a time; further exchanges wait for one, in the order in
    /// which they came. 0: no limit.
    std::size_t max_connections_per_host = 50;

    /// Connections kept open without a request, over all endpoints. The one idle the longest is closed first. 0 keeps
    /// none.
    std::size_t max_idle_connections = 64;

    /// How long a connection may stay idle and still be reused. The default is below the 20 s after which common load
    /// balancers close theirs. Each exchange closes those, of whatever origin, that have been idle for longer; no timer
    /// does, since it would keep io_context::run() from returning. So a client that is not used at all holds at most
    /// max_idle_connections sockets, whose other ends the servers have closed.
    std::chrono::milliseconds idle_timeout = std::chrono::seconds(15);

    /// How long a connection is used at most; it is closed after the exchange that it carries then. New connections
    /// resolve the host's name anew, so a client follows within this time when a service moves to other addresses. 0:
    /// no limit.
    std::chrono::milliseconds max_connection_age = std::chrono::minutes(5);

    /// Time for resolving the name, connecting to one of its addresses, a proxy's tunnel and the TLS handshake. 0: no
    /// limit but the call's deadline.
    ///
    /// IPv6 and IPv4 addresses are tried in turn. The next attempt begins when one has failed or has not succeeded for
    /// 250 ms, and the first connection wins (RFC 8305).
    std::chrono::milliseconds connect_timeout = std::chrono::seconds(10);

    /// Largest header of a response in bytes.
    std::uint32_t header_limit = 64 * 1024;

    /// Largest body of a response in bytes.
    std::uint64_t body_limit = 64 * 1024 * 1024;
};

} // namespace bindery::http

#endif
