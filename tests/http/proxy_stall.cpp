// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "full_listener.hpp"
#include "raw_server.hpp"
#include "test_client.hpp"
#include "test_proxy.hpp"

#include <bindery/testing/detail/certificate.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_proxy_stall)

using namespace test_http_client;
using boost::asio::cancellation_type;
using test_http_full::full_listener;
using test_http_proxy::accept_client;
using test_http_proxy::far_plain;
using test_http_proxy::far_tls;
using test_http_proxy::read_head;
using test_http_proxy::server_certificate;
using test_http_proxy::through;
using test_http_proxy::write_text;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;

namespace {

/// Where a proxy can leave its client waiting. The script calls `stuck` when it is so.
struct stall
{
    char const*                                                              name;
    char const*                                                              scheme;
    bool                                                                     tls_endpoint;
    std::function<void(raw_connection&, std::function<void()> const& stuck)> play;
    char const*                                                              action; ///< What could not be done.
};

void wait_for_first_byte(raw_connection& connection)
{
    char first = 0;
    connection.socket().read_some(boost::asio::buffer(&first, 1));
}

std::vector<stall> all_stalls(server_certificate const& certificate)
{
    auto const in_handshake = [](raw_connection& connection, std::function<void()> const& stuck) {
        wait_for_first_byte(connection);
        stuck();
        connection.read_to_end();
    };
    auto const after = [](std::string_view answer) {
        return [answer](raw_connection& connection, std::function<void()> const& stuck) {
            connection.read_request();
            connection.write(answer);
            stuck();
            connection.read_to_end();
        };
    };
    auto const over_tls = [&certificate](std::string_view answer, bool expects_more) {
        return [&certificate, answer, expects_more](raw_connection& connection, std::function<void()> const& stuck) {
            auto const client = accept_client(connection, &certificate);
            read_head(*client);
            write_text(*client, answer);
            if (expects_more) {
                char first = 0;
                test_http_proxy::block_on(*client, [&] { return client->read(&first, 1); });
            }
            stuck();
            read_head(*client);
        };
    };
    auto const in_inner_handshake = [](raw_connection& connection, std::function<void()> const& stuck) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\n\r\n");
        wait_for_first_byte(connection);
        stuck();
        connection.read_to_end();
    };
    return {
        {"handshake with the proxy", "https://", true, in_handshake, "cannot establish TLS with the proxy "},
        {"handshake with the proxy, plain", "https://", false, in_handshake, "cannot establish TLS with the proxy "},
        {"no answer", "http://", true, after(""), "cannot open a tunnel to https://far.invalid:443 through the proxy "},
        {"part of an answer", "http://", true, after("HTTP/1.1 200 OK\r\nVi"),
            "cannot open a tunnel to https://far.invalid:443 through the proxy "},
        {"interim answer", "http://", true, after("HTTP/1.1 100 Continue\r\n\r\n"),
            "cannot open a tunnel to https://far.invalid:443 through the proxy "},
        {"no answer over TLS", "https://", true, over_tls("", false),
            "cannot open a tunnel to https://far.invalid:443 through the proxy "},
        {"handshake inside", "http://", true, in_inner_handshake,
            "cannot establish TLS with https://far.invalid:443 through the proxy "},
        {"handshake inside TLS", "https://", true, over_tls("HTTP/1.1 200 OK\r\n\r\n", true),
            "cannot establish TLS with https://far.invalid:443 through the proxy "},
    };
}

} // namespace

BOOST_AUTO_TEST_CASE(cancellation_ends_the_wait_for_a_proxy)
{
    auto const certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    for (auto const& each : all_stalls(certificate))
        for (auto const type : {cancellation_type::terminal, cancellation_type::partial, cancellation_type::total}) {
            BOOST_TEST_CONTEXT(each.name)
            {
                std::function<void()> cancel;
                raw_server const      proxy({[&](raw_connection& connection) { each.play(connection, cancel); }});
                auto                  config = through(each.scheme, proxy.port());
                config.tls.ca_pem = certificate.ca_pem;
                test_client client(config);
                cancel = [&] { client.cancel(type); };
                client.start(each.tls_endpoint ? far_tls : far_plain, get());
                auto const result = client.run();
                BOOST_TEST((result.error == boost::asio::error::operation_aborted), result.detail);
                BOOST_TEST(result.detail == "cancelled");
                BOOST_TEST(!result.request_sent);
            }
        }
}

BOOST_AUTO_TEST_CASE(the_connect_timeout_ends_the_wait_for_a_proxy)
{
    auto const certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    for (auto const& each : all_stalls(certificate))
        BOOST_TEST_CONTEXT(each.name)
        {
            raw_server const proxy({[&](raw_connection& connection) { each.play(connection, [] {}); }});
            auto             config = through(each.scheme, proxy.port());
            config.tls.ca_pem = certificate.ca_pem;
            config.connect_timeout = std::chrono::milliseconds(200);
            test_client client(config);
            auto const  result = client.exchange_with(each.tls_endpoint ? far_tls : far_plain, get());
            BOOST_TEST((result.error == boost::asio::error::timed_out), result.detail);
            auto const proxy_url = std::string(each.scheme) + "127.0.0.1:" + std::to_string(proxy.port());
            BOOST_TEST(result.detail == each.action + proxy_url + " within 200 ms");
            BOOST_TEST(result.transient);
            BOOST_TEST(!result.request_sent);
        }
}

BOOST_AUTO_TEST_CASE(waiting_to_connect_to_a_proxy_can_be_cancelled)
{
    full_listener const listener;
    for (auto const type : {cancellation_type::terminal, cancellation_type::partial, cancellation_type::total}) {
        test_client client(through("http://", listener.where().port));
        client.start(far_tls, get());
        client.cancel(type);
        auto const result = client.run();
        BOOST_TEST((result.error == boost::asio::error::operation_aborted));
    }
}

BOOST_AUTO_TEST_SUITE_END()
