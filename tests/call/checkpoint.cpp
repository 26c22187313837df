// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_service.hpp"

#include <bindery/call/detail/checkpoint.hpp>
#include <bindery/error.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace test_call_checkpoint {

using namespace test_call;
using bindery::detail::decode_checkpoint;
using bindery::detail::encode_checkpoint;
using bindery::detail::listing_position;

auto const& list = mturk::list_workers_with_qualification_type;

listing_position const in_a_page{.place = {.token = std::string("p\0\xFF./+=", 7), .size = 100}, .skip = 42};

std::string refusal(std::string const& checkpoint, std::string const& request = "request")
{
    try {
        decode_checkpoint(checkpoint, request);
    }
    catch (bindery::error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_checkpoint);
        return error.what();
    }
    return "accepted";
}

template <class Range>
asio::awaitable<std::vector<std::string>> rest_of(Range& range, std::size_t most = 1'000'000)
{
    std::vector<std::string> names;
    while (names.size() < most) {
        auto* const item = co_await range.next();
        if (!item)
            break;
        names.push_back(item->WorkerId);
    }
    co_return names;
}

std::string failure_text(asio::io_context& context, std::string const& checkpoint, mturk::client const& client,
    mturk::ListWorkersWithQualificationTypeRequest const& request)
{
    auto items = list.items(client, request, {.checkpoint = checkpoint});
    return failure_of(context, items.try_next()).what();
}

} // namespace test_call_checkpoint

BOOST_AUTO_TEST_SUITE(call_checkpoint)

using namespace test_call_checkpoint;

BOOST_AUTO_TEST_CASE(every_position_survives_the_text)
{
    for (auto const& position : {in_a_page, listing_position{}, listing_position{.ended = true},
             listing_position{.place = {.token = "next"}}, listing_position{.skip = 3}})
    {
        auto const text = encode_checkpoint(position, "request");
        auto const again = decode_checkpoint(text, "request");
        BOOST_TEST(again.ended == position.ended);
        BOOST_TEST(again.place.token == position.place.token);
        BOOST_TEST((again.place.size == position.place.size));
        BOOST_TEST(again.skip == position.skip);
        BOOST_TEST(std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; }), text);
    }
}

BOOST_AUTO_TEST_CASE(is_refused_for_another_request)
{
    BOOST_TEST(refusal(encode_checkpoint(in_a_page, "request"), "another")
               == "the checkpoint cannot be used: it belongs to a listing of another request");
}

BOOST_AUTO_TEST_CASE(is_refused_when_damaged_anywhere)
{
    auto const text = encode_checkpoint(in_a_page, "request");
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto changed = text;
        changed[i] = changed[i] == '1' ? '2' : '1';
        BOOST_TEST(refusal(changed) != "accepted", changed);
        BOOST_TEST(refusal(text.substr(0, i)) != "accepted", text.substr(0, i));
        BOOST_TEST(refusal(text.substr(i + 1)) != "accepted", text.substr(i + 1));
    }
    BOOST_TEST(refusal(text + "1") != "accepted");
    BOOST_TEST(refusal("") != "accepted");
}

BOOST_AUTO_TEST_CASE(every_item_of_a_listing_can_be_gone_on_behind)
{
    listing_client with({.workers = 23, .usual_page = 5});
    auto const     all = workers(0, 22);
    for (std::size_t stop = 0; stop <= all.size() + 1; ++stop) {
        auto       items = list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 5});
        auto const before = run(with.context, rest_of(items, stop));
        auto       resumed = list.items(
                  with.client(), {.QualificationTypeId = "3Q", .MaxResults = 5}, {.checkpoint = items.checkpoint()});
        BOOST_TEST(resumed.checkpoint() == items.checkpoint());
        auto joined = before;
        for (auto& name : run(with.context, rest_of(resumed)))
            joined.push_back(std::move(name));
        BOOST_TEST(joined == all, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(goes_on_behind_a_limit_and_with_another_size_of_page)
{
    listing_client with({.workers = 40});
    auto           seven = list.items(with.client(), list_request, {.max_items = 7});
    BOOST_TEST(run(with.context, rest_of(seven)) == workers(0, 6), boost::test_tools::per_element());
    auto three = list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 20},
        {.max_items = 3, .checkpoint = seven.checkpoint()});
    BOOST_TEST(run(with.context, rest_of(three)) == workers(7, 9), boost::test_tools::per_element());
    auto others = list.items(with.client(), list_request, {.checkpoint = three.checkpoint()});
    BOOST_TEST(run(with.context, rest_of(others)) == workers(10, 39), boost::test_tools::per_element());
    auto nothing = list.items(with.client(), list_request, {.checkpoint = others.checkpoint()});
    BOOST_TEST(run(with.context, rest_of(nothing)).empty());
}

BOOST_AUTO_TEST_CASE(a_page_cut_off_by_the_limit_is_not_lost)
{
    scripted_client with;
    with.transport->reply(200, page_of(0, 5, "t1")); // More than was asked for.
    auto three = list.items(with.client(), list_request, {.max_items = 3});
    BOOST_TEST(run(with.context, rest_of(three)) == workers(0, 2), boost::test_tools::per_element());
    with.transport->reply(200, page_of(0, 5));
    auto others = list.items(with.client(), list_request, {.checkpoint = three.checkpoint()});
    BOOST_TEST(run(with.context, rest_of(others)) == workers(3, 4), boost::test_tools::per_element());
    BOOST_TEST(with.transport->requests().at(1).body == R"({"QualificationTypeId":"3Q","MaxResults":3})");
}

BOOST_AUTO_TEST_CASE(pages_go_on_page_by_page_and_within_one)
{
    listing_client with({.workers = 25});
    auto           items = list.items(with.client(), {.QualificationTypeId = "3Q", .MaxResults = 10});
    run(with.context, rest_of(items, 13));
    auto       pages = list.pages(with.client(), list_request, {.checkpoint = items.checkpoint()});
    auto const sizes = [&]() -> asio::awaitable<std::vector<std::size_t>> {
        std::vector<std::size_t> result;
        while (auto* page = co_await pages.next())
            result.push_back(page->Qualifications.size());
        co_return result;
    };
    BOOST_TEST(run(with.context, sizes()) == (std::vector<std::size_t>{7, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(is_refused_at_the_first_next_with_a_sentence)
{
    listing_client with({});
    auto           items = list.items(with.client(), list_request);
    auto const     checkpoint = items.checkpoint();
    BOOST_TEST(failure_text(with.context, checkpoint, with.client(), {.QualificationTypeId = "3OTHER"})
               == "ListWorkersWithQualificationType: the checkpoint cannot be used: it belongs to a listing of another "
                  "request");
    BOOST_TEST(failure_text(with.context, "b2.x", with.client(), list_request)
               == "ListWorkersWithQualificationType: the checkpoint cannot be used: it was not made by this version of "
                  "the library, or is damaged");
    BOOST_TEST(failure_text(with.context, checkpoint, with.client(), {.QualificationTypeId = "3Q", .NextToken = "t"})
               == "ListWorkersWithQualificationType: the request has a page token, but a checkpoint says where to "
                  "begin: only one of them can");
    auto broken = list.items(with.client(), list_request, {.checkpoint = "b1."});
    BOOST_CHECK_THROW(broken.checkpoint(), bindery::call_error);
    BOOST_TEST(with.service->bodies().empty());
}

BOOST_AUTO_TEST_CASE(an_expired_token_is_told_to_be_one)
{
    scripted_client with;
    auto const      refused = R"({"__type":"RequestError","Message":"bad token","TurkErrorCode":"X"})";
    with.transport->reply(200, page_of(0, 2, "t1"));
    with.transport->reply(400, refused);
    with.transport->reply(400, refused);
    auto items = list.items(with.client(), list_request, {.prefetch_pages = 0});
    run(with.context, rest_of(items, 2));
    auto const own = failure_of(with.context, items.try_next());
    BOOST_TEST(!own.error().facts().from_checkpoint);
    BOOST_TEST(std::string(own.what()).find("checkpoint") == std::string::npos);

    auto       resumed = list.items(with.client(), list_request, {.checkpoint = items.checkpoint()});
    auto const foreign = failure_of(with.context, resumed.try_next());
    BOOST_TEST(foreign.error().facts().from_checkpoint);
    BOOST_TEST(foreign.as<mturk::RequestError>() != nullptr);
    BOOST_TEST(std::string(foreign.what()).ends_with("whose page token may have expired: if so, begin it anew"),
        foreign.what());
}

BOOST_AUTO_TEST_SUITE_END()
