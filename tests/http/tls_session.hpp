// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_HTTP_TLS_SESSION_HPP
#define BINDERY_TESTS_HTTP_TLS_SESSION_HPP

#include "raw_server.hpp"

#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/testing/detail/certificate.hpp>
#include <bindery/testing/impl/internal/tls_server.hpp>

#include <poll.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace test_http_tls {

namespace http = bindery::http;
namespace tls = bindery::testing::detail;
using http::detail::step_status;
using http::detail::stream_step;
using test_http_raw::raw_connection;

/// Takes a step until it is done, and lets the thread wait meanwhile.
template <class Step>
stream_step block_on(http::detail::byte_stream& stream, Step take)
{
    auto step = take();
    for (; http::detail::must_wait(step); step = take()) {
        short const wanted = step.status == step_status::want_read ? POLLIN : POLLOUT;
        pollfd      waiting{stream.socket().native_handle(), wanted, 0};
        ::poll(&waiting, 1, -1);
    }
    return step;
}

/// A server's side of a TLS connection, for a script to play. Errors mean that the client is gone.
class tls_session
{
public:
    /// `prepare` may change settings of the connection before the handshake.
    tls_session(
        raw_connection& connection, tls::server_certificate const& certificate, void (*prepare)(SSL*) = [](SSL*) {})
        : stream_(std::make_unique<http::detail::plain_stream>(std::move(connection.socket())),
            tls::make_server_context(certificate))
    {
        prepare(stream_.handle());
        block_on(stream_, [&] { return stream_.handshake(); });
    }

    http::detail::byte_stream::socket_type& socket() noexcept { return stream_.socket(); }

    void read_something()
    {
        char bytes[4096];
        block_on(stream_, [&] { return stream_.read(bytes, sizeof bytes); });
    }

    void write(std::string_view text)
    {
        block_on(stream_, [&] { return stream_.write(text); });
    }

    /// Closes as TLS demands. Without it the connection is cut off.
    void finish() { stream_.finish(); }

    std::string server_name() const { return stream_.server_name(); }

private:
    class named_stream : public tls::tls_server_stream
    {
    public:
        using tls_server_stream::tls_server_stream;

        SSL* handle() const noexcept { return ssl(); }

        std::string server_name() const
        {
            char const* const name = SSL_get_servername(ssl(), TLSEXT_NAMETYPE_host_name);
            return name ? name : "";
        }
    };

    named_stream stream_;
};

} // namespace test_http_tls

#endif
