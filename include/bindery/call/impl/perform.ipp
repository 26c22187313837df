// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_PERFORM_IPP
#define BINDERY_CALL_IMPL_PERFORM_IPP

#include <bindery/call/detail/perform.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <chrono>
#include <exception>
#include <random>
#include <utility>

namespace bindery::detail {

BINDERY_DECL failure refuse(operation_info const& operation, std::vector<violation> const& violations)
{
    std::string what = std::string(operation.name) + ": invalid request";
    char const* separator = ": ";
    for (auto const& each : violations) {
        what += separator + each.message();
        separator = "; ";
    }
    return failure(call_error(errc::invalid_request, {.operation = std::string(operation.name)}, std::move(what)));
}

BINDERY_DECL failure refuse(operation_info const& operation, json::failure const& why)
{
    return failure(call_error(errc::invalid_request, {.operation = std::string(operation.name)},
        std::string(operation.name) + ": invalid request: " + why.message()));
}

BINDERY_DECL failure repeated_token(operation_info const& operation)
{
    return failure(call_error(errc::repeated_page_token, {.operation = std::string(operation.name)},
        std::string(operation.name)
            + ": the service sent a page token that it had sent before: the listing would "
              "never end"));
}

/// One call under way.
class ongoing_call
{
public:
    ongoing_call(
        std::shared_ptr<client_core const> core, operation_info const& operation, http::request request, void* response)
        : core_(std::move(core)), operation_(operation), request_(std::move(request)), response_(response)
    {
        facts_.operation = operation_.name;
    }

    /// Attempts until one succeeds, none is left, or the deadline has come. Runs on a strand.
    boost::asio::awaitable<failure> within_deadline()
    {
        using namespace boost::asio::experimental::awaitable_operators;
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        auto const timeout = core_->config.timeout;
        if (timeout == timeout.zero())
            co_return co_await attempts();

        auto attempting = attempts_beside_alarm();
        auto waiting = alarm(timeout);
        auto first = co_await (std::move(attempting) || std::move(waiting));
        if (escaped_)
            std::rethrow_exception(escaped_);
        if (first.index() == 0)
            co_return std::get<0>(std::move(first));
        co_return fail(errc::deadline_exceeded, "no answer within " + std::to_string(timeout.count()) + " ms");
    }

private:
    /// Ends when the deadline has come. A coroutine of its own because operator|| hands a cancellation on only once, so
    /// that what it waits for must let every kind through.
    static boost::asio::awaitable<void> alarm(std::chrono::milliseconds timeout)
    {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, timeout);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }

    /// Beside the alarm runs a coroutine of its own, with a cancellation state of its own, and an exception that left
    /// it would be kept back until the alarm goes off.
    boost::asio::awaitable<failure> attempts_beside_alarm()
    {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        try {
            co_return co_await attempts();
        }
        catch (...) {
            escaped_ = std::current_exception();
        }
        co_return failure();
    }

    /// Attempts until one succeeds or none is left.
    boost::asio::awaitable<failure> attempts()
    {
        auto const target = request_.target;
        request_.target = core_->endpoint.base_path + target.substr(1);
        http::set_field(request_.fields, "Host", core_->endpoint.host_field());
        for (;;) {
            auto failed = co_await attempt();
            if (!failed)
                co_return failure();
            failed_attempt const last{
                facts_.attempts, failed.error().facts().kind, operation_.idempotent, request_sent_};
            auto const delay = next_delay(core_->config.retry, last, jitter());
            if (!delay)
                co_return failed;
            last_failure_ = failed.what();

            boost::system::error_code cancelled;
            boost::asio::steady_timer pause(co_await boost::asio::this_coro::executor, *delay);
            co_await pause.async_wait(boost::asio::redirect_error(boost::asio::use_awaitable, cancelled));
            if (cancelled)
                co_return fail(boost::asio::error::operation_aborted, "cancelled");
        }
    }

    boost::asio::awaitable<failure> attempt()
    {
        facts_.http_status = 0;
        facts_.request_id.clear();
        facts_.kind = failure_kind::permanent;
        request_sent_ = false;

        // What authenticates may shield itself against cancellation, so the state is looked at again behind it.
        auto refused = co_await authenticate();
        auto stopped = co_await http::detail::is_cancelled();
        if (stopped)
            co_return fail(boost::asio::error::operation_aborted, "cancelled");
        if (refused)
            co_return refused;

        ++facts_.attempts;

        http::exchange_options const options{.idempotent = operation_.idempotent};
        auto const outcome = co_await core_->transport->exchange(core_->endpoint, request_, options, reply_);
        request_sent_ = outcome.request_sent;
        stopped = co_await http::detail::is_cancelled();
        if (stopped || outcome.error == boost::asio::error::operation_aborted)
            co_return fail(boost::asio::error::operation_aborted, "cancelled");
        if (outcome.error) {
            facts_.kind = outcome.transient ? failure_kind::transient : failure_kind::permanent;
            auto const code =
                outcome.error == errc::response_too_large ? errc::response_too_large : errc::transport_failed;
            co_return fail(code, outcome.detail);
        }
        co_return decode();
    }

    boost::asio::awaitable<failure> authenticate()
    {
        if (!core_->auth)
            co_return failure();
        boost::system::error_code code;
        std::string               problem;
        try {
            // As a coroutine of its own it cannot change this one's cancellation state.
            co_await boost::asio::co_spawn(co_await boost::asio::this_coro::executor,
                core_->auth->authenticate(request_), boost::asio::use_awaitable);
            co_return failure();
        }
        catch (boost::system::system_error const& error) {
            code = error.code();
            problem = error.what();
        }
        co_return fail(code, problem);
    }

    failure decode()
    {
        facts_.http_status = reply_.status;
        facts_.request_id = operation_.request_id(reply_);
        if (reply_.status < 200 || reply_.status > 299)
            return operation_.decode_error(reply_, facts_);
        if (auto const why = operation_.decode_response(reply_, response_))
            return fail(errc::invalid_response, "the response is not as declared: " + why->message());
        return {};
    }

    failure fail(boost::system::error_code code, std::string const& problem) const
    {
        std::string what = facts_.operation + ": " + problem;
        if (facts_.attempts > 1)
            what += " (attempt " + std::to_string(facts_.attempts) + " of "
                    + std::to_string(core_->config.retry.max_attempts) + ")";
        if (code == errc::deadline_exceeded && !last_failure_.empty())
            what += "; the attempt before failed with: " + last_failure_;
        return failure(call_error(code, facts_, std::move(what)));
    }

    static double jitter()
    {
        std::random_device source;
        return std::uniform_real_distribution<double>()(source);
    }

    std::shared_ptr<client_core const> core_;
    operation_info const&              operation_;
    http::request                      request_;
    http::response                     reply_{};
    void*                              response_;
    call_facts                         facts_{};
    bool                               request_sent_ = false;
    std::string                        last_failure_{};
    std::exception_ptr                 escaped_{};
};

BINDERY_DECL boost::asio::awaitable<failure> perform(
    std::shared_ptr<client_core const> core, operation_info const& operation, prepared_call call, void* response)
{
    if (call.refused)
        co_return call.refused;

    // The deadline and the attempts run side by side, so they need a strand where the executor has several threads.
    auto         strand = boost::asio::make_strand(co_await boost::asio::this_coro::executor);
    ongoing_call ongoing(std::move(core), operation, std::move(call.request), response);
    co_return co_await boost::asio::co_spawn(strand, ongoing.within_deadline(), boost::asio::use_awaitable);
}

} // namespace bindery::detail

#endif
