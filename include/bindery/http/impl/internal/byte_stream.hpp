// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_BYTE_STREAM_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_BYTE_STREAM_HPP

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::http::detail {

/// What became of a step on a stream that does not block.
enum class step_status {
    done,
    want_read,  ///< Nothing: take the step again once the socket is readable.
    want_write, ///< Nothing: take the step again once the socket is writable.
    end,        ///< Nothing: the peer has ended the stream as its protocol demands.
    failed,     ///< Nothing: see the error.
};

struct stream_step
{
    step_status               status = step_status::done;
    std::size_t               size = 0; ///< How many bytes were read or written.
    boost::system::error_code error{};
};

/// A connected socket with or without TLS, on which no call blocks. The waiting is done elsewhere, once for all kinds:
/// that spares the compiler Asio's composed operations, and leaves TLS a plain library call.
class byte_stream
{
public:
    using socket_type = boost::asio::ip::tcp::socket;

    byte_stream() = default;
    byte_stream(byte_stream const&) = delete;
    byte_stream& operator=(byte_stream const&) = delete;
    virtual ~byte_stream() = default;

    /// What must be done before the first read and write.
    virtual stream_step handshake() = 0;
    virtual stream_step read(char* into, std::size_t size) = 0;
    virtual stream_step write(std::string_view bytes) = 0;

    /// Whether an idle connection is unusable: closed by the peer, or with bytes that nobody asked for.
    virtual bool is_stale() = 0;

    /// Tells the peer that nothing more will be written.
    virtual void finish() = 0;

    /// The error of a step, in words for people.
    virtual std::string explain(boost::system::error_code error) const
    {
        return error == boost::asio::error::eof ? "the connection was closed" : error.message();
    }

    /// Whether a handshake that failed so must fail again, because of how the two sides are set up.
    virtual bool is_permanent(boost::system::error_code) const { return false; }

    /// How many bytes of what was given to write() have been handed to the network, or may have been.
    std::uint64_t bytes_sent() const noexcept { return bytes_sent_; }

    /// The socket beneath, to wait for and to close.
    virtual socket_type& socket() noexcept = 0;

    /// Whether what is read from the socket is what read() reads. Then the socket may be read directly, which spares
    /// the system call that a wait costs.
    virtual bool reads_as_socket() const noexcept { return false; }

    /// Whether bytes that were read from the socket wait to be read from the stream.
    virtual bool has_pending() const noexcept { return false; }

protected:
    std::uint64_t bytes_sent_ = 0;
};

/// A stream without TLS.
class plain_stream final : public byte_stream
{
public:
    /// `socket` must be connected.
    explicit plain_stream(socket_type socket) : socket_(std::move(socket))
    {
        boost::system::error_code ignored; // A socket that is broken already shows it at the first step.
        socket_.non_blocking(true, ignored);
        socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
    }

    stream_step handshake() override { return {}; }

    stream_step read(char* into, std::size_t size) override
    {
        boost::system::error_code error;
        std::size_t const         count = socket_.read_some(boost::asio::buffer(into, size), error);
        return outcome_of_read(error, count);
    }

    bool reads_as_socket() const noexcept override { return true; }

    /// What reading the socket has come to.
    static stream_step outcome_of_read(boost::system::error_code error, std::size_t count)
    {
        if (error == boost::asio::error::eof)
            return {step_status::end, 0, error};
        return error ? not_done(error, step_status::want_read) : stream_step{step_status::done, count};
    }

    stream_step write(std::string_view bytes) override
    {
        boost::system::error_code error;
        std::size_t const         count = socket_.write_some(boost::asio::buffer(bytes), error);
        bytes_sent_ += count;
        return error ? not_done(error, step_status::want_write) : stream_step{step_status::done, count};
    }

    bool is_stale() override
    {
        char                      byte = 0;
        boost::system::error_code error;
        socket_.receive(boost::asio::buffer(&byte, 1), socket_type::message_peek, error);
        return not_done(error, step_status::want_read).status != step_status::want_read;
    }

    void finish() override
    {
        boost::system::error_code ignored; // The connection is given up anyway.
        socket_.shutdown(socket_type::shutdown_send, ignored);
    }

    socket_type& socket() noexcept override { return socket_; }

private:
    static stream_step not_done(boost::system::error_code error, step_status wanted)
    {
        bool const must_wait = error == boost::asio::error::would_block || error == boost::asio::error::try_again;
        return must_wait ? stream_step{wanted} : stream_step{step_status::failed, 0, error};
    }

    socket_type socket_;
};

} // namespace bindery::http::detail

#endif
