// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "paging_service.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

/// The kinds of pagination, against a service that lists numbers.
namespace test_pagination {

using namespace test_paging;

/// What an operation lists: all its items, whatever fails on the way and wherever it is gone on from a checkpoint.
template <class Operation>
void check_listing(Operation const& operation, paging_service::behaviour how, Asked const& request, std::size_t ahead)
{
    paging_client                                  with(how);
    std::mt19937                                   chance(how.seed);
    std::vector<std::int32_t>                      got;
    bindery::listing_options                       options{.prefetch_pages = ahead};
    std::optional<bindery::items_range<Operation>> items(operation.items(with.client(), request, options));
    bool                                           ended = false;
    auto const                                     take = [&]() -> asio::awaitable<void> {
        auto const item = co_await items->try_next();
        if (item.has_error())
            BOOST_TEST((item.error().code() == bindery::errc::transport_failed));
        else if (*item)
            got.push_back(**item);
        else
            ended = true;
    };
    while (!ended) {
        test_call::run(with.context, take());
        if (chance() % 8 == 0) {
            options.checkpoint = items->checkpoint();
            items.emplace(operation.items(with.client(), request, options));
        }
    }
    BOOST_TEST(got == numbers(0, how.items - 1), boost::test_tools::per_element());
}

template <class Operation>
void check_at_random(Operation const& operation, int first_page = 1)
{
    for (std::uint32_t seed = 1; seed <= 60; ++seed) {
        std::mt19937 chance(seed);
        auto const   number = [&](int from, int to) { return std::uniform_int_distribution<>(from, to)(chance); };
        Asked        request;
        if (number(0, 1) != 0)
            request.size = number(1, 20);
        check_listing(operation,
            {.items = number(0, 70),
                .usual_page = number(1, 12),
                .cap = number(1, 20),
                .short_pages = number(0, 1) != 0,
                .tells_end = number(0, 1) != 0,
                .first_page = first_page,
                .faults = number(0, 2) * 0.2,
                .seed = seed},
            request, static_cast<std::size_t>(number(0, 3)));
    }
}

std::vector<std::int32_t> sizes_of(paging_client const& with)
{
    std::vector<std::int32_t> sizes;
    for (auto const& each : with.asked())
        sizes.push_back(each.size.value_or(0));
    return sizes;
}

} // namespace test_pagination

BOOST_AUTO_TEST_SUITE(call_pagination)

using namespace test_pagination;

BOOST_AUTO_TEST_CASE(tokens_of_any_type_lose_and_double_nothing)
{
    check_at_random(by_text);
    check_at_random(by_map);
    check_at_random(by_key);
    check_at_random(by_number);
}

BOOST_AUTO_TEST_CASE(page_numbers_lose_and_double_nothing)
{
    check_at_random(by_page);
    check_at_random(by_page_from_0, 0);
    check_at_random(by_page_and_total);
    check_at_random(by_page_and_more);
}

BOOST_AUTO_TEST_CASE(offsets_lose_and_double_nothing)
{
    check_at_random(by_offset);
    check_at_random(by_offset_and_total);
}

BOOST_AUTO_TEST_CASE(links_lose_and_double_nothing)
{
    check_at_random(by_link);
}

BOOST_AUTO_TEST_CASE(the_end_is_seen_as_early_as_the_responses_tell)
{
    auto const requests_for = [](auto const& operation, int items, bool tells, int first) {
        paging_client with({.items = items, .tells_end = tells, .first_page = first});
        auto          range = operation.items(with.client(), {.size = 10});
        BOOST_TEST(drain(with.context, range).size() == static_cast<std::size_t>(items));
        return with.service->requests.size();
    };
    for (bool const tells : {false, true}) {
        auto const more = tells ? 0U : 1U; // The empty page behind the last one.
        BOOST_TEST(requests_for(by_page, 30, tells, 1) == 4U);
        BOOST_TEST(requests_for(by_page_from_0, 30, tells, 0) == 3U + more);
        BOOST_TEST(requests_for(by_page_and_total, 30, tells, 1) == 3U + more);
        BOOST_TEST(requests_for(by_page_and_more, 30, tells, 1) == 3U + more);
        BOOST_TEST(requests_for(by_offset, 30, tells, 1) == 4U);
        BOOST_TEST(requests_for(by_offset_and_total, 30, tells, 1) == 3U + more);
        BOOST_TEST(requests_for(by_link, 30, tells, 1) == 3U);
    }
}

BOOST_AUTO_TEST_CASE(a_limit_chooses_the_size_of_numbered_pages_at_the_start_only)
{
    paging_client with;
    auto          items = by_page.items(with.client(), {}, {.max_items = 7});
    BOOST_TEST(drain(with.context, items).size() == 7U);
    auto behind = by_page.items(with.client(), {}, {.max_items = 9, .checkpoint = items.checkpoint()});
    BOOST_TEST(drain(with.context, behind) == numbers(7, 15), boost::test_tools::per_element());
    BOOST_TEST(sizes_of(with) == (std::vector{7, 7, 7}), boost::test_tools::per_element());

    // Where the first page was left to the service, so are the others.
    paging_client usual;
    auto          pages = by_page.pages(usual.client(), {}, {.max_items = 25});
    auto const    take_all = [&]() -> asio::awaitable<std::size_t> {
        std::size_t count = 0;
        while (auto const* page = co_await pages.next())
            count += page->items.size();
        co_return count;
    };
    BOOST_TEST(test_call::run(usual.context, take_all()) == 25U);
    BOOST_TEST(sizes_of(usual) == (std::vector{0, 0, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_offset_may_be_asked_for_with_any_size)
{
    paging_client with;
    auto          items = by_offset.items(with.client(), {.offset = 90}, {.max_items = 7});
    BOOST_TEST(drain(with.context, items) == numbers(90, 96), boost::test_tools::per_element());
    auto behind = by_offset.items(with.client(), {}, {.checkpoint = items.checkpoint()});
    BOOST_TEST(drain(with.context, behind) == numbers(97, 99), boost::test_tools::per_element());
    BOOST_TEST(sizes_of(with) == (std::vector{7, 20, 20}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_request_may_begin_with_a_later_page)
{
    // What page 3 is depends on the size, so none is chosen.
    paging_client with;
    auto          items = by_page_and_total.items(with.client(), {.page = 9});
    BOOST_TEST(drain(with.context, items) == numbers(80, 99), boost::test_tools::per_element());
    BOOST_TEST(sizes_of(with) == (std::vector{0, 0, 0}), boost::test_tools::per_element());

    paging_client sized;
    auto          of_5 = by_page_and_total.items(sized.client(), {.size = 5, .page = 20}, {.max_items = 3});
    BOOST_TEST(drain(sized.context, of_5) == numbers(95, 97), boost::test_tools::per_element());
    BOOST_TEST(sizes_of(sized) == (std::vector{5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_request_cannot_begin_before_the_first_page)
{
    paging_client with;
    auto const    tells = [](bindery::call_error const& error) {
        return error.code() == bindery::errc::invalid_request
               && std::string(error.what()).find("must not be negative") != std::string::npos;
    };
    auto pages = by_page.items(with.client(), {.page = -1});
    BOOST_CHECK_EXCEPTION(drain(with.context, pages), bindery::call_error, tells);
    auto offsets = by_offset.items(with.client(), {.offset = -1});
    BOOST_CHECK_EXCEPTION(drain(with.context, offsets), bindery::call_error, tells);
    BOOST_TEST(with.service->requests.empty());
}

BOOST_AUTO_TEST_CASE(a_total_says_nothing_where_the_items_before_are_not_known)
{
    paging_client with({.items = 22, .usual_page = 1});
    auto          items = by_page_and_total.items(with.client(), {.page = 20});
    BOOST_TEST(drain(with.context, items) == numbers(19, 21), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_page_at_an_offset_with_more_behind_it_is_told)
{
    test_call::scripted_client script;
    asio::io_context           context;
    test_paging::client        client(context, {.transport = script.transport});
    for (std::string const body : {R"({"items":[1],"more":true})", R"({"items":[],"more":true})"})
        script.transport->reply(200, body);
    auto       items = by_offset_and_more.items(client, {});
    auto const is_repeated = [](bindery::call_error const& error) {
        return error.code() == bindery::errc::repeated_page_token;
    };
    BOOST_CHECK_EXCEPTION(drain(context, items), bindery::call_error, is_repeated);
}

BOOST_AUTO_TEST_CASE(the_first_page_is_asked_for_by_its_number)
{
    paging_client with({.first_page = 0});
    auto          items = by_page_from_0.items(with.client(), {.size = 20});
    drain(with.context, items);
    BOOST_TEST(with.service->requests.at(0).body == R"({"size":20,"page":0,"offset":0,"text":""})");
    BOOST_TEST(with.service->requests.at(1).body == R"({"size":20,"page":1,"offset":0,"text":""})");
}

BOOST_AUTO_TEST_CASE(a_number_that_was_not_told_ends_nothing)
{
    // A plain integer that is not in the response is 0.
    test_call::scripted_client script;
    asio::io_context           context;
    auto const                 transport = script.transport;
    test_paging::client        client(context, {.transport = transport});
    for (std::string const body : {R"({"items":[1]})", R"({"items":[2],"total":0})", R"({"items":[],"total":0})"})
        transport->reply(200, body);
    auto items = by_page_and_total.items(client, {});
    BOOST_TEST(drain(context, items) == numbers(1, 2), boost::test_tools::per_element());
    for (std::string const body :
        {R"({"items":[1],"last":0})", R"({"items":[2],"last":0})", R"({"items":[],"last":0})"})
        transport->reply(200, body);
    auto others = by_page_from_0.items(client, {});
    BOOST_TEST(drain(context, others) == numbers(1, 2), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(empty_pages_in_between_end_nothing_where_the_service_says_that_there_are_more)
{
    test_call::scripted_client script;
    asio::io_context           context;
    test_paging::client        client(context, {.transport = script.transport});
    for (std::string const body :
        {R"({"items":[1],"more":true})", R"({"items":[],"more":true})", R"({"items":[2],"more":false})"})
        script.transport->reply(200, body);
    auto items = by_page_and_more.items(client, {});
    BOOST_TEST(drain(context, items) == numbers(1, 2), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_shape_that_comes_again_is_a_repeated_token)
{
    test_call::scripted_client script;
    asio::io_context           context;
    test_paging::client        client(context, {.transport = script.transport});
    for (std::string const why : {"a", "b", "a"})
        script.transport->reply(200, R"({"items":[1],"key":{"why":")" + why + R"(","at":5}})");
    auto       items = by_key.items(client, {});
    auto const is_repeated = [](bindery::call_error const& error) {
        return error.code() == bindery::errc::repeated_page_token;
    };
    BOOST_CHECK_EXCEPTION(drain(context, items), bindery::call_error, is_repeated);
}

BOOST_AUTO_TEST_CASE(a_link_back_is_a_repeated_token)
{
    // What the pages link to, and how many are asked for before that is noticed.
    std::vector<std::pair<std::vector<std::string>, std::size_t>> const circles{
        {{"/v1/Link"}, 1},
        {{"Link"}, 1},
        {{"https://api.test/v1/Link#top"}, 1},
        {{"?at=1", "?at=1"}, 2},
        {{"?at=1", "/v1/Link"}, 2},
        {{"?at=1", "?at=2", "?at=1"}, 3},
    };
    for (auto const& [links, pages] : circles)
        for (std::size_t const prefetch : {0U, 1U}) {
            test_call::scripted_client script;
            asio::io_context           context;
            test_paging::client        client(context, {.transport = script.transport});
            for (auto const& link : links)
                script.transport->reply(200, R"({"items":[1]})", {{"Link", "<" + link + ">; rel=next"}});
            auto                      items = by_link.items(client, {}, {.prefetch_pages = prefetch});
            std::vector<std::int32_t> got;
            auto const                take_all = [&]() -> asio::awaitable<void> {
                while (auto* item = co_await items.next())
                    got.push_back(*item);
            };
            auto const is_repeated = [](bindery::call_error const& error) {
                return error.code() == bindery::errc::repeated_page_token;
            };
            BOOST_CHECK_EXCEPTION(test_call::run(context, take_all()), bindery::call_error, is_repeated);
            BOOST_TEST(got.size() == pages);
            BOOST_TEST(script.transport->requests().size() == pages);
        }
}

BOOST_AUTO_TEST_CASE(a_link_to_another_origin_is_not_followed)
{
    // What is a secret perhaps is not shown.
    std::vector<std::pair<std::string, std::string>> const links{
        {"https://evil.test/v1/Link?at=1", "https://evil.test/v1/Link"},
        {"https://evil.test/v1/Link#at=1", "https://evil.test/v1/Link"},
        {"http://api.test/v1/Link", "http://api.test/v1/Link"}, {"//api.test:444/", "//api.test:444/"},
        {"https://api.test@evil.test/", "@evil.test/"}, {"https://user:secret@api.test/", "@api.test/"},
        {"mailto:next@api.test", "@api.test"}, {"ftp://api.test/", "ftp://api.test/"}};
    for (auto const& [link, shown] : links) {
        test_call::scripted_client script;
        asio::io_context           context;
        test_paging::client        client(context, {.transport = script.transport});
        script.transport->reply(200, R"({"items":[1]})", {{"Link", "<" + link + ">; rel=next"}});
        auto       items = by_link.items(client, {});
        auto const tells = [&, told = "Link: the next page, <" + shown + ">, is "](bindery::call_error const& error) {
            return error.code() == bindery::errc::invalid_response
                   && std::string(error.what()).find(told) != std::string::npos;
        };
        BOOST_CHECK_EXCEPTION(drain(context, items), bindery::call_error, tells);
        BOOST_TEST(script.transport->requests().size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(links_are_followed_with_the_same_method_and_body)
{
    paging_client with({.items = 30});
    auto          items = by_link.items(with.client(), {.size = 12});
    BOOST_TEST(drain(with.context, items).size() == 30U);
    auto const& sent = with.service->requests;
    BOOST_TEST_REQUIRE(sent.size() == 3U);
    BOOST_TEST(sent[0].target == "/v1/Link");
    BOOST_TEST(sent[1].target == "/v1/Link?at=12&size=12");
    BOOST_TEST(sent[2].target == "/v1/Link?at=24&size=12");
    BOOST_TEST(sent[2].method == sent[0].method);
    BOOST_TEST(sent[2].body == sent[0].body);
}

BOOST_AUTO_TEST_CASE(all_kinds_work_without_an_event_loop_and_in_a_fan_out)
{
    auto const check = [](auto const& operation) {
        auto const                service = std::make_shared<paging_service>(paging_service::behaviour{.items = 25});
        auto                      blocking = operation.blocking_items({.transport = service}, {.size = 10});
        std::vector<std::int32_t> got;
        for (auto const& item : blocking)
            got.push_back(item);
        BOOST_TEST(got == numbers(0, 24), boost::test_tools::per_element());

        paging_client with({.items = 25});
        auto          all = operation.fan_out(with.client(), {{.size = 10}, {.size = 7}});
        auto const    count_all = [&]() -> asio::awaitable<std::size_t> {
            std::size_t count = 0;
            while (co_await all.next())
                ++count;
            co_return count;
        };
        BOOST_TEST(test_call::run(with.context, count_all()) == 50U);
    };
    check(by_map);
    check(by_page_and_total);
    check(by_offset);
    check(by_link);
}

BOOST_AUTO_TEST_CASE(a_page_number_that_the_request_cannot_hold_is_an_error)
{
    test_call::scripted_client script;
    asio::io_context           context;
    test_paging::client        client(context, {.transport = script.transport});
    script.transport->reply(200, R"({"items":[1]})");
    auto       beyond = by_page.items(client, {.page = 2147483647});
    auto const is_refused = [](bindery::call_error const& error) {
        return error.code() == bindery::errc::invalid_checkpoint;
    };
    BOOST_CHECK_EXCEPTION(drain(context, beyond), bindery::call_error, is_refused);
}

BOOST_AUTO_TEST_SUITE_END()
