// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

namespace test_call_cancellation {

using namespace test_call;

constexpr asio::cancellation_type every_type[] = {
    asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total};

/// Starts a call, cancels it once it waits for what the script holds last, and hands out its error.
boost::system::error_code cancel_when_idle(scripted_client& with, asio::cancellation_type type)
{
    asio::cancellation_signal cancel;
    boost::system::error_code code;
    bool                      finished = false;
    auto const                client = with.client();
    mturk::list_workers_with_qualification_type(client, list_request,
        asio::bind_cancellation_slot(
            cancel.slot(), [&](std::exception_ptr error, mturk::ListWorkersWithQualificationTypeResponse) {
                finished = true;
                try {
                    if (error)
                        std::rethrow_exception(error);
                }
                catch (boost::system::system_error const& thrown) {
                    code = thrown.code();
                }
            }));
    with.context.poll();
    BOOST_TEST(!finished);
    cancel.emit(type);
    with.context.run();
    BOOST_TEST(finished);
    return code;
}

} // namespace test_call_cancellation

BOOST_AUTO_TEST_SUITE(call_cancellation)

using namespace test_call_cancellation;

BOOST_AUTO_TEST_CASE(during_an_exchange)
{
    for (auto const type : every_type)
        for (auto const timeout : {0ms, 3'600'000ms}) {
            scripted_client with;
            with.config.call.timeout = timeout;
            with.transport->hang();
            BOOST_CHECK(cancel_when_idle(with, type) == asio::error::operation_aborted);
            BOOST_TEST(with.transport->requests().size() == 1U);
        }
}

BOOST_AUTO_TEST_CASE(during_the_wait_between_attempts)
{
    for (auto const type : every_type)
        for (auto const timeout : {0ms, 3'600'000ms}) {
            scripted_client with;
            with.config.call.timeout = timeout;
            with.config.call.retry.transient_delay = with.config.call.retry.max_delay = 3'000'000ms;
            with.config.call.random = [] { return ~std::uint64_t{0}; };
            with.transport->reply(503);
            BOOST_CHECK(cancel_when_idle(with, type) == asio::error::operation_aborted);
            BOOST_TEST(with.transport->requests().size() == 1U);
        }
}

BOOST_AUTO_TEST_CASE(during_the_wait_of_the_rate_limiter)
{
    scripted_client with;
    with.config.call.retry.mode = bindery::retry_mode::adaptive;
    with.transport->reply(429); // Sets the lowest rate: one attempt in two seconds.
    BOOST_CHECK(cancel_when_idle(with, asio::cancellation_type::total) == asio::error::operation_aborted);
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(before_the_call_begins)
{
    scripted_client           with;
    asio::cancellation_signal cancel;
    boost::system::error_code code;
    auto const                client = with.client();
    auto const                call = [&]() -> asio::awaitable<void> {
        co_await asio::this_coro::throw_if_cancelled(false);
        cancel.emit(asio::cancellation_type::terminal);
        co_await asio::post(asio::use_awaitable); // The signal arrives.
        auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
        code = outcome.error().code();
    };
    asio::co_spawn(with.context, call(), asio::bind_cancellation_slot(cancel.slot(), asio::detached));
    with.context.run();
    BOOST_CHECK(code == asio::error::operation_aborted);
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(destroying_the_client_ends_its_calls)
{
    for (bool const waits : {false, true}) {
        scripted_client with;
        if (waits) {
            with.config.call.timeout = 0ms;
            with.config.call.retry.transient_delay = with.config.call.retry.max_delay = std::chrono::hours(1000);
            with.config.call.random = [] { return ~std::uint64_t{0}; };
            with.transport->reply(503);
        }
        else {
            with.transport->hang();
        }
        std::vector<std::string> ends;
        auto                     client = std::make_optional(with.client());
        auto const               call = [&]() -> asio::awaitable<void> {
            auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(*client, list_request);
            BOOST_CHECK(outcome.error().code() == asio::error::operation_aborted);
            ends.emplace_back(outcome.error().what());
        };
        asio::co_spawn(with.context, call(), asio::detached);
        with.context.poll();
        BOOST_TEST(ends.empty());
        client.reset();
        with.context.run();
        BOOST_TEST(ends.size() == 1U);
        BOOST_TEST(ends.at(0).find("the client was destroyed") != std::string::npos, ends.at(0));
    }
}

BOOST_AUTO_TEST_CASE(a_cancelled_call_leaves_the_next_ones_alone)
{
    scripted_client with;
    with.config.call.retry.transient_delay = 1ms;
    auto const client = with.client();
    for (int round = 0; round != 20; ++round) {
        asio::cancellation_signal cancel;
        with.transport->hang();
        with.transport->reply(200, "{}");
        int        cancelled = 0;
        int        succeeded = 0;
        auto const first = [&]() -> asio::awaitable<void> {
            auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
            cancelled += outcome.error().code() == asio::error::operation_aborted;
        };
        auto const second = [&]() -> asio::awaitable<void> {
            auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
            succeeded += outcome.has_value();
        };
        asio::co_spawn(with.context, first(), asio::bind_cancellation_slot(cancel.slot(), asio::detached));
        with.context.restart();
        with.context.poll();
        cancel.emit(asio::cancellation_type::terminal);
        asio::co_spawn(with.context, second(), asio::detached);
        with.context.run();
        BOOST_TEST(cancelled == 1);
        BOOST_TEST(succeeded == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_call_that_loses_against_another_coroutine_is_cancelled)
{
    using namespace asio::experimental::awaitable_operators;
    scripted_client with;
    with.transport->hang();
    auto const race = [&]() -> asio::awaitable<std::size_t> {
        auto call = mturk::list_workers_with_qualification_type(with.client(), list_request);
        auto other = asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
        auto won = co_await (std::move(call) || std::move(other));
        co_return won.index();
    };
    BOOST_TEST(run(with.context, race()) == 1U);
}

BOOST_AUTO_TEST_CASE(the_cancellation_state_of_the_caller_is_left_alone)
{
    scripted_client with;
    with.transport->reply(200, "{}");
    auto const check = [&]() -> asio::awaitable<bool> {
        co_await asio::this_coro::throw_if_cancelled(true);
        co_await mturk::list_workers_with_qualification_type(with.client(), list_request);
        co_return co_await asio::this_coro::throw_if_cancelled();
    };
    BOOST_TEST(run(with.context, check()));
}

BOOST_AUTO_TEST_CASE(the_execution_context_of_a_call_may_go_before_the_client_makes_another)
{
    scripted_client with;
    auto const      client = with.client();
    for (int i = 0; i != 3; ++i) {
        asio::io_context elsewhere;
        with.transport->reply(200, page_of(1, 1));
        run(elsewhere, mturk::list_workers_with_qualification_type(client, list_request));
    }
    with.transport->reply(200, page_of(1, 1));
    run(with.context, mturk::list_workers_with_qualification_type(client, list_request));
    BOOST_TEST(with.transport->requests().size() == 4U);
}

BOOST_AUTO_TEST_CASE(an_execution_context_may_go_while_a_call_hangs)
{
    auto with = std::make_unique<scripted_client>();
    with->transport->hang();
    auto const call = [](mturk::client client) -> asio::awaitable<void> {
        co_await mturk::list_workers_with_qualification_type(client, list_request);
    };
    asio::co_spawn(with->context, call(with->client()), [](std::exception_ptr) { BOOST_ERROR("completed"); });
    with->context.poll();
    BOOST_TEST(with->transport->requests().size() == 1U);
    with.reset();
}

BOOST_AUTO_TEST_SUITE_END()
