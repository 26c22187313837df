// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_TLS_CLIENT_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_TLS_CLIENT_HPP

#include <bindery/http/detail/ip_address.hpp>
#include <bindery/http/impl/internal/client_certificate.hpp>
#include <bindery/http/impl/internal/pem_text.hpp>
#include <bindery/http/impl/internal/tls_stream.hpp>
#include <bindery/http/pool_config.hpp>

#include <boost/asio/ssl/error.hpp>

#include <openssl/err.h>
#include <openssl/sslerr.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace bindery::http::detail {

inline void trust_certificates(SSL_CTX* context, pem_text const& from)
{
    X509_STORE* const store = SSL_CTX_get_cert_store(context);
    for (auto const& each : read_certificates(from))
        if (X509_STORE_add_cert(store, each.get()) != 1)
            throw_invalid_config("cannot trust a certificate of " + from.source + ": " + take_openssl_reason());
}

/// The context of clients that trust what a configuration says, and show its certificate.
///
/// Thread safety: context() may be called at any time.
class client_tls
{
public:
    explicit client_tls(tls_config const& config) : context_(std::make_shared<tls_context>(TLS_client_method()))
    {
        SSL_CTX_set_verify(context_->get(), SSL_VERIFY_PEER, nullptr);
        if (auto const authorities = find_pem(config.ca_pem, "ca_pem", config.ca_file, "ca_file"))
            trust_certificates(context_->get(), *authorities);
        else
            trusts_system_ = true;
        use_client_certificate(context_->get(), config);
    }

    std::shared_ptr<tls_context const> context() const
    {
        // Reading the system's authorities takes OpenSSL 3 tens of milliseconds. Who speaks plain HTTP does not wait.
        if (trusts_system_)
            std::call_once(system_is_read_, [&] {
                if (SSL_CTX_set_default_verify_paths(context_->get()) != 1)
                    throw_invalid_config("cannot use the system's certificates: " + take_openssl_reason());
            });
        return context_;
    }

private:
    std::shared_ptr<tls_context> context_;
    bool                         trusts_system_ = false;
    mutable std::once_flag       system_is_read_;
};

/// The client's end of a TLS connection to `host`, a name or an address, whose certificate must be valid for it.
class tls_client_stream final : public tls_stream
{
public:
    tls_client_stream(std::unique_ptr<byte_stream> below, std::shared_ptr<tls_context const> context, std::string host)
        : tls_stream(std::move(below), std::move(context)), host_(std::move(host))
    {
        if (host_.ends_with('.')) // Marks a name as absolute in DNS, but stands in no certificate.
            host_.pop_back();
        SSL_set_connect_state(ssl());
        auto const address = to_address(host_);
        if (!address)
            expect_name();
        else if (address->is_v4())
            expect_address(address->to_v4().to_bytes());
        else
            expect_address(address->to_v6().to_bytes());
    }

    /// Shows no certificate, even if the server asks for one.
    void stay_anonymous() { SSL_certs_clear(ssl()); }

    std::string explain(boost::system::error_code error) const override
    {
        auto const verdict = SSL_get_verify_result(ssl());
        if (verdict == X509_V_OK)
            return tls_stream::explain(error);
        std::string result = std::string("certificate verify failed: ") + X509_verify_cert_error_string(verdict);
        if (verdict == X509_V_ERR_HOSTNAME_MISMATCH || verdict == X509_V_ERR_IP_ADDRESS_MISMATCH)
            result += " (it is not valid for " + host_ + ")";
        return result;
    }

    // Broken bytes and a server's internal error may pass; what the two sides cannot agree on will not.
    bool is_permanent(boost::system::error_code error) const override
    {
        if (SSL_get_verify_result(ssl()) != X509_V_OK)
            return true;
        auto const value = static_cast<unsigned int>(error.value());
        if (error.category() != boost::asio::error::get_ssl_category() || ERR_GET_LIB(value) != ERR_LIB_SSL)
            return false;
        switch (ERR_GET_REASON(value)) {
        case SSL_R_WRONG_VERSION_NUMBER:
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_NO_CIPHERS_AVAILABLE:
        case SSL_R_SSLV3_ALERT_HANDSHAKE_FAILURE:
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
        case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
        case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
        case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
        case SSL_R_TLSV1_ALERT_INSUFFICIENT_SECURITY:
        case SSL_R_TLSV1_UNRECOGNIZED_NAME:
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED: return true;
        default: return false;
        }
    }

private:
    void expect_name()
    {
        SSL_set_hostflags(ssl(), X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
        if (SSL_set_tlsext_host_name(ssl(), host_.c_str()) != 1 || SSL_set1_host(ssl(), host_.c_str()) != 1)
            throw_invalid_config("TLS cannot ask for the host " + host_ + ": " + take_openssl_reason());
    }

    template <class Bytes>
    void expect_address(Bytes const& bytes)
    {
        if (X509_VERIFY_PARAM_set1_ip(SSL_get0_param(ssl()), bytes.data(), bytes.size()) != 1)
            throw_invalid_config("TLS cannot expect the address " + host_ + ": " + take_openssl_reason());
    }

    std::string host_;
};

} // namespace bindery::http::detail

#endif
