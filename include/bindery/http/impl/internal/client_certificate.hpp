// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_CLIENT_CERTIFICATE_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_CLIENT_CERTIFICATE_HPP

#include <bindery/http/impl/internal/openssl_ptr.hpp>
#include <bindery/http/impl/internal/pem_text.hpp>
#include <bindery/http/pool_config.hpp>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstring>
#include <string>
#include <vector>

namespace bindery::http::detail {

/// Hands OpenSSL a passphrase when it asks for one. Without it, OpenSSL would ask at the terminal.
struct passphrase_request
{
    std::string const& passphrase;
    bool               was_made = false;

    static int answer(char* into, int size, int, void* self)
    {
        auto& request = *static_cast<passphrase_request*>(self);
        request.was_made = true;
        if (request.passphrase.empty() || request.passphrase.size() > static_cast<std::size_t>(size))
            return -1;
        std::memcpy(into, request.passphrase.data(), request.passphrase.size());
        return static_cast<int>(request.passphrase.size());
    }
};

inline openssl_ptr<EVP_PKEY> read_private_key(pem_text const& from, std::string const& passphrase)
{
    auto const            text = from.open();
    passphrase_request    request{passphrase};
    openssl_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(text.get(), nullptr, passphrase_request::answer, &request));
    if (key)
        return key;
    auto const reason = take_openssl_reason();
    if (request.was_made && passphrase.empty())
        throw_invalid_config("the private key of " + from.source + " is encrypted, and key_passphrase is empty");
    if (request.was_made)
        throw_invalid_config(
            "the private key of " + from.source + " cannot be decrypted with key_passphrase: " + reason);
    if (from.text.find("PRIVATE KEY-----") == from.text.npos) // Of this, OpenSSL tells in more than one way.
        throw_invalid_config(from.source + " contains no private key in PEM");
    throw_invalid_config("the private key of " + from.source + " is malformed: " + reason);
}

/// Lets connections of a context show the certificate of a configuration, if it has one.
///
/// Errors: bindery::error (errc::invalid_config), one sentence for what is wrong.
inline void use_client_certificate(SSL_CTX* context, tls_config const& config)
{
    auto const certificate_text =
        find_pem(config.certificate_pem, "certificate_pem", config.certificate_file, "certificate_file");
    auto const key_text = find_pem(config.key_pem, "key_pem", config.key_file, "key_file");
    if (!certificate_text && !key_text)
        return;
    if (!key_text)
        throw_invalid_config(certificate_text->source + " needs a private key, in key_pem or key_file");
    if (!certificate_text)
        throw_invalid_config(key_text->source + " needs a certificate, in certificate_pem or certificate_file");

    auto const chain = read_certificates(*certificate_text);
    auto const key = read_private_key(*key_text, config.key_passphrase);
    if (X509_check_private_key(chain.front().get(), key.get()) != 1) {
        ERR_clear_error();
        throw_invalid_config("the private key of " + key_text->source + " does not belong to the first certificate of "
                             + certificate_text->source);
    }
    bool is_used =
        SSL_CTX_use_certificate(context, chain.front().get()) == 1 && SSL_CTX_use_PrivateKey(context, key.get()) == 1;
    for (std::size_t i = 1; i < chain.size() && is_used; ++i)
        is_used = SSL_CTX_add1_chain_cert(context, chain[i].get()) == 1;
    if (!is_used)
        throw_invalid_config("TLS cannot use " + certificate_text->source + ": " + take_openssl_reason());
}

} // namespace bindery::http::detail

#endif
