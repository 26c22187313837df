// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_OBSERVER_HPP
#define BINDERY_CALL_OBSERVER_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/http/transport.hpp>

#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bindery {

/// To which call an event belongs.
struct observed_call
{
    std::string_view operation{}; ///< E.g. "ListHITs".
    std::uint64_t    number = 0;  ///< Counts the calls of the client from 1, so that a call's events can be told apart.
};

/// A request is about to be authenticated and sent.
struct attempt_started
{
    observed_call call{};
    unsigned      attempt = 1; ///< Counted from 1.
};

/// How an attempt ended.
struct attempt_ended
{
    observed_call             call{};
    unsigned                  attempt = 1;
    int                       http_status = 0; ///< 0: there was no response.
    boost::system::error_code error{};         ///< None where the attempt succeeded.

    /// The service's name of the error, e.g. "ThrottlingException"; empty where it reported none.
    std::string_view service_code{};

    /// One line on what went wrong, where that is not an error the service reported: those may quote what was sent. Why
    /// there are no credentials, credentials_refreshed tells.
    std::string_view         problem{};
    std::string_view         request_id{}; ///< The service's; may be empty.
    http::exchange_facts     exchange{};   ///< Bytes and durations; all zero where nothing was sent.
    std::chrono::nanoseconds duration{};   ///< Of the whole attempt, authentication included.
};

/// The call will be tried again.
struct retry_scheduled
{
    observed_call             call{};
    unsigned                  attempt = 1; ///< The one that failed.
    failure_kind              reason = failure_kind::transient;
    std::chrono::milliseconds delay{}; ///< Until the next attempt begins.
};

/// Why a call was not tried again.
enum class call_end : unsigned char {
    success,
    permanent_failure,  ///< Trying again would not help, or could do harm.
    attempts_exhausted, ///< It was the last attempt.
    quota_exhausted,    ///< The client's retry tokens are used up: too many of its calls fail.
    deadline,           ///< The call's time ran out, or would have before the next attempt.
    cancelled,          ///< The caller cancelled it, or the client was destroyed.
};

/// A call is over.
struct call_ended
{
    observed_call             call{};
    unsigned                  attempts = 0;
    call_end                  end = call_end::success;
    boost::system::error_code error{};    ///< None where the call succeeded.
    std::chrono::nanoseconds  duration{}; ///< From the first await to the end, with all waits.
};

/// A page of a listing has arrived.
struct page_fetched
{
    observed_call call{};    ///< The call that fetched it.
    std::size_t   page = 1;  ///< Counted from 1 over the listing.
    std::size_t   items = 0; ///< On this page; 1 where the declaration names no list of items.
    bool          last = false;
};

/// A provider was asked for new credentials.
struct credentials_refreshed
{
    std::string_view          provider{}; ///< What it calls itself, e.g. "IMDS".
    boost::system::error_code error{};    ///< None where it had some.
    std::string_view          problem{};  ///< One line on what went wrong, without the words of services or programs.

    /// When the credentials end to be valid; empty: never, or there are none.
    std::optional<std::chrono::system_clock::time_point> expires_at{};
};

/// Is told what the calls of a client do, for log lines and metrics: `config.call.observer = ...`.
///
/// Requests, signatures, credentials and the texts of services' errors do not reach it. Texts are valid during the
/// function only. The functions are called in the middle of calls, so they should be quick and must not wait.
///
/// Thread safety: several functions may be called at once.
class observer
{
public:
    observer() = default;
    observer(observer const&) = delete;
    observer& operator=(observer const&) = delete;
    virtual ~observer() = default;

    virtual void on_attempt_started(attempt_started const&) noexcept { }
    virtual void on_attempt_ended(attempt_ended const&) noexcept { }
    virtual void on_retry_scheduled(retry_scheduled const&) noexcept { }
    virtual void on_call_ended(call_ended const&) noexcept { }
    virtual void on_page_fetched(page_fetched const&) noexcept { }
    virtual void on_credentials_refreshed(credentials_refreshed const&) noexcept { }
};

} // namespace bindery

#endif
