// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_TRANSPORT_HPP
#define BINDERY_HTTP_TRANSPORT_HPP

#include <bindery/http/endpoint.hpp>
#include <bindery/http/message.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstdint>
#include <string>

namespace bindery::http {

/// What an exchange took, for observers. Durations are zero for what was not done.
struct exchange_facts
{
    bool          connection_reused = false;
    std::uint64_t bytes_sent = 0;     ///< Of the request, its header included, without TLS.
    std::uint64_t bytes_received = 0; ///< Of the response, its header included, without TLS.

    std::chrono::nanoseconds pool_wait{};     ///< For a connection to be free.
    std::chrono::nanoseconds resolve{};       ///< For the addresses of the host or proxy.
    std::chrono::nanoseconds connect{};       ///< For a TCP connection, and the proxy's tunnel.
    std::chrono::nanoseconds tls_handshake{}; ///< With the endpoint, and with the proxy if it is an https:// one.
    std::chrono::nanoseconds first_byte{};    ///< From the end of sending to the first byte of the response.
    std::chrono::nanoseconds total{};
};

/// How an exchange ended.
struct exchange_result
{
    /// Success, or why no complete response arrived. operation_aborted when it was cancelled; errc::response_too_large
    /// past a limit; otherwise the error of the layer that failed.
    boost::system::error_code error{};

    /// For people: what was being done and what happened, e.g. `cannot connect to https://127.0.0.1:9: Connection
    /// refused`. Empty on success.
    std::string detail{};

    /// Whether the failure may pass: false where a further try must fail in the same way, as with a certificate that is
    /// not trusted.
    bool transient = true;

    /// Whether bytes of the request may have reached the server, so that it may have acted on it.
    bool request_sent = false;

    exchange_facts facts{};
};

/// What an exchange may do.
struct exchange_options
{
    /// The request may be carried out twice without harm. A transport may then send it again by itself when a kept
    /// connection turns out to be dead before any byte of a response.
    bool idempotent = false;
};

/// Carries one request to an endpoint and brings back the response: the seam below which networks begin.
///
/// The library's own is make_pooled_transport(); others replay, record or invent responses.
class transport
{
public:
    transport() = default;
    transport(transport const&) = delete;
    transport& operator=(transport const&) = delete;
    virtual ~transport() = default;

    /// Sends `request` and reads the whole response into `into`, whose storage is reused.
    ///
    /// Object lifetimes: the arguments must live until the awaitable has finished, and the execution context of the
    /// awaiting coroutine, where it is not the transport's own, until it has run out of work. Errors: are returned;
    /// boost::system::system_error may be thrown instead, and is taken for an exchange whose request may have been
    /// sent. Statuses such as 500 are responses, not errors. Executor: runs on that of the awaiting coroutine, which
    /// must be a strand or single-threaded. Per-operation cancellation: terminal, partial and total all end the
    /// exchange with operation_aborted; the connection is then closed. For that, a transport may leave the awaiting
    /// coroutines' cancellation state with the filter of enable_total_cancellation. Thread safety: may be called
    /// concurrently.
    virtual boost::asio::awaitable<exchange_result> exchange(
        endpoint const& where, request const& request, exchange_options options, response& into) = 0;
};

} // namespace bindery::http

#endif
