// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_OPENSSL_PTR_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_OPENSSL_PTR_HPP

#include <bindery/error.hpp>

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <memory>
#include <string>

namespace bindery::http::detail {

struct openssl_deleter
{
    void operator()(BIGNUM* each) const noexcept { BN_free(each); }
    void operator()(BIO* each) const noexcept { BIO_free_all(each); }
    void operator()(BIO_METHOD* each) const noexcept { BIO_meth_free(each); }
    void operator()(EVP_MD* each) const noexcept { EVP_MD_free(each); }
    void operator()(EVP_MD_CTX* each) const noexcept { EVP_MD_CTX_free(each); }
    void operator()(EVP_PKEY* each) const noexcept { EVP_PKEY_free(each); }
    void operator()(SSL* each) const noexcept { SSL_free(each); }
    void operator()(SSL_CTX* each) const noexcept { SSL_CTX_free(each); }
    void operator()(X509* each) const noexcept { X509_free(each); }
    void operator()(X509_EXTENSION* each) const noexcept { X509_EXTENSION_free(each); }
};

/// Owns an object of OpenSSL's.
template <class T>
using openssl_ptr = std::unique_ptr<T, openssl_deleter>;

/// The error that OpenSSL has noted last, in its words. Empties its notes.
inline std::string take_openssl_reason()
{
    char const* const reason = ERR_reason_error_string(ERR_peek_last_error());
    std::string       result = reason ? reason : "OpenSSL gives no reason";
    ERR_clear_error();
    return result;
}

[[noreturn]] inline void throw_invalid_config(std::string const& what)
{
    throw error(make_error_code(errc::invalid_config), what);
}

[[noreturn]] inline void throw_openssl_failure(char const* what)
{
    throw_invalid_config(std::string("OpenSSL cannot make ") + what + ": " + take_openssl_reason());
}

/// Passes on what OpenSSL has made, or throws where it could not make it.
template <class T>
T* require(T* made, char const* what)
{
    if (!made)
        throw_openssl_failure(what);
    return made;
}

} // namespace bindery::http::detail

#endif
