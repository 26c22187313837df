// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace test_call_fan_out {

using namespace test_call;

auto const& list = mturk::list_workers_with_qualification_type;
using request_type = mturk::ListWorkersWithQualificationTypeRequest;
using range_type = bindery::fan_out_range<std::remove_cvref_t<decltype(list)>>;
using found_type = std::vector<std::pair<std::size_t, std::string>>;

std::vector<request_type> requests(std::size_t count)
{
    std::vector<request_type> result(count);
    for (std::size_t i = 0; i < count; ++i)
        result[i] = {.QualificationTypeId = "3Q" + std::to_string(i), .MaxResults = 10};
    return result;
}

/// Takes items until something fails, and tells what.
asio::awaitable<std::string> drain(range_type& all, found_type& into)
{
    for (;;) {
        auto const found = co_await all.try_next();
        if (found.has_error())
            co_return found.error().what();
        if (!*found)
            co_return "end";
        BOOST_TEST((*found)->request->QualificationTypeId == "3Q" + std::to_string((*found)->request_index));
        into.emplace_back((*found)->request_index, (*found)->item->WorkerId);
    }
}

/// The items of each request, in the order in which they came.
std::vector<std::vector<std::string>> by_request(found_type const& found, std::size_t count)
{
    std::vector<std::vector<std::string>> result(count);
    for (auto const& [index, name] : found)
        result.at(index).push_back(name);
    return result;
}

std::string refusal(bindery::fan_out_options const& options)
{
    listing_client with({});
    auto           all = list.fan_out(with.client(), requests(2), options);
    found_type     found;
    return run(with.context, drain(all, found));
}

} // namespace test_call_fan_out

BOOST_AUTO_TEST_SUITE(call_fan_out)

using namespace test_call_fan_out;

BOOST_AUTO_TEST_CASE(lists_all_with_so_many_under_way)
{
    for (auto const order : {bindery::fan_out_order::as_they_come, bindery::fan_out_order::by_request}) {
        for (std::size_t const in_flight : {1U, 3U, 50U}) {
            listing_client with({.workers = 25, .full_pages = false, .empty_pages = 0.2, .steps = 3});
            auto all = list.fan_out(with.client(), requests(20), {.max_in_flight = in_flight, .order = order});
            BOOST_TEST(with.service->bodies().empty());
            found_type found;
            BOOST_TEST(run(with.context, drain(all, found)) == "end");
            for (auto const& each : by_request(found, 20))
                BOOST_TEST(each == workers(0, 24), boost::test_tools::per_element());
            BOOST_TEST(with.service->most_under_way() == static_cast<int>(std::min<std::size_t>(in_flight, 20)));
            if (order == bindery::fan_out_order::by_request)
                BOOST_TEST(std::ranges::is_sorted(found, {}, &found_type::value_type::first));
            BOOST_TEST(run(with.context, drain(all, found)) == "end");
        }
    }
}

BOOST_AUTO_TEST_CASE(lists_for_a_thousand_requests)
{
    listing_client with({.workers = 12, .steps = 2});
    auto           all = list.fan_out(with.client(), requests(1000), {.max_in_flight = 10});
    found_type     found;
    BOOST_TEST(run(with.context, drain(all, found)) == "end");
    for (auto const& each : by_request(found, 1000))
        BOOST_TEST(each == workers(0, 11), boost::test_tools::per_element());
    BOOST_TEST(with.service->most_under_way() == 10);
    BOOST_TEST(with.service->bodies().size() == 2000U);
}

BOOST_AUTO_TEST_CASE(all_listings_share_one_rate)
{
    listing_client with({.workers = 30});
    auto const     one_an_hour = 1.0 / 3600;
    auto const     scenario = [&]() -> asio::awaitable<void> {
        auto all = list.fan_out(with.client(), requests(9), {.max_in_flight = 3, .calls_per_second = one_an_hour});
        for (int i = 0; i < 10; ++i)
            co_await all.next();
    };
    run(with.context, scenario()); // The turns that others wait for end with the range.
    BOOST_TEST(with.service->bodies().size() == 1U);
}

BOOST_AUTO_TEST_CASE(lists_nothing_of_nothing)
{
    listing_client with({.workers = 0});
    found_type     found;
    auto           none = list.fan_out(with.client(), {});
    BOOST_TEST(run(with.context, drain(none, found)) == "end");
    auto empty = list.fan_out(with.client(), requests(3));
    BOOST_TEST(run(with.context, drain(empty, found)) == "end");
    BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(a_page_is_fetched_only_when_the_one_before_it_has_been_handed_out)
{
    listing_client with({.workers = 100});
    auto           all = list.fan_out(with.client(), requests(4), {.max_in_flight = 4});
    auto const     one = [&]() -> asio::awaitable<void> { co_await all.next(); };
    for (int i = 0; i < 10; ++i)
        run(with.context, one());
    BOOST_TEST(with.service->bodies().size() == 4U);
    run(with.context, one());
    BOOST_TEST(with.service->bodies().size() == 5U);
}

BOOST_AUTO_TEST_CASE(a_fatal_failure_ends_all_and_stays)
{
    scripted_client with;
    with.config.call.retry.max_attempts = 1;
    with.transport->reply(200, page_of(0, 2));
    with.transport->reply(400, R"({"__type":"RequestError","Message":"no such type"})");
    with.transport->hang();
    auto       all = list.fan_out(with.client(), requests(30), {.max_in_flight = 3});
    found_type found;
    auto const told = run(with.context, drain(all, found)); // Returns only when the one that hangs has ended.
    BOOST_TEST(told.find("no such type") != std::string::npos, told);
    BOOST_TEST(run(with.context, drain(all, found)) == told);
    BOOST_TEST(found.size() == 2U);
    BOOST_TEST(with.transport->requests().size() <= 4U);
}

BOOST_AUTO_TEST_CASE(failures_are_collected_with_their_requests)
{
    for (auto const order : {bindery::fan_out_order::as_they_come, bindery::fan_out_order::by_request}) {
        scripted_client with;
        with.config.call.retry.max_attempts = 1;
        with.transport->reply(200, page_of(0, 2));
        with.transport->reply(400, R"({"__type":"RequestError","Message":"no such type"})");
        with.transport->reply(200, page_of(0, 1, "more"));
        with.transport->reply(500, "{}");
        with.transport->reply(200, page_of(5, 1));
        auto       all = list.fan_out(with.client(), requests(4),
                  {.max_in_flight = 1, .order = order, .errors = bindery::fan_out_errors::collected});
        found_type found;
        BOOST_TEST(run(with.context, drain(all, found)) == "end");
        auto const each = by_request(found, 4);
        BOOST_TEST(each[0] == workers(0, 1), boost::test_tools::per_element());
        BOOST_TEST(each[1].empty());
        BOOST_TEST(each[2] == workers(0, 0), boost::test_tools::per_element());
        BOOST_TEST(each[3] == workers(5, 5), boost::test_tools::per_element());
        BOOST_REQUIRE(all.failures().size() == 2U);
        BOOST_TEST(all.failures()[0].request_index == 1U);
        BOOST_TEST(all.failures()[0].why.as<mturk::RequestError>());
        BOOST_TEST(all.failures()[1].request_index == 2U);
    }
}

BOOST_AUTO_TEST_CASE(the_deadline_ends_all)
{
    scripted_client with;
    for (int i = 0; i < 5; ++i)
        with.transport->hang();
    auto       all = list.fan_out(with.client(), requests(9), {.max_in_flight = 5, .timeout = 20ms});
    found_type found;
    BOOST_TEST(run(with.context, drain(all, found))
               == "ListWorkersWithQualificationType: the listings took longer than 20 ms");
    BOOST_TEST(with.transport->requests().size() == 5U);
}

BOOST_AUTO_TEST_CASE(what_has_arrived_before_the_deadline_is_handed_out)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 1));
    with.transport->reply(200, page_of(2, 1));
    with.transport->hang();
    auto        all = list.fan_out(with.client(), requests(3), {.max_in_flight = 3, .timeout = 20ms});
    int         count = 0;
    std::string told;
    auto const  late = [&]() -> asio::awaitable<void> {
        for (; told.empty(); ++count) {
            auto const next = co_await all.try_next();
            if (next.has_error())
                told = next.error().what();
            asio::steady_timer busy(with.context, 40ms);
            co_await busy.async_wait(asio::use_awaitable);
        }
    };
    run(with.context, late());
    BOOST_TEST(count == 3);
    BOOST_TEST(told == "ListWorkersWithQualificationType: the listings took longer than 20 ms");
}

BOOST_AUTO_TEST_CASE(a_deadline_that_is_not_needed_keeps_nothing_running)
{
    listing_client with({.workers = 3});
    {
        auto       all = list.fan_out(with.client(), requests(2), {.timeout = std::chrono::hours(1)});
        bool       has_come = false;
        auto const one = [&]() -> asio::awaitable<void> {
            co_await all.next();
            has_come = true;
        };
        asio::co_spawn(with.context, one(), asio::detached);
        while (!has_come)
            with.context.run_one();
    }
    with.context.run(); // Would take an hour.
    BOOST_TEST(with.service->bodies().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_cancelled_next_loses_nothing)
{
    for (auto const type :
        {asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total})
    {
        listing_client            with({.workers = 12, .steps = 5});
        auto                      all = list.fan_out(with.client(), requests(3), {.max_in_flight = 2});
        asio::cancellation_signal signal;
        int                       steps = 0;
        with.service->on_step = [&] {
            if (++steps == 3)
                signal.emit(type);
        };
        auto const cancelled = [&]() -> asio::awaitable<boost::system::error_code> {
            co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
            co_await asio::this_coro::throw_if_cancelled(false);
            auto const found = co_await all.try_next();
            co_return found.has_error() ? found.error().code() : boost::system::error_code();
        };
        boost::system::error_code told;
        auto const                scenario = [&]() -> asio::awaitable<void> {
            told = co_await asio::co_spawn(
                               with.context, cancelled(), asio::bind_cancellation_slot(signal.slot(), asio::use_awaitable));
        };
        run(with.context, scenario());
        BOOST_TEST(told == asio::error::operation_aborted);
        found_type found;
        BOOST_TEST(run(with.context, drain(all, found)) == "end");
        for (auto const& each : by_request(found, 3))
            BOOST_TEST(each == workers(0, 11), boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_next_cancelled_after_any_handler_loses_nothing)
{
    for (auto const type :
        {asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total})
    {
        bool was_cancelled = true;
        for (int handlers = 0; was_cancelled; ++handlers) {
            listing_client            with({.workers = 12, .steps = 2});
            auto                      all = list.fan_out(with.client(), requests(3), {.max_in_flight = 2});
            asio::cancellation_signal signal;
            bool                      is_over = false;
            boost::system::error_code told;
            found_type                found;
            auto const                one = [&]() -> asio::awaitable<void> {
                co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
                co_await asio::this_coro::throw_if_cancelled(false);
                auto const next = co_await all.try_next();
                is_over = true;
                if (next.has_error())
                    told = next.error().code();
                else
                    found.emplace_back((*next)->request_index, (*next)->item->WorkerId);
            };
            asio::co_spawn(with.context, one(), asio::bind_cancellation_slot(signal.slot(), asio::detached));
            for (int i = 0; i < handlers && !is_over; ++i)
                with.context.run_one();
            // Elsewhere it would reach the coroutine only after the handlers that wait already.
            asio::post(with.context, [&] {
                was_cancelled = !is_over;
                signal.emit(type);
            });
            with.context.restart();
            with.context.run();
            BOOST_TEST_CONTEXT(handlers << " handlers, type " << static_cast<int>(type))
            BOOST_TEST((told == asio::error::operation_aborted) == was_cancelled);
            BOOST_TEST(run(with.context, drain(all, found)) == "end");
            for (auto const& each : by_request(found, 3))
                BOOST_TEST(each == workers(0, 11), boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(destroying_the_range_ends_all)
{
    scripted_client with;
    with.transport->reply(200, page_of(0, 2, "more"));
    for (int i = 0; i < 3; ++i)
        with.transport->hang();
    auto const scenario = [&]() -> asio::awaitable<void> {
        auto all = list.fan_out(with.client(), requests(9), {.max_in_flight = 4});
        co_await all.next();
    };
    run(with.context, scenario()); // Would never return otherwise.
    BOOST_TEST(with.transport->requests().size() == 4U);
}

BOOST_AUTO_TEST_CASE(options_that_cannot_work_are_refused)
{
    std::string const start = "ListWorkersWithQualificationType: ";
    BOOST_TEST(refusal({.max_in_flight = 0}) == start + "max_in_flight is 0: no listing could ever be under way");
    BOOST_TEST(refusal({.calls_per_second = -1}) == start + "calls_per_second is no number of calls");
    BOOST_TEST(refusal({.calls_per_second = 1e-10}) == start + "calls_per_second is less than one call a day");
    BOOST_TEST(refusal({.calls_per_second = std::numeric_limits<double>::quiet_NaN()})
               == start + "calls_per_second is no number of calls");
    BOOST_TEST(refusal({.timeout = -1ms}) == start + "the fan-out's timeout is negative");
    BOOST_TEST(refusal({.listing = {.checkpoint = "b1."}})
               == start + "a checkpoint belongs to the listing of one request, not to many");
    BOOST_TEST(
        refusal({.listing = {.prefetch_pages = 1}}) == start + "listings under way at the same time do not prefetch");
}

BOOST_AUTO_TEST_CASE(limits_are_those_of_each_listing)
{
    listing_client with({.workers = 50});
    auto           all = list.fan_out(with.client(), requests(3), {.listing = {.max_items = 4}});
    found_type     found;
    BOOST_TEST(run(with.context, drain(all, found)) == "end");
    for (auto const& each : by_request(found, 3))
        BOOST_TEST(each == workers(0, 3), boost::test_tools::per_element());
    BOOST_TEST(with.service->bodies().at(0).ends_with("\"MaxResults\":4}"), with.service->bodies().at(0));
}

BOOST_AUTO_TEST_CASE(works_on_a_thread_pool)
{
    asio::thread_pool pool(4);
    auto const        service = std::make_shared<listing_service>(
        listing_service::behaviour{.workers = 100, .full_pages = false, .empty_pages = 0.1, .steps = 3});
    mturk::client             client(pool, scripted_client::make_config(service));
    std::array<found_type, 3> found;
    auto const                read = [&](found_type& into) -> asio::awaitable<void> {
        auto all = list.fan_out(client, requests(20), {.max_in_flight = 7});
        while (auto* const each = co_await all.next())
            into.emplace_back(each->request_index, each->item->WorkerId);
    };
    for (auto& each : found)
        asio::co_spawn(pool, read(each), asio::detached);
    pool.join();
    for (auto const& all : found)
        for (auto const& each : by_request(all, 20))
            BOOST_TEST(each == workers(0, 99), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
