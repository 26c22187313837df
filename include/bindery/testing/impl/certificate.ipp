// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_CERTIFICATE_IPP
#define BINDERY_TESTING_IMPL_CERTIFICATE_IPP

#include <bindery/testing/detail/certificate.hpp>

#include <bindery/http/impl/internal/openssl_ptr.hpp>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <array>

namespace bindery::testing::detail {

using http::detail::openssl_ptr;
using http::detail::require;

inline void require_success(bool succeeded, char const* what)
{
    if (!succeeded)
        http::detail::throw_openssl_failure(what);
}

/// A certificate being made.
class certificate_builder
{
public:
    /// `common_name` is whom it is for; `issuer` is the authority's certificate, or empty for that of an authority.
    certificate_builder(char const* common_name, EVP_PKEY* key, X509* issuer)
        : certificate_(require(X509_new(), "a certificate")), issuer_(issuer ? issuer : certificate_.get())
    {
        X509* const made = certificate_.get();

        // Clients may keep apart certificates of one authority by number, so that of every run is its own.
        std::array<unsigned char, 16> serial{};
        require_success(RAND_bytes(serial.data(), serial.size()) == 1, "a random number");
        serial[0] &= 0x7f;
        openssl_ptr<BIGNUM> const number(require(BN_bin2bn(serial.data(), serial.size(), nullptr), "a number"));
        require_success(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(made)) != nullptr, "a serial number");

        constexpr long hour = 60 * 60;
        bool const     filled =
            X509_set_version(made, X509_VERSION_3) == 1 && X509_gmtime_adj(X509_getm_notBefore(made), -hour)
            && X509_gmtime_adj(X509_getm_notAfter(made), 365 * 24 * hour) && X509_set_pubkey(made, key) == 1
            && X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                   reinterpret_cast<unsigned char const*>(common_name), -1, -1, 0)
                   == 1
            && X509_set_issuer_name(made, X509_get_subject_name(issuer_)) == 1;
        require_success(filled, "a certificate");
    }

    /// Adds an extension, whose value is in the notation of openssl.cnf.
    void add(int id, char const* value)
    {
        X509V3_CTX context;
        X509V3_set_ctx_nodb(&context);
        X509V3_set_ctx(&context, issuer_, certificate_.get(), nullptr, nullptr, 0);
        openssl_ptr<X509_EXTENSION> const extension(
            require(X509V3_EXT_nconf_nid(nullptr, &context, id, value), "a certificate's extension"));
        require_success(X509_add_ext(certificate_.get(), extension.get(), -1) == 1, "a certificate's extension");
    }

    openssl_ptr<X509> sign(EVP_PKEY* key)
    {
        require_success(X509_sign(certificate_.get(), key, EVP_sha256()) != 0, "a signature");
        return std::move(certificate_);
    }

private:
    openssl_ptr<X509> certificate_;
    X509*             issuer_;
};

/// What `write` writes into a BIO.
template <class Write>
std::string to_pem(Write write)
{
    openssl_ptr<BIO> const out(require(BIO_new(BIO_s_mem()), "a BIO"));
    require_success(write(out.get()) == 1, "PEM");
    char*      data = nullptr;
    auto const size = BIO_get_mem_data(out.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

inline std::string to_pem(X509* certificate)
{
    return to_pem([=](BIO* out) { return PEM_write_bio_X509(out, certificate); });
}

inline std::string to_pem(EVP_PKEY* key)
{
    return to_pem([=](BIO* out) { return PEM_write_bio_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

BINDERY_DECL server_certificate make_server_certificate(std::string const& names)
{
    openssl_ptr<EVP_PKEY> const ca_key(require(EVP_EC_gen("P-256"), "a key"));
    certificate_builder         ca("Bindery loopback authority", ca_key.get(), nullptr);
    ca.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    ca.add(NID_key_usage, "critical,keyCertSign,cRLSign");
    ca.add(NID_subject_key_identifier, "hash");
    auto const ca_certificate = ca.sign(ca_key.get());

    openssl_ptr<EVP_PKEY> const key(require(EVP_EC_gen("P-256"), "a key"));
    certificate_builder         leaf("Bindery loopback server", key.get(), ca_certificate.get());
    leaf.add(NID_basic_constraints, "critical,CA:FALSE");
    leaf.add(NID_key_usage, "critical,digitalSignature");
    leaf.add(NID_ext_key_usage, "serverAuth");
    leaf.add(NID_subject_alt_name, names.c_str());
    leaf.add(NID_subject_key_identifier, "hash");
    leaf.add(NID_authority_key_identifier, "keyid:always");
    auto const certificate = leaf.sign(ca_key.get());

    return {to_pem(ca_certificate.get()), to_pem(certificate.get()), to_pem(key.get())};
}

} // namespace bindery::testing::detail

#endif
