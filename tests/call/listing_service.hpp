// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_CALL_LISTING_SERVICE_HPP
#define BINDERY_TESTS_CALL_LISTING_SERVICE_HPP

#include "support.hpp"

#include <bindery/http/transport.hpp>
#include <bindery/json/parse.hpp>

#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace test_call {

/// A service in memory that lists Workers A0, A1, ... in pages of random sizes, some of them empty, and fails now and
/// then. Its answers to a request are the same whenever it is asked, so that a listing can be gone on with.
class listing_service final : public bindery::http::transport
{
public:
    struct behaviour
    {
        int           workers = 100;
        int           usual_page = 10;   ///< Where the request does not say how many.
        bool          full_pages = true; ///< Otherwise of a random size below what was asked for.
        double        empty_pages = 0;   ///< The share of them.
        double        faults = 0;        ///< The share of exchanges that fail.
        int           steps = 1;         ///< How often an exchange suspends.
        std::uint32_t seed = 1;
    };

    explicit listing_service(behaviour how) : how_(how), faults_(how.seed) { }

    boost::asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const& request, bindery::http::exchange_options, bindery::http::response& into) override
    {
        auto const body = request.body;
        auto const executor = co_await asio::this_coro::executor;
        enter(body);
        bool cancelled = false;
        for (int i = 0; i < how_.steps && !cancelled; ++i) {
            co_await asio::post(executor, asio::use_awaitable);
            if (on_step)
                on_step();
            auto const state = co_await asio::this_coro::cancellation_state;
            cancelled = state.cancelled() != asio::cancellation_type::none;
        }
        --under_way_;
        bindery::http::exchange_result result;
        if (cancelled)
            result.error = asio::error::operation_aborted;
        else if (fails()) {
            result.error = asio::error::connection_reset;
            result.detail = "the connection broke";
            result.transient = false; // So that it is told, not tried again.
        }
        else
            answer(body, into);
        co_return result;
    }

    /// Is called at each step of each exchange.
    std::function<void()> on_step{};

    int most_under_way() const noexcept { return most_under_way_; }

    std::vector<std::string> bodies() const
    {
        std::lock_guard const lock(mutex_);
        return bodies_;
    }

private:
    using request_type = mturk::ListWorkersWithQualificationTypeRequest;

    void enter(std::string const& body)
    {
        std::lock_guard const lock(mutex_);
        bodies_.push_back(body);
        most_under_way_ = std::max(most_under_way_.load(), ++under_way_);
    }

    bool fails()
    {
        std::lock_guard const lock(mutex_);
        return std::uniform_real_distribution<>()(faults_) < how_.faults;
    }

    /// Tokens are "<position>" and "<position>+<number of empty pages there>".
    void answer(std::string const& body, bindery::http::response& into) const
    {
        request_type asked;
        bindery::json::parse_into(asked, body);
        auto const token = asked.NextToken.value_or("0");
        int        position = 0;
        int        empty = 0;
        auto const end = std::from_chars(token.data(), token.data() + token.size(), position).ptr;
        if (*end == '+')
            std::from_chars(end + 1, token.data() + token.size(), empty);

        std::mt19937 chance(how_.seed + static_cast<std::uint32_t>(position * 31 + empty));
        auto         count = std::min(asked.MaxResults.value_or(how_.usual_page), how_.workers - position);
        bool const   is_empty = std::uniform_real_distribution<>()(chance) < how_.empty_pages;
        if (is_empty)
            count = 0;
        else if (!how_.full_pages && count > 1)
            count = std::uniform_int_distribution<>(1, count)(chance);

        position += count;
        std::string next;
        if (is_empty)
            next = std::to_string(position) + '+' + std::to_string(empty + 1);
        else if (position < how_.workers)
            next = std::to_string(position);
        into.status = 200;
        into.body = page_of(position - count, count, next);
    }

    behaviour                how_;
    mutable std::mutex       mutex_;
    std::mt19937             faults_;
    std::vector<std::string> bodies_;
    std::atomic<int>         under_way_{0};
    std::atomic<int>         most_under_way_{0};
};

/// A client of a listing_service, which makes each call once only.
struct listing_client
{
    explicit listing_client(listing_service::behaviour how) : service(std::make_shared<listing_service>(how))
    {
        config = scripted_client::make_config(service);
        config.call.retry.mode = bindery::retry_mode::none;
    }

    mturk::client client() { return mturk::client(context, config); }

    asio::io_context                 context{1};
    std::shared_ptr<listing_service> service;
    mturk::config                    config{};
};

/// A<first> to A<last>.
inline std::vector<std::string> workers(int first, int last)
{
    std::vector<std::string> names;
    for (int i = first; i <= last; ++i)
        names.push_back("A" + std::to_string(i));
    return names;
}

} // namespace test_call

#endif
