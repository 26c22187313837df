// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_CALL_RECORD_HPP
#define BINDERY_CALL_IMPL_INTERNAL_CALL_RECORD_HPP

#include <bindery/call/detail/perform.hpp>
#include <bindery/call/impl/internal/client_state.hpp>
#include <bindery/call/impl/internal/random_bits.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace bindery::detail {

/// What is known of a call under way, what follows from it, and who is told. Waits for nothing.
class call_record : public prepared_call
{
public:
    /// Makes the request as new, but for fields that the operation may find in it.
    void renew_request(operation_info const& operation) noexcept
    {
        if (!operation.keeps_fields || operation_ != &operation)
            request.fields.clear();
        request.method = "POST";
        request.target = "/";
        request.body.clear();
        host_prefix.clear();
    }

    /// For a call through which an exception goes that is not the library's.
    void tell_escape()
    {
        auto const escaped = fail(errc::transport_failed, "an exception of the application's went through the call");
        call_end_ = call_end::permanent_failure;
        if (is_attempt_open_)
            tell_attempt_ended(escaped, true);
        tell_end(escaped);
    }

protected:
    using clock = std::chrono::steady_clock;

    ~call_record() = default;

    void begin_record(std::shared_ptr<client_core const> core, operation_info const& operation, void* response)
    {
        core_ = std::move(core);
        operation_ = &operation;
        response_ = response;
        facts_.operation = operation.name;
        facts_.attempts = 0;
        facts_.from_checkpoint = from_checkpoint;
        retry_cost_ = retry_quota::first_success;
        last_failure_ = {};
        call_end_ = call_end::success;
    }

    /// Objects are kept for later calls. What only a few of them need is not kept with them.
    void release_large_memory()
    {
        constexpr std::size_t large = 256 * 1024;
        if (reply_.body.capacity() > large)
            reply_.body = {};
        if (request.body.capacity() > large)
            request.body = {};
    }

    void complete_request()
    {
        if (host_prefix.empty())
            http::set_field(request.fields, "Host", core_->host_field);
        else {
            prefixed_endpoint_ = core_->endpoint;
            prefixed_endpoint_.host.insert(0, host_prefix);
            http::set_field(request.fields, "Host", prefixed_endpoint_.host_field());
        }
        if (!core_->user_agent.empty())
            http::set_field(request.fields, "User-Agent", core_->user_agent);
    }

    /// Where the request goes.
    http::endpoint const& destination() const noexcept
    {
        return host_prefix.empty() ? core_->endpoint : prefixed_endpoint_;
    }

    void forget_attempt()
    {
        facts_.http_status = 0;
        facts_.request_id.clear();
        facts_.kind = failure_kind::permanent;
        outcome_ = {};
    }

    /// What an exchange has come to that nobody has interrupted.
    failure evaluate()
    {
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

    /// How long to wait until the next attempt; empty: there is none, and call_end_ says why.
    std::optional<clock::duration> plan_retry(failure const& failed)
    {
        auto const* const reported = failed.as<service_error>();
        bool const        is_refused =
            reported && core_->auth && core_->auth->learn(request, reply_, reported->service_code());
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
            bool const was_last = last.kind != failure_kind::permanent && last.number >= *retry.max_attempts;
            call_end_ = was_last ? call_end::attempts_exhausted : call_end::permanent_failure;
            return std::nullopt;
        }
        if (deadline_ - clock::now() <= *delay) {
            call_end_ = call_end::deadline;
            return std::nullopt;
        }
        auto const cost = core_->state->quota().take(last.kind);
        if (!cost) {
            call_end_ = call_end::quota_exhausted;
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

    failure fail(boost::system::error_code code, std::string const& problem) const
    {
        std::string what = facts_.operation + ": " + problem;
        if (facts_.attempts > 1)
            what += " (attempt " + std::to_string(facts_.attempts) + " of "
                    + std::to_string(*core_->config.retry.max_attempts) + ")";
        if (code == errc::deadline_exceeded && last_failure_)
            what += std::string("; the attempt before failed with: ") + last_failure_.what();
        return failure(call_error(code, facts_, std::move(what)));
    }

    observer*     watcher() const noexcept { return core_->config.observer.get(); }
    observed_call identity() const noexcept { return {operation_->name, number}; }

    void tell_attempt_started()
    {
        is_attempt_open_ = true;
        if (auto* const told = watcher())
            told->on_attempt_started({.call = identity(), .attempt = facts_.attempts});
    }

    /// `is_ours`: the text of the failure is the library's. What authenticates may quote anything.
    void tell_attempt_ended(failure const& failed, bool is_ours)
    {
        is_attempt_open_ = false;
        auto* const told = watcher();
        if (!told)
            return;
        auto const* const reported = failed.as<service_error>();
        attempt_ended     ended{.call = identity(), .attempt = facts_.attempts, .http_status = facts_.http_status};
        ended.request_id = facts_.request_id;
        ended.exchange = outcome_.facts;
        ended.duration = clock::now() - attempt_begun_;
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
                core_->auth->learn(request, reply_, {});
        }
        if (auto* const told = watcher())
            told->on_call_ended({.call = identity(),
                .attempts = facts_.attempts,
                .end = call_end_,
                .error = failed ? failed.code() : boost::system::error_code(),
                .duration = clock::now() - begun_});
    }

    std::shared_ptr<client_core const> core_{};
    operation_info const*              operation_ = nullptr;
    void*                              response_ = nullptr;
    http::endpoint                     prefixed_endpoint_{}; ///< For a request with a host prefix.
    http::response                     reply_{};
    http::exchange_result              outcome_{};
    call_facts                         facts_{};
    failure                            last_failure_{};
    clock::time_point                  begun_{};
    clock::time_point                  deadline_{};
    clock::time_point                  attempt_begun_{};
    clock::time_point                  attempt_end_{};
    unsigned                           retry_cost_ = 0;
    bool                               is_attempt_open_ = false;
    call_end                           call_end_ = call_end::success;
};

} // namespace bindery::detail

#endif
