// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_ONGOING_CALL_HPP
#define BINDERY_CALL_IMPL_INTERNAL_ONGOING_CALL_HPP

#include <bindery/call/detail/perform.hpp>
#include <bindery/call/impl/internal/call_record.hpp>
#include <bindery/call/impl/internal/client_state.hpp>
#include <bindery/call/impl/internal/strand_over.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <utility>

namespace bindery::detail {

/// One call under way. It runs on a strand, because its end may be ordered from other threads. Objects are used again
/// for later calls, with all their storage.
class ongoing_call final : public call_record, public call_registry::entry
{
public:
    /// Says what the call is, and whether who awaits it is cancelled already. `operation` and `response` must live
    /// until it is over.
    void begin(std::shared_ptr<client_core const> core, operation_info const& operation, void* response,
        boost::asio::any_io_executor const& executor, bool is_cancelled)
    {
        is_cancelled_ = is_cancelled;
        begin_record(std::move(core), operation, response);
        if (awaiting_executor_ != executor) {
            awaiting_executor_ = executor;
            strand_ = strand_over(executor);
        }
    }

    /// Forgets what belonged to the call. Returns the core.
    std::shared_ptr<client_core const> finish()
    {
        last_failure_ = {};
        release_large_memory();
        // Only the client's own execution context is sure to outlive an object that is kept. Asio leaves a handler with
        // a copy of the strand in the slot. An object that was disturbed is not kept, and what disturbs it may still
        // use both.
        using boost::asio::execution::context;
        if (is_undisturbed()
            && &boost::asio::query(awaiting_executor_, context) != &boost::asio::query(core_->executor, context))
        {
            cancel_.slot().clear();
            awaiting_executor_ = strand_ = {};
        }
        return std::move(core_);
    }

    /// Lets the call run on its strand. `handler` is called with (std::exception_ptr, failure) when it is over.
    void start(auto handler)
    {
        boost::asio::co_spawn(strand_, run(), boost::asio::bind_cancellation_slot(cancel_.slot(), std::move(handler)));
    }

    /// What the call has come to, once run() is over with `failed`: whoever cancelled it before does not learn of a
    /// success. Tells observers. Runs where cancel() is called.
    void conclude(failure& failed)
    {
        if (!failed && is_cancelled_)
            failed = fail_interrupted();
        tell_end(failed);
    }

    /// Ends the call because who awaits it was cancelled. Thread safety: at any time after start().
    void cancel()
    {
        is_cancelled_ = true;
        interrupt();
    }

    /// Whether nothing has tried to end the call, so that nothing can be on its way any more that would end the next
    /// one. Known once run() is over.
    bool is_undisturbed() const noexcept { return !is_cancelled_ && !was_interrupted(); }

private:
    /// Makes the call one of those under way.
    class registration
    {
    public:
        explicit registration(ongoing_call& call)
            : call_(call), entered_(call.core_->state->calls().enter(call, call.deadline_))
        {
        }

        registration(registration const&) = delete;
        registration& operator=(registration const&) = delete;

        ~registration()
        {
            if (entered_)
                call_.core_->state->calls().leave(call_);
        }

        explicit operator bool() const noexcept { return entered_; }

    private:
        ongoing_call& call_;
        bool          entered_;
    };

    void interrupt() override
    {
        boost::asio::post(
            strand_, [call = std::static_pointer_cast<ongoing_call>(shared_from_this())] { call->pass_on(); });
    }

    /// Cancels what the call waits for, if it is still to end.
    void pass_on()
    {
        if (is_cancelled_ || interrupted() != call_registry::interruption::none)
            cancel_.emit(boost::asio::cancellation_type::total);
    }

    static clock::time_point end_of(std::chrono::milliseconds timeout, clock::time_point begun)
    {
        return timeout == timeout.zero() ? clock::time_point::max() : begun + timeout;
    }

    boost::asio::awaitable<void> sleep(clock::duration delay)
    {
        boost::system::error_code ignored; // The cancellation state tells.
        boost::asio::steady_timer timer(strand_, delay);
        co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    /// Attempts until one succeeds or none is left. Runs on the strand.
    boost::asio::awaitable<failure> run()
    {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await boost::asio::this_coro::throw_if_cancelled(false);

        begun_ = clock::now();
        deadline_ = end_of(core_->config.timeout, begun_);
        registration const registered(*this);
        // A cancellation from before the state was reset, or before start(), has left no other trace.
        if (!registered || is_cancelled_)
            co_return fail_interrupted();

        complete_request();
        for (auto now = begun_;; now = clock::now()) {
            if (auto const wait = core_->state->acquire_rate(); wait > wait.zero()) {
                co_await sleep(wait);
                now = clock::now();
                auto const state = co_await boost::asio::this_coro::cancellation_state;
                if (http::detail::is_cancelled(state)) {
                    core_->state->give_back_rate();
                    co_return fail_interrupted();
                }
            }

            begin_attempt(now);
            failure failed;
            bool    is_authenticated = true;
            if (core_->auth) {
                if (!try_authenticate(failed))
                    failed = co_await authenticate();
                is_authenticated = !failed;
            }
            // What authenticates may shield itself against cancellation, so the state is looked at behind it.
            auto state = co_await boost::asio::this_coro::cancellation_state;
            if (is_authenticated && !http::detail::is_cancelled(state)) {
                http::exchange_options const options{.idempotent = operation_->idempotent};
                // A transport that was suspended where it cannot be cancelled must not begin to wait for something
                // else.
                co_await boost::asio::this_coro::throw_if_cancelled(true);
                try {
                    outcome_ = co_await core_->transport->exchange(destination(), request, options, reply_);
                }
                catch (boost::system::system_error const& error) {
                    outcome_ = {.error = error.code(), .detail = error.what(), .request_sent = true};
                }
                co_await boost::asio::this_coro::throw_if_cancelled(false);
                state = co_await boost::asio::this_coro::cancellation_state;
                if (!http::detail::is_cancelled(state))
                    failed = outcome_.error == boost::asio::error::operation_aborted ? fail_interrupted() : evaluate();
            }
            bool const was_cancelled = http::detail::is_cancelled(state);
            if (was_cancelled) {
                bool const only_attempt = is_only_attempt_late();
                if (only_attempt)
                    co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
                failed = only_attempt ? fail_late_attempt() : fail_interrupted();
            }
            if (attempt_end_ < deadline_)
                core_->state->calls().set_end(*this, deadline_);
            tell_attempt_ended(failed, is_authenticated || was_cancelled);

            if (!failed || call_end_ != call_end::success)
                co_return failed;
            auto const delay = plan_retry(failed);
            if (!delay)
                co_return failed;
            last_failure_ = failed;
            co_await sleep(*delay);
            state = co_await boost::asio::this_coro::cancellation_state;
            if (http::detail::is_cancelled(state))
                co_return fail_interrupted();
        }
    }

    void begin_attempt(clock::time_point now)
    {
        attempt_begun_ = now;
        attempt_end_ = end_of(core_->config.attempt_timeout, attempt_begun_);
        if (attempt_end_ < deadline_)
            core_->state->calls().set_end(*this, attempt_end_);
        forget_attempt();
        ++facts_.attempts;
        tell_attempt_started();
    }

    /// Whether an attempt was interrupted because its own time has come, and the call goes on.
    bool is_only_attempt_late() const
    {
        return !is_cancelled_ && attempt_end_ < deadline_ && clock::now() < deadline_
               && interrupted() != call_registry::interruption::stopped;
    }

    /// False where authenticate() must be awaited. Otherwise `failed` tells how it went.
    bool try_authenticate(failure& failed)
    {
        try {
            return core_->auth->try_authenticate(request);
        }
        catch (boost::system::system_error const& error) {
            failed = fail(error.code(), error.what());
            return true;
        }
    }

    boost::asio::awaitable<failure> authenticate()
    {
        boost::system::error_code code;
        std::string               problem;
        try {
            // As a coroutine of its own it cannot change this one's cancellation state.
            co_await boost::asio::co_spawn(strand_, authenticate_request(), boost::asio::use_awaitable);
            co_return failure();
        }
        catch (boost::system::system_error const& error) {
            code = error.code();
            problem = error.what();
        }
        co_return fail(code, problem);
    }

    /// Lets every kind of cancellation through to what authenticates.
    boost::asio::awaitable<void> authenticate_request()
    {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await core_->auth->authenticate(request);
    }

    failure fail_interrupted()
    {
        facts_.kind = failure_kind::permanent;
        call_end_ = call_end::cancelled;
        if (is_cancelled_)
            return fail(boost::asio::error::operation_aborted, "cancelled");
        if (interrupted() == call_registry::interruption::stopped)
            return fail(boost::asio::error::operation_aborted, "cancelled, because the client was destroyed");
        if (interrupted() == call_registry::interruption::none)
            return fail(boost::asio::error::operation_aborted, "the transport has given up");
        call_end_ = call_end::deadline;
        return fail(
            errc::deadline_exceeded, "no answer within " + std::to_string(core_->config.timeout.count()) + " ms");
    }

    boost::asio::any_io_executor     awaiting_executor_{};
    boost::asio::any_io_executor     strand_{}; ///< Over that, or the same.
    boost::asio::cancellation_signal cancel_{};
    std::atomic<bool>                is_cancelled_{false};
};

} // namespace bindery::detail

#endif
