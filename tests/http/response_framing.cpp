// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "raw_server.hpp"
#include "test_client.hpp"

#include <bindery/error.hpp>

#include <boost/asio/error.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_response_framing)

using namespace test_http_client;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;

namespace {

/// What came of a response that was written as `text`, after which the server closed.
struct reply
{
    http::exchange_result result;
    http::response        response;
};

reply reply_of(std::string_view text, http::request const& request = get(), http::pool_config const& config = {})
{
    raw_server const server({[=](raw_connection& connection) {
        connection.read_request();
        connection.write(text);
    }});
    test_client      client(config);
    auto             result = client.exchange_with(server.where(), request);
    auto const       origin = server.where().origin();
    if (auto const at = result.detail.find(origin); at != result.detail.npos)
        result.detail.replace(at, origin.size(), "ORIGIN");
    return {std::move(result), std::move(client.response)};
}

/// Lets each part arrive in a packet of its own, as far as one can.
reply reply_in_parts(std::vector<std::string> const& parts)
{
    raw_server const server({[=](raw_connection& connection) {
        connection.read_request();
        connection.socket().set_option(boost::asio::ip::tcp::no_delay(true));
        for (auto const& each : parts) {
            connection.write(each);
            std::this_thread::yield();
        }
        connection.read_to_end();
    }});
    test_client      client;
    auto             result = client.exchange_with(server.where(), get());
    return {std::move(result), std::move(client.response)};
}

/// Every beginning of the text but all of it breaks the response off.
void check_truncated(std::string const& text)
{
    for (std::size_t size = 0; size < text.size(); ++size) {
        auto const [result, response] = reply_of(text.substr(0, size));
        BOOST_TEST((result.error == boost::asio::error::eof || result.error == boost::asio::error::connection_reset));
        BOOST_TEST(result.request_sent);
        BOOST_TEST(result.transient);
        auto const expected = size == 0 ? "no response from ORIGIN: "
                                        : "the response of ORIGIN broke off after " + std::to_string(size) + " bytes: ";
        BOOST_TEST(result.detail.starts_with(expected), result.detail);
    }
    auto const whole = reply_of(text);
    BOOST_TEST(!whole.result.error, whole.result.detail);
    BOOST_TEST(whole.response.body == "hello");
}

} // namespace

BOOST_AUTO_TEST_CASE(a_truncated_response_is_an_error_at_every_byte)
{
    check_truncated("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: b\r\n\r\nhello");
    check_truncated(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nT: t\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(a_response_may_arrive_byte_by_byte)
{
    for (std::string const text : {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: b\r\n\r\nhello",
             "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n"
             "2\r\nhe\r\n3\r\nllo\r\n0\r\nT: t\r\n\r\n"})
    {
        std::vector<std::string> bytes;
        for (char const c : text)
            bytes.emplace_back(1, c);
        auto const [result, response] = reply_in_parts(bytes);
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST(response.body == "hello");
        BOOST_TEST(http::find_field(response.fields, "A") == "b");
    }
}

BOOST_AUTO_TEST_CASE(a_body_without_a_length_ends_with_the_connection)
{
    auto const [result, response] = reply_of("HTTP/1.1 200 OK\r\n\r\nhello");
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(response.body == "hello");
    auto const empty = reply_of("HTTP/1.0 200 OK\r\n\r\n");
    BOOST_TEST(!empty.result.error, empty.result.detail);
    BOOST_TEST(empty.response.body == "");
}

BOOST_AUTO_TEST_CASE(some_responses_have_no_body)
{
    for (auto const* const text : {"HTTP/1.1 204 No Content\r\n\r\n", "HTTP/1.1 304 Not Modified\r\n\r\n",
             "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"})
    {
        auto const [result, response] = reply_in_parts({text});
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST(response.body == "");
    }
    auto head = get();
    head.method = "HEAD";
    auto const [result, response] = reply_of("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", head);
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(response.body == "");
}

BOOST_AUTO_TEST_CASE(trailers_are_no_header_fields)
{
    auto const [result, response] =
        reply_of("HTTP/1.1 200 OK\r\nA: b\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nA: c\r\nB: d\r\n\r\n");
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(http::find_field(response.fields, "A") == "b");
    BOOST_TEST(http::find_field(response.fields, "B").data() == nullptr);
}

BOOST_AUTO_TEST_CASE(interim_responses_are_skipped)
{
    auto const [result, response] =
        reply_of("HTTP/1.1 100 Continue\r\nX: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nX: 2\r\n\r\n"
                 "HTTP/1.1 200 OK\r\nY: 3\r\nContent-Length: 2\r\n\r\nok");
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(response.status == 200);
    BOOST_TEST(response.body == "ok");
    BOOST_TEST(response.fields.size() == 2u);
}

BOOST_AUTO_TEST_CASE(interim_responses_without_end_are_refused)
{
    std::string endless;
    for (int i = 0; i < 1000; ++i)
        endless += "HTTP/1.1 100 Continue\r\n\r\n";
    BOOST_TEST(
        reply_of(endless).result.detail == "the response of ORIGIN cannot be used: unexpected interim status 100");
    BOOST_TEST(reply_of("HTTP/1.1 101 Switching Protocols\r\n\r\n").result.detail
               == "the response of ORIGIN cannot be used: unexpected interim status 101");
    auto const cut = reply_of("HTTP/1.1 100 Continue\r\n\r\n").result;
    BOOST_TEST(cut.detail.starts_with("the response of ORIGIN broke off after 25 bytes: "), cut.detail);
}

BOOST_AUTO_TEST_CASE(garbage_is_an_error)
{
    for (std::string const text : {"garbage\r\n\r\n", "HTTP/2.0 200 OK\r\n\r\n", "HTTP/1.1 2OO OK\r\n\r\n",
             "HTTP/1.1 99999 OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\na",
             "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\nab"})
    {
        auto const result = reply_of(text).result;
        BOOST_TEST_CONTEXT(text)
        {
            BOOST_TEST(result.detail.starts_with("the response of ORIGIN is not correct HTTP/1.1: "), result.detail);
            BOOST_TEST(result.error.failed());
            BOOST_TEST(result.request_sent);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_tls_alert_gives_a_hint)
{
    auto const result = reply_of(std::string_view("\x15\x03\x01\x00\x02\x02\x28", 7)).result;
    BOOST_TEST(
        result.detail.ends_with(" (it looks like TLS; is the endpoint https:// rather than http://?)"), result.detail);
    BOOST_TEST(!result.transient);
}

BOOST_AUTO_TEST_CASE(limits_the_header)
{
    http::pool_config config;
    config.header_limit = 100;
    std::string const start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: ";
    std::string const fits = start + std::string(100 - start.size() - 4, 'a') + "\r\n\r\n";
    BOOST_TEST(!reply_of(fits, get(), config).result.error);
    std::string many = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 20; ++i)
        many += "A: b\r\n";
    for (auto const& text : {start + std::string(100 - start.size() - 3, 'a') + "\r\n\r\n",
             start + std::string(1000, 'a'), many + "\r\n", many})
    {
        auto const result = reply_of(text, get(), config).result;
        BOOST_TEST((result.error == bindery::errc::response_too_large));
        BOOST_TEST(result.detail == "the header of the response of ORIGIN exceeds the limit of 100 bytes");
        BOOST_TEST(!result.transient);
    }
}

BOOST_AUTO_TEST_CASE(a_header_may_be_as_large_as_its_limit)
{
    http::pool_config config;
    config.header_limit = 1'000'000;
    std::string const start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nA: ";
    BOOST_TEST(!reply_of(start + std::string(999'000, 'a') + "\r\n\r\n", get(), config).result.error);
}

BOOST_AUTO_TEST_CASE(limits_the_body)
{
    http::pool_config config;
    config.body_limit = 5;
    for (std::string const text : {"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 200 OK\r\n\r\nhello",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n"})
    {
        auto const [result, response] = reply_of(text, get(), config);
        BOOST_TEST(!result.error, result.detail);
        BOOST_TEST(response.body == "hello");
    }
    for (std::string const text : {"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhello!",
             "HTTP/1.1 200 OK\r\n\r\nhello!", "HTTP/1.1 200 OK\r\nContent-Length: 18446744073709551615\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n4\r\nllo!\r\n0\r\n\r\n"})
    {
        auto const result = reply_of(text, get(), config).result;
        BOOST_TEST((result.error == bindery::errc::response_too_large));
        BOOST_TEST(result.detail == "the body of the response of ORIGIN exceeds the limit of 5 bytes");
        BOOST_TEST(!result.transient);
    }
}

BOOST_AUTO_TEST_CASE(a_chunk_header_without_end_is_refused)
{
    auto const text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(100'000, 'x');
    auto const result = reply_of(text).result;
    BOOST_TEST(result.detail.starts_with("the response of ORIGIN is not correct HTTP/1.1: "), result.detail);
}

BOOST_AUTO_TEST_CASE(a_connection_with_surplus_bytes_is_not_reused)
{
    raw_server const server({[](raw_connection& connection) {
                                 connection.read_request();
                                 connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 200 OK\r\n"
                                                  "Content-Length: 1\r\n\r\nx");
                                 connection.read_to_end();
                             },
        [](raw_connection& connection) {
            connection.read_request();
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb");
            connection.read_to_end();
        }});
    test_client      client;
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(client.response.body == "a");
    BOOST_TEST(!client.exchange_with(server.where(), get()).error);
    BOOST_TEST(client.response.body == "b");
}

BOOST_AUTO_TEST_CASE(chunks_may_lie_anywhere)
{
    std::string text = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    std::string body;
    for (int i = 0; i < 100'000; ++i) {
        auto const digits = std::to_string(i % 1000);
        text += std::to_string(digits.size()) + "\r\n" + digits + "\r\n";
        body += digits;
    }
    auto const [result, response] = reply_of(text + "0\r\n\r\n");
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST((response.body == body));
}

BOOST_AUTO_TEST_CASE(an_early_refusal_is_read_although_the_request_cannot_be_written)
{
    raw_server const server({[](raw_connection& connection) {
        connection.write("HTTP/1.1 413 Too Large\r\nContent-Length: 3\r\nConnection: close\r\n\r\nbig");
        char first = 0;
        connection.socket().read_some(boost::asio::buffer(&first, 1));
    }});
    test_client      client;
    auto const       result = client.exchange_with(server.where(), post(std::string(20'000'000, 'x')));
    BOOST_TEST(!result.error, result.detail);
    BOOST_TEST(client.response.status == 413);
}

BOOST_AUTO_TEST_SUITE_END()
