// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_FAN_OUT_CORE_IPP
#define BINDERY_CALL_IMPL_FAN_OUT_CORE_IPP

#include <bindery/call/detail/fan_out_core.hpp>

#include <bindery/call/impl/internal/fan_out_workers.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/check_duration.hpp>
#include <bindery/http/detail/is_cancelled.hpp>

#include <boost/asio/cancellation_type.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <cmath>
#include <memory>
#include <string>
#include <utility>

namespace bindery::detail {

BINDERY_DECL fan_out_core::~fan_out_core() = default;

BINDERY_DECL boost::asio::awaitable<failure> fan_out_core::advance()
{
    if (!workers_) {
        if (auto refused = check())
            co_return refused;
        workers_ = std::make_shared<fan_out_workers>(*this, co_await boost::asio::this_coro::executor);
    }
    failure failed;
    if (!std::exchange(is_kept_, false)) {
        current_ = nullptr;
        failed = co_await fan_out_workers::take(workers_);
    }
    // A cancellation may have come when the page was on its way already: the page is for the next time then.
    auto const state = co_await boost::asio::this_coro::cancellation_state;
    if (!failed && http::detail::is_cancelled(state)) {
        is_kept_ = true;
        failed = listing_failure(operation(), boost::asio::error::operation_aborted, "cancelled");
    }
    co_return failed;
}

BINDERY_DECL void fan_out_core::abandon() noexcept
{
    if (workers_)
        fan_out_workers::abandon(workers_);
}

/// What is wrong with the options.
BINDERY_DECL failure fan_out_core::check() const
{
    std::string problem;
    if (options_.max_in_flight == 0)
        problem = "max_in_flight is 0: no listing could ever be under way";
    else if (!std::isfinite(options_.calls_per_second) || options_.calls_per_second < 0)
        problem = "calls_per_second is no number of calls";
    else if (options_.calls_per_second != 0 && options_.calls_per_second < 1.0 / (24 * 60 * 60))
        problem = "calls_per_second is less than one call a day";
    else if (!options_.listing.checkpoint.empty())
        problem = "a checkpoint belongs to the listing of one request, not to many";
    else if (options_.listing.prefetch_pages.value_or(0) != 0)
        problem = "listings under way at the same time do not prefetch";
    try {
        http::detail::check_duration(options_.timeout, "the fan-out's timeout");
    }
    catch (error const& wrong) {
        problem = wrong.what();
    }
    return problem.empty() ? failure() : listing_failure(operation(), errc::invalid_config, problem);
}

} // namespace bindery::detail

#endif
