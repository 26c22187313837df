// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace test_call_prefetch {

using namespace test_call;

auto const& list = mturk::list_workers_with_qualification_type;
using items_type = bindery::items_range<std::remove_cvref_t<decltype(list)>>;

asio::awaitable<std::string> next_name(items_type& items)
{
    auto* const item = co_await items.next();
    co_return item ? item->WorkerId : "none";
}

/// Takes one item, and then lets what goes on in the background go on until nothing does.
std::string take_one(asio::io_context& context, items_type& items)
{
    return run(context, next_name(items));
}

/// How the next item fails.
asio::awaitable<boost::system::error_code> next_code(items_type& items)
{
    co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
    co_await asio::this_coro::throw_if_cancelled(false);
    auto const item = co_await items.try_next();
    co_return item.has_error() ? item.error().code() : boost::system::error_code();
}

std::array const all_cancellations{
    asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total};

/// Takes items until something fails, and tells what.
asio::awaitable<std::string> drain(items_type& items, std::vector<std::string>& into)
{
    for (;;) {
        auto const item = co_await items.try_next();
        if (item.has_error())
            co_return item.error().what();
        if (!*item)
            co_return "end";
        into.push_back((*item)->WorkerId);
    }
}

} // namespace test_call_prefetch

BOOST_AUTO_TEST_SUITE(call_prefetch)

using namespace test_call_prefetch;

BOOST_AUTO_TEST_CASE(fetches_so_many_pages_ahead_and_no_more)
{
    for (std::size_t const ahead : {0U, 1U, 2U, 5U}) {
        listing_client with({.workers = 100});
        auto           items =
            list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 10}, {.prefetch_pages = ahead});
        BOOST_TEST(with.service->bodies().empty());
        BOOST_TEST(take_one(with.context, items) == "A0");
        BOOST_TEST(with.service->bodies().size() == 1 + ahead);
        BOOST_TEST(take_one(with.context, items) == "A1");
        BOOST_TEST(with.service->bodies().size() == 1 + ahead);
        for (int i = 2; i <= 10; ++i)
            take_one(with.context, items);
        BOOST_TEST(with.service->bodies().size() == 2 + ahead);
        BOOST_TEST(with.service->most_under_way() == 1);
    }
}

BOOST_AUTO_TEST_CASE(items_read_one_page_ahead_and_pages_none_by_default)
{
    listing_client with({.workers = 30});
    auto           items = list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 10});
    take_one(with.context, items);
    BOOST_TEST(with.service->bodies().size() == 2U);
    auto       pages = list.pages(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 10});
    auto const one = [&]() -> asio::awaitable<void> { co_await pages.next(); };
    run(with.context, one());
    BOOST_TEST(with.service->bodies().size() == 3U);
}

BOOST_AUTO_TEST_CASE(stays_within_the_bytes_that_may_lie_ahead)
{
    listing_client with({.workers = 100});
    auto const     size = page_of(10, 10, "20").size();
    auto           items = list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 10},
                  {.prefetch_pages = 9, .prefetch_bytes = 3 * size});
    take_one(with.context, items);
    BOOST_TEST(with.service->bodies().size() == 4U);
}

BOOST_AUTO_TEST_CASE(asks_for_nothing_behind_a_limit)
{
    listing_client           with({.workers = 100});
    auto                     items = list.items(with.client(), list_request, {.max_items = 7, .prefetch_pages = 3});
    std::vector<std::string> got;
    BOOST_TEST(run(with.context, drain(items, got)) == "end");
    BOOST_TEST(got == workers(0, 6), boost::test_tools::per_element());
    BOOST_TEST(with.service->bodies() == (std::vector<std::string>{R"({"QualificationTypeId":"3Q","MaxResults":7})"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_error_comes_behind_the_items_before_it_and_the_page_is_asked_for_again)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 2, "t1"));
    with.transport->reply(400, R"({"__type":"RequestError","Message":"no"})");
    with.transport->reply(200, page_of(3, 2));
    auto                     items = list.items(with.client(), list_request);
    std::vector<std::string> got;
    auto const               told = run(with.context, drain(items, got));
    BOOST_TEST(told.find("RequestError") != std::string::npos, told);
    BOOST_TEST(got == workers(1, 2), boost::test_tools::per_element());
    BOOST_TEST(run(with.context, drain(items, got)) == "end");
    BOOST_TEST(got == workers(1, 4), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_cancelled_next_ends_the_fetch_and_another_goes_on)
{
    for (auto const type : all_cancellations) {
        scripted_client with;
        with.transport->reply(200, page_of(1, 1, "t1"));
        with.transport->hang();
        with.transport->reply(200, page_of(2, 1));
        auto items = list.items(with.client(), list_request);

        std::string               first;
        std::string               second;
        boost::system::error_code told;
        auto const                scenario = [&]() -> asio::awaitable<void> {
            first = co_await next_name(items);
            asio::cancellation_signal signal;
            asio::post(with.context, [&] { signal.emit(type); });
            told = co_await asio::co_spawn(
                               with.context, next_code(items), asio::bind_cancellation_slot(signal.slot(), asio::use_awaitable));
            second = co_await next_name(items);
        };
        run(with.context, scenario());
        BOOST_TEST(first == "A1");
        BOOST_TEST(told == asio::error::operation_aborted);
        BOOST_TEST(second == "A2");
        BOOST_TEST(with.transport->requests().size() == 3U);
    }
}

BOOST_AUTO_TEST_CASE(a_cancelled_next_leaves_nothing_under_way)
{
    scripted_client with;
    with.config.call.timeout = 0ms;
    with.transport->reply(200, page_of(1, 1, "t1"));
    with.transport->hang();
    with.transport->hang();
    auto       items = list.items(with.client(), list_request);
    auto const scenario = [&]() -> asio::awaitable<void> {
        co_await next_name(items);
        asio::cancellation_signal signal;
        asio::post(with.context, [&] { signal.emit(asio::cancellation_type::terminal); });
        co_await asio::co_spawn(
            with.context, next_code(items), asio::bind_cancellation_slot(signal.slot(), asio::use_awaitable));
    };
    run(with.context, scenario()); // Returns when nothing is under way.
    BOOST_TEST(with.transport->requests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(destroying_the_range_ends_the_fetch)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 1, "t1"));
    with.transport->hang();
    auto const scenario = [&]() -> asio::awaitable<std::string> {
        auto items = list.items(with.client(), list_request);
        auto name = co_await next_name(items);
        co_return name;
    };
    BOOST_TEST(run(with.context, scenario()) == "A1"); // Would never return otherwise.
    BOOST_TEST(with.transport->requests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(may_outlive_its_fetch_when_the_context_is_destroyed)
{
    auto transport = std::make_shared<bindery::testing::scripted_transport>();
    transport->reply(200, page_of(1, 1, "t1"));
    transport->hang();
    std::optional<asio::io_context> context(std::in_place, 1);
    {
        mturk::client client(*context, scripted_client::make_config(transport));
        auto          items = std::make_shared<items_type>(list.items(client, list_request));
        bool          arrived = false;
        asio::co_spawn(*context, next_name(*items), [&](std::exception_ptr, std::string const&) { arrived = true; });
        while (!arrived || transport->requests().size() != 2)
            context->run_one();
    }
    context->restart();
    context->run();
    context.reset();
    BOOST_TEST(transport->requests().size() == 2U);
}

BOOST_AUTO_TEST_CASE(composes_with_and_and_or)
{
    using namespace asio::experimental::awaitable_operators;
    for (std::size_t const ahead : {0U, 1U, 3U}) {
        listing_client with({.workers = 35, .steps = 3});
        auto const     scenario = [&]() -> asio::awaitable<void> {
            auto const               executor = co_await asio::this_coro::executor;
            auto                     one = list.items(with.client(), list_request, {.prefetch_pages = ahead});
            auto                     other = list.items(with.client(), list_request, {.prefetch_pages = ahead});
            std::vector<std::string> got;
            bool                     has_ended = false;
            int                      lost = 0;
            for (bool races = true; !has_ended; races = !races) {
                mturk::Qualification* item = nullptr;
                if (races) {
                    auto const winner = co_await (one.next() || asio::post(executor, asio::use_awaitable));
                    if (winner.index() == 1) {
                        ++lost;
                        continue;
                    }
                    item = std::get<0>(winner);
                }
                else {
                    auto const [mine, others] = co_await (one.next() && other.next());
                    BOOST_TEST((others != nullptr));
                    item = mine;
                }
                has_ended = item == nullptr;
                if (item)
                    got.push_back(item->WorkerId);
            }
            BOOST_TEST(got == workers(0, 34), boost::test_tools::per_element());
            BOOST_TEST(lost > 0);
        };
        run(with.context, scenario());
    }
}

BOOST_AUTO_TEST_CASE(works_on_thread_pools_and_strands)
{
    asio::thread_pool pool(4);
    auto const        service = std::make_shared<listing_service>(
        listing_service::behaviour{.workers = 200, .full_pages = false, .empty_pages = 0.1, .steps = 3});
    mturk::client                           client(pool, scripted_client::make_config(service));
    std::array<std::vector<std::string>, 8> got;
    auto const read = [&](std::vector<std::string>& into, std::size_t ahead) -> asio::awaitable<void> {
        auto items = list.items(client, {.QualificationTypeId = "3Q", .MaxResults = 9}, {.prefetch_pages = ahead});
        while (auto* const item = co_await items.next())
            into.push_back(item->WorkerId);
    };
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (i % 2 == 0)
            asio::co_spawn(pool, read(got[i], i / 2), asio::detached);
        else
            asio::co_spawn(asio::make_strand(pool), read(got[i], i / 2), asio::detached);
    }
    pool.join();
    for (auto const& each : got)
        BOOST_TEST(each == workers(0, 199), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
