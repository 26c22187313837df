// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstddef>
#include <map>
#include <optional>
#include <thread>
#include <vector>

namespace test_call_threads {

using namespace test_call;

/// Answers every request after a round through the executor; every seventh exchange fails, and every eleventh hangs.
class busy_transport final : public bindery::http::transport
{
public:
    asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const&, bindery::http::exchange_options, bindery::http::response& into) override
    {
        co_await asio::post(asio::use_awaitable);
        auto const                     number = ++count_;
        bindery::http::exchange_result result;
        if (number % 11 == 0) {
            asio::steady_timer never(co_await asio::this_coro::executor);
            never.expires_at(asio::steady_timer::time_point::max());
            co_await never.async_wait(asio::use_awaitable);
        }
        else if (number % 7 == 0) {
            result.error = asio::error::connection_reset;
        }
        into.clear();
        into.status = 200;
        into.body = page_of(1, 2);
        co_return result;
    }

private:
    std::atomic<std::size_t> count_{0};
};

/// Answers every request just when its call's time is over.
class late_transport final : public bindery::http::transport
{
public:
    explicit late_transport(std::chrono::milliseconds delay) : delay_(delay) { }

    asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const&, bindery::http::exchange_options, bindery::http::response& into) override
    {
        asio::steady_timer pause(co_await asio::this_coro::executor, delay_);
        co_await pause.async_wait(asio::use_awaitable);
        into.clear();
        into.status = 200;
        into.body = page_of(1, 2);
        co_return bindery::http::exchange_result();
    }

private:
    std::chrono::milliseconds delay_;
};

/// How many calls ended in which way: 0 is success, 1 cancelled, 2 the deadline, 3 the network.
struct tally
{
    std::atomic<std::size_t> ends[4]{};
    std::atomic<std::size_t> wrong_pages{0};

    void add(bindery::result<mturk::ListWorkersWithQualificationTypeResponse> const& outcome)
    {
        auto const code = outcome.has_value() ? boost::system::error_code() : outcome.error().code();
        if (!code && outcome->Qualifications.size() != 2U)
            ++wrong_pages;
        ++ends[!code                                      ? 0
               : code == asio::error::operation_aborted   ? 1
               : code == bindery::errc::deadline_exceeded ? 2
                                                          : 3];
    }

    std::size_t total() const { return ends[0] + ends[1] + ends[2] + ends[3]; }
};

asio::awaitable<void> call_often(mturk::client client, std::size_t times, tally& count)
{
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
    for (std::size_t i = 0; i != times; ++i) {
        auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
        count.add(outcome);
        co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
    }
}

/// Makes calls after it was cancelled. Returns whether all of them were cancelled, too.
asio::awaitable<bool> call_cancelled(mturk::client client, std::shared_ptr<asio::cancellation_signal> signal)
{
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
    signal->emit(asio::cancellation_type::total);
    bool all = true;
    for (int i = 0; i != 20; ++i) {
        auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
        all = all && !outcome.has_value() && outcome.error().code() == asio::error::operation_aborted;
    }
    co_return all;
}

asio::awaitable<void> cancel_often(
    asio::strand<asio::thread_pool::executor_type> strand, std::shared_ptr<asio::cancellation_signal> signal)
{
    asio::steady_timer pause(strand);
    for (int round = 0; round != 10; ++round) {
        pause.expires_after(std::chrono::microseconds(300 * round));
        co_await pause.async_wait(asio::use_awaitable);
        signal->emit(asio::cancellation_type::total);
    }
}

mturk::config busy_config()
{
    auto config = scripted_client::make_config(nullptr);
    config.transport = std::make_shared<busy_transport>();
    config.call.timeout = 20ms;
    config.call.retry.quota = 0;
    return config;
}

} // namespace test_call_threads

BOOST_AUTO_TEST_SUITE(call_threads)

using namespace test_call_threads;

BOOST_AUTO_TEST_CASE(many_threads_share_a_client)
{
    constexpr std::size_t callers = 32;
    constexpr std::size_t times = 40;
    tally                 count;
    asio::thread_pool     threads(4);
    asio::thread_pool     others(2);
    mturk::client const   client(threads.get_executor(), busy_config());
    for (std::size_t i = 0; i != callers; ++i) {
        // On the client's own threads, on a strand of them, and on those of another execution context.
        if (i % 3 == 0)
            asio::co_spawn(threads, call_often(client, times, count), asio::detached);
        else if (i % 3 == 1)
            asio::co_spawn(asio::make_strand(threads), call_often(client, times, count), asio::detached);
        else
            asio::co_spawn(others, call_often(client, times, count), asio::detached);
    }
    others.join(); // First: the client's own execution context must run for its deadlines.
    threads.join();
    BOOST_TEST(count.total() == callers * times);
    BOOST_TEST(count.wrong_pages == 0U);
    BOOST_TEST(count.ends[0] > 0U);
    BOOST_TEST(count.ends[1] == 0U);
    BOOST_TEST(count.ends[2] > 0U);
}

BOOST_AUTO_TEST_CASE(calls_on_another_context_end_just_when_their_deadlines_come)
{
    constexpr std::size_t callers = 64;
    constexpr std::size_t times = 50;
    auto                  config = busy_config();
    config.call.timeout = 1ms;
    config.transport = std::make_shared<late_transport>(config.call.timeout);
    tally               count;
    asio::thread_pool   threads(2);
    mturk::client const client(threads.get_executor(), config);
    {
        asio::thread_pool others(4);
        for (std::size_t i = 0; i != callers; ++i)
            asio::co_spawn(others, call_often(client, times, count), asio::detached);
        others.join();
    }
    threads.join();
    BOOST_TEST(count.total() == callers * times);
    BOOST_TEST(count.wrong_pages == 0U);
    BOOST_TEST(count.ends[2] > 0U);
}

BOOST_AUTO_TEST_CASE(calls_are_cancelled_from_their_strands_while_deadlines_come)
{
    constexpr std::size_t callers = 16;
    tally                 count;
    asio::thread_pool     threads(4);
    mturk::client const   client(threads.get_executor(), busy_config());
    for (std::size_t i = 0; i != callers; ++i) {
        auto const strand = asio::make_strand(threads);
        auto const signal = std::make_shared<asio::cancellation_signal>();
        asio::co_spawn(strand, call_often(client, 20, count),
            asio::bind_cancellation_slot(signal->slot(), [signal](std::exception_ptr) {}));
        asio::co_spawn(strand, cancel_often(strand, signal), asio::detached);
    }
    threads.join();
    BOOST_TEST(count.total() == callers * 20U);
    BOOST_TEST(count.wrong_pages == 0U);
    BOOST_TEST(count.ends[1] > 0U);
}

BOOST_AUTO_TEST_CASE(a_coroutine_that_is_cancelled_makes_calls_without_a_strand)
{
    asio::thread_pool        threads(4);
    mturk::client const      client(threads.get_executor(), busy_config());
    std::atomic<std::size_t> cancelled{0};
    for (int i = 0; i != 64; ++i) {
        auto const signal = std::make_shared<asio::cancellation_signal>();
        asio::co_spawn(threads, call_cancelled(client, signal),
            asio::bind_cancellation_slot(
                signal->slot(), [signal, &cancelled](std::exception_ptr, bool all) { cancelled += all ? 1 : 0; }));
    }
    threads.join();
    BOOST_TEST(cancelled == 64U);
}

BOOST_AUTO_TEST_CASE(a_client_is_destroyed_while_threads_make_calls)
{
    for (int round = 0; round != 20; ++round) {
        tally             count;
        asio::thread_pool threads(4);
        auto              config = busy_config();
        config.call.timeout = 0ms;
        std::optional<mturk::client> client(std::in_place, threads.get_executor(), config);
        for (int i = 0; i != 16; ++i) {
            // The call begins with a client and goes on without: only the handle here keeps it alive.
            mturk::list_workers_with_qualification_type(*client, list_request,
                [&](std::exception_ptr, mturk::ListWorkersWithQualificationTypeResponse) { ++count.ends[0]; });
        }
        client.reset();
        threads.join();
        BOOST_TEST(count.total() == 16U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
