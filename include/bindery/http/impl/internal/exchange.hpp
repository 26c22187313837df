// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_EXCHANGE_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_EXCHANGE_HPP

#include <bindery/error.hpp>
#include <bindery/http/detail/is_cancelled.hpp>
#include <bindery/http/impl/internal/connection_pool.hpp>
#include <bindery/http/impl/internal/connection_slot.hpp>
#include <bindery/http/impl/internal/dial.hpp>
#include <bindery/http/impl/internal/request_head.hpp>
#include <bindery/http/impl/internal/response_assembly.hpp>
#include <bindery/http/impl/internal/stream_io.hpp>
#include <bindery/http/impl/internal/tls_stream.hpp>
#include <bindery/http/transport.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::http::detail {

/// One request and its response.
class exchange
{
public:
    /// Carries it out. Is given its part of the pool, so that it outlives the transport; the other references must live
    /// until it has finished.
    static boost::asio::awaitable<exchange_result> run(std::shared_ptr<connection_pool> pool, endpoint const& where,
        request const& request, exchange_options options, response& into)
    {
        // Both settings are those of the whole chain of awaiting coroutines.
        bool const throws = co_await boost::asio::this_coro::throw_if_cancelled();
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        exchange_result    result;
        std::exception_ptr escaped;
        try {
            exchange   self(*pool, where, request, options, into);
            auto const state = co_await boost::asio::this_coro::cancellation_state;
            if (is_cancelled(state)) {
                self.fail_cancelled();
            }
            else {
                co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
                if (self.may_begin() && !self.slot_.take())
                    co_await self.wait_for_slot();
                self.take_kept_connection();
                while (self.wants_attempt()) {
                    if (!self.connection_)
                        co_await self.dial();
                    if (!self.connection_)
                        break;
                    // What follows would be read more easily as coroutines of their own, but those are not cheap.
                    self.begin_attempt();
                    auto& stream = *self.connection_->stream;
                    auto  step = self.write_unsent();
                    while (must_wait(step)) {
                        auto const [error] = co_await begin_wait(stream, step);
                        end_wait(step, error, co_await boost::asio::this_coro::cancellation_state);
                        if (must_wait(step))
                            step = self.write_unsent();
                    }
                    self.end_sending(step);
                    while (self.wants_input()) {
                        if (stream.reads_as_socket()) {
                            auto& input = self.connection_->input;
                            auto const [error, size] =
                                co_await begin_read(stream, input.free_space(), input.free_size());
                            step = end_read(error, size, co_await boost::asio::this_coro::cancellation_state);
                        }
                        // There is hardly anything to be read before a server has had the time to answer.
                        else if (self.received_ != 0 || stream.has_pending()) {
                            step = self.read();
                        }
                        else {
                            step.status = step_status::want_read;
                        }
                        while (must_wait(step)) {
                            auto const [error] = co_await begin_wait(stream, step);
                            end_wait(step, error, co_await boost::asio::this_coro::cancellation_state);
                            if (must_wait(step))
                                step = self.read();
                        }
                        self.take_input(step);
                    }
                    self.connection_.reset();
                }
            }
            result = self.finish();
        }
        catch (...) {
            escaped = std::current_exception();
        }
        co_await boost::asio::this_coro::throw_if_cancelled(throws);
        if (escaped)
            std::rethrow_exception(escaped);
        co_return result;
    }

private:
    using clock = std::chrono::steady_clock;
    using error_code = boost::system::error_code;

    exchange(
        connection_pool& pool, endpoint const& where, request const& request, exchange_options options, response& into)
        : pool_(pool), where_(where), request_(request), options_(options), into_(into),
          proxy_(pool.proxies().find(where)), slot_(pool, where),
          keep_alive_(pool.config().max_idle_connections != 0
                      && !equal_ignoring_case(find_field(request.fields, "Connection"), "close"))
    {
    }

    /// How much of a request goes out in one piece. A TLS record holds as much, and smaller bodies are worth the copy.
    static constexpr std::size_t piece_size = 16 * 1024;

    std::string origin() const { return printable(where_.origin()) + (proxy_ ? " through " + proxy_->name() : ""); }

    /// Who is asked to pass the request on, if anybody is: inside a tunnel, it is the endpoint that gets it.
    proxy_server const* forwarder() const noexcept { return where_.tls ? nullptr : proxy_; }

    void fail(error_code error, std::string detail)
    {
        result_.error = error;
        result_.detail = std::move(detail);
    }

    void fail_cancelled() { fail(boost::asio::error::operation_aborted, "cancelled"); }

    /// False where the request is not fit to be sent.
    bool may_begin()
    {
        auto const flaw = find_flaw(where_, request_);
        if (flaw.empty())
            return true;
        fail(errc::invalid_request, "cannot send a request to " + origin() + ": " + flaw);
        result_.transient = false;
        return false;
    }

    boost::asio::awaitable<void> wait_for_slot()
    {
        bool const granted = co_await slot_.wait();
        facts_.pool_wait = clock::now() - begun_;
        if (!granted)
            fail_cancelled();
    }

    void take_kept_connection()
    {
        if (!result_.error)
            connection_ = pool_.take(where_, begun_ + facts_.pool_wait);
        facts_.connection_reused = connection_ != nullptr;
    }

    /// Whether to begin an attempt, the first one or another one: a kept connection may have died in the meantime. Then
    /// other ones may have died too, and only a fresh one will do.
    bool wants_attempt() const
    {
        if (!is_attempted_)
            return !result_.error;
        bool const may_repeat = options_.idempotent || !result_.request_sent;
        return facts_.connection_reused && died_unanswered_ && may_repeat;
    }

    exchange_result finish()
    {
        if (result_.error)
            into_.clear();
        result_.facts = facts_;
        result_.facts.total = (result_.error ? clock::now() : heard_at_) - begun_;
        return std::move(result_);
    }

    boost::asio::awaitable<void> dial()
    {
        connection_.reset();
        dialer dialing(pool_.executor(), where_, proxy_, pool_.tls(), pool_.config().connect_timeout);
        auto   stream = co_await dialing.dial();
        auto&  dialed = dialing.failure();
        dialed.facts.pool_wait = facts_.pool_wait;
        facts_ = dialed.facts;
        if (stream) {
            connection_ = std::make_unique<connection>(std::move(stream), where_, pool_.input_size());
            co_return;
        }
        bool const sent_before = result_.request_sent;
        result_ = std::move(dialed);
        result_.request_sent = sent_before;
    }

    void begin_attempt()
    {
        is_attempted_ = true;
        sent_before_ = result_.request_sent;
        count_before_ = connection_->stream->bytes_sent();
        result_ = {};
        died_unanswered_ = false;
        received_ = 0;
        connection_->input.use_memory_of(into_.body);
        write_head();
    }

    /// Puts the header and the beginning of the body into the connection's memory.
    void write_head()
    {
        auto& output = connection_->output;
        output.clear();
        append_head(output, where_, forwarder(), request_, keep_alive_);
        joined_ = std::min(request_.body.size(), piece_size - std::min(piece_size, output.size()));
        output.append(request_.body, 0, joined_);
        sent_ = 0;
    }

    /// Writes what is left of the request, until that has to wait or fails.
    stream_step write_unsent()
    {
        std::string_view const output = connection_->output;
        auto const             rest = std::string_view(request_.body).substr(joined_);
        stream_step            step;
        while (step.status == step_status::done && sent_ != output.size() + rest.size()) {
            step = connection_->stream->write(
                sent_ < output.size() ? output.substr(sent_) : rest.substr(sent_ - output.size()));
            sent_ += step.size;
        }
        return step;
    }

    void end_sending(stream_step const& last)
    {
        sent_at_ = clock::now();
        facts_.bytes_sent = sent_;
        bool const sent_now = connection_->stream->bytes_sent() != count_before_;
        result_.request_sent = sent_before_ || sent_now;
        not_sent_ = last.error;
        if (last.error == boost::asio::error::operation_aborted)
            fail_cancelled();
        else if (last.error && !sent_now)
            fail_sending(last.error);
        // Otherwise a server may have refused the request, told why, and closed before it has read all of it.
        is_answered_ = result_.error.failed();
        assembly_.emplace(connection_->input, into_,
            response_assembly::limits{pool_.config().header_limit, pool_.config().body_limit},
            request_.method == "HEAD");
    }

    /// Makes what can be made of the input. Whether more has to be read.
    bool wants_input()
    {
        if (is_answered_)
            return false;
        auto const progress = assembly_->use_input();
        if (progress == response_assembly::progress::failed)
            fail_parsing(assembly_->error());
        else if (progress == response_assembly::progress::complete)
            take_response();
        return progress == response_assembly::progress::wants_more;
    }

    stream_step read()
    {
        auto& input = connection_->input;
        return connection_->stream->read(input.free_space(), input.free_size());
    }

    void take_input(stream_step const& step)
    {
        if (step.status == step_status::done) {
            heard_at_ = clock::now();
            if (received_ == 0)
                facts_.first_byte = heard_at_ - sent_at_;
            received_ += step.size;
            facts_.bytes_received = received_;
            connection_->input.commit(step.size);
            return;
        }
        is_answered_ = true;
        if (step.status == step_status::end && assembly_->is_complete_at_end())
            take_response();
        else
            fail_receiving(step.error);
    }

    /// Gives the connection back, if it may be used again.
    void take_response()
    {
        if (forwarder() && into_.status == 407)
            fail_refused();
        if (keep_alive_ && !not_sent_ && assembly_->keeps_alive())
            pool_.put(std::move(connection_), heard_at_);
    }

    /// Only the proxy answers so, and it has not passed the request on.
    void fail_refused()
    {
        fail(errc::transport_failed, "cannot send the request to " + origin() + ": it answered "
                                         + explain_refusal(*proxy_, into_.status, into_.reason));
        result_.transient = false;
        result_.request_sent = sent_before_;
    }

    void fail_sending(error_code error)
    {
        died_unanswered_ = true;
        fail(error, "cannot send the request to " + origin() + ": " + connection_->stream->explain(error));
    }

    void fail_receiving(error_code error)
    {
        if (error == boost::asio::error::operation_aborted)
            return fail_cancelled();
        if (received_ == 0 && not_sent_)
            return fail_sending(not_sent_);
        died_unanswered_ = received_ == 0;
        auto const what =
            received_ == 0 ? "no response from " + origin()
                           : "the response of " + origin() + " broke off after " + std::to_string(received_) + " bytes";
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
        else if (into_.status / 100 == 1 && error == boost::beast::http::error::bad_status) {
            fail(error, "the response of " + origin() + " cannot be used: unexpected interim status "
                            + std::to_string(into_.status));
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
    exchange_options const      options_;
    response&                   into_;
    proxy_server const* const   proxy_; ///< Null: none.
    connection_slot             slot_;  // Before the connection, which must be gone when the next one is opened.
    bool const                  keep_alive_;
    clock::time_point const     begun_ = clock::now();
    std::unique_ptr<connection> connection_{};
    exchange_result             result_{};
    exchange_facts              facts_{};
    bool                        is_attempted_ = false;

    // Of the attempt that was begun last.
    bool                             sent_before_ = false; ///< Bytes may have reached the server in the one before.
    std::uint64_t                    count_before_ = 0;    ///< Bytes that the connection had sent.
    std::size_t                      joined_ = 0;          ///< How much of the body is in one piece with the header.
    std::size_t                      sent_ = 0;            ///< How much of the request, its header included.
    clock::time_point                sent_at_{};
    clock::time_point                heard_at_{}; ///< When bytes were read last.
    error_code                       not_sent_{}; ///< Why the request could not be sent completely, if it could not.
    std::optional<response_assembly> assembly_{};
    std::uint64_t                    received_ = 0;
    bool                             is_answered_ = false;     ///< There is nothing more to be read.
    bool                             died_unanswered_ = false; ///< It failed before any byte of a response.
};

} // namespace bindery::http::detail

#endif
