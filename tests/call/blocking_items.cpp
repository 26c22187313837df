// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"

#include <boost/asio/async_result.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <iterator>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace test_call_blocking {

using namespace test_call;

auto const& list = mturk::list_workers_with_qualification_type;
using range_type = bindery::blocking_items_range<std::remove_cvref_t<decltype(list)>>;

static_assert(std::ranges::input_range<range_type> && !std::ranges::forward_range<range_type>);
static_assert(std::is_nothrow_move_constructible_v<range_type>);

/// Settings of clients that list from a service in memory.
struct blocking_service
{
    explicit blocking_service(listing_service::behaviour how) : service(std::make_shared<listing_service>(how))
    {
        config = scripted_client::make_config(service);
        config.call.retry.mode = bindery::retry_mode::none;
    }

    std::shared_ptr<listing_service> service;
    mturk::config                    config{};
};

/// Makes a transport of a function that returns an awaitable of nothing, and fails if that returns.
template <class Function>
class transport_of final : public bindery::http::transport
{
public:
    explicit transport_of(Function function) : function_(std::move(function)) { }

    asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const&, bindery::http::exchange_options, bindery::http::response&) override
    {
        co_await function_();
        bindery::http::exchange_result result;
        result.error = asio::error::connection_reset;
        co_return result;
    }

private:
    Function function_;
};

template <class Function>
mturk::config config_with(Function function)
{
    return scripted_client::make_config(std::make_shared<transport_of<Function>>(std::move(function)));
}

} // namespace test_call_blocking

BOOST_AUTO_TEST_SUITE(call_blocking_items)

using namespace test_call_blocking;

BOOST_AUTO_TEST_CASE(lists_all_in_order)
{
    blocking_service const with({.workers = 95, .full_pages = false, .empty_pages = 0.2, .steps = 3});
    auto                   range = list.blocking_items(with.config, list_request);
    BOOST_TEST(with.service->bodies().empty());
    std::vector<std::string> found;
    for (auto const& worker : range)
        found.push_back(worker.WorkerId);
    BOOST_TEST(found == workers(0, 94), boost::test_tools::per_element());
    for (auto const& worker : range)
        BOOST_ERROR("there is nothing behind the end, but " + worker.WorkerId);
}

BOOST_AUTO_TEST_CASE(lists_nothing_of_nothing)
{
    blocking_service const with({.workers = 0});
    for (auto const& worker : list.blocking_items(with.config, {.QualificationTypeId = "3Q"}))
        BOOST_ERROR("there is nothing, but " + worker.WorkerId);
    BOOST_TEST(with.service->bodies().size() == 1U);
}

BOOST_AUTO_TEST_CASE(works_with_standard_algorithms_and_views)
{
    blocking_service const with({.workers = 40});
    auto const             is_odd = [](auto const& worker) { return (worker.WorkerId.back() - '0') % 2 == 1; };
    BOOST_TEST(std::ranges::count_if(list.blocking_items(with.config, list_request), is_odd) == 20);
    auto                     range = list.blocking_items(with.config, list_request);
    std::vector<std::string> found;
    for (auto& worker : range | std::views::filter(is_odd) | std::views::take(3))
        found.push_back(std::move(worker.WorkerId));
    BOOST_TEST(found == (std::vector<std::string>{"A1", "A3", "A5"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_second_iteration_goes_on_also_in_a_moved_range)
{
    blocking_service const   with({.workers = 30, .usual_page = 10});
    auto                     first = list.blocking_items(with.config, list_request, {.max_items = 25});
    std::vector<std::string> found;
    for (auto const& worker : first) {
        found.push_back(worker.WorkerId);
        if (found.size() == 12)
            break;
    }
    auto second = std::move(first);
    for (auto const& worker : second)
        found.push_back(worker.WorkerId);
    BOOST_TEST(found == workers(0, 24), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(goes_on_from_a_checkpoint)
{
    blocking_service const with({.workers = 30});
    auto                   range = list.blocking_items(with.config, list_request);
    for (auto const& worker : range)
        if (worker.WorkerId == "A13")
            break;
    auto const               checkpoint = range.checkpoint();
    std::vector<std::string> found;
    for (auto const& worker : list.blocking_items(with.config, list_request, {.checkpoint = checkpoint}))
        found.push_back(worker.WorkerId);
    BOOST_TEST(found == workers(14, 29), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_failure_is_thrown_and_loses_nothing)
{
    blocking_service const   with({.workers = 60, .faults = 0.5});
    auto                     range = list.blocking_items(with.config, {.QualificationTypeId = "3Q", .MaxResults = 7});
    std::vector<std::string> found;
    int                      failures = 0;
    for (bool goes_on = true; goes_on;) {
        try {
            for (auto const& worker : range)
                found.push_back(worker.WorkerId);
            goes_on = false;
        }
        catch (bindery::call_error const& error) {
            BOOST_CHECK(error.code() == bindery::errc::transport_failed);
            ++failures;
        }
    }
    BOOST_TEST(failures > 0);
    BOOST_TEST(found == workers(0, 59), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(options_that_cannot_work_are_refused)
{
    auto const is_prefetch = [](bindery::error const& error) {
        return error.code() == bindery::errc::invalid_config
               && std::string(error.what()).starts_with("a listing that blocks cannot fetch pages ahead");
    };
    blocking_service const with({});
    BOOST_CHECK_EXCEPTION(
        list.blocking_items(with.config, list_request, {.prefetch_pages = 1}), bindery::error, is_prefetch);
    auto wrong = with.config;
    wrong.endpoint_url = "nonsense";
    BOOST_CHECK_THROW(list.blocking_items(wrong, list_request), bindery::error);
}

BOOST_AUTO_TEST_CASE(works_within_a_handler_of_another_context)
{
    blocking_service const   with({.workers = 25, .steps = 2});
    std::vector<std::string> found;
    asio::io_context         outer(1);
    asio::post(outer, [&] {
        for (auto const& worker : list.blocking_items(with.config, list_request))
            found.push_back(worker.WorkerId);
    });
    outer.run();
    BOOST_TEST(found == workers(0, 24), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_deadline_of_the_call_ends_a_wait)
{
    auto const transport = std::make_shared<bindery::testing::scripted_transport>();
    transport->hang();
    transport->reply(200, page_of(0, 2));
    auto config = scripted_client::make_config(transport);
    config.call.timeout = 20ms;
    auto range = list.blocking_items(config, list_request);
    BOOST_CHECK_EXCEPTION(range.begin(), bindery::call_error,
        [](bindery::call_error const& error) { return error.code() == bindery::errc::deadline_exceeded; });
    BOOST_TEST(range.begin()->WorkerId == "A0");
}

BOOST_AUTO_TEST_CASE(what_never_comes_is_no_endless_wait)
{
    auto const drop = []() -> asio::awaitable<void> {
        return asio::async_initiate<asio::use_awaitable_t<> const, void()>([](auto) {}, asio::use_awaitable);
    };
    auto range = list.blocking_items(config_with(drop), list_request);
    BOOST_CHECK_EXCEPTION(range.begin(), bindery::error,
        [](bindery::error const& error) { return std::string(error.what()).starts_with("waited in vain"); });
}

BOOST_AUTO_TEST_CASE(what_others_throw_comes_through_when_the_call_is_over)
{
    int        calls = 0;
    auto const disturb = [&]() -> asio::awaitable<void> {
        auto const executor = co_await asio::this_coro::executor;
        asio::post(executor, [] { throw std::runtime_error("of another handler"); });
        for (int i = 0; i < 3; ++i)
            co_await asio::post(executor, asio::use_awaitable);
        ++calls;
    };
    auto config = config_with(disturb);
    config.call.retry.mode = bindery::retry_mode::none;
    auto range = list.blocking_items(config, list_request);
    BOOST_CHECK_EXCEPTION(range.begin(), std::runtime_error,
        [](std::runtime_error const& error) { return std::string(error.what()) == "of another handler"; });
    BOOST_TEST(calls == 1);
}

BOOST_AUTO_TEST_SUITE_END()
