// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "raw_server.hpp"
#include "test_client.hpp"

#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/testing/http_server.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/strand.hpp>
#include <boost/system/system_error.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <future>
#include <string>
#include <thread>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_pooled_transport)

using namespace test_http_client;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;

namespace {

http::response echo(http::request const& request)
{
    http::response response;
    response.status = 200;
    response.body = request.method + " " + request.target + "\n";
    for (auto const& each : request.fields)
        response.body += each.name + ": " + each.value + "\n";
    response.body += "\n" + request.body;
    return response;
}

bindery::testing::http_server_config speaking(bool tls)
{
    return {.tls = tls};
}

http::pool_config trusting(bindery::testing::http_server const& server)
{
    http::pool_config config;
    config.tls.ca_pem = server.ca_pem();
    return config;
}

std::string invalid_config(http::pool_config const& config)
{
    boost::asio::io_context context;
    try {
        http::make_pooled_transport(context.get_executor(), config);
        return {};
    }
    catch (boost::system::system_error const& error) {
        BOOST_TEST((error.code() == bindery::errc::invalid_config));
        return error.what();
    }
}

} // namespace

BOOST_DATA_TEST_CASE(exchanges_with_plain_and_tls_servers, boost::unit_test::data::make({false, true}), tls)
{
    bindery::testing::http_server const server(echo, speaking(tls));
    test_client                         client(trusting(server));
    auto const                          where = http::parse_endpoint(server.url());
    auto const                          result = client.exchange_with(where, post("{}"));
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(result.detail.empty());
    BOOST_TEST(result.request_sent);
    BOOST_TEST(client.response.status == 200);
    BOOST_TEST(client.response.reason == "OK");
    BOOST_TEST(client.response.body == "POST /\nHost: " + where.host_field() + "\nContent-Length: 2\n\n{}");
    BOOST_TEST(
        http::find_field(client.response.fields, "content-length") == std::to_string(client.response.body.size()));
}

BOOST_DATA_TEST_CASE(reuses_a_connection, boost::unit_test::data::make({false, true}), tls)
{
    bindery::testing::http_server const server(echo, speaking(tls));
    test_client                         client(trusting(server));
    auto const                          where = http::parse_endpoint(server.url());
    for (int i = 0; i < 5; ++i)
        BOOST_TEST(!client.exchange_with(where, post(std::to_string(i))).error);
    BOOST_TEST(client.response.body.view().ends_with("\n4"));
    BOOST_TEST(server.connections_accepted() == 1u);
}

BOOST_DATA_TEST_CASE(large_bodies_go_both_ways, boost::unit_test::data::make({false, true}), tls)
{
    bindery::testing::http_server const server(
        [](http::request const& request) {
            http::response response;
            response.status = 200;
            response.body = request.body;
            return response;
        },
        speaking(tls));
    test_client client(trusting(server));
    auto const  where = http::parse_endpoint(server.url());
    for (std::size_t const size : {0u, 1u, 16'000u, 16'384u, 65'536u, 65'537u, 5'000'000u}) {
        std::string body(size, ' ');
        for (std::size_t i = 0; i < size; ++i)
            body[i] = static_cast<char>('a' + i % 23);
        auto const result = client.exchange_with(where, post(body));
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST((client.response.body == body));
    }
    BOOST_TEST(server.connections_accepted() == 1u);
}

BOOST_AUTO_TEST_CASE(tells_what_an_exchange_took)
{
    for (bool const tls : {false, true}) {
        bindery::testing::http_server server(
            [](http::request const&) {
                http::response response;
                response.status = 200;
                response.body = std::string(30'000, 'x');
                return response;
            },
            speaking(tls));
        test_client client(trusting(server));
        auto const  where = http::parse_endpoint(server.url());
        auto const  first = client.exchange_with(where, post(std::string(20'000, 'y'))).facts;
        BOOST_TEST(!first.connection_reused);
        BOOST_TEST(first.bytes_sent > 20'000U);
        BOOST_TEST(first.bytes_sent < 21'000U);
        BOOST_TEST(first.bytes_received > 30'000U);
        BOOST_TEST(first.bytes_received < 31'000U);
        BOOST_TEST(first.connect.count() > 0);
        BOOST_TEST((first.tls_handshake.count() > 0) == tls);
        BOOST_TEST(first.first_byte.count() > 0);
        BOOST_TEST((first.resolve + first.connect + first.tls_handshake + first.first_byte <= first.total));

        auto const second = client.exchange_with(where, post("z")).facts;
        BOOST_TEST(second.connection_reused);
        BOOST_TEST(second.bytes_sent < 1000U);
        BOOST_TEST(second.connect.count() == 0);
        BOOST_TEST(second.first_byte.count() > 0);
    }
}

BOOST_AUTO_TEST_CASE(a_response_leaves_nothing_of_the_one_before)
{
    raw_server const server({[](raw_connection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 404 Gone Fishing\r\nA: 1\r\nB: 2\r\nContent-Length: 4\r\n\r\nlong");
        connection.read_request();
        connection.write("HTTP/1.1 200 \r\nC: 3\r\nContent-Length: 0\r\n\r\n");
        connection.read_to_end();
    }});
    test_client      client;
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(client.response.status == 404);
    BOOST_TEST(client.response.reason == "Gone Fishing");
    BOOST_TEST(client.response.body == "long");
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(client.response.status == 200);
    BOOST_TEST(client.response.reason == "");
    BOOST_TEST(client.response.body == "");
    BOOST_REQUIRE(client.response.fields.size() == 2u);
    BOOST_TEST(client.response.fields[0].name == "C");
    BOOST_TEST(client.response.fields[0].value == "3");
}

BOOST_AUTO_TEST_CASE(adds_only_the_fields_that_are_missing)
{
    std::vector<std::string> seen;
    raw_server               server({[&](raw_connection& connection) {
        for (int i = 0; i < 4; ++i) {
            seen.push_back(connection.read_request());
            connection.write("HTTP/1.1 204 No Content\r\n\r\n");
        }
        connection.read_to_end();
    }});
    test_client              client;
    auto                     full = post("12");
    full.fields = {{"host", "other"}, {"content-length", "2"}, {"connection", "keep-alive"}};
    full.target = "/a?b=%20";
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(!client.exchange_with(server.where(), post("")).error);
    BOOST_TEST(!client.exchange_with(server.where(), full).error);
    BOOST_TEST(!client.exchange_with(server.where(), get("/last")).error);
    auto const host = "Host: 127.0.0.1:" + std::to_string(server.port()) + "\r\n";
    BOOST_REQUIRE(seen.size() == 4u);
    BOOST_TEST(seen[0] == "GET / HTTP/1.1\r\n" + host + "\r\n");
    BOOST_TEST(seen[1] == "POST / HTTP/1.1\r\n" + host + "Content-Length: 0\r\n\r\n");
    BOOST_TEST(
        seen[2] == "POST /a?b=%20 HTTP/1.1\r\nhost: other\r\ncontent-length: 2\r\nconnection: keep-alive\r\n\r\n12");
}

BOOST_AUTO_TEST_CASE(closes_where_the_server_says_so)
{
    auto const play = [](raw_connection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        connection.read_to_end();
    };
    raw_server const server({play, play});
    test_client      client;
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
}

BOOST_AUTO_TEST_CASE(closes_where_the_request_says_so)
{
    bindery::testing::http_server const server(echo, speaking(false));
    test_client                         client;
    auto                                request = get();
    request.fields = {{"Connection", "close"}};
    for (int i = 0; i < 2; ++i)
        BOOST_TEST(!client.exchange_with(http::parse_endpoint(server.url()), request).error);
    BOOST_TEST(server.connections_accepted() == 2u);
}

BOOST_AUTO_TEST_CASE(keeps_no_connection_past_the_limit_or_the_timeout)
{
    bindery::testing::http_server const server(echo, speaking(false));
    http::pool_config                   none;
    none.max_idle_connections = 0;
    http::pool_config expired;
    expired.idle_timeout = std::chrono::milliseconds(0);
    for (auto const& config : {none, expired}) {
        auto const  before = server.connections_accepted();
        test_client client(config);
        for (int i = 0; i < 2; ++i)
            BOOST_TEST(!client.exchange_with(http::parse_endpoint(server.url()), get()).error);
        BOOST_TEST(server.connections_accepted() == before + 2);
        bool const told = client.response.body.view().find("Connection: close") != std::string::npos;
        BOOST_TEST(told == (config.max_idle_connections == 0));
    }
}

BOOST_AUTO_TEST_CASE(keeps_no_connection_past_its_age)
{
    bindery::testing::http_server const server(echo, speaking(false));
    auto const                          where = http::parse_endpoint(server.url());
    http::pool_config                   unlimited;
    unlimited.max_connection_age = std::chrono::milliseconds(0);
    test_client forever(unlimited);
    for (int i = 0; i < 2; ++i)
        BOOST_TEST(!forever.exchange_with(where, get()).error);
    BOOST_TEST(server.connections_accepted() == 1u);

    http::pool_config brief;
    brief.max_connection_age = std::chrono::milliseconds(1);
    test_client client(brief);
    auto const  begun = std::chrono::steady_clock::now();
    while (server.connections_accepted() < 4 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(10))
        BOOST_TEST(!client.exchange_with(where, get()).error);
    BOOST_TEST(server.connections_accepted() == 4u);
}

BOOST_AUTO_TEST_CASE(a_refused_connection_names_the_origin)
{
    std::uint16_t port = 0;
    {
        raw_server const gone({});
        port = gone.port();
    }
    test_client client;
    auto const  result = client.exchange_with({.tls = false, .host = "127.0.0.1", .port = port}, get());
    BOOST_TEST((result.error == boost::asio::error::connection_refused));
    BOOST_TEST(result.detail == "cannot connect to http://127.0.0.1:" + std::to_string(port) + ": Connection refused");
    BOOST_TEST(!result.request_sent);
    BOOST_TEST(result.transient);
}

BOOST_AUTO_TEST_CASE(an_unknown_host_is_named)
{
    test_client client;
    auto const  result = client.exchange_with({.tls = true, .host = "nonexistent.invalid", .port = 443}, get());
    BOOST_TEST(result.error.failed());
    BOOST_TEST(
        result.detail.starts_with("cannot resolve the host of https://nonexistent.invalid:443: "), result.detail);
    BOOST_TEST(!result.request_sent);
}

BOOST_AUTO_TEST_CASE(resolves_names)
{
    bindery::testing::http_server const server(echo);
    test_client                         client(trusting(server));
    auto                                where = http::parse_endpoint(server.url());
    where.host = "localhost";
    auto const result = client.exchange_with(where, get());
    BOOST_TEST(!result.error, result.detail);
}

BOOST_AUTO_TEST_CASE(refuses_requests_that_would_forge_others)
{
    using namespace std::string_view_literals;
    raw_server const server({});
    test_client      client;
    auto const       refusal = [&](http::request const& request) {
        auto const result = client.exchange_with(server.where(), request);
        BOOST_TEST((result.error == bindery::errc::invalid_request));
        BOOST_TEST(!result.transient);
        BOOST_TEST(!result.request_sent);
        auto const begin = "cannot send a request to " + server.where().origin() + ": ";
        BOOST_TEST(result.detail.starts_with(begin), result.detail);
        return result.detail.substr(begin.size());
    };
    auto const with_field = [&](std::string name, std::string value) {
        auto request = get();
        request.fields = {{std::move(name), std::move(value)}};
        return refusal(request);
    };
    auto const with_method = [&](std::string method) {
        auto request = get();
        request.method = std::move(method);
        return refusal(request);
    };
    for (auto const value : {"a\r\nX: y"sv, "a\n"sv, "a\r"sv, "a\0b"sv, "\x01"sv, "\x7f"sv})
        BOOST_TEST(
            with_field("A", std::string(value)) == "the value of the header field A contains a control character");
    BOOST_TEST(with_field("A B", "") == "\"A B\" is not the name of a header field");
    BOOST_TEST(with_field("A:", "") == "\"A:\" is not the name of a header field");
    BOOST_TEST(with_field("", "") == "\"\" is not the name of a header field");
    BOOST_TEST(with_field("A\r\n", "") == "\"A??\" is not the name of a header field");
    BOOST_TEST(with_field("content-length", "1") == "the header field Content-Length says 1, but the body has 0 bytes");
    BOOST_TEST(with_field("transfer-encoding", "chunked")
               == "the header field Transfer-Encoding is set, but bodies are sent with their length");
    BOOST_TEST(with_method("") == "the method \"\" is not an HTTP method");
    BOOST_TEST(with_method("GET /x") == "the method \"GET /x\" is not an HTTP method");
    for (std::string const target : {"", "a", "/a b", "/\r\n", "/\xc3\xbc", "http://h/"})
        BOOST_TEST(refusal(get(target))
                   == "the target \"" + http::detail::printable(target)
                          + "\" is not a path with all special characters percent-encoded");
}

BOOST_AUTO_TEST_CASE(refuses_a_host_that_would_forge_a_request)
{
    test_client client;
    for (std::string const host : {"", "h\r\nX: y", "a b"}) {
        auto const result = client.exchange_with({.tls = false, .host = host, .port = 80}, get());
        BOOST_TEST((result.error == bindery::errc::invalid_request));
    }
}

BOOST_AUTO_TEST_CASE(refuses_settings_that_cannot_work)
{
    http::pool_config both;
    both.tls = {.ca_pem = "x", .ca_file = "y"};
    BOOST_TEST(invalid_config(both).starts_with("both ca_pem and ca_file are set: only one of them can be used"));
    http::pool_config missing;
    missing.tls.ca_file = "/nonexistent/ca.pem";
    BOOST_TEST(
        invalid_config(missing).starts_with("cannot read ca_file \"/nonexistent/ca.pem\": No such file or directory"));
    http::pool_config directory;
    directory.tls.ca_file = "/";
    BOOST_TEST(invalid_config(directory).starts_with("cannot read ca_file \"/\": "), invalid_config(directory));
    http::pool_config empty;
    empty.tls.ca_file = "/dev/null";
    BOOST_TEST(invalid_config(empty).starts_with("ca_file \"/dev/null\" contains no certificate in PEM"));
    http::pool_config garbage;
    garbage.tls.ca_pem = "garbage";
    BOOST_TEST(invalid_config(garbage).starts_with("ca_pem contains no certificate in PEM"));
    http::pool_config malformed;
    malformed.tls.ca_pem = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    BOOST_TEST(invalid_config(malformed).starts_with("certificate 1 of ca_pem is malformed: "));
    http::pool_config idle;
    idle.idle_timeout = std::chrono::milliseconds(-1);
    BOOST_TEST(invalid_config(idle).starts_with("idle_timeout is negative"));
    http::pool_config old;
    old.max_connection_age = std::chrono::milliseconds(-1);
    BOOST_TEST(invalid_config(old).starts_with("max_connection_age is negative"));
    http::pool_config connect;
    connect.connect_timeout = std::chrono::milliseconds(-1);
    BOOST_TEST(invalid_config(connect).starts_with("connect_timeout is negative"));
    http::pool_config header;
    header.header_limit = 0;
    BOOST_TEST(invalid_config(header).starts_with("header_limit is 0"));
}

BOOST_AUTO_TEST_CASE(may_be_used_from_several_threads)
{
    bindery::testing::http_server const server(echo);
    boost::asio::io_context             context;
    auto const       transport = http::make_pooled_transport(context.get_executor(), trusting(server));
    auto const       where = http::parse_endpoint(server.url());
    std::atomic<int> succeeded = 0;
    auto const       run = [&](std::string name) -> boost::asio::awaitable<void> {
        http::response               response;
        http::request const          request = post(std::move(name));
        http::exchange_options const options;
        for (int i = 0; i < 20; ++i) {
            auto const result = co_await transport->exchange(where, request, options, response);
            if (!result.error && response.body.view().ends_with("\n" + request.body))
                ++succeeded;
        }
    };
    auto const ignore = [](std::exception_ptr) {};
    for (int i = 0; i < 8; ++i)
        boost::asio::co_spawn(boost::asio::make_strand(context), run("body" + std::to_string(i)), ignore);
    std::thread other([&] { context.run(); });
    context.run();
    other.join();
    BOOST_TEST(succeeded == 8 * 20);
    BOOST_TEST(server.connections_accepted() <= 8u);
}

BOOST_AUTO_TEST_CASE(a_context_may_end_with_exchanges_under_way)
{
    for (bool const tls : {false, true}) {
        std::promise<void> requested;
        raw_server const   server({[&](raw_connection& connection) {
            connection.read_request();
            requested.set_value();
            connection.read_to_end();
        }});
        http::response     response;
        auto const         where = server.where(tls);
        auto const         request = get();
        {
            boost::asio::io_context context;
            auto                    transport = http::make_pooled_transport(context.get_executor());
            boost::asio::co_spawn(context, transport->exchange(where, request, {}, response),
                [](std::exception_ptr, http::exchange_result) { BOOST_TEST(false); });
            auto const ready = requested.get_future();
            while (ready.wait_for(std::chrono::seconds(0)) != std::future_status::ready && !tls)
                context.poll();
            context.poll();
        }
    }
}

BOOST_AUTO_TEST_CASE(a_transport_may_end_with_exchanges_under_way)
{
    raw_server const server({[](raw_connection& connection) {
        connection.read_request();
        connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        connection.read_to_end();
    }});
    test_client      client;
    client.start(server.where(), get());
    client.context.poll_one();
    client.transport.reset();
    BOOST_TEST(!client.run().error);
}

BOOST_AUTO_TEST_SUITE_END()
