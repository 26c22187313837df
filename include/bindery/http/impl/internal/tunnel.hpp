// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_TUNNEL_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_TUNNEL_HPP

#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/input_buffer.hpp>
#include <bindery/http/impl/internal/message_reader.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>
#include <bindery/http/impl/internal/request_head.hpp>
#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/http/message.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/system/error_code.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::http::detail {

/// What a proxy's status means, for messages.
inline std::string explain_refusal(proxy_server const& proxy, int status, std::string_view reason)
{
    auto result = std::to_string(status) + " " + printable(reason.substr(0, 100));
    if (result.ends_with(' '))
        result.pop_back();
    if (status == 407)
        result += proxy.authorization.empty() ? " (it wants a user name and a password, which its URL does not have)"
                                              : " (it does not accept the user name and password of its URL)";
    return result;
}

/// Whether a proxy that answers so may answer otherwise later.
constexpr bool is_passing_refusal(int status) noexcept
{
    return status >= 500 || status == 408 || status == 429;
}

/// Asks a proxy to connect to an endpoint: RFC 9110, section 9.3.6. Lives in the coroutine that awaits it.
class tunnel_request
{
public:
    /// The references must outlive it.
    tunnel_request(byte_stream& stream, endpoint const& where, proxy_server const& proxy)
        : stream_(stream), where_(where), proxy_(proxy)
    {
    }

    /// Afterwards the stream leads to the endpoint, or error() tells why it does not.
    boost::asio::awaitable<void> run()
    {
        auto const authority = where_.authority();
        auto       head = "CONNECT " + authority + " HTTP/1.1\r\n";
        append_field(head, "Host", authority);
        if (!proxy_.authorization.empty())
            append_field(head, "Proxy-Authorization", proxy_.authorization);
        head += "\r\n";
        auto const sent = co_await write_all(stream_, head);
        if (sent.error)
            fail(sent.error, stream_.explain(sent.error));
        else
            co_await receive();
    }

    boost::system::error_code error() const noexcept { return error_; }

    /// What the proxy did, for messages.
    std::string const& problem() const noexcept { return problem_; }

    /// Whether it may do better later.
    bool is_transient() const noexcept { return is_transient_; }

private:
    /// More than the header of any answer. Its body, where there is one, is not read.
    static constexpr std::size_t size_limit = 16 * 1024;

    void fail(boost::system::error_code error, std::string problem)
    {
        error_ = error;
        problem_ = std::move(problem);
    }

    boost::asio::awaitable<void> receive()
    {
        input_buffer                         input(size_limit);
        response                             answer;
        std::size_t                          received = 0;
        std::optional<message_reader<false>> reader;
        restart(reader, answer);
        for (;;) {
            boost::system::error_code error;
            input.consume(reader->feed(input.unused(), error));
            if (error || received == size_limit) {
                fail_parsing(error);
                co_return;
            }
            if (reader->is_done()) {
                if (answer.status / 100 != 1)
                    break;
                restart(reader, answer);
                continue;
            }
            input.compact();
            auto const size = std::min(input.free_size(), size_limit - received);
            auto const step = co_await read_some(stream_, input.free_space(), size);
            if (step.status != step_status::done) {
                fail(step.error, stream_.explain(step.error));
                co_return;
            }
            received += step.size;
            input.commit(step.size);
        }
        judge(answer, input.unused());
    }

    /// Success has no body (RFC 9110, section 9.3.6), and that of a refusal is left alone.
    static void restart(std::optional<message_reader<false>>& reader, response& answer)
    {
        reader.emplace(answer, static_cast<std::uint32_t>(size_limit), std::numeric_limits<std::uint64_t>::max());
        reader->skip(true);
    }

    void fail_parsing(boost::system::error_code error)
    {
        if (!error || error == boost::beast::http::error::header_limit)
            fail(errc::transport_failed, "its answer exceeds the limit of " + std::to_string(size_limit) + " bytes");
        else
            fail(error, "its answer is not correct HTTP/1.1: " + error.message());
    }

    /// `rest` is what came behind the answer.
    void judge(response const& answer, std::string_view rest)
    {
        if (answer.status / 100 != 2) {
            fail(errc::transport_failed, "it answered " + explain_refusal(proxy_, answer.status, answer.reason));
            is_transient_ = is_passing_refusal(answer.status);
        }
        else if (!rest.empty()) {
            fail(errc::transport_failed, "it sent bytes that nobody asked for");
        }
    }

    byte_stream&              stream_;
    endpoint const&           where_;
    proxy_server const&       proxy_;
    boost::system::error_code error_{};
    std::string               problem_{};
    bool                      is_transient_ = true;
};

} // namespace bindery::http::detail

#endif
