// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_TLS_SERVER_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_TLS_SERVER_HPP

#include <bindery/http/impl/internal/tls_stream.hpp>
#include <bindery/testing/detail/certificate.hpp>

#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <memory>
#include <string>
#include <utility>

namespace bindery::testing::detail {

/// A context for servers that show the given certificate.
inline std::shared_ptr<http::detail::tls_context const> make_server_context(server_certificate const& own)
{
    using namespace http::detail;
    auto const open = [](std::string const& pem) {
        return openssl_ptr<BIO>(require(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), "a BIO"));
    };
    auto const              certificate_text = open(own.certificate_pem);
    auto const              key_text = open(own.key_pem);
    openssl_ptr<X509> const certificate(
        require(PEM_read_bio_X509(certificate_text.get(), nullptr, nullptr, nullptr), "a certificate"));
    openssl_ptr<EVP_PKEY> const key(
        require(PEM_read_bio_PrivateKey(key_text.get(), nullptr, nullptr, nullptr), "a key"));

    auto context = std::make_shared<tls_context>(TLS_server_method());
    if (SSL_CTX_use_certificate(context->get(), certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(context->get(), key.get()) != 1)
        throw_openssl_failure("a TLS server");
    return context;
}

/// The server's end of a TLS connection.
class tls_server_stream : public http::detail::tls_stream
{
public:
    tls_server_stream(
        std::unique_ptr<http::detail::byte_stream> below, std::shared_ptr<http::detail::tls_context const> context)
        : tls_stream(std::move(below), std::move(context))
    {
        SSL_set_accept_state(ssl());
    }
};

} // namespace bindery::testing::detail

#endif
