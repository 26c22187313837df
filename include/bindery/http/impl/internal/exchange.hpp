// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_EXCHANGE_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_EXCHANGE_HPP

#include <bindery/error.hpp>
#include <bindery/http/impl/internal/connection_pool.hpp>
#include <bindery/http/impl/internal/connection_slot.hpp>
#include <bindery/http/impl/internal/dial.hpp>
#include <bindery/http/impl/internal/message_reader.hpp>
#include <bindery/http/impl/internal/request_head.hpp>
#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/http/impl/internal/tls_stream.hpp>
#include <bindery/http/transport.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::http::detail {

/// One request and its response. Lives in the coroutine that awaits it.
class exchange
{
public:
    exchange(connection_pool& pool, endpoint const& where, request const& request, response& into)
        : pool_(pool), where_(where), request_(request), into_(into), proxy_(pool.proxies().find(where)),
          slot_(pool, where), keep_alive_(pool.config().max_idle_connections != 0
                                          && !equal_ignoring_case(find_field(request.fields, "Connection"), "close"))
    {
    }

    boost::asio::awaitable<exchange_result> run(exchange_options options)
    {
        auto const flaw = find_flaw(where_, request_);
        if (!flaw.empty()) {
            fail(errc::invalid_request, "cannot send a request to " + origin() + ": " + flaw);
            result_.transient = false;
            co_return result_;
        }

        if (!slot_.take()) {
            auto const begun = clock::now();
            bool const granted = co_await slot_.wait();
            facts_.pool_wait = clock::now() - begun;
            if (!granted) {
                fail_cancelled();
                co_return result_;
            }
        }
        connection_ = pool_.take(where_);
        if (connection_) {
            facts_.connection_reused = true;
            co_await attempt();
            // Where a kept connection has died, another one may have died too: only a fresh one will do.
            bool const may_repeat = options.idempotent || !result_.request_sent;
            if (!died_unanswered_ || !may_repeat)
                co_return result_;
        }
        co_await dial();
        if (connection_)
            co_await attempt();
        co_return result_;
    }

    /// What it took, once run() is over; but for the total.
    exchange_facts const& facts() const noexcept { return facts_; }

private:
    using clock = std::chrono::steady_clock;
    using error_code = boost::system::error_code;

    /// How much of a request goes out in one piece. A TLS record holds as much, and smaller bodies are worth the copy.
    static constexpr std::size_t piece_size = 16 * 1024;

    /// More interim responses than this are an attack: real servers send one or two.
    static constexpr int interim_limit = 64;

    std::string origin() const { return printable(where_.origin()) + (proxy_ ? " through " + proxy_->name() : ""); }

    /// Who is asked to pass the request on, if anybody is: inside a tunnel, it is the endpoint that gets it.
    proxy_server const* forwarder() const noexcept { return where_.tls ? nullptr : proxy_; }

    void fail(error_code error, std::string detail)
    {
        result_.error = error;
        result_.detail = std::move(detail);
    }

    void fail_cancelled() { fail(boost::asio::error::operation_aborted, "cancelled"); }

    boost::asio::awaitable<void> dial()
    {
        connection_.reset();
        dialer dialing(pool_.executor(), where_, proxy_, pool_.tls(), pool_.config().connect_timeout);
        auto   stream = co_await dialing.dial();
        auto&  dialed = dialing.failure();
        dialed.facts.pool_wait = facts_.pool_wait;
        facts_ = dialed.facts;
        if (stream) {
            connection_ = std::make_unique<connection>(std::move(stream), pool_.input_size());
            co_return;
        }
        bool const sent_before = result_.request_sent;
        result_ = std::move(dialed);
        result_.request_sent = sent_before;
    }

    boost::asio::awaitable<void> attempt()
    {
        bool const sent_before = result_.request_sent;
        auto const count_before = connection_->stream->bytes_sent();
        result_ = {};
        into_.clear();
        died_unanswered_ = false;
        facts_.bytes_sent = 0;
        auto const sending = co_await send();
        sent_at_ = clock::now();
        bool const sent_now = connection_->stream->bytes_sent() != count_before;
        result_.request_sent = sent_before || sent_now;

        if (sending.error == boost::asio::error::operation_aborted) {
            fail_cancelled();
        }
        else if (sending.error && !sent_now) {
            fail_sending(sending.error);
        }
        else {
            // A server may refuse a request, tell why, and close before it has read all of it.
            co_await receive(sending.error);
            if (!result_.error && forwarder() && into_.status == 407) {
                fail_refused();
                result_.request_sent = sent_before;
            }
        }
        connection_.reset();
    }

    boost::asio::awaitable<stream_step> send()
    {
        auto& output = connection_->output;
        output.clear();
        append_head(output, where_, forwarder(), request_, keep_alive_);
        std::string_view body = request_.body;
        auto const       joined = std::min(body.size(), piece_size - std::min(piece_size, output.size()));
        output += body.substr(0, joined);
        body.remove_prefix(joined);

        auto step = co_await write_all(*connection_->stream, output);
        facts_.bytes_sent = step.size;
        if (!step.error) {
            step = co_await write_all(*connection_->stream, body);
            facts_.bytes_sent += step.size;
        }
        co_return step;
    }

    /// `not_sent` is why the request could not be sent completely, if it could not.
    boost::asio::awaitable<void> receive(error_code not_sent)
    {
        auto&                                input = connection_->input;
        std::optional<message_reader<false>> reader;
        restart(reader);
        std::uint64_t received = 0;
        int           interim_count = 0;
        for (;;) {
            error_code error;
            auto const used = reader->feed(input.unused(), error);
            if (error) {
                fail_parsing(error);
                co_return;
            }
            input.consume(used);
            if (reader->is_done()) {
                if (into_.status / 100 != 1)
                    break;
                if (into_.status == 101 || ++interim_count > interim_limit) {
                    fail(boost::beast::http::error::bad_status, "the response of " + origin()
                                                                    + " cannot be used: unexpected interim status "
                                                                    + std::to_string(into_.status));
                    co_return;
                }
                restart(reader);
                continue;
            }
            if (used != 0 && !input.unused().empty())
                continue;

            input.compact();
            if (input.free_size() == 0) {
                fail_parsing(boost::beast::http::error::bad_chunk_extension);
                co_return;
            }
            auto const step = co_await read_some(*connection_->stream, input.free_space(), input.free_size());
            if (step.status == step_status::done) {
                if (received == 0)
                    facts_.first_byte = clock::now() - sent_at_;
                received += step.size;
                facts_.bytes_received = received;
                input.commit(step.size);
                continue;
            }
            if (step.status == step_status::end && reader->got_some()) {
                reader->put_eof(error);
                if (!error)
                    break;
            }
            fail_receiving(received, step.error, not_sent);
            co_return;
        }
        if (keep_alive_ && !not_sent && reader->keep_alive() && input.unused().empty())
            pool_.put(where_, std::move(connection_));
    }

    void restart(std::optional<message_reader<false>>& reader)
    {
        reader.emplace(into_, pool_.config().header_limit, pool_.config().body_limit);
        reader->skip(request_.method == "HEAD");
    }

    /// Only the proxy answers so, and it has not passed the request on.
    void fail_refused()
    {
        fail(errc::transport_failed, "cannot send the request to " + origin() + ": it answered "
                                         + explain_refusal(*proxy_, into_.status, into_.reason));
        result_.transient = false;
    }

    void fail_sending(error_code error)
    {
        died_unanswered_ = true;
        fail(error, "cannot send the request to " + origin() + ": " + connection_->stream->explain(error));
    }

    void fail_receiving(std::uint64_t received, error_code error, error_code not_sent)
    {
        if (error == boost::asio::error::operation_aborted)
            return fail_cancelled();
        if (received == 0 && not_sent)
            return fail_sending(not_sent);
        died_unanswered_ = received == 0;
        auto const what =
            received == 0 ? "no response from " + origin()
                          : "the response of " + origin() + " broke off after " + std::to_string(received) + " bytes";
        fail(error, what + ": " + connection_->stream->explain(error));
        result_.transient = !is_certificate_refusal(error);
        recognise_tls();
    }

    void fail_parsing(error_code error)
    {
        auto const& limits = pool_.config();
        if (error == boost::beast::http::error::header_limit) {
            fail(errc::response_too_large, "the header of the response of " + origin() + " exceeds the limit of "
                                               + std::to_string(limits.header_limit) + " bytes");
            result_.transient = false;
        }
        else if (error == boost::beast::http::error::body_limit) {
            fail(errc::response_too_large, "the body of the response of " + origin() + " exceeds the limit of "
                                               + std::to_string(limits.body_limit) + " bytes");
            result_.transient = false;
        }
        else {
            fail(error, "the response of " + origin() + " is not correct HTTP/1.1: " + error.message());
            recognise_tls();
        }
    }

    /// A server that expects TLS complains in a TLS record of this type.
    void recognise_tls()
    {
        if (where_.tls || !connection_->input.unused().starts_with('\x15'))
            return;
        result_.detail += " (it looks like TLS; is the endpoint https:// rather than http://?)";
        result_.transient = false;
    }

    connection_pool&            pool_;
    endpoint const&             where_;
    request const&              request_;
    response&                   into_;
    proxy_server const* const   proxy_; ///< Null: none.
    connection_slot             slot_;  // Before the connection, which must be gone when the next one is opened.
    bool const                  keep_alive_;
    std::unique_ptr<connection> connection_{};
    exchange_result             result_{};
    exchange_facts              facts_{};
    clock::time_point           sent_at_{};
    bool                        died_unanswered_ = false; ///< The attempt failed before any byte of a response.
};

} // namespace bindery::http::detail

#endif
