// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/http/endpoint.hpp>
#include <bindery/testing/detail/certificate.hpp>
#include <bindery/testing/http_server.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>
#include <ctime>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

BOOST_AUTO_TEST_SUITE(testing_http_server)

namespace http = bindery::http;
using bindery::testing::http_server;
using bindery::testing::http_server_config;
using tcp = boost::asio::ip::tcp;

namespace {

http_server_config const plain{.tls = false};

http::response echo(http::request const& request)
{
    http::response response;
    response.status = 200;
    response.body = request.method + " " + request.target + " " + request.body;
    return response;
}

/// A client that sends and receives text.
class raw_client
{
public:
    explicit raw_client(http_server const& server)
    {
        socket_.connect({boost::asio::ip::address_v4::loopback(), http::parse_endpoint(server.url()).port});
    }

    void send(std::string_view text)
    {
        boost::system::error_code gone;
        boost::asio::write(socket_, boost::asio::buffer(text), gone);
    }

    /// Reads until the text ends with `end`, or the server closes.
    std::string receive(std::string_view end)
    {
        std::string               text;
        std::array<char, 4096>    bytes{};
        boost::system::error_code gone;
        while (!gone && (end.empty() || !text.ends_with(end)))
            text.append(bytes.data(), socket_.read_some(boost::asio::buffer(bytes), gone));
        return text;
    }

    std::string receive_to_end() { return receive({}); }

    void finish()
    {
        boost::system::error_code gone;
        socket_.shutdown(tcp::socket::shutdown_send, gone);
    }

private:
    boost::asio::io_context context_{};
    tcp::socket             socket_{context_};
};

std::string answer(http_server const& server, std::string_view request)
{
    raw_client client(server);
    client.send(request);
    client.finish();
    return client.receive_to_end();
}

} // namespace

BOOST_AUTO_TEST_CASE(tells_its_url)
{
    http_server const with_tls(echo);
    http_server const without(echo, plain);
    BOOST_TEST(with_tls.url().starts_with("https://127.0.0.1:"));
    BOOST_TEST(without.url().starts_with("http://127.0.0.1:"));
    BOOST_TEST(with_tls.ca_pem().starts_with("-----BEGIN CERTIFICATE-----\n"));
    BOOST_TEST(without.ca_pem() == "");
}

BOOST_AUTO_TEST_CASE(takes_a_port)
{
    std::uint16_t port = 0;
    {
        http_server const first(echo, plain);
        port = http::parse_endpoint(first.url()).port;
        http_server_config const same{.tls = false, .port = port};
        BOOST_CHECK_THROW(http_server(echo, same), boost::system::system_error);
    }
    http_server_config const same{.tls = false, .port = port};
    http_server const        second(echo, same);
    BOOST_TEST(second.url() == "http://127.0.0.1:" + std::to_string(port));
}

BOOST_AUTO_TEST_CASE(serves_requests_one_after_the_other_on_a_connection)
{
    http_server const server(echo, plain);
    raw_client        client(server);
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\none");
    BOOST_TEST(client.receive("POST /a one")
               == "HTTP/1.1 200 OK\r\nContent-Length: 11\r\nConnection: keep-alive\r\n\r\nPOST /a one");
    client.send("GET /b HTTP/1.1\r\nHost: h\r\n\r\nGET /c HTTP/1.1\r\nHost: h\r\n\r\n");
    auto const both = client.receive("GET /c ");
    BOOST_TEST(both.find("\r\n\r\nGET /b HTTP") != both.npos);
    BOOST_TEST(server.connections_accepted() == 1u);
}

BOOST_AUTO_TEST_CASE(a_request_may_come_in_chunks)
{
    http_server const server(echo, plain);
    auto const        text =
        answer(server, "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
    BOOST_TEST(text.ends_with("POST / hello"), text);
}

BOOST_AUTO_TEST_CASE(closes_where_asked_to)
{
    http_server const server(echo, plain);
    for (auto const* const request : {"GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "GET / HTTP/1.0\r\n\r\n"}) {
        raw_client client(server);
        client.send(request);
        BOOST_TEST(
            client.receive_to_end() == "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nGET / ");
    }
    http_server const closing(
        [](http::request const& request) {
            auto response = echo(request);
            response.fields = {{"connection", "close"}};
            return response;
        },
        plain);
    raw_client client(closing);
    client.send("GET / HTTP/1.1\r\n\r\n");
    BOOST_TEST(client.receive_to_end() == "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\nGET / ");
}

BOOST_AUTO_TEST_CASE(some_responses_go_without_a_body)
{
    http_server const server(
        [](http::request const& request) {
            auto response = echo(request);
            response.status = request.target == "/204" ? 204 : 200;
            return response;
        },
        plain);
    BOOST_TEST(answer(server, "HEAD / HTTP/1.1\r\n\r\n")
               == "HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: keep-alive\r\n\r\n");
    BOOST_TEST(
        answer(server, "GET /204 HTTP/1.1\r\n\r\n") == "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n");
}

BOOST_AUTO_TEST_CASE(tells_a_client_that_waits_to_continue)
{
    http_server const server(echo, plain);
    raw_client        client(server);
    client.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    BOOST_TEST(client.receive("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    BOOST_TEST(client.receive("ok").starts_with("HTTP/1.1 200 OK\r\n"));
}

BOOST_AUTO_TEST_CASE(an_exception_becomes_a_500)
{
    http_server const server(
        [](http::request const& request) -> http::response {
            if (request.target == "/number")
                throw 1;
            throw std::runtime_error("out of cheese");
        },
        plain);
    auto const text = answer(server, "GET / HTTP/1.1\r\n\r\n");
    BOOST_TEST(text.starts_with("HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain"), text);
    BOOST_TEST(text.ends_with("\r\n\r\nout of cheese"), text);
    BOOST_TEST(answer(server, "GET /number HTTP/1.1\r\n\r\n").ends_with("\r\n\r\nthe handler failed"));
}

BOOST_AUTO_TEST_CASE(a_response_that_cannot_be_sent_becomes_a_500)
{
    http_server const server(
        [](http::request const& request) {
            http::response response;
            response.status = request.target == "/status" ? 0 : 200;
            if (request.target == "/field")
                response.fields = {{"A", "b\r\nC: d"}};
            if (request.target == "/reason")
                response.reason = "a\r\nb";
            return response;
        },
        plain);
    BOOST_TEST(answer(server, "GET /status HTTP/1.1\r\n\r\n").ends_with("\nthe handler returned the status 0"));
    BOOST_TEST(answer(server, "GET /field HTTP/1.1\r\n\r\n")
                   .ends_with("\nthe handler returned a malformed header field \"A\""));
    BOOST_TEST(answer(server, "GET /reason HTTP/1.1\r\n\r\n")
                   .ends_with("\nthe handler returned a control character in the reason"));
}

BOOST_AUTO_TEST_CASE(a_malformed_request_is_refused_and_ends_the_connection)
{
    http_server const server(echo, plain);
    for (std::string const request : {"garbage\r\n\r\n", "GET / HTTP/3.0\r\n\r\n", "GET / HTTP/1.1\r\nA\r\n\r\n",
             "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxy\r\n"})
    {
        raw_client client(server);
        client.send(request);
        auto const text = client.receive_to_end();
        BOOST_TEST(text.starts_with("HTTP/1.1 400 Bad Request\r\n"), text);
        BOOST_TEST(text.find("not a correct HTTP/1.1 request: ") != text.npos, text);
    }
    BOOST_TEST(answer(server, "GET / HTT") == "");
    BOOST_TEST(answer(server, "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab") == "");
}

BOOST_AUTO_TEST_CASE(too_much_is_refused)
{
    http_server const server(echo, plain);
    auto const        body =
        answer(server, "POST / HTTP/1.1\r\nContent-Length: 11000000\r\n\r\n" + std::string(11'000'000, 'x'));
    BOOST_TEST(body.starts_with("HTTP/1.1 413 Payload Too Large\r\n"), body);
    auto const header = answer(server, "POST / HTTP/1.1\r\nA: " + std::string(100'000, 'x') + "\r\n\r\n");
    BOOST_TEST(header.starts_with("HTTP/1.1 431 Request Header Fields Too Large\r\n"), header);
}

BOOST_AUTO_TEST_CASE(closes_connections_when_told_and_accepts_others)
{
    http_server server(echo, plain);
    raw_client  client(server);
    client.send("GET / HTTP/1.1\r\n\r\n");
    BOOST_TEST(!client.receive("GET / ").empty());
    server.close_connections();
    BOOST_TEST(client.receive_to_end() == "");
    BOOST_TEST(!answer(server, "GET / HTTP/1.1\r\n\r\n").empty());
    BOOST_TEST(server.connections_accepted() == 2u);
}

BOOST_AUTO_TEST_CASE(a_handler_may_close_the_connections)
{
    http_server* itself = nullptr;
    http_server  server(
        [&](http::request const& request) {
            itself->close_connections();
            return echo(request);
        },
        plain);
    itself = &server;
    BOOST_TEST(answer(server, "GET / HTTP/1.1\r\n\r\n") == "");
}

BOOST_AUTO_TEST_CASE(ends_with_connections_open)
{
    for (auto const& config : {plain, http_server_config{}}) {
        auto       server = std::make_unique<http_server>(echo, config);
        raw_client idle(*server);
        raw_client busy(*server);
        busy.send("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nabc");
        server.reset();
        BOOST_TEST(idle.receive_to_end() == "");
        BOOST_TEST(busy.receive_to_end() == "");
    }
}

BOOST_AUTO_TEST_CASE(its_certificate_is_what_strict_clients_want)
{
    auto const made = bindery::testing::detail::make_server_certificate("DNS:localhost,IP:127.0.0.1,IP:::1");
    auto const parse = [](std::string const& pem) {
        std::unique_ptr<BIO, decltype(&BIO_vfree)> const text(
            BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_vfree);
        return std::unique_ptr<X509, decltype(&X509_free)>(
            PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr), &X509_free);
    };
    auto const ca = parse(made.ca_pem);
    auto const leaf = parse(made.certificate_pem);
    BOOST_REQUIRE(ca);
    BOOST_REQUIRE(leaf);
    BOOST_TEST(X509_check_ca(ca.get()) == 1);
    BOOST_TEST(X509_check_ca(leaf.get()) == 0);
    BOOST_TEST(X509_check_host(leaf.get(), "localhost", 0, 0, nullptr) == 1);
    BOOST_TEST(X509_check_ip_asc(leaf.get(), "127.0.0.1", 0) == 1);
    BOOST_TEST(X509_check_ip_asc(leaf.get(), "::1", 0) == 1);
    BOOST_TEST(X509_check_host(leaf.get(), "example.org", 0, 0, nullptr) == 0);
    BOOST_TEST(X509_get_extended_key_usage(leaf.get()) == static_cast<unsigned>(XKU_SSL_SERVER));
    BOOST_TEST((X509_get0_subject_key_id(leaf.get()) != nullptr));
    BOOST_TEST(ASN1_OCTET_STRING_cmp(X509_get0_authority_key_id(leaf.get()), X509_get0_subject_key_id(ca.get())) == 0);

    std::unique_ptr<X509_STORE, decltype(&X509_STORE_free)> const         store(X509_STORE_new(), &X509_STORE_free);
    std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> const context(
        X509_STORE_CTX_new(), &X509_STORE_CTX_free);
    X509_STORE_add_cert(store.get(), ca.get());
    X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), nullptr);
    X509_STORE_CTX_set_flags(context.get(), X509_V_FLAG_X509_STRICT);
    X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_SSL_SERVER);
    BOOST_TEST(
        X509_verify_cert(context.get()) == 1, X509_verify_cert_error_string(X509_STORE_CTX_get_error(context.get())));

    std::time_t now = std::time(nullptr);
    auto const  compare_at = [&](ASN1_TIME const* limit, long offset) {
        std::time_t at = now + offset;
        return X509_cmp_time(limit, &at);
    };
    BOOST_TEST(compare_at(X509_get0_notBefore(leaf.get()), -3500) < 0);
    BOOST_TEST(compare_at(X509_get0_notAfter(leaf.get()), 364L * 24 * 3600) > 0);
}

BOOST_AUTO_TEST_SUITE_END()
