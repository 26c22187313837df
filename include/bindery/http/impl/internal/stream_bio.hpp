// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_STREAM_BIO_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_STREAM_BIO_HPP

#include <bindery/http/impl/internal/byte_stream.hpp>

#include <boost/system/error_code.hpp>

#include <openssl/bio.h>

#include <cstddef>
#include <string_view>

namespace bindery::http::detail {

/// A stream as the source and sink of an OpenSSL connection: a socket, or another TLS connection. OpenSSL's own one for
/// sockets would raise SIGPIPE, and would not tell errors as error codes.
class stream_bio
{
public:
    explicit stream_bio(byte_stream& below) : below_(below) { }

    /// The method of BIOs whose data is a stream_bio.
    static void define(BIO_METHOD* method)
    {
        BIO_meth_set_read(method, read);
        BIO_meth_set_write(method, write);
        BIO_meth_set_ctrl(method, control);
    }

    boost::system::error_code error{};        ///< Of the last transfer.
    bool                      at_end = false; ///< The peer has ended the stream.

private:
    static stream_bio& of(BIO* bio) { return *static_cast<stream_bio*>(BIO_get_data(bio)); }

    static int read(BIO* bio, char* into, int size)
    {
        auto&      self = of(bio);
        auto const step = self.below_.read(into, static_cast<std::size_t>(size));
        int const  count = self.outcome(bio, step);
        self.at_end = step.status == step_status::end;
        return self.at_end ? 0 : count;
    }

    static int write(BIO* bio, char const* bytes, int size)
    {
        auto& self = of(bio);
        return self.outcome(bio, self.below_.write(std::string_view(bytes, static_cast<std::size_t>(size))));
    }

    int outcome(BIO* bio, stream_step const& step)
    {
        error = step.error;
        BIO_clear_retry_flags(bio);
        switch (step.status) {
        case step_status::done: return static_cast<int>(step.size);
        case step_status::want_read: BIO_set_retry_read(bio); return -1;
        case step_status::want_write: BIO_set_retry_write(bio); return -1;
        default: return -1;
        }
    }

    static long control(BIO* bio, int command, long, void*)
    {
        switch (command) {
        case BIO_CTRL_FLUSH: return 1;
        case BIO_CTRL_EOF: return of(bio).at_end ? 1 : 0;
        default: return 0;
        }
    }

    byte_stream& below_;
};

} // namespace bindery::http::detail

#endif
