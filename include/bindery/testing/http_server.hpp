// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_HTTP_SERVER_HPP
#define BINDERY_TESTING_HTTP_SERVER_HPP

#include <bindery/config.hpp>
#include <bindery/http/message.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace bindery::testing {

/// Settings of a loopback server.
struct http_server_config
{
    /// Speak TLS, with a certificate made in memory at start for `localhost` and `127.0.0.1`. Otherwise plain HTTP.
    bool tls = true;

    /// The port on 127.0.0.1; 0 takes a free one.
    std::uint16_t port = 0;
};

/// An HTTP/1.1 server on 127.0.0.1, for tests and for programs that run without the real service.
///
/// It runs on a thread of its own from construction to destruction, which ends its connections. The handler is called
/// on that thread, for one request at a time. Connections are kept alive.
///
/// Errors of the constructor: boost::system::system_error. An exception of the handler becomes a 500 response.
class http_server
{
public:
    using handler = std::function<http::response(http::request const&)>;

    BINDERY_DECL explicit http_server(handler handle, http_server_config const& config = {});
    BINDERY_DECL ~http_server();
    http_server(http_server const&) = delete;
    http_server& operator=(http_server const&) = delete;

    /// `https://127.0.0.1:port` or `http://127.0.0.1:port`.
    BINDERY_DECL std::string url() const;

    /// The certificate of the authority that signed the server's own, in PEM: what a client must trust. Empty without
    /// TLS.
    BINDERY_DECL std::string ca_pem() const;

    /// How many connections were accepted so far. Thread safety: may be called at any time.
    BINDERY_DECL std::size_t connections_accepted() const;

    /// Closes every connection that is open now; the server goes on accepting. Thread safety: may be called at any
    /// time; returns when they are closed.
    BINDERY_DECL void close_connections();

private:
    class impl;
    std::unique_ptr<impl> impl_;
};

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/http_server.ipp>
#endif

#endif
