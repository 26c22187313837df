// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "raw_server.hpp"
#include "test_client.hpp"
#include "test_proxy.hpp"

#include <bindery/error.hpp>
#include <bindery/testing/detail/certificate.hpp>
#include <bindery/testing/http_server.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_proxy)

using namespace test_http_client;
using test_http_proxy::accept_client;
using test_http_proxy::far_plain;
using test_http_proxy::far_tls;
using test_http_proxy::read_head;
using test_http_proxy::through;
using test_http_proxy::tunnel_to;
using test_http_proxy::write_text;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;

namespace {

constexpr std::string_view empty_ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

http::response echo_head(http::request const& request)
{
    http::response response;
    response.status = 200;
    response.body = request.method + " " + request.target + "\n";
    for (auto const& each : request.fields)
        response.body += each.name + ": " + each.value + "\n";
    return response;
}

std::string proxy_name(char const* scheme, std::uint16_t port)
{
    return "the proxy " + std::string(scheme) + "127.0.0.1:" + std::to_string(port);
}

/// What becomes of a call to an https:// endpoint when the proxy plays a script.
http::exchange_result call_through(raw_server::script script, std::string const& login = "")
{
    raw_server const proxy({std::move(script)});
    test_client      client(through("http://" + login, proxy.port()));
    auto             result = client.exchange_with(far_tls, get());
    BOOST_TEST(!result.request_sent);
    auto const begin =
        "cannot open a tunnel to https://far.invalid:443 through " + proxy_name("http://", proxy.port()) + ": ";
    BOOST_TEST(result.detail.starts_with(begin), result.detail);
    result.detail.erase(0, begin.size());
    return result;
}

raw_server::script answering(std::string text)
{
    return [text = std::move(text)](raw_connection& connection) {
        connection.read_request();
        connection.write(text);
        connection.read_to_end();
    };
}

} // namespace

BOOST_DATA_TEST_CASE(https_endpoints_are_reached_in_a_tunnel, boost::unit_test::data::make({false, true}), tls_proxy)
{
    bindery::testing::http_server const server(echo_head);
    auto const                          where = http::parse_endpoint(server.url());
    auto const                          certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    std::vector<std::string>            seen;
    {
        raw_server const proxy({tunnel_to(where.port, seen, tls_proxy ? &certificate : nullptr)});
        auto             config = through(tls_proxy ? "https://me:p%40ss@" : "http://me:p%40ss@", proxy.port());
        config.tls.ca_pem = server.ca_pem() + certificate.ca_pem;
        test_client client(config);
        for (std::string const target : {"/first", "/second"}) {
            auto const result = client.exchange_with(where, get(target));
            BOOST_TEST(!result.error, result.detail);
            BOOST_TEST(client.response.body == "GET " + target + "\nHost: " + where.host_field() + "\n");
            BOOST_TEST(result.facts.connection_reused == (target == "/second"));
        }
        auto       large = post(std::string(2'000'000, 'x'));
        auto const result = client.exchange_with(where, large);
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST(result.facts.connection_reused);
    }
    BOOST_TEST(server.connections_accepted() == 1U);
    BOOST_REQUIRE(seen.size() == 1U);
    BOOST_TEST(seen[0]
               == "CONNECT " + where.authority() + " HTTP/1.1\r\nHost: " + where.authority()
                      + "\r\nProxy-Authorization: Basic bWU6cEBzcw==\r\n\r\n");
}

BOOST_DATA_TEST_CASE(a_tunnel_that_has_ended_is_replaced, boost::unit_test::data::make({false, true}), tls_proxy)
{
    bindery::testing::http_server server(echo_head);
    auto const                    where = http::parse_endpoint(server.url());
    auto const                    certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    auto const* const             own = tls_proxy ? &certificate : nullptr;
    std::vector<std::string>      seen;
    raw_server const              proxy({tunnel_to(where.port, seen, own), tunnel_to(where.port, seen, own)});
    auto                          config = through(tls_proxy ? "https://" : "http://", proxy.port());
    config.tls.ca_pem = server.ca_pem() + certificate.ca_pem;
    test_client client(config);
    BOOST_TEST(!client.exchange_with(where, get(), true).error);
    server.close_connections();
    auto const result = client.exchange_with(where, get(), true);
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(server.connections_accepted() == 2U);
}

BOOST_DATA_TEST_CASE(a_tunnel_may_break_at_any_byte, boost::unit_test::data::make({false, true}), tls_proxy)
{
    std::atomic<int>                    requests = 0;
    bindery::testing::http_server const server([&](http::request const& request) {
        ++requests;
        return echo_head(request);
    });
    auto const                          where = http::parse_endpoint(server.url());
    auto const                          certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    auto const* const                   own = tls_proxy ? &certificate : nullptr;
    std::vector<std::string>            seen;
    int                                 failures = 0;
    for (std::size_t budget = 1;; budget += 61) {
        raw_server const proxy({tunnel_to(where.port, seen, own, budget), tunnel_to(where.port, seen, own)});
        auto             config = through(tls_proxy ? "https://" : "http://", proxy.port());
        config.tls.ca_pem = server.ca_pem() + certificate.ca_pem;
        config.max_connections_per_host = 1;
        test_client client(config);
        int const   requests_before = requests;
        auto const  result = client.exchange_with(where, post("x"));
        if (!result.error)
            break;
        ++failures;
        BOOST_TEST(result.detail.find(where.origin()) != std::string::npos, result.detail);
        BOOST_TEST((result.request_sent || requests == requests_before));
        auto const next = client.exchange_with(where, post("x"));
        BOOST_TEST(!next.error, next.detail);
    }
    BOOST_TEST(failures > 20);
}

BOOST_DATA_TEST_CASE(
    http_endpoints_are_reached_by_requests_to_the_proxy, boost::unit_test::data::make({false, true}), tls_proxy)
{
    auto const               certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    std::vector<std::string> seen;
    {
        raw_server const proxy({[&](raw_connection& connection) {
            auto const client = accept_client(connection, tls_proxy ? &certificate : nullptr);
            for (int i = 0; i < 2; ++i) {
                seen.push_back(read_head(*client));
                write_text(*client, empty_ok);
            }
            read_head(*client);
        }});
        auto             config = through(tls_proxy ? "https://me:pw@" : "http://me:pw@", proxy.port());
        config.tls.ca_pem = certificate.ca_pem;
        test_client client(config);
        for (int i = 0; i < 2; ++i) {
            auto const result = client.exchange_with(far_plain, get("/a?b"));
            BOOST_TEST(!result.error, result.detail);
            BOOST_TEST((result.facts.tls_handshake.count() > 0) == (tls_proxy && !result.facts.connection_reused));
        }
    }
    BOOST_REQUIRE(seen.size() == 2U);
    for (auto const& each : seen)
        BOOST_TEST(each
                   == "GET http://far.invalid/a?b HTTP/1.1\r\nHost: far.invalid\r\n"
                      "Proxy-Authorization: Basic bWU6cHc=\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(some_hosts_are_reached_directly)
{
    bindery::testing::http_server const server(echo_head, {.tls = false});
    raw_server const                    proxy({});
    auto                                config = through("http://", proxy.port());
    config.proxy->no_proxy = "127.0.0.1";
    test_client client(config);
    auto const  result = client.exchange_with(http::parse_endpoint(server.url()), get("/direct"));
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(client.response.body.view().starts_with("GET /direct\n"));
}

BOOST_AUTO_TEST_CASE(refused_tunnels_say_what_the_proxy_answered)
{
    struct
    {
        char const* login;
        char const* answer;
        char const* problem;
        bool        transient;
    } const cases[] = {
        {"", "407 Proxy Authentication Required",
            "it answered 407 Proxy Authentication Required (it wants a user name and a password, which its URL does "
            "not "
            "have)",
            false},
        {"u:secret@", "407 Proxy Authentication Required",
            "it answered 407 Proxy Authentication Required (it does not accept the user name and password of its URL)",
            false},
        {"", "403 Forbidden", "it answered 403 Forbidden", false},
        {"", "302 Found", "it answered 302 Found", false},
        {"", "403 \xff\xfe", "it answered 403 ??", false},
        {"", "404 ", "it answered 404", false},
        {"", "408 Request Timeout", "it answered 408 Request Timeout", true},
        {"", "429 Too Many Requests", "it answered 429 Too Many Requests", true},
        {"", "502 Bad Gateway", "it answered 502 Bad Gateway", true},
        {"", "503 Service Unavailable", "it answered 503 Service Unavailable", true},
    };
    for (auto const& each : cases)
        for (auto const* const rest : {"\r\nContent-Length: 0\r\n\r\n", "\r\nContent-Length: 100\r\n\r\nsorry",
                 "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nsorry\r\n"})
        {
            auto const result = call_through(answering(std::string("HTTP/1.1 ") + each.answer + rest), each.login);
            BOOST_TEST(result.detail == each.problem);
            BOOST_TEST((result.error == bindery::errc::transport_failed));
            BOOST_TEST(result.transient == each.transient);
        }
    auto const long_winded = call_through(answering("HTTP/1.1 500 " + std::string(5000, 'x') + "\r\n\r\n"));
    BOOST_TEST(long_winded.detail == "it answered 500 " + std::string(100, 'x'));
}

BOOST_AUTO_TEST_CASE(answers_that_are_none_are_told)
{
    BOOST_TEST(call_through([](raw_connection&) {}).transient);
    BOOST_TEST(call_through(answering("HTTP/1.1 200 OK\r\n\r\nmore")).detail == "it sent bytes that nobody asked for");
    BOOST_TEST(call_through(answering("220 mail.example ESMTP\r\n\r\n")).detail
               == "its answer is not correct HTTP/1.1: bad version");
    auto const  too_long = "its answer exceeds the limit of 16384 bytes";
    auto const  fields = std::string(1000, 'a') + ": " + std::string(1000, 'b') + "\r\n";
    std::string head = "HTTP/1.1 200 OK\r\n";
    while (head.size() < 20'000)
        head += fields;
    BOOST_TEST(call_through(answering(head + "\r\n")).detail == too_long);
    BOOST_TEST(call_through(answering(head)).detail == too_long);
    std::string interim;
    while (interim.size() < 20'000)
        interim += "HTTP/1.1 102 Processing\r\n\r\n";
    BOOST_TEST(call_through(answering(interim)).detail == too_long);

    for (std::string_view const part : {"", "HTTP/1.1", "HTTP/1.1 200 OK\r\nVia: x\r\n"}) {
        auto const ended = call_through([part](raw_connection& connection) {
            connection.read_request();
            connection.write(part);
        });
        BOOST_TEST(ended.detail == "the connection was closed");
        BOOST_TEST(ended.transient);
        auto const reset = call_through([part](raw_connection& connection) {
            connection.read_request();
            connection.write(part);
            connection.reset();
        });
        BOOST_TEST(reset.error.failed());
        BOOST_TEST(reset.transient);
    }
}

BOOST_AUTO_TEST_CASE(success_may_come_in_pieces_and_with_fields_that_mean_nothing)
{
    bindery::testing::http_server const server(echo_head);
    auto const                          where = http::parse_endpoint(server.url());
    std::vector<std::string>            seen;
    raw_server const                    proxy({[&](raw_connection& connection) {
        auto const client = accept_client(connection, nullptr);
        read_head(*client);
        for (char const each :
            std::string_view("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 299 Fine\r\nContent-Length: 999\r\n\r\n"))
            write_text(*client, {&each, 1});
        boost::asio::io_context      context;
        boost::asio::ip::tcp::socket socket(context);
        socket.connect({boost::asio::ip::address_v4::loopback(), where.port});
        test_http_proxy::plain_stream behind(std::move(socket));
        test_http_proxy::relay(*client, behind);
    }});
    auto                                config = through("http://", proxy.port());
    config.tls.ca_pem = server.ca_pem();
    test_client client(config);
    auto const  result = client.exchange_with(where, get());
    BOOST_TEST(!result.error, result.detail);
}

BOOST_AUTO_TEST_CASE(a_refused_request_to_an_http_endpoint_is_the_proxys_failure)
{
    raw_server const proxy({[&](raw_connection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 407 Authenticate\r\nContent-Length: 0\r\n\r\n");
        connection.read_request();
        connection.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        connection.read_to_end();
    }});
    test_client      client(through("http://u:secret@", proxy.port()));
    auto const       refused = client.exchange_with(far_plain, post("x"));
    BOOST_TEST((refused.error == bindery::errc::transport_failed));
    BOOST_TEST(refused.detail
               == "cannot send the request to http://far.invalid:80 through " + proxy_name("http://", proxy.port())
                      + ": it answered 407 Authenticate (it does not accept the user name and password of its URL)");
    BOOST_TEST(!refused.transient);
    BOOST_TEST(!refused.request_sent);

    // Whether this one comes from the proxy or the endpoint cannot be known.
    auto const answered = client.exchange_with(far_plain, post("x"));
    BOOST_TEST(!answered.error, answered.detail);
    BOOST_TEST(client.response.status == 502);
}

BOOST_AUTO_TEST_CASE(an_endpoint_that_answers_407_itself_is_left_alone)
{
    raw_server const server({answering("HTTP/1.1 407 Odd\r\nContent-Length: 0\r\n\r\n")});
    test_client      client;
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(client.response.status == 407);
}

BOOST_AUTO_TEST_CASE(a_proxy_that_cannot_be_reached_is_named_without_its_password)
{
    std::uint16_t port = 0;
    {
        raw_server const gone({});
        port = gone.port();
    }
    test_client refused(through("http://u:secret@", port));
    for (auto const& where : {far_tls, far_plain})
        BOOST_TEST(refused.exchange_with(where, get()).detail
                   == "cannot connect to " + proxy_name("http://", port) + ": Connection refused");

    http::pool_config unknown;
    unknown.proxy =
        http::proxy_config{.https_proxy = "http://u:secret@nonexistent.invalid:8", .http_proxy = {}, .no_proxy = {}};
    test_client unresolved(unknown);
    auto const  result = unresolved.exchange_with(far_tls, get());
    BOOST_TEST(result.detail.starts_with("cannot resolve the host of the proxy http://nonexistent.invalid:8: "),
        result.detail);
}

BOOST_AUTO_TEST_CASE(a_tls_proxy_must_be_trusted)
{
    auto const       certificate = bindery::testing::detail::make_server_certificate("IP:127.0.0.1");
    raw_server const proxy({[&](raw_connection& connection) { accept_client(connection, &certificate); }});
    test_client      client(through("https://", proxy.port()));
    auto const       result = client.exchange_with(far_tls, get());
    BOOST_TEST(result.detail
               == "cannot establish TLS with " + proxy_name("https://", proxy.port())
                      + ": certificate verify failed: unable to get local issuer certificate");
    BOOST_TEST(!result.transient);
}

BOOST_AUTO_TEST_CASE(in_a_tunnel_the_endpoint_must_be_trusted)
{
    bindery::testing::http_server const server(echo_head);
    auto const                          where = http::parse_endpoint(server.url());
    std::vector<std::string>            seen;
    raw_server const                    proxy({tunnel_to(where.port, seen), tunnel_to(where.port, seen)});
    test_client                         distrustful(through("http://", proxy.port()));
    auto const                          result = distrustful.exchange_with(where, get());
    BOOST_TEST(result.detail
               == "cannot establish TLS with " + where.origin() + " through " + proxy_name("http://", proxy.port())
                      + ": certificate verify failed: unable to get local issuer certificate");
    auto config = through("http://", proxy.port());
    config.tls.ca_pem = server.ca_pem();
    test_client trusting(config);
    auto const  elsewhere = trusting.exchange_with(far_tls, get());
    BOOST_TEST(elsewhere.detail
               == "cannot establish TLS with https://far.invalid:443 through " + proxy_name("http://", proxy.port())
                      + ": certificate verify failed: hostname mismatch (it is not valid for far.invalid)");
}

BOOST_AUTO_TEST_CASE(a_proxy_that_cannot_work_is_refused_up_front)
{
    boost::asio::io_context context;
    http::pool_config       config;
    config.proxy = http::proxy_config{.https_proxy = {}, .http_proxy = "ftp://u:secret@h", .no_proxy = {}};
    try {
        http::make_pooled_transport(context.get_executor(), config);
        BOOST_ERROR("not refused");
    }
    catch (bindery::error const& error) {
        BOOST_TEST(std::string_view(error.what())
                   == "the proxy URL \"ftp://h\" has the scheme \"ftp\": it must be https or http");
    }
}

BOOST_AUTO_TEST_CASE(facts_tell_of_the_tunnel)
{
    bindery::testing::http_server const server(echo_head);
    auto                                where = http::parse_endpoint(server.url());
    std::vector<std::string>            seen;
    raw_server const                    proxy({tunnel_to(where.port, seen)});
    auto                                config = through("http://", proxy.port());
    config.tls.ca_pem = server.ca_pem();
    test_client client(config);
    where.host = "localhost"; // Which is the proxy's to resolve.
    auto const request = get("/" + std::string(100, 'x'));
    auto const first = client.exchange_with(where, request).facts;
    BOOST_TEST(first.resolve.count() == 0);
    BOOST_TEST(first.connect.count() > 0);
    BOOST_TEST(first.tls_handshake.count() > 0);
    BOOST_TEST(first.first_byte.count() > 0);
    BOOST_TEST((first.connect + first.tls_handshake + first.first_byte <= first.total));
    auto const second = client.exchange_with(where, request).facts;
    BOOST_TEST(second.connection_reused);
    BOOST_TEST(second.connect.count() == 0);
    BOOST_TEST(second.tls_handshake.count() == 0);
    BOOST_TEST(second.bytes_sent == first.bytes_sent); // CONNECT does not count.
    BOOST_TEST(second.bytes_received == first.bytes_received);
}

BOOST_AUTO_TEST_SUITE_END()
