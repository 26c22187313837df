// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace test_call_pages {

using namespace test_call;

auto const& list = mturk::list_workers_with_qualification_type;

asio::awaitable<std::vector<std::string>> collect(bindery::items_range<std::remove_cvref_t<decltype(list)>>& items)
{
    std::vector<std::string> workers;
    while (auto* item = co_await items.next())
        workers.push_back(item->WorkerId);
    co_return workers;
}

} // namespace test_call_pages

BOOST_AUTO_TEST_SUITE(call_pages)

using namespace test_call_pages;

BOOST_AUTO_TEST_CASE(items_of_all_pages_in_order)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 3, "t1"));
    with.transport->reply(200, page_of(4, 1, "t2"));
    with.transport->reply(200, page_of(5, 2));
    auto items = list.items(with.client(), list_request);
    BOOST_TEST(run(with.context, collect(items)) == workers(1, 6), boost::test_tools::per_element());
    BOOST_TEST(with.transport->requests().at(0).body == R"({"QualificationTypeId":"3Q","MaxResults":100})");
    BOOST_TEST(
        with.transport->requests().at(2).body == R"({"QualificationTypeId":"3Q","NextToken":"t2","MaxResults":100})");
}

BOOST_AUTO_TEST_CASE(an_empty_page_in_the_middle_is_not_the_end)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 0, "t1"));
    with.transport->reply(200, page_of(1, 2, "t2"));
    with.transport->reply(200, page_of(1, 0, "t3"));
    with.transport->reply(200, page_of(3, 1));
    auto items = list.items(with.client(), list_request);
    BOOST_TEST(run(with.context, collect(items)) == workers(1, 3), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_token_is_the_end)
{
    scripted_client with;
    with.transport->reply(200, R"({"NextToken":"","Qualifications":[{"WorkerId":"A1"}]})");
    auto items = list.items(with.client(), list_request);
    BOOST_TEST(run(with.context, collect(items)) == workers(1, 1), boost::test_tools::per_element());
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_end_stays_the_end)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 1));
    auto items = list.items(with.client(), list_request);
    run(with.context, collect(items));
    BOOST_TEST(run(with.context, collect(items)).empty());
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(nothing_is_fetched_before_it_is_asked_for)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 2, "t1"));
    with.transport->reply(200, page_of(3, 1));
    auto       items = list.items(with.client(), list_request, {.prefetch_pages = 0});
    auto const requests_after = [&]() -> asio::awaitable<std::size_t> {
        co_await items.next();
        co_return with.transport->requests().size();
    };
    BOOST_TEST(with.transport->requests().empty());
    BOOST_TEST(run(with.context, requests_after()) == 1U);
    BOOST_TEST(run(with.context, requests_after()) == 1U);
    BOOST_TEST(run(with.context, requests_after()) == 2U);
}

BOOST_AUTO_TEST_CASE(a_page_size_that_the_request_gives_is_kept)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 1));
    auto items = list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 7});
    run(with.context, collect(items));
    BOOST_TEST(with.transport->requests().at(0).body == R"({"QualificationTypeId":"3Q","MaxResults":7})");
}

BOOST_AUTO_TEST_CASE(pages_leave_the_page_size_to_the_service_and_may_be_moved_from)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 2, "t1"));
    with.transport->reply(200, page_of(3, 1));
    auto       pages = list.pages(with.client(), list_request);
    auto const take_all = [&]() -> asio::awaitable<std::vector<int>> {
        std::vector<int> sizes;
        while (auto* page = co_await pages.next()) {
            auto const taken = std::move(*page);
            sizes.push_back(static_cast<int>(taken.Qualifications.size()));
        }
        co_return sizes;
    };
    BOOST_TEST(run(with.context, take_all()) == (std::vector{2, 1}), boost::test_tools::per_element());
    BOOST_TEST(with.transport->requests().at(0).body == R"({"QualificationTypeId":"3Q"})");
    BOOST_TEST(with.transport->requests().at(1).body == R"({"QualificationTypeId":"3Q","NextToken":"t1"})");
}

BOOST_AUTO_TEST_CASE(nothing_of_a_page_shows_in_the_next)
{
    scripted_client with;
    with.transport->reply(200,
        R"({"NextToken":"t","Qualifications":[{"WorkerId":"A1","IntegerValue":5,"LocaleValue":{"Country":"US","Subdivision":"CA"}},{"WorkerId":"A2"}]})");
    with.transport->reply(200, R"({"Qualifications":[{"WorkerId":"A3","LocaleValue":{"Country":"DE"}}]})");
    auto       pages = list.pages(with.client(), list_request);
    auto const second = [&]() -> asio::awaitable<mturk::ListWorkersWithQualificationTypeResponse> {
        co_await pages.next();
        auto const* page = co_await pages.next();
        co_return *page;
    };
    auto const page = run(with.context, second());
    BOOST_TEST_REQUIRE(page.Qualifications.size() == 1U);
    BOOST_TEST(!page.NextToken.has_value());
    BOOST_TEST(!page.Qualifications[0].IntegerValue.has_value());
    BOOST_TEST(page.Qualifications[0].LocaleValue.value().Country == "DE");
    BOOST_TEST(!page.Qualifications[0].LocaleValue->Subdivision.has_value());
}

BOOST_AUTO_TEST_CASE(a_repeated_token_ends_the_listing_after_the_items_it_came_with)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 1, "A"));
    with.transport->reply(200, page_of(2, 1, "B"));
    with.transport->reply(200, page_of(3, 1, "A"));
    auto                     items = list.items(with.client(), list_request);
    std::vector<std::string> got;
    auto const               collect_until_failure = [&]() -> asio::awaitable<void> {
        while (auto* item = co_await items.next())
            got.push_back(item->WorkerId);
    };
    for (int again = 0; again < 2; ++again) {
        try {
            run(with.context, collect_until_failure());
            BOOST_ERROR("no exception");
        }
        catch (bindery::call_error const& error) {
            BOOST_CHECK(error.code() == bindery::errc::repeated_page_token);
        }
        BOOST_TEST(got == workers(1, 3), boost::test_tools::per_element());
    }
    BOOST_TEST(with.transport->requests().size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_token_that_a_listing_starts_from_counts_as_seen)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 1, "start"));
    auto       pages = list.pages(with.client(), {.QualificationTypeId = "3Q", .NextToken = "start"});
    auto const drain = [&]() -> asio::awaitable<void> {
        while (co_await pages.next()) {
        }
    };
    BOOST_CHECK_THROW(run(with.context, drain()), bindery::call_error);
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(after_a_failure_the_same_page_is_asked_for_again)
{
    scripted_client with;
    with.config.call.retry.max_attempts = 1;
    with.transport->reply(200, page_of(1, 2, "t1"));
    with.transport->reply(500, "{}");
    with.transport->reply(200, "not JSON");
    with.transport->reply(200, page_of(3, 1));
    auto                     items = list.items(with.client(), list_request);
    std::vector<std::string> got;
    int                      failures = 0;
    auto const               collect_through = [&]() -> asio::awaitable<void> {
        for (;;) {
            auto const next = co_await items.try_next();
            if (next.has_error())
                ++failures;
            else if (!next.value())
                break;
            else
                got.push_back(next.value()->WorkerId);
        }
    };
    run(with.context, collect_through());
    BOOST_TEST(failures == 2);
    BOOST_TEST(got == workers(1, 3), boost::test_tools::per_element());
    BOOST_TEST(with.transport->requests().at(3).body.find("\"t1\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(pages_that_are_no_single_list)
{
    struct counter final : bindery::observer
    {
        void on_page_fetched(bindery::page_fetched const& event) noexcept override { items.push_back(event.items); }
        std::vector<std::size_t> items{};
    };
    auto const      told = std::make_shared<counter>();
    scripted_client with;
    with.config.call.observer = told;
    with.transport->reply(
        200, R"({"HITId":"3H","HITReviewReport":{"ReviewResults":[{"ActionId":"3A"}]},"NextToken":"t1"})");
    with.transport->reply(200, R"({"HITId":"3H"})");
    auto pages = mturk::list_review_policy_results_for_hit.pages(with.client(), {.HITId = "3H"});

    auto const count = [&]() -> asio::awaitable<std::size_t> {
        std::size_t found = 0;
        while (auto* page = co_await pages.next())
            found += page->HITReviewReport ? page->HITReviewReport->ReviewResults.size() : 0;
        co_return found;
    };
    BOOST_TEST(run(with.context, count()) == 1U);
    BOOST_TEST(with.transport->requests().at(1).body == R"({"HITId":"3H","NextToken":"t1"})");
    BOOST_TEST(told->items == (std::vector<std::size_t>{1, 1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_invalid_request_fails_at_the_first_next)
{
    scripted_client with;
    auto            items = list.items(with.client(), {});
    try {
        run(with.context, collect(items));
        BOOST_ERROR("no exception");
    }
    catch (bindery::call_error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_request);
        BOOST_TEST(std::string(error.what()).ends_with("QualificationTypeId: required"), error.what());
    }
}

BOOST_AUTO_TEST_SUITE_END()
