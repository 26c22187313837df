// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/call/detail/page_plan.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>

namespace test_call_page_plan {

using bindery::listing_options;
using bindery::detail::listing_position;
using bindery::detail::page_plan;
using bindery::detail::page_sizing;
using step = page_plan::step;

page_plan plan_of(listing_options const& limits, std::optional<std::int64_t> usual = 100, listing_position start = {})
{
    return page_plan(limits, page_sizing{.can_ask = true, .largest = 100, .usual = usual}, std::move(start));
}

} // namespace test_call_page_plan

BOOST_AUTO_TEST_SUITE(call_page_plan)

using namespace test_call_page_plan;

BOOST_AUTO_TEST_CASE(follows_tokens_to_the_end)
{
    auto plan = plan_of({});
    BOOST_CHECK(plan.next() == step::fetch);
    BOOST_TEST(plan.place().token == "");
    auto const first = plan.arrived(100, "a");
    BOOST_TEST((first.skip == 0 && first.keep == 100 && !first.rest && !first.last));
    BOOST_CHECK(plan.next() == step::fetch);
    BOOST_TEST(plan.place().token == "a");
    BOOST_TEST(plan.arrived(3, "").last);
    BOOST_CHECK(plan.next() == step::end);
}

BOOST_AUTO_TEST_CASE(asks_for_no_more_than_the_limit_leaves)
{
    auto seven = plan_of({.max_items = 7});
    BOOST_TEST(*seven.place().size == 7);
    BOOST_TEST(seven.arrived(7, "a").last);
    BOOST_CHECK(seven.next() == step::end);

    auto more = plan_of({.max_items = 150});
    BOOST_TEST(*more.place().size == 100);
    more.arrived(100, "a");
    BOOST_TEST(*more.place().size == 50);

    auto open = plan_of({.max_items = 150}, std::nullopt);
    BOOST_TEST(!open.place().size.has_value());
    open.arrived(60, "a");
    BOOST_TEST(*open.place().size == 90);

    auto small = plan_of({.max_items = 150}, 10);
    BOOST_TEST(*small.place().size == 10);

    page_plan const cannot({.max_items = 7}, page_sizing{}, {});
    BOOST_TEST(!cannot.place().size.has_value());
}

BOOST_AUTO_TEST_CASE(cuts_off_what_a_service_sends_beyond_the_limit)
{
    auto       plan = plan_of({.max_items = 7});
    auto const share = plan.arrived(100, "a");
    BOOST_TEST((share.keep == 7 && share.rest && share.last));
    BOOST_CHECK(plan.next() == step::end);
}

BOOST_AUTO_TEST_CASE(stops_after_so_many_pages)
{
    auto plan = plan_of({.max_pages = 2});
    BOOST_TEST(!plan.arrived(1, "a").last);
    BOOST_TEST(plan.arrived(1, "b").last);
    BOOST_CHECK(plan.next() == step::end);
    BOOST_TEST(plan.pages() == 2U);
}

BOOST_AUTO_TEST_CASE(puts_up_with_so_many_empty_pages_in_a_row)
{
    auto plan = plan_of({.max_empty_pages = 2});
    plan.arrived(0, "a");
    plan.arrived(0, "b");
    plan.arrived(1, "c");
    plan.arrived(0, "d");
    plan.arrived(0, "e");
    BOOST_CHECK(plan.next() == step::fetch);
    plan.arrived(0, "f");
    BOOST_CHECK(plan.next() == step::too_many_empty);
    plan.forgive();
    BOOST_CHECK(plan.next() == step::fetch);
    BOOST_TEST(plan.place().token == "f");

    auto patient = plan_of({.max_empty_pages = 0});
    for (int i = 0; i < 5000; ++i)
        patient.arrived(0, std::to_string(i));
    BOOST_CHECK(patient.next() == step::fetch);
}

BOOST_AUTO_TEST_CASE(a_token_seen_before_is_told_behind_the_page_it_came_with)
{
    for (auto const& circle : {std::string("A"), std::string("B")}) {
        auto plan = plan_of({});
        plan.arrived(1, "A");
        plan.arrived(1, "B");
        BOOST_TEST(plan.arrived(1, circle).keep == 1U);
        BOOST_CHECK(plan.next() == step::repeated_token);
    }
    auto started = plan_of({}, 100, {.place = {.token = "start"}});
    started.arrived(1, "start");
    BOOST_CHECK(started.next() == step::repeated_token);
}

BOOST_AUTO_TEST_CASE(goes_on_in_the_middle_of_a_page_asked_for_as_before)
{
    auto plan = plan_of({}, 100, {.place = {.token = "a", .size = 30}, .skip = 12});
    BOOST_TEST(plan.place().token == "a");
    BOOST_TEST(*plan.place().size == 30);
    auto const share = plan.arrived(30, "b");
    BOOST_TEST((share.skip == 12 && share.keep == 18));
    BOOST_TEST(*plan.place().size == 100);
    BOOST_TEST(plan.arrived(30, "").skip == 0U);
}

BOOST_AUTO_TEST_CASE(a_page_that_has_become_shorter_loses_nothing_of_the_next_one)
{
    auto       plan = plan_of({}, 100, {.place = {.token = "a", .size = 30}, .skip = 12});
    auto const share = plan.arrived(10, "b");
    BOOST_TEST((share.skip == 10 && share.keep == 0));
    BOOST_TEST(plan.arrived(30, "").keep == 30U);
}

BOOST_AUTO_TEST_CASE(goes_on_behind_the_end_with_nothing)
{
    BOOST_CHECK(plan_of({}, 100, {.ended = true}).next() == step::end);
}

BOOST_AUTO_TEST_SUITE_END()
