// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_STREAM_IO_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_STREAM_IO_HPP

#include <bindery/http/detail/is_cancelled.hpp>
#include <bindery/http/impl/internal/byte_stream.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/this_coro.hpp>

#include <cstddef>
#include <string_view>

/// The waiting that byte_stream leaves out. These coroutines expect cancellation not to be thrown; it ends them with
/// operation_aborted.
namespace bindery::http::detail {

/// The wait for a step that can be taken again later, to be awaited, and to be followed by end_wait(). As parts of the
/// coroutine that waits they are cheaper than as one of their own.
inline auto begin_wait(byte_stream& stream, stream_step const& step)
{
    auto const wanted = step.status == step_status::want_read ? byte_stream::socket_type::wait_read
                                                              : byte_stream::socket_type::wait_write;
    return stream.socket().async_wait(wanted, boost::asio::as_tuple(boost::asio::deferred));
}

/// Leaves the step as failed where it is not to be taken again.
inline void end_wait(
    stream_step& step, boost::system::error_code error, boost::asio::cancellation_state const& cancellation)
{
    if (is_cancelled(cancellation))
        error = boost::asio::error::operation_aborted;
    if (error)
        step = {step_status::failed, 0, error};
}

/// Reads the socket of a stream that reads as its socket. To be awaited, and to be followed by end_read().
inline auto begin_read(byte_stream& stream, char* into, std::size_t size)
{
    return stream.socket().async_read_some(
        boost::asio::buffer(into, size), boost::asio::as_tuple(boost::asio::deferred));
}

inline stream_step end_read(
    boost::system::error_code error, std::size_t size, boost::asio::cancellation_state const& cancellation)
{
    auto step = plain_stream::outcome_of_read(error, size);
    end_wait(step, {}, cancellation);
    return step;
}

inline boost::asio::awaitable<void> wait_for(byte_stream& stream, stream_step& step)
{
    auto const [error] = co_await begin_wait(stream, step);
    end_wait(step, error, co_await boost::asio::this_coro::cancellation_state);
}

inline bool must_wait(stream_step const& step) noexcept
{
    return step.status == step_status::want_read || step.status == step_status::want_write;
}

inline boost::asio::awaitable<stream_step> shake_hands(byte_stream& stream)
{
    stream_step step = stream.handshake();
    while (must_wait(step)) {
        co_await wait_for(stream, step);
        if (must_wait(step))
            step = stream.handshake();
    }
    co_return step;
}

inline boost::asio::awaitable<stream_step> read_some(byte_stream& stream, char* into, std::size_t size)
{
    stream_step step = stream.read(into, size);
    while (must_wait(step)) {
        co_await wait_for(stream, step);
        if (must_wait(step))
            step = stream.read(into, size);
    }
    co_return step;
}

/// Writes all of `bytes`. The size of what it returns is how many it has written, also where it failed.
inline boost::asio::awaitable<stream_step> write_all(byte_stream& stream, std::string_view bytes)
{
    stream_step step;
    std::size_t written = 0;
    while (written != bytes.size()) {
        step = stream.write(bytes.substr(written));
        written += step.size;
        if (must_wait(step))
            co_await wait_for(stream, step);
        if (step.status == step_status::failed)
            break;
    }
    step.size = written;
    co_return step;
}

} // namespace bindery::http::detail

#endif
