// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "raw_server.hpp"
#include "test_client.hpp"
#include "tls_session.hpp"

#include <bindery/http/impl/internal/tls_client.hpp>
#include <bindery/testing/detail/certificate.hpp>
#include <bindery/testing/http_server.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/test/unit_test.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(http_transport_tls)

using namespace test_http_client;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;
using test_http_tls::block_on;
using test_http_tls::tls_session;

namespace {

namespace tls = bindery::testing::detail;
using bindery::http::detail::step_status;

http::response ok(http::request const&)
{
    http::response response;
    response.status = 200;
    return response;
}

/// Has the network wait for more to be written, or sends what has waited, in as few packets as possible.
void hold_back(boost::asio::ip::tcp::socket& socket, bool holds)
{
    int const value = holds ? 1 : 0;
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_CORK, &value, sizeof value);
}

http::pool_config trusting(std::string ca_pem)
{
    http::pool_config config;
    config.tls.ca_pem = std::move(ca_pem);
    return config;
}

} // namespace

BOOST_AUTO_TEST_CASE(an_authority_that_is_not_trusted_is_refused)
{
    bindery::testing::http_server const server(ok);
    auto const                          other = tls::make_server_certificate("DNS:localhost,IP:127.0.0.1");
    test_client                         client(trusting(other.ca_pem));
    auto const                          result = client.exchange_with(http::parse_endpoint(server.url()), get());
    BOOST_TEST((result.error.category() == boost::asio::error::get_ssl_category()));
    BOOST_TEST(result.detail.starts_with("cannot establish TLS with " + server.url() + ": certificate verify failed: "),
        result.detail);
    BOOST_TEST(!result.transient);
    BOOST_TEST(!result.request_sent);
}

BOOST_AUTO_TEST_CASE(the_authorities_of_the_system_do_not_include_a_loopback_servers)
{
    bindery::testing::http_server const server(ok);
    test_client                         client;
    auto const                          result = client.exchange_with(http::parse_endpoint(server.url()), get());
    BOOST_TEST(result.detail
               == "cannot establish TLS with " + server.url()
                      + ": certificate verify failed: unable to get local issuer certificate");
}

BOOST_AUTO_TEST_CASE(a_certificate_for_another_name_is_refused)
{
    auto const       certificate = tls::make_server_certificate("DNS:example.org,IP:127.0.0.2");
    auto const       play = [&](raw_connection& connection) { tls_session const session(connection, certificate); };
    raw_server const server({play, play});
    test_client      client(trusting(certificate.ca_pem));

    auto const address = client.exchange_with(server.where(true), get());
    BOOST_TEST(address.detail
               == "cannot establish TLS with " + server.where(true).origin()
                      + ": certificate verify failed: IP address mismatch (it is not valid for 127.0.0.1)");
    BOOST_TEST(!address.transient);

    auto where = server.where(true);
    where.host = "localhost";
    auto const name = client.exchange_with(where, get());
    BOOST_TEST(name.detail
               == "cannot establish TLS with " + where.origin()
                      + ": certificate verify failed: hostname mismatch (it is not valid for localhost)");
}

BOOST_AUTO_TEST_CASE(names_are_sent_to_the_server_and_addresses_are_not)
{
    auto const  certificate = tls::make_server_certificate("DNS:localhost,IP:127.0.0.1");
    std::string seen;
    auto const  play = [&](raw_connection& connection) {
        tls_session session(connection, certificate);
        seen += "<" + session.server_name() + ">";
        session.read_something();
        session.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    };
    auto where = http::endpoint();
    {
        raw_server const server({play, play});
        test_client      client(trusting(certificate.ca_pem));
        for (auto const* const host : {"127.0.0.1", "localhost"}) {
            where = server.where(true);
            where.host = host;
            auto const result = client.exchange_with(where, get());
            BOOST_TEST(!result.error, result.detail);
        }
    }
    BOOST_TEST(seen == "<><localhost>");
}

BOOST_AUTO_TEST_CASE(the_dot_of_an_absolute_name_is_not_sent)
{
    auto const  certificate = tls::make_server_certificate("DNS:localhost");
    std::string seen;
    {
        raw_server const             server({[&](raw_connection& connection) {
            tls_session const session(connection, certificate);
            seen = session.server_name();
        }});
        boost::asio::io_context      context;
        boost::asio::ip::tcp::socket socket(context);
        socket.connect({boost::asio::ip::address_v4::loopback(), server.port()});
        http::detail::client_tls const  trusted(trusting(certificate.ca_pem).tls);
        http::detail::tls_client_stream stream(
            std::make_unique<http::detail::plain_stream>(std::move(socket)), trusted.context(), "localhost.");
        auto const step = block_on(stream, [&] { return stream.handshake(); });
        BOOST_TEST((step.status == step_status::done), stream.explain(step.error));
    }
    BOOST_TEST(seen == "localhost");
}

BOOST_AUTO_TEST_CASE(authorities_may_stand_in_a_file)
{
    bindery::testing::http_server const server(ok);
    auto const                          other = tls::make_server_certificate("DNS:localhost");
    char const* const                   directory = std::getenv("TMPDIR");
    auto const                          path = std::string(directory ? directory : "/tmp") + "/bindery-test-ca-"
                      + std::to_string(http::parse_endpoint(server.url()).port) + ".pem";
    std::ofstream(path) << "Some text.\n" << other.ca_pem << "\n" << server.ca_pem();
    http::pool_config config;
    config.tls.ca_file = path;
    test_client client(config);
    std::remove(path.c_str());
    auto const result = client.exchange_with(http::parse_endpoint(server.url()), get());
    BOOST_TEST(!result.error, result.detail);
}

BOOST_AUTO_TEST_CASE(a_plain_server_where_tls_is_expected_gives_a_hint)
{
    raw_server const server({[](raw_connection& connection) {
        connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        connection.read_to_end();
    }});
    test_client      client;
    auto const       result = client.exchange_with(server.where(true), get());
    BOOST_TEST(result.detail
               == "cannot establish TLS with " + server.where(true).origin()
                      + ": wrong version number (the other side does not speak TLS; is its endpoint http:// rather "
                        "than https://?)");
    BOOST_TEST(!result.transient);
    BOOST_TEST(!result.request_sent);
}

BOOST_AUTO_TEST_CASE(a_tls_server_where_plain_http_is_expected_is_an_error)
{
    bindery::testing::http_server const server(ok);
    auto                                where = http::parse_endpoint(server.url());
    where.tls = false;
    test_client client;
    auto const  result = client.exchange_with(where, get());
    BOOST_TEST(result.error.failed());
    BOOST_TEST(result.detail.find(where.origin()) != std::string::npos, result.detail);
}

BOOST_AUTO_TEST_CASE(a_response_that_arrives_with_the_end_of_the_handshake_is_read)
{
    auto const       certificate = tls::make_server_certificate("IP:127.0.0.1");
    raw_server const server({[&](raw_connection& connection) {
        hold_back(connection.socket(), true);
        // In TLS 1.2 the server has the last word of the handshake.
        tls_session session(
            connection, certificate, [](SSL* ssl) { SSL_set_max_proto_version(ssl, TLS1_2_VERSION); });
        session.write("HTTP/1.1 503 Slow Down\r\nContent-Length: 0\r\n\r\n");
        hold_back(session.socket(), false);
        session.read_something(); // The request. Nothing more comes, so the client must not wait for it.
        session.read_something();
    }});
    test_client      client(trusting(certificate.ca_pem));
    auto const       result = client.exchange_with(server.where(true), get());
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(client.response.status == 503);
}

BOOST_AUTO_TEST_CASE(a_server_that_closes_in_the_handshake_is_an_error_that_may_pass)
{
    raw_server const server({[](raw_connection&) {}});
    test_client      client;
    auto const       result = client.exchange_with(server.where(true), get());
    BOOST_TEST(
        result.detail.starts_with("cannot establish TLS with " + server.where(true).origin() + ": "), result.detail);
    BOOST_TEST(result.transient);
}

BOOST_AUTO_TEST_CASE(a_body_to_the_end_of_the_connection_must_not_be_cut_off)
{
    auto const certificate = tls::make_server_certificate("IP:127.0.0.1");
    auto const play = [&](std::string_view text, bool finish) {
        return [&certificate, text, finish](raw_connection& connection) {
            tls_session session(connection, certificate);
            session.read_something();
            session.write(text);
            if (finish)
                session.finish();
        };
    };
    constexpr std::string_view open_ended = "HTTP/1.1 200 OK\r\n\r\nhello";
    constexpr std::string_view with_length = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    raw_server const           server({play(open_ended, true), play(open_ended, false), play(with_length, false)});
    test_client                client(trusting(certificate.ca_pem));

    auto const whole = client.exchange_with(server.where(true), get());
    BOOST_TEST(!whole.error, whole.detail);
    BOOST_TEST(client.response.body == "hello");

    auto const cut = client.exchange_with(server.where(true), get());
    BOOST_TEST((cut.error == boost::asio::error::eof));
    BOOST_TEST(
        cut.detail
        == "the response of " + server.where(true).origin() + " broke off after 24 bytes: the connection was closed");

    auto const counted = client.exchange_with(server.where(true), get());
    BOOST_TEST(!counted.error, counted.detail);
    BOOST_TEST(client.response.body == "hello");
}

BOOST_AUTO_TEST_SUITE_END()
