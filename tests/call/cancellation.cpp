// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

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
    mturk::list_workers_with_qualification_type(with.client(), list_request,
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
            with.config.call.retry.transient_delay = with.config.call.retry.max_delay = std::chrono::hours(1000);
            with.transport->reply(503);
            BOOST_CHECK(cancel_when_idle(with, type) == asio::error::operation_aborted);
            BOOST_TEST(with.transport->requests().size() == 1U);
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
