// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "raw_server.hpp"
#include "test_client.hpp"

#include <bindery/testing/http_server.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <future>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(http_stale_connection)

using namespace test_http_client;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;

namespace {

constexpr std::string_view first_response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst";
constexpr std::string_view fresh_response = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfresh";

void play_fresh(raw_connection& connection)
{
    connection.read_request();
    connection.write(fresh_response);
    connection.read_to_end();
}

/// Answers one request, reads the next, and dies.
void play_dying(raw_connection& connection)
{
    connection.read_request();
    connection.write(first_response);
    connection.read_request();
}

void play_reset(raw_connection& connection)
{
    play_dying(connection);
    connection.reset();
}

} // namespace

BOOST_AUTO_TEST_CASE(an_idempotent_request_is_repeated_unseen_on_a_fresh_connection)
{
    for (auto const& play : {play_dying, play_reset}) {
        raw_server const server({play, play_fresh});
        test_client      client;
        BOOST_TEST(!client.exchange_with(server.where(), get()).error);
        auto const result = client.exchange_with(server.where(), get(), true);
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST(result.detail.empty());
        BOOST_TEST(client.response.body == "fresh");
    }
}

BOOST_AUTO_TEST_CASE(another_request_is_reported_as_possibly_sent)
{
    for (auto const& play : {play_dying, play_reset}) {
        raw_server const server({play, play_fresh});
        test_client      client;
        BOOST_TEST(!client.exchange_with(server.where(), post("")).error);
        auto const result = client.exchange_with(server.where(), post(""));
        BOOST_TEST(result.error.failed());
        BOOST_TEST(result.request_sent);
        BOOST_TEST(result.transient);
        BOOST_TEST(result.detail.starts_with("no response from " + server.where().origin() + ": "), result.detail);
        BOOST_TEST(client.response.status == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_fresh_connection_that_dies_is_not_replaced)
{
    raw_server const server({[](raw_connection& connection) { connection.read_request(); }, play_fresh});
    test_client      client;
    auto const       result = client.exchange_with(server.where(), get(), true);
    BOOST_TEST((result.error == boost::asio::error::eof || result.error == boost::asio::error::connection_reset));
    BOOST_TEST(result.request_sent);
}

BOOST_AUTO_TEST_CASE(a_kept_connection_that_dies_within_a_response_is_not_replaced)
{
    raw_server const server({[](raw_connection& connection) {
                                 play_dying(connection);
                                 connection.write("H");
                             },
        play_fresh});
    test_client      client;
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    auto const result = client.exchange_with(server.where(), get(), true);
    BOOST_TEST((result.error == boost::asio::error::eof));
    BOOST_TEST(result.detail
               == "the response of " + server.where().origin() + " broke off after 1 bytes: the connection was closed");
}

BOOST_AUTO_TEST_CASE(the_replacement_may_fail_too)
{
    raw_server const server({play_dying, [](raw_connection& connection) { connection.read_request(); }, play_fresh});
    test_client      client;
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    auto const result = client.exchange_with(server.where(), get(), true);
    BOOST_TEST(result.error.failed());
    BOOST_TEST(result.request_sent);
}

BOOST_DATA_TEST_CASE(a_connection_that_the_server_has_closed_is_noticed_before_it_is_used,
    boost::unit_test::data::make({false, true}), tls)
{
    bindery::testing::http_server_config const config{.tls = tls};
    bindery::testing::http_server              server(
        [](http::request const&) {
            http::response response;
            response.status = 200;
            return response;
        },
        config);
    http::pool_config trusting;
    trusting.tls.ca_pem = server.ca_pem();
    test_client client(trusting);
    auto const  where = http::parse_endpoint(server.url());
    for (std::size_t round = 1; round <= 3; ++round) {
        auto const result = client.exchange_with(where, post(""));
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST(server.connections_accepted() == round);
        server.close_connections();
    }
}

BOOST_AUTO_TEST_CASE(a_connection_on_which_something_has_arrived_is_not_used)
{
    std::promise<void> disturbed;
    raw_server const   server({[&](raw_connection& connection) {
                                 connection.read_request();
                                 connection.write(first_response);
                                 connection.write("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
                                 disturbed.set_value();
                                 connection.read_to_end();
                             },
          play_fresh});
    test_client        client;
    BOOST_TEST(!client.exchange_with(server.where(), post("")).error);
    disturbed.get_future().wait();
    auto const result = client.exchange_with(server.where(), post(""));
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(client.response.body == "fresh");
}

BOOST_AUTO_TEST_SUITE_END()
