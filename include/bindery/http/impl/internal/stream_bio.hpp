// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_SOCKET_BIO_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_SOCKET_BIO_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <openssl/bio.h>

#include <cstddef>
#include <cstdint>

namespace bindery::http::detail {

/// A non-blocking socket as the source and sink of an OpenSSL connection. OpenSSL's own one would raise SIGPIPE, and
/// would not tell errors as error codes.
class socket_bio
{
public:
    explicit socket_bio(boost::asio::ip::tcp::socket& socket) : socket_(socket) { }

    /// The method of BIOs whose data is a socket_bio.
    static void define(BIO_METHOD* method)
    {
        BIO_meth_set_read(method, read);
        BIO_meth_set_write(method, write);
        BIO_meth_set_ctrl(method, control);
    }

    boost::system::error_code error{};        ///< Of the last transfer.
    bool                      at_end = false; ///< The peer has closed.
    std::uint64_t             bytes_sent = 0;

private:
    static socket_bio& of(BIO* bio) { return *static_cast<socket_bio*>(BIO_get_data(bio)); }

    bool must_wait() const
    {
        return error == boost::asio::error::would_block || error == boost::asio::error::try_again;
    }

    static int read(BIO* bio, char* into, int size)
    {
        auto& self = of(bio);
        BIO_clear_retry_flags(bio);
        auto const buffer = boost::asio::buffer(into, static_cast<std::size_t>(size));
        auto const count = self.socket_.read_some(buffer, self.error);
        if (!self.error)
            return static_cast<int>(count);
        self.at_end = self.error == boost::asio::error::eof;
        if (self.must_wait())
            BIO_set_retry_read(bio);
        return self.at_end ? 0 : -1;
    }

    static int write(BIO* bio, char const* bytes, int size)
    {
        auto& self = of(bio);
        BIO_clear_retry_flags(bio);
        auto const buffer = boost::asio::buffer(bytes, static_cast<std::size_t>(size));
        auto const count = self.socket_.write_some(buffer, self.error);
        self.bytes_sent += count;
        if (!self.error)
            return static_cast<int>(count);
        if (self.must_wait())
            BIO_set_retry_write(bio);
        return -1;
    }

    static long control(BIO* bio, int command, long, void*)
    {
        switch (command) {
        case BIO_CTRL_FLUSH: return 1;
        case BIO_CTRL_EOF: return of(bio).at_end ? 1 : 0;
        default: return 0;
        }
    }

    boost::asio::ip::tcp::socket& socket_;
};

} // namespace bindery::http::detail

#endif
