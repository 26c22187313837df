// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_ONGOING_CALL_HPP
#define BINDERY_CALL_IMPL_INTERNAL_ONGOING_CALL_HPP

#include <bindery/call/detail/perform.hpp>
#include <bindery/call/impl/internal/client_state.hpp>
#include <bindery/call/impl/internal/random_bits.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/execution/context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::detail {

/// One call under way. It runs on a strand, because its end may be ordered from other threads. Objects are used again
/// for later calls, with all their storage.
class ongoing_call final : public prepared_call, public call_registry::entry
{
public:
    using strand_type = boost::asio::strand<boost::asio::any_io_executor>;

    /// Says what the call is. `operation` and `response` must live until it is over.
    void begin(std::shared_ptr<client_core const> core, operation_info const& operation, void* response,
        boost::asio::any_io_executor const& executor)
    {
        core_ = std::move(core);
        operation_ = &operation;
        response_ = response;
        if (!strand_ || strand_->get_inner_executor() != executor)
            strand_.emplace(executor);
        facts_.operation = operation.name;
        facts_.attempts = 0;
        retry_cost_ = retry_quota::first_success;
        last_failure_ = {};
        end_ = call_end::success;
    }

    /// Forgets what belonged to the call. Returns the core.
    std::shared_ptr<client_core const> finish()
    {
        last_failure_ = {};
        // Only the client's own execution context is sure to outlive an object that is kept.
        using boost::asio::execution::context;
        auto const inner = strand_->get_inner_executor();
        if (&boost::asio::query(inner, context) != &boost::asio::query(core_->executor, context))
            strand_.reset();
        return std::move(core_);
    }

    strand_type const& strand() const noexcept { return *strand_; }

    boost::asio::cancellation_slot slot() noexcept { return cancel_.slot(); }

    /// Attempts until one succeeds or none is left. Runs on the strand.
    boost::asio::awaitable<failure> run()
    {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await boost::asio::this_coro::throw_if_cancelled(false);

        begun_ = clock::now();
        deadline_ = end_of(core_->config.timeout);
        registration const registered(*this);
        // A cancellation from before the state was reset has left no other trace.
        if (!registered || is_cancelled_)
            co_return fail_interrupted();

        http::set_field(request.fields, "Host", core_->host_field);
        if (!core_->user_agent.empty())
            http::set_field(request.fields, "User-Agent", core_->user_agent);
        request.target = core_->endpoint.base_path + request.target.substr(1);
        failure failed;
        for (;;) {
            failed = co_await attempt();
            if (!failed || end_ != call_end::success)
                break;
            auto const delay = plan_retry(failed);
            if (!delay)
                break;
            last_failure_ = failed;
            co_await sleep(*delay);
            auto const state = co_await boost::asio::this_coro::cancellation_state;
            if (state.cancelled() != boost::asio::cancellation_type::none) {
                failed = fail_interrupted();
                break;
            }
        }
        co_return failed;
    }

    /// What the call has come to, once run() is over with `failed`: whoever cancelled it before does not learn of a
    /// success. Tells observers. Runs where cancel() is called.
    void conclude(failure& failed)
    {
        if (!failed && is_cancelled_)
            failed = fail_interrupted();
        tell_end(failed);
    }

    /// Ends the call because who awaits it was cancelled. Thread safety: at any time.
    void cancel()
    {
        is_cancelled_ = true;
        interrupt();
    }

    /// Whether nothing has tried to end the call, so that nothing can be on its way any more that would end the next
    /// one.
    bool is_undisturbed() const noexcept { return !is_cancelled_ && !was_interrupted(); }

private:
    using clock = std::chrono::steady_clock;

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
            *strand_, [call = std::static_pointer_cast<ongoing_call>(shared_from_this())] { call->pass_on(); });
    }

    /// Cancels what the call waits for, if it is still to end.
    void pass_on()
    {
        if (is_cancelled_ || interrupted() != call_registry::interruption::none)
            cancel_.emit(boost::asio::cancellation_type::total);
    }

    static clock::time_point end_of(std::chrono::milliseconds timeout)
    {
        return timeout == timeout.zero() ? clock::time_point::max() : clock::now() + timeout;
    }

    boost::asio::awaitable<void> sleep(clock::duration delay)
    {
        boost::system::error_code ignored; // The cancellation state tells.
        boost::asio::steady_timer timer(*strand_, delay);
        co_await timer.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, ignored));
    }

    boost::asio::awaitable<failure> attempt()
    {
        auto const wait = core_->state->acquire_rate();
        if (wait > wait.zero()) {
            co_await sleep(wait);
            auto const state = co_await boost::asio::this_coro::cancellation_state;
            if (state.cancelled() != boost::asio::cancellation_type::none) {
                core_->state->give_back_rate();
                co_return fail_interrupted();
            }
        }

        auto const attempt_begun = clock::now();
        auto const attempt_end = end_of(core_->config.attempt_timeout);
        if (attempt_end < deadline_)
            core_->state->calls().set_end(*this, attempt_end);
        facts_.http_status = 0;
        facts_.request_id.clear();
        facts_.kind = failure_kind::permanent;
        outcome_ = {};
        tell_attempt_started();

        failure failed;
        bool    is_authenticated = true;
        if (core_->auth) {
            if (!try_authenticate(failed))
                failed = co_await authenticate();
            is_authenticated = !failed;
        }
        // What authenticates may shield itself against cancellation, so the state is looked at behind it.
        auto state = co_await boost::asio::this_coro::cancellation_state;
        bool is_interrupted = state.cancelled() != boost::asio::cancellation_type::none;
        if (is_authenticated && !is_interrupted) {
            ++facts_.attempts;
            http::exchange_options const options{.idempotent = operation_->idempotent};
            // A transport that was suspended where it cannot be cancelled must not begin to wait for something else.
            co_await boost::asio::this_coro::throw_if_cancelled(true);
            try {
                outcome_ = co_await core_->transport->exchange(core_->endpoint, request, options, reply_);
            }
            catch (boost::system::system_error const& error) {
                outcome_ = {.error = error.code(), .detail = error.what(), .request_sent = true};
            }
            co_await boost::asio::this_coro::throw_if_cancelled(false);
            state = co_await boost::asio::this_coro::cancellation_state;
            is_interrupted = state.cancelled() != boost::asio::cancellation_type::none;
            if (!is_interrupted)
                failed = evaluate();
        }
        if (attempt_end < deadline_)
            core_->state->calls().set_end(*this, deadline_);
        if (is_interrupted) {
            bool const only_attempt = !is_cancelled_ && attempt_end < deadline_ && clock::now() < deadline_
                                      && interrupted() != call_registry::interruption::stopped;
            if (only_attempt)
                co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
            failed = only_attempt ? fail_late_attempt() : fail_interrupted();
        }
        tell_attempt_ended(failed, attempt_begun, is_authenticated || is_interrupted);
        co_return failed;
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
            co_await boost::asio::co_spawn(*strand_, authenticate_request(), boost::asio::use_awaitable);
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

    /// What an exchange that nobody interrupted has come to.
    failure evaluate()
    {
        if (outcome_.error == boost::asio::error::operation_aborted)
            return fail_interrupted();
        if (outcome_.error) {
            facts_.kind = outcome_.transient ? failure_kind::transient : failure_kind::permanent;
            auto const code =
                outcome_.error == errc::response_too_large ? errc::response_too_large : errc::transport_failed;
            return fail(code, outcome_.detail);
        }
        facts_.http_status = reply_.status;
        facts_.request_id = operation_->request_id(reply_);
        if (reply_.status < 200 || reply_.status > 299)
            return operation_->decode_error(reply_, facts_);
        if (auto const why = operation_->decode_response(reply_, response_))
            return fail(errc::invalid_response, "the response is not as declared: " + why->message());
        return {};
    }

    /// How long to wait until the next attempt; empty: there is none, and end_ says why.
    std::optional<clock::duration> plan_retry(failure const& failed)
    {
        auto const* const reported = failed.as<service_error>();
        bool const        is_refused = reported && core_->auth && core_->auth->learn(reply_, reported->service_code());
        failed_attempt const last{
            .number = facts_.attempts,
            .kind = is_refused ? failure_kind::transient : failed.error().facts().kind,
            .idempotent = operation_->idempotent,
            .acted_on = outcome_.request_sent && !is_refused,
            .retry_after = reported ? operation_->retry_after(reply_) : std::nullopt,
        };
        if (outcome_.error || reported)
            core_->state->update_rate(last.kind == failure_kind::throttling);

        auto const& retry = core_->config.retry;
        auto const  delay = next_delay(retry, last, random_fraction(core_->config.random));
        if (!delay) {
            bool const was_last = last.kind != failure_kind::permanent && last.number >= retry.max_attempts;
            end_ = was_last ? call_end::attempts_exhausted : call_end::permanent_failure;
            return std::nullopt;
        }
        if (deadline_ - clock::now() <= *delay) {
            end_ = call_end::deadline;
            return std::nullopt;
        }
        auto const cost = core_->state->quota().take(last.kind);
        if (!cost) {
            end_ = call_end::quota_exhausted;
            return std::nullopt;
        }
        retry_cost_ = *cost;
        if (auto* const told = watcher())
            told->on_retry_scheduled(
                {.call = identity(), .attempt = facts_.attempts, .reason = last.kind, .delay = *delay});
        return *delay;
    }

    failure fail_late_attempt()
    {
        facts_.kind = failure_kind::transient;
        return fail(errc::transport_failed,
            "no answer within the attempt's limit of " + std::to_string(core_->config.attempt_timeout.count()) + " ms");
    }

    failure fail_interrupted()
    {
        facts_.kind = failure_kind::permanent;
        end_ = call_end::cancelled;
        if (is_cancelled_)
            return fail(boost::asio::error::operation_aborted, "cancelled");
        if (interrupted() != call_registry::interruption::expired)
            return fail(boost::asio::error::operation_aborted, "cancelled, because the client was destroyed");
        end_ = call_end::deadline;
        return fail(
            errc::deadline_exceeded, "no answer within " + std::to_string(core_->config.timeout.count()) + " ms");
    }

    failure fail(boost::system::error_code code, std::string const& problem) const
    {
        std::string what = facts_.operation + ": " + problem;
        if (facts_.attempts > 1)
            what += " (attempt " + std::to_string(facts_.attempts) + " of "
                    + std::to_string(core_->config.retry.max_attempts) + ")";
        if (code == errc::deadline_exceeded && last_failure_)
            what += std::string("; the attempt before failed with: ") + last_failure_.what();
        return failure(call_error(code, facts_, std::move(what)));
    }

    observer*     watcher() const noexcept { return core_->config.observer.get(); }
    observed_call identity() const noexcept { return {operation_->name, number}; }

    void tell_attempt_started() const
    {
        if (auto* const told = watcher())
            told->on_attempt_started({.call = identity(), .attempt = facts_.attempts + 1});
    }

    /// `is_ours`: the text of the failure is the library's. What authenticates may quote anything.
    void tell_attempt_ended(failure const& failed, clock::time_point begun, bool is_ours) const
    {
        auto* const told = watcher();
        if (!told)
            return;
        auto const* const reported = failed.as<service_error>();
        attempt_ended     ended{.call = identity(), .attempt = facts_.attempts, .http_status = facts_.http_status};
        ended.request_id = facts_.request_id;
        ended.exchange = outcome_.facts;
        ended.duration = clock::now() - begun;
        if (failed)
            ended.error = failed.code();
        if (reported)
            ended.service_code = reported->service_code();
        else if (failed)
            ended.problem = is_ours ? failed.what() : "the request could not be authenticated";
        told->on_attempt_ended(ended);
    }

    /// Also gives back what the call has taken of the client's retry tokens, if it succeeded.
    void tell_end(failure const& failed)
    {
        if (!failed) {
            core_->state->quota().give_back(retry_cost_);
            core_->state->update_rate(false);
            if (core_->auth)
                core_->auth->learn(reply_, {});
        }
        if (auto* const told = watcher())
            told->on_call_ended({.call = identity(),
                .attempts = facts_.attempts,
                .end = end_,
                .error = failed ? failed.code() : boost::system::error_code(),
                .duration = clock::now() - begun_});
    }

    std::shared_ptr<client_core const> core_{};
    operation_info const*              operation_ = nullptr;
    void*                              response_ = nullptr;
    std::optional<strand_type>         strand_{};
    boost::asio::cancellation_signal   cancel_{};
    std::atomic<bool>                  is_cancelled_{false};
    http::response                     reply_{};
    http::exchange_result              outcome_{};
    call_facts                         facts_{};
    failure                            last_failure_{};
    clock::time_point                  begun_{};
    clock::time_point                  deadline_{};
    unsigned                           retry_cost_ = 0;
    call_end                           end_ = call_end::success;
};

} // namespace bindery::detail

#endif
