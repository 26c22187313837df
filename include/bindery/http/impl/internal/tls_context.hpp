// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_TLS_CONTEXT_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_TLS_CONTEXT_HPP

#include <bindery/http/impl/internal/openssl_ptr.hpp>
#include <bindery/http/impl/internal/stream_bio.hpp>

#include <openssl/bio.h>
#include <openssl/ssl.h>

namespace bindery::http::detail {

/// What TLS connections of one kind share. Streams keep it alive.
///
/// Thread safety: several streams may use it at once.
class tls_context
{
public:
    /// `method` is TLS_client_method() or TLS_server_method().
    explicit tls_context(SSL_METHOD const* method)
        : context_(require(SSL_CTX_new(method), "a TLS context")),
          bio_method_(require(BIO_meth_new(BIO_TYPE_SOURCE_SINK, "stream"), "a BIO"))
    {
        stream_bio::define(bio_method_.get());
        SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
        SSL_CTX_set_mode(context_.get(), SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);

        // One system call then reads several records.
        SSL_CTX_set_read_ahead(context_.get(), 1);
        SSL_CTX_set_default_read_buffer_len(context_.get(), 64 * 1024);
    }

    SSL_CTX*    get() const noexcept { return context_.get(); }
    BIO_METHOD* bio_method() const noexcept { return bio_method_.get(); }

private:
    openssl_ptr<SSL_CTX>    context_;
    openssl_ptr<BIO_METHOD> bio_method_;
};

} // namespace bindery::http::detail

#endif
