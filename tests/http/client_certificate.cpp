// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "raw_server.hpp"
#include "test_client.hpp"
#include "test_proxy.hpp"
#include "tls_session.hpp"

#include <bindery/error.hpp>
#include <bindery/http/impl/internal/openssl_ptr.hpp>
#include <bindery/testing/detail/certificate.hpp>

#include <boost/asio/ssl/error.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(http_client_certificate)

using namespace test_http_client;
using bindery::testing::detail::make_server_certificate;
using bindery::testing::detail::server_certificate;
using http::detail::openssl_ptr;
using test_http_proxy::plain_stream;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;
using test_http_tls::block_on;

namespace {

/// A server's side of TLS that wants to know who the client is.
class asking_stream : public bindery::testing::detail::tls_server_stream
{
public:
    asking_stream(std::unique_ptr<http::detail::byte_stream> below, server_certificate const& own,
        std::string const& trusted_pem, int version)
        : tls_server_stream(std::move(below), make_context(own, trusted_pem, version))
    {
    }

    /// How many certificates the client has shown.
    int shown() const
    {
        openssl_ptr<X509> const own(SSL_get1_peer_certificate(ssl()));
        auto const* const       others = SSL_get_peer_cert_chain(ssl());
        return (own ? 1 : 0) + (others ? sk_X509_num(others) : 0);
    }

private:
    static std::shared_ptr<http::detail::tls_context const> make_context(
        server_certificate const& own, std::string const& trusted_pem, int version)
    {
        auto                    context = bindery::testing::detail::make_server_context(own);
        openssl_ptr<BIO> const  text(BIO_new_mem_buf(trusted_pem.data(), static_cast<int>(trusted_pem.size())));
        openssl_ptr<X509> const authority(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr));
        X509_STORE_add_cert(SSL_CTX_get_cert_store(context->get()), authority.get());
        SSL_CTX_set_purpose(context->get(), X509_PURPOSE_ANY); // The test's certificates are servers'.
        SSL_CTX_set_verify(context->get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        SSL_CTX_set_max_proto_version(context->get(), version);
        return context;
    }
};

struct certificates
{
    server_certificate server = make_server_certificate("IP:127.0.0.1");
    server_certificate client = make_server_certificate("DNS:client");
};

/// Answers one request of a client that shows a certificate, and notes how many it shows.
raw_server::script asking(certificates const& known, int version, int& shown)
{
    return [&known, version, &shown](raw_connection& connection) {
        auto          plain = std::make_unique<plain_stream>(std::move(connection.socket()));
        auto&         below = *plain;
        asking_stream stream(std::move(plain), known.server, known.client.ca_pem, version);
        if (block_on(stream, [&] { return stream.handshake(); }).status == test_http_tls::step_status::done) {
            shown = stream.shown();
            test_http_proxy::read_head(stream);
            test_http_proxy::write_text(stream, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        }
        char bytes[1024]; // Until the client closes, since a reset would take the alert back.
        while (
            block_on(below, [&] { return below.read(bytes, sizeof bytes); }).status == test_http_tls::step_status::done)
            ;
    };
}

openssl_ptr<EVP_PKEY> parse_key(std::string const& pem)
{
    openssl_ptr<BIO> const text(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    return openssl_ptr<EVP_PKEY>(PEM_read_bio_PrivateKey(text.get(), nullptr, nullptr, nullptr));
}

/// The same key, encrypted in one of the two ways in which PEM has it.
std::string encrypt_key(std::string const& pem, std::string passphrase, bool traditional)
{
    auto const             key = parse_key(pem);
    openssl_ptr<BIO> const out(BIO_new(BIO_s_mem()));
    auto* const            bytes = reinterpret_cast<unsigned char*>(passphrase.data());
    auto const             size = static_cast<int>(passphrase.size());
    int const              written = traditional ? PEM_write_bio_PrivateKey_traditional(
                                         out.get(), key.get(), EVP_aes_256_cbc(), bytes, size, nullptr, nullptr)
                                                 : PEM_write_bio_PKCS8PrivateKey(out.get(), key.get(), EVP_aes_256_cbc(),
                                                     passphrase.data(), size, nullptr, nullptr);
    BOOST_REQUIRE(written == 1);
    char*      data = nullptr;
    auto const length = BIO_get_mem_data(out.get(), &data);
    return {data, static_cast<std::size_t>(length)};
}

http::pool_config showing(certificates const& known)
{
    http::pool_config config;
    config.tls.ca_pem = known.server.ca_pem;
    config.tls.certificate_pem = known.client.certificate_pem;
    config.tls.key_pem = known.client.key_pem;
    return config;
}

std::string refusal_of_tls(http::tls_config const& tls)
{
    boost::asio::io_context context;
    http::pool_config       config;
    config.tls = tls;
    try {
        http::make_pooled_transport(context.get_executor(), config);
        return {};
    }
    catch (bindery::error const& error) {
        BOOST_TEST((error.code() == bindery::errc::invalid_config));
        return error.what();
    }
}

constexpr int versions[]{TLS1_2_VERSION, TLS1_3_VERSION};

} // namespace

BOOST_DATA_TEST_CASE(is_shown_to_servers_that_ask, boost::unit_test::data::make(versions), version)
{
    certificates const known;
    for (bool const with_issuer : {false, true}) {
        int shown = 0;
        {
            raw_server const server({asking(known, version, shown)});
            auto             config = showing(known);
            if (with_issuer)
                config.tls.certificate_pem += known.client.ca_pem;
            test_client client(config);
            auto const  result = client.exchange_with(server.where(true), get());
            BOOST_TEST(!result.error, result.detail);
        }
        // The server sees its peer's own certificate and the rest of the chain.
        BOOST_TEST(shown == (with_issuer ? 2 : 1));
    }
}

BOOST_AUTO_TEST_CASE(keys_may_be_encrypted)
{
    certificates const known;
    for (bool const traditional : {false, true}) {
        int              shown = 0;
        raw_server const server({asking(known, TLS1_3_VERSION, shown)});
        auto             config = showing(known);
        config.tls.key_pem = encrypt_key(known.client.key_pem, "correct horse", traditional);
        config.tls.key_passphrase = "correct horse";
        test_client client(config);
        auto const  result = client.exchange_with(server.where(true), get());
        BOOST_TEST(!result.error, result.detail);
    }
}

BOOST_AUTO_TEST_CASE(certificate_and_key_may_stand_in_one_file)
{
    certificates const known;
    int                shown = 0;
    raw_server const   server({asking(known, TLS1_3_VERSION, shown)});
    char const* const  directory = std::getenv("TMPDIR");
    auto const         path =
        std::string(directory ? directory : "/tmp") + "/bindery-test-client-" + std::to_string(server.port()) + ".pem";
    std::ofstream(path) << known.client.key_pem << "\n" << known.client.certificate_pem;
    http::pool_config config;
    config.tls.ca_pem = known.server.ca_pem;
    config.tls.certificate_file = path;
    config.tls.key_file = path;
    test_client client(config);
    std::remove(path.c_str());
    auto const result = client.exchange_with(server.where(true), get());
    BOOST_TEST(!result.error, result.detail);
}

BOOST_DATA_TEST_CASE(a_server_that_does_not_accept_it_says_so, boost::unit_test::data::make(versions), version)
{
    certificates const known;
    certificates const unknown;
    int                shown = 0;
    auto const         play = asking(known, version, shown);
    raw_server const   server({play, play});

    auto config = showing(known);
    config.tls.certificate_pem.clear();
    config.tls.key_pem.clear();
    test_client anonymous(config);
    auto const  none = anonymous.exchange_with(server.where(true), get());
    BOOST_TEST((none.error.category() == boost::asio::error::get_ssl_category()));
    BOOST_TEST(!none.transient);

    config.tls.certificate_pem = unknown.client.certificate_pem;
    config.tls.key_pem = unknown.client.key_pem;
    test_client stranger(config);
    auto const  another = stranger.exchange_with(server.where(true), get());
    BOOST_TEST((another.error.category() == boost::asio::error::get_ssl_category()));
    BOOST_TEST(!another.transient);
    auto const hint = " (the other side does not accept the certificate that it was shown, or asks for one)";
    BOOST_TEST(another.detail.ends_with(hint), another.detail);
    if (version == TLS1_3_VERSION)
        BOOST_TEST(none.detail.ends_with(hint), none.detail);
    BOOST_TEST(shown == 0);
}

BOOST_AUTO_TEST_CASE(is_not_shown_to_a_proxy)
{
    certificates const known;
    int                shown = 0;
    raw_server const   proxy({asking(known, TLS1_3_VERSION, shown)});
    auto               config = showing(known);
    config.proxy = http::proxy_config{
        .https_proxy = "https://127.0.0.1:" + std::to_string(proxy.port()), .http_proxy = {}, .no_proxy = {}};
    test_client client(config);
    auto const  result = client.exchange_with({.tls = true, .host = "far.invalid", .port = 443}, get());
    BOOST_TEST(
        result.detail.starts_with("cannot open a tunnel to https://far.invalid:443 through the proxy "), result.detail);
    BOOST_TEST(shown == 0);
}

BOOST_AUTO_TEST_CASE(what_cannot_work_is_refused_up_front)
{
    auto const             own = make_server_certificate("DNS:client");
    auto const             other = make_server_certificate("DNS:client");
    auto const             pkcs8 = encrypt_key(own.key_pem, "correct horse", false);
    auto const             traditional = encrypt_key(own.key_pem, "correct horse", true);
    std::string_view const malformed = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    BOOST_TEST(refusal_of_tls({.certificate_pem = own.certificate_pem})
               == "certificate_pem needs a private key, in key_pem or key_file");
    BOOST_TEST(refusal_of_tls({.key_pem = own.key_pem})
               == "key_pem needs a certificate, in certificate_pem or certificate_file");
    BOOST_TEST(refusal_of_tls({.certificate_pem = "x", .certificate_file = "y"})
               == "both certificate_pem and certificate_file are set: only one of them can be used");
    BOOST_TEST(refusal_of_tls({.certificate_pem = "x", .key_pem = "x", .key_file = "y"})
               == "both key_pem and key_file are set: only one of them can be used");
    BOOST_TEST(refusal_of_tls({.certificate_file = "/nonexistent/client.pem", .key_pem = "x"})
               == "cannot read certificate_file \"/nonexistent/client.pem\": No such file or directory");
    BOOST_TEST(refusal_of_tls({.certificate_pem = "x", .key_file = "/nonexistent/key.pem"})
               == "cannot read key_file \"/nonexistent/key.pem\": No such file or directory");
    BOOST_TEST(refusal_of_tls({.certificate_pem = own.key_pem, .key_pem = own.key_pem})
               == "certificate_pem contains no certificate in PEM");
    BOOST_TEST(refusal_of_tls({.certificate_file = "/dev/null", .key_pem = own.key_pem})
               == "certificate_file \"/dev/null\" contains no certificate in PEM");

    auto const with_key = [&](std::string key, std::string passphrase = "") {
        return refusal_of_tls({.certificate_pem = own.certificate_pem,
            .key_pem = std::move(key),
            .key_passphrase = std::move(passphrase)});
    };
    BOOST_TEST(with_key(own.key_pem) == "");
    BOOST_TEST(with_key(own.key_pem, "of no use") == "");
    BOOST_TEST(with_key(own.certificate_pem) == "key_pem contains no private key in PEM");
    BOOST_TEST(with_key(std::string(malformed)).starts_with("the private key of key_pem is malformed: "));
    BOOST_TEST(with_key(other.key_pem)
               == "the private key of key_pem does not belong to the first certificate of certificate_pem");
    for (auto const& encrypted : {pkcs8, traditional}) {
        BOOST_TEST(with_key(encrypted, "correct horse") == "");
        BOOST_TEST(with_key(encrypted) == "the private key of key_pem is encrypted, and key_passphrase is empty");
        for (std::string const& wrong : {std::string("battery staple"), std::string(5000, 'x')}) {
            auto const refused = with_key(encrypted, wrong);
            BOOST_TEST(
                refused.starts_with("the private key of key_pem cannot be decrypted with key_passphrase: "), refused);
            BOOST_TEST(refused.find(wrong) == refused.npos);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
