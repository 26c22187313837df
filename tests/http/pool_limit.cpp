// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/http/detail/slot_queue.hpp>
#include <bindery/http/pooled_transport.hpp>
#include <bindery/testing/http_server.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/execution.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/query.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <latch>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace test_http_pool_limit {

namespace asio = boost::asio;
namespace http = bindery::http;

struct waiter
{
    bool granted = false;
};
using queue = http::detail::slot_queue<waiter>;

http::detail::origin_key const here{"here", 80, false};
http::detail::origin_key const there{"there", 80, false};

http::response echo(http::request const& request)
{
    http::response response;
    response.status = 200;
    response.body = request.target;
    return response;
}

/// Exchanges that run at once over one transport, and the order in which they end. The server answers none before
/// run().
struct crowd
{
    std::latch                       closed{1};
    asio::io_context                 context{1};
    bindery::testing::http_server    server{[this](http::request const& request) {
                                             closed.wait();
                                             return echo(request);
                                         },
        {.tls = false}};
    http::endpoint                   where = http::parse_endpoint(server.url());
    std::shared_ptr<http::transport> transport;
    std::vector<int>                 succeeded{};
    std::vector<int>                 cancelled{};

    explicit crowd(std::size_t limit)
        : transport(http::make_pooled_transport(context.get_executor(), {.max_connections_per_host = limit}))
    {
    }

    ~crowd() { open(); }

    void run()
    {
        open();
        context.restart();
        context.run();
    }

    asio::awaitable<void> exchange(int number)
    {
        http::request const request{.method = "GET", .target = "/" + std::to_string(number)};
        http::response      response;
        auto const          result = co_await transport->exchange(where, request, {}, response);
        if (!result.error && response.body == request.target)
            succeeded.push_back(number);
        else if (result.error == asio::error::operation_aborted)
            cancelled.push_back(number);
    }

    void start(int number, asio::cancellation_signal& signal)
    {
        asio::co_spawn(context, exchange(number),
            asio::bind_cancellation_slot(signal.slot(), [](std::exception_ptr failed) { BOOST_TEST(!failed); }));
    }

private:
    void open()
    {
        if (!closed.try_wait())
            closed.count_down();
    }
};

/// Runs things on an execution context, and calls `before` first where another thread hands them over.
class watched_executor
{
public:
    watched_executor(asio::any_io_executor on, std::function<void()> const& before)
        : on_(std::move(on)), before_(&before)
    {
    }

    asio::execution_context& query(asio::execution::context_t) const
    {
        return asio::query(on_, asio::execution::context);
    }

    static constexpr asio::execution::blocking_t query(asio::execution::blocking_t)
    {
        return asio::execution::blocking.never;
    }

    watched_executor require(asio::execution::blocking_t::never_t) const { return *this; }

    void execute(auto function) const
    {
        if (std::this_thread::get_id() != thread_)
            (*before_)();
        on_.execute(std::move(function));
    }

    friend bool operator==(watched_executor const&, watched_executor const&) = default;

private:
    asio::any_io_executor        on_;
    std::function<void()> const* before_;
    std::thread::id              thread_ = std::this_thread::get_id();
};

} // namespace test_http_pool_limit

BOOST_AUTO_TEST_SUITE(http_pool_limit)

using namespace test_http_pool_limit;

BOOST_AUTO_TEST_CASE(slots_go_to_those_who_wait_in_their_order)
{
    queue slots(2);
    BOOST_TEST(slots.take(here));
    BOOST_TEST(slots.take(here));
    BOOST_TEST(!slots.take(here));
    BOOST_TEST(slots.take(there));
    auto const first = std::make_shared<waiter>();
    auto const second = std::make_shared<waiter>();
    slots.wait(here, first);
    slots.wait(here, second);
    BOOST_TEST(slots.give_back(there) == nullptr);
    BOOST_TEST(!first->granted);
    BOOST_TEST(slots.give_back(here) == first);
    BOOST_TEST(first->granted);
    BOOST_TEST(!slots.take(here)); // It is the first waiter's.
    BOOST_TEST(slots.give_back(here) == second);
    BOOST_TEST(slots.give_back(here) == nullptr);
    BOOST_TEST(slots.taken(here) == 1U);
    BOOST_TEST(slots.take(here));
    BOOST_TEST(!slots.take(here));
    BOOST_TEST(slots.give_back(here) == nullptr);
    BOOST_TEST(slots.give_back(here) == nullptr);
    BOOST_TEST(slots.taken(here) == 0U);
    BOOST_TEST(slots.taken(there) == 0U);
}

BOOST_AUTO_TEST_CASE(who_gives_up_swallows_no_slot)
{
    queue      slots(1);
    auto const first = std::make_shared<waiter>();
    auto const second = std::make_shared<waiter>();
    BOOST_TEST(slots.take(here));
    slots.wait(here, first);
    slots.wait(here, second);
    BOOST_TEST(slots.give_up(here, first));
    BOOST_TEST(slots.give_back(here) == second);
    BOOST_TEST(!slots.give_up(here, second)); // Granted meanwhile: it must be given back.
    BOOST_TEST(slots.give_back(here) == nullptr);
    BOOST_TEST(slots.taken(here) == 0U);
}

BOOST_AUTO_TEST_CASE(without_a_limit_nobody_waits)
{
    queue slots(0);
    for (int i = 0; i != 1000; ++i)
        BOOST_TEST(slots.take(here));
}

BOOST_AUTO_TEST_CASE(exchanges_share_the_connections_in_their_order)
{
    for (std::size_t const limit : {1U, 3U}) {
        crowd                                  many(limit);
        std::vector<asio::cancellation_signal> signals(100);
        std::vector<int>                       in_order;
        for (int i = 0; i != 100; ++i) {
            many.start(i, signals[static_cast<std::size_t>(i)]);
            in_order.push_back(i);
        }
        many.run();
        BOOST_TEST(many.succeeded.size() == 100U);
        BOOST_TEST(many.server.connections_accepted() == limit);
        if (limit == 1)
            BOOST_TEST(many.succeeded == in_order, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(cancelled_ones_leave_the_queue)
{
    for (int const cancelled : {0, 1, 5, 19}) {
        crowd                                  many(1);
        std::vector<asio::cancellation_signal> signals(20);
        for (int i = 0; i != 20; ++i)
            many.start(i, signals[static_cast<std::size_t>(i)]);
        many.context.poll();
        BOOST_REQUIRE(many.succeeded.empty());
        signals[static_cast<std::size_t>(cancelled)].emit(asio::cancellation_type::terminal);
        many.run();
        BOOST_TEST(many.succeeded.size() == 19U);
        BOOST_TEST(many.cancelled == std::vector<int>{cancelled}, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(all_cancelled_leave_the_next_one_a_slot)
{
    crowd                                  many(2);
    std::vector<asio::cancellation_signal> signals(11);
    for (int i = 0; i != 10; ++i)
        many.start(i, signals[static_cast<std::size_t>(i)]);
    many.context.poll();
    for (auto& each : signals)
        each.emit(asio::cancellation_type::total);
    many.run();
    BOOST_TEST(many.succeeded.size() + many.cancelled.size() == 10U);
    many.succeeded.clear();
    many.start(10, signals[10]);
    many.run();
    BOOST_TEST(many.succeeded.size() == 1U);
}

// What this proves it proves under AddressSanitizer.
BOOST_AUTO_TEST_CASE(a_waiter_gives_up_with_its_context_just_when_it_is_given_a_slot)
{
    std::latch                    asked{1};
    std::latch                    may_answer{1};
    bindery::testing::http_server server(
        [&](http::request const& request) {
            asked.count_down();
            may_answer.wait();
            return echo(request);
        },
        {.tls = false});
    auto const          where = http::parse_endpoint(server.url());
    asio::thread_pool   thread(1);
    auto const          transport = http::make_pooled_transport(thread.get_executor(), {.max_connections_per_host = 1});
    http::request const request{.method = "GET", .target = "/"};
    auto const          exchange = [&](boost::system::error_code& error) -> asio::awaitable<void> {
        http::response response;
        auto const     result = co_await transport->exchange(where, request, {}, response);
        error = result.error;
    };
    boost::system::error_code first = asio::error::would_block;
    boost::system::error_code second = asio::error::would_block;
    asio::co_spawn(thread, exchange(first), [](std::exception_ptr) {});
    asked.wait();

    std::atomic<bool>           is_waking{false};
    std::atomic<bool>           is_gone{false};
    std::function<void()> const before = [&] {
        is_waking = true;
        // Time for the waiter to be gone, where nothing keeps it.
        for (int i = 0; i != 10000 && !is_gone; ++i)
            std::this_thread::yield();
    };
    asio::cancellation_signal       signal;
    std::optional<asio::io_context> context(std::in_place, 1);
    asio::co_spawn(asio::any_io_executor(watched_executor(context->get_executor(), before)), exchange(second),
        asio::bind_cancellation_slot(signal.slot(), [](std::exception_ptr) {}));
    context->poll();
    may_answer.count_down();
    while (!is_waking)
        std::this_thread::yield();
    signal.emit(asio::cancellation_type::total);
    context->restart();
    context->run();
    context.reset();
    is_gone = true;
    thread.join();
    BOOST_TEST(!first);
    BOOST_TEST(second == asio::error::operation_aborted);
}

BOOST_AUTO_TEST_CASE(threads_share_the_connections)
{
    bindery::testing::http_server server(echo, {.tls = false});
    auto const                    where = http::parse_endpoint(server.url());
    asio::thread_pool             threads(4);
    auto const       transport = http::make_pooled_transport(threads.get_executor(), {.max_connections_per_host = 3});
    std::atomic<int> succeeded{0};
    auto const       often = [&]() -> asio::awaitable<void> {
        for (int i = 0; i != 25; ++i) {
            http::request const request{.method = "GET", .target = "/" + std::to_string(i)};
            http::response      response;
            auto const          result = co_await transport->exchange(where, request, {}, response);
            succeeded += !result.error && response.body == request.target;
        }
    };
    for (int i = 0; i != 20; ++i)
        asio::co_spawn(asio::make_strand(threads), often(), [](std::exception_ptr) {});
    threads.join();
    BOOST_TEST(succeeded == 500);
    BOOST_TEST(server.connections_accepted() == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
