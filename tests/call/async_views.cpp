// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"

#include <bindery/call/async_range.hpp>
#include <bindery/call/async_views.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace test_call_async_views {

using namespace test_call;

auto const& list = mturk::list_workers_with_qualification_type;
using items_type = bindery::items_range<std::remove_cvref_t<decltype(list)>>;

static_assert(bindery::async_range<items_type>);
static_assert(bindery::async_range<bindery::pages_range<std::remove_cvref_t<decltype(list)>>>);
static_assert(bindery::async_range<bindery::fan_out_range<std::remove_cvref_t<decltype(list)>>>);

/// Numbers from 1 on, which fail now and then.
struct numbers : bindery::async_iterable<numbers>
{
    using value_type = int;

    explicit numbers(int until, int fails_at = 0) : last(until), failing(fails_at) { }

    asio::awaitable<int*> next()
    {
        auto const number = co_await try_next();
        co_return number.value();
    }

    asio::awaitable<bindery::result<int*>> try_next()
    {
        ++asked;
        if (current + 1 == failing) {
            failing = 0;
            co_return bindery::failure(bindery::call_error(bindery::errc::transport_failed, {}, "broken"));
        }
        if (current == last)
            co_return nullptr;
        ++current;
        co_return &current;
    }

    int last;
    int failing;
    int current = 0;
    int asked = 0;
};

using ints = std::vector<int>;

auto const is_even = [](int number) { return number % 2 == 0; };

template <class Range>
auto all_of(Range&& range)
{
    asio::io_context context;
    return run(context, bindery::collect(range));
}

} // namespace test_call_async_views

BOOST_AUTO_TEST_SUITE(call_async_views)

using namespace test_call_async_views;

BOOST_AUTO_TEST_CASE(collects_all_or_so_many)
{
    BOOST_TEST(all_of(numbers(4)) == (ints{1, 2, 3, 4}), boost::test_tools::per_element());
    asio::io_context context;
    numbers          source(9);
    BOOST_TEST(run(context, bindery::collect(source, 2)) == (ints{1, 2}), boost::test_tools::per_element());
    BOOST_TEST(source.asked == 2);
    BOOST_TEST(run(context, bindery::collect(source, 0)).empty());
    BOOST_TEST(run(context, bindery::collect(source, 2)) == (ints{3, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(takes_so_many_and_asks_for_no_more)
{
    numbers source(9);
    BOOST_TEST(all_of(source | bindery::take(3)) == (ints{1, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST(source.asked == 3);
    BOOST_TEST(all_of(source | bindery::take(0)).empty());
    BOOST_TEST(source.asked == 3);
    BOOST_TEST(all_of(source | bindery::take(100)).size() == 6U);
    BOOST_TEST(all_of(numbers(2) | bindery::take(3)) == (ints{1, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(filters_and_transforms)
{
    BOOST_TEST(all_of(numbers(7) | bindery::filter(is_even)) == (ints{2, 4, 6}), boost::test_tools::per_element());
    auto const texts = all_of(
        numbers(3) | bindery::transform([](int number) { return std::string(static_cast<std::size_t>(number), 'x'); }));
    BOOST_TEST(texts == (std::vector<std::string>{"x", "xx", "xxx"}), boost::test_tools::per_element());
    auto const chain = all_of(numbers(100) | bindery::filter(is_even)
                              | bindery::transform([](int number) { return number * 10; }) | bindery::take(3));
    BOOST_TEST(chain == (ints{20, 40, 60}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(members_serve_as_functions)
{
    listing_client with({.workers = 5});
    auto names = list.items(with.client(), list_request) | bindery::transform(&mturk::Qualification::WorkerId);
    BOOST_TEST(run(with.context, bindery::collect(names)) == workers(0, 4), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_failure_passes_through_and_nothing_is_lost)
{
    asio::io_context context;
    numbers          source(7, 4);
    auto view = source | bindery::filter(is_even) | bindery::transform([](int number) { return number * 10; })
                | bindery::take(3);
    ints       got;
    int        failures = 0;
    auto const drain = [&]() -> asio::awaitable<void> {
        for (;;) {
            auto const number = co_await view.try_next();
            if (number.has_error())
                ++failures;
            else if (!*number)
                break;
            else
                got.push_back(**number);
        }
    };
    run(context, drain());
    BOOST_TEST(failures == 1);
    BOOST_TEST(got == (ints{20, 40, 60}), boost::test_tools::per_element());
    numbers broken(7, 4);
    BOOST_CHECK_THROW(all_of(broken | bindery::filter(is_even)), bindery::call_error);
    BOOST_TEST(all_of(broken) == (ints{4, 5, 6, 7}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(iterates)
{
    asio::io_context context;
    numbers          source(4);
    ints             got;
    auto const       loop = [&]() -> asio::awaitable<void> {
        for (auto each = co_await source.begin(); each != source.end(); co_await ++each)
            got.push_back(*each);
    };
    run(context, loop());
    BOOST_TEST(got == (ints{1, 2, 3, 4}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(calls_a_function_of_any_kind_for_each)
{
    asio::io_context context;
    ints             got;
    numbers          three(3);
    numbers          two(2);
    numbers          nine(9);
    numbers          nine_more(9);
    run(context, bindery::for_each(three, [&](int number) { got.push_back(number); }));
    run(context, bindery::for_each(nine, [&](int number) {
        got.push_back(number);
        return number < 2;
    }));
    run(context, bindery::for_each(two, [&](int number) -> asio::awaitable<void> {
        got.push_back(number * 10);
        co_return;
    }));
    run(context, bindery::for_each(nine_more, [&](int number) -> asio::awaitable<bool> {
        got.push_back(number * 100);
        co_return number != 1;
    }));
    BOOST_TEST(got == (ints{1, 2, 3, 1, 2, 10, 20, 100}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(taking_seven_of_a_listing_asks_for_seven)
{
    listing_client with({});
    auto           seven = list.items(with.client(), list_request) | bindery::take(7);
    auto const     got = run(with.context, bindery::collect(seven));
    BOOST_TEST(got.size() == 7U);
    BOOST_TEST(with.service->bodies() == (std::vector<std::string>{R"({"QualificationTypeId":"3Q","MaxResults":7})"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_limit_reaches_the_listing_through_a_transformation)
{
    listing_client with({});
    auto           names = list.items(with.client(), list_request)
                 | bindery::transform(&mturk::Qualification::WorkerId) | bindery::take(7);
    BOOST_TEST(run(with.context, bindery::collect(names)).size() == 7U);
    BOOST_TEST(with.service->bodies() == (std::vector<std::string>{R"({"QualificationTypeId":"3Q","MaxResults":7})"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_listing_with_a_name_is_read_on_behind_what_a_view_took)
{
    listing_client with({.workers = 9});
    auto           all = list.items(with.client(), list_request);
    auto           some = all | bindery::take(2);
    BOOST_TEST(run(with.context, bindery::collect(some)).size() == 2U);
    BOOST_TEST(run(with.context, bindery::collect(all)).size() == 7U);
}

BOOST_AUTO_TEST_SUITE_END()
