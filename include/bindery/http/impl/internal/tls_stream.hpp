// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_TLS_STREAM_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_TLS_STREAM_HPP

#include <bindery/http/impl/internal/byte_stream.hpp>
#include <bindery/http/impl/internal/stream_bio.hpp>
#include <bindery/http/impl/internal/tls_context.hpp>

#include <boost/asio/ssl/error.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>

#include <memory>
#include <string>
#include <utility>

namespace bindery::http::detail {

/// Whether the other side has ended the connection because of the certificate that it was shown, or because it was
/// shown none. In TLS 1.3 a client is told only after its handshake.
inline bool is_certificate_refusal(boost::system::error_code error)
{
    if (error.category() != boost::asio::error::get_ssl_category())
        return false;
    int const alert = ERR_GET_REASON(static_cast<unsigned int>(error.value())) - SSL_AD_REASON_OFFSET;
    return (alert >= SSL_AD_BAD_CERTIFICATE && alert <= SSL_AD_ACCESS_DENIED && alert != SSL_AD_ILLEGAL_PARAMETER)
           || alert == SSL_AD_CERTIFICATE_REQUIRED;
}

/// A TLS connection over another stream. A derived class says which side of it this is.
class tls_stream : public byte_stream
{
public:
    tls_stream(std::unique_ptr<byte_stream> below, std::shared_ptr<tls_context const> context)
        : below_(std::move(below)), network_(*below_), context_(std::move(context)),
          ssl_(require(SSL_new(context_->get()), "a TLS connection"))
    {
        BIO* const bio = require(BIO_new(context_->bio_method()), "a BIO");
        BIO_set_data(bio, &network_);
        BIO_set_init(bio, 1);
        SSL_set_bio(ssl_.get(), bio, bio);
    }

    stream_step handshake() override
    {
        ERR_clear_error();
        return outcome(SSL_do_handshake(ssl_.get()), 0);
    }

    stream_step read(char* into, std::size_t size) override
    {
        ERR_clear_error();
        std::size_t count = 0;
        int const   result = SSL_read_ex(ssl_.get(), into, size, &count);
        return outcome(result, count);
    }

    stream_step write(std::string_view bytes) override
    {
        ERR_clear_error();
        auto const  sent_before = below_->bytes_sent();
        std::size_t count = 0;
        int const   result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
        bytes_sent_ += below_->bytes_sent() - sent_before;
        return outcome(result, count);
    }

    // Reading also takes in what the peer may send at any time, such as session tickets.
    bool is_stale() override
    {
        ERR_clear_error();
        char       byte = 0;
        int const  result = SSL_peek(ssl_.get(), &byte, 1);
        auto const step = outcome(result, 0);
        return step.status != step_status::want_read;
    }

    void finish() override
    {
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
        ERR_clear_error();
        below_->finish();
    }

    socket_type& socket() noexcept override { return below_->socket(); }

    bool has_pending() const noexcept override { return SSL_has_pending(ssl_.get()) == 1 || below_->has_pending(); }

    std::string explain(boost::system::error_code error) const override
    {
        if (error.category() != boost::asio::error::get_ssl_category())
            return byte_stream::explain(error);
        // The category's own message is no more than this, but with OpenSSL's names of its parts.
        auto const        value = static_cast<unsigned int>(error.value());
        char const* const reason = ERR_reason_error_string(value);
        std::string       result = reason ? reason : "TLS error " + std::to_string(value);
        if (ERR_GET_REASON(value) == SSL_R_WRONG_VERSION_NUMBER)
            result += " (the other side does not speak TLS; is its endpoint http:// rather than https://?)";
        if (is_certificate_refusal(error))
            result += " (the other side does not accept the certificate that it was shown, or asks for one)";
        return result;
    }

protected:
    SSL* ssl() const noexcept { return ssl_.get(); }

private:
    /// What a call of OpenSSL came to. `count` is what it is to report as transferred.
    stream_step outcome(int result, std::size_t count)
    {
        if (result == 1)
            return {step_status::done, count};
        int const kind = SSL_get_error(ssl_.get(), result);
        if (kind == SSL_ERROR_WANT_READ)
            return {step_status::want_read};
        if (kind == SSL_ERROR_WANT_WRITE)
            return {step_status::want_write};
        if (kind == SSL_ERROR_ZERO_RETURN)
            return {step_status::end, 0, boost::asio::error::eof};

        auto const code = static_cast<int>(ERR_get_error());
        ERR_clear_error();
        if (network_.at_end) // Without the notice that TLS demands: the connection may have been cut.
            return {step_status::failed, 0, boost::asio::error::eof};
        if (kind == SSL_ERROR_SYSCALL)
            return {step_status::failed, 0, network_.error};
        return {step_status::failed, 0, {code, boost::asio::error::get_ssl_category()}};
    }

    std::unique_ptr<byte_stream>       below_;
    stream_bio                         network_;
    std::shared_ptr<tls_context const> context_;
    openssl_ptr<SSL>                   ssl_;
};

} // namespace bindery::http::detail

#endif
