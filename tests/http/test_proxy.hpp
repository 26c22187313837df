// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_HTTP_TEST_PROXY_HPP
#define BINDERY_TESTS_HTTP_TEST_PROXY_HPP

#include "raw_server.hpp"
#include "tls_session.hpp"

#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/byte_stream.hpp>
#include <bindery/http/pool_config.hpp>
#include <bindery/testing/detail/certificate.hpp>

#include <boost/asio/ip/tcp.hpp>

#include <poll.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace test_http_proxy {

namespace http = bindery::http;
using bindery::http::detail::byte_stream;
using bindery::http::detail::plain_stream;
using bindery::http::detail::step_status;
using bindery::testing::detail::server_certificate;
using bindery::testing::detail::tls_server_stream;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;
using test_http_tls::block_on;

/// The proxy's end of a connection, with TLS where there is a certificate.
inline std::unique_ptr<byte_stream> accept_client(raw_connection& connection, server_certificate const* certificate)
{
    auto plain = std::make_unique<plain_stream>(std::move(connection.socket()));
    if (!certificate)
        return plain;
    auto secure = std::make_unique<tls_server_stream>(
        std::move(plain), bindery::testing::detail::make_server_context(*certificate));
    block_on(*secure, [&] { return secure->handshake(); });
    return secure;
}

/// Reads up to the end of a header, and not a byte more.
inline std::string read_head(byte_stream& stream)
{
    std::string result;
    char        byte = 0;
    while (!result.ends_with("\r\n\r\n")
           && block_on(stream, [&] { return stream.read(&byte, 1); }).status == step_status::done)
        result += byte;
    return result;
}

inline bool write_text(byte_stream& stream, std::string_view text)
{
    while (!text.empty()) {
        auto const step = block_on(stream, [&] { return stream.write(text); });
        if (step.status != step_status::done)
            return false;
        text.remove_prefix(step.size);
    }
    return true;
}

/// Passes on what there is to read, but no more than the budget. False at the end of either stream or of the budget.
inline bool pass_on(byte_stream& from, byte_stream& to, std::size_t& budget)
{
    for (;;) {
        std::array<char, 4096> bytes{};
        auto const             step = from.read(bytes.data(), bytes.size());
        if (bindery::http::detail::must_wait(step))
            return true;
        auto const size = std::min(step.size, budget);
        budget -= size;
        if (step.status != step_status::done || !write_text(to, {bytes.data(), size}) || budget == 0)
            return false;
    }
}

/// Passes bytes both ways until either side ends, or so many bytes have passed.
inline void relay(byte_stream& one, byte_stream& other, std::size_t budget = std::numeric_limits<std::size_t>::max())
{
    while (pass_on(one, other, budget) && pass_on(other, one, budget)) {
        std::array<pollfd, 2> waiting{
            {{one.socket().native_handle(), POLLIN, 0}, {other.socket().native_handle(), POLLIN, 0}}};
        ::poll(waiting.data(), waiting.size(), -1);
    }
    one.finish();
    other.finish();
}

/// Plays a proxy that opens one tunnel, to 127.0.0.1 whatever host it is asked for, and notes what it was asked. It
/// ends when so many bytes have passed.
inline raw_server::script tunnel_to(std::uint16_t port, std::vector<std::string>& seen,
    server_certificate const* certificate = nullptr, std::size_t budget = std::numeric_limits<std::size_t>::max())
{
    return [=, &seen](raw_connection& connection) {
        auto const client = accept_client(connection, certificate);
        seen.push_back(read_head(*client));
        boost::asio::io_context      context;
        boost::asio::ip::tcp::socket socket(context);
        boost::system::error_code    refused;
        socket.connect({boost::asio::ip::address_v4::loopback(), port}, refused);
        write_text(
            *client, refused ? "HTTP/1.1 502 Bad Gateway\r\n\r\n" : "HTTP/1.1 200 Connection established\r\n\r\n");
        plain_stream server(std::move(socket));
        relay(*client, server, budget);
    };
}

/// A configuration whose endpoints are all reached through a proxy on this machine.
inline http::pool_config through(std::string const& scheme_and_login, std::uint16_t port)
{
    auto const        url = scheme_and_login + "127.0.0.1:" + std::to_string(port);
    http::pool_config config;
    config.proxy = http::proxy_config{.https_proxy = url, .http_proxy = url, .no_proxy = {}};
    return config;
}

// Endpoints that only a proxy can reach.
inline http::endpoint const far_tls{.tls = true, .host = "far.invalid", .port = 443};
inline http::endpoint const far_plain{.tls = false, .host = "far.invalid", .port = 80};

} // namespace test_http_proxy

#endif
