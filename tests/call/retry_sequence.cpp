// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// What calls do with the published constants: which delays they plan, as an observer is told them, and what becomes of
// the client's retry tokens.

#include "support.hpp"

#include <boost/asio/detached.hpp>
#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace test_call_retry_sequence {

using namespace test_call;
using bindery::failure_kind;

struct planned : bindery::observer
{
    void on_retry_scheduled(bindery::retry_scheduled const& event) noexcept override
    {
        delays.push_back(static_cast<int>(event.delay.count()));
        reasons.push_back(event.reason);
    }

    void on_call_ended(bindery::call_ended const& event) noexcept override { ends.push_back(event.end); }

    std::vector<int>               delays{};
    std::vector<failure_kind>      reasons{};
    std::vector<bindery::call_end> ends{};
};

/// A client with the published constants, whose random numbers are all the same fraction of their range.
struct planning_client : scripted_client
{
    std::shared_ptr<planned> told = std::make_shared<planned>();

    explicit planning_client(double fraction, unsigned attempts)
    {
        config.call.retry = {};
        config.call.retry.max_attempts = attempts;
        config.call.observer = told;
        auto const bits = static_cast<std::uint64_t>(fraction * 18446744073709551616.0);
        config.call.random = [bits] { return bits; };
    }

    void list(mturk::client const& client)
    {
        failure_of(context, mturk::list_workers_with_qualification_type.try_call(client, list_request));
    }

    void grant(mturk::client const& client)
    {
        failure_of(context, mturk::associate_qualification_with_worker.try_call(client, grant_request));
    }
};

} // namespace test_call_retry_sequence

BOOST_AUTO_TEST_SUITE(call_retry_sequence)

using namespace test_call_retry_sequence;

BOOST_AUTO_TEST_CASE(delays_of_transient_failures)
{
    planning_client with(0.0401, 6);
    for (int i = 0; i != 5; ++i)
        with.transport->reply(i % 2 ? 503 : 500);
    with.transport->reply(200, "{}");
    with.list(with.client());
    // 50 ms, 100 ms, 200 ms, ..., times the random number.
    BOOST_TEST(with.told->delays == (std::vector{2, 4, 8, 16, 32}), boost::test_tools::per_element());
    BOOST_CHECK(with.told->ends.at(0) == bindery::call_end::success);
}

BOOST_AUTO_TEST_CASE(delays_of_throttles)
{
    planning_client with(0.00401, 5);
    with.transport->reply(429);
    with.transport->reply(400, R"({"__type":"ThrottlingException","message":"Rate exceeded"})");
    with.transport->reply(503, R"({"__type":"SlowDown"})");
    with.transport->reply(400, R"({"__type":"RequestLimitExceeded"})");
    with.transport->reply(200, "{}");
    // Though it is not idempotent: the service says that it has done nothing.
    with.grant(with.client());
    // 1 s, 2 s, 4 s, ..., times the random number.
    BOOST_TEST(with.told->delays == (std::vector{4, 8, 16, 32}), boost::test_tools::per_element());
    BOOST_TEST(with.transport->requests().size() == 5U);
    BOOST_CHECK(with.told->ends.at(0) == bindery::call_end::success);
}

BOOST_AUTO_TEST_CASE(delays_that_the_service_asks_for)
{
    struct
    {
        char const* name;
        char const* value;
        int         delay;
    } const rows[] = {
        {"x-amz-retry-after", "7", 7},
        {"X-Amz-Retry-After", "3", 3},
        {"x-amz-retry-after", "1", 2}, // Not less than the client's own.
        {"x-amz-retry-after", "0", 2},
        {"x-amz-retry-after", "-1", 2},
        {"x-amz-retry-after", "5.5", 2},
        {"x-amz-retry-after", "soon", 2},
        {"x-amz-retry-after", "", 2},
        {"x-amz-retry-after", "99999999999999999999", 2},
        {"Retry-After", "0", 2},
        {"Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT", 2},
    };
    for (auto const& row : rows) {
        planning_client with(0.0401, 2);
        with.transport->reply(503, {}, {{row.name, row.value}});
        with.transport->reply(200, "{}");
        with.list(with.client());
        BOOST_TEST_CONTEXT(row.name << ": " << row.value)
        BOOST_TEST(with.told->delays == std::vector{row.delay}, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(the_service_gets_five_more_seconds_at_most)
{
    for (auto const& [asked, delay] : {std::pair("5001", 5001), {"5003", 5002}, {"100000", 5002}}) {
        planning_client with(0.0401, 2);
        with.transport->reply(503, {}, {{"x-amz-retry-after", asked}});
        auto client = std::make_optional(with.client());
        auto call = mturk::list_workers_with_qualification_type(*client, list_request);
        asio::co_spawn(with.context, std::move(call), asio::detached);
        with.context.poll();
        client.reset(); // So long nobody wants to wait.
        with.context.run();
        BOOST_TEST(with.told->delays == std::vector{delay}, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(retry_tokens_of_a_client)
{
    // What a call meets, how many requests it makes, and how many tokens there are afterwards.
    struct
    {
        std::vector<int> statuses;
        std::size_t      requests;
        unsigned         left;
    } const calls[] = {
        {{500, 500, 500}, 3, 500 - 28}, // Two retries; none succeeds.
        {{500, 200}, 2, 500 - 28},      // A retry that succeeds gives back what it took.
        {{500, 500, 200}, 3, 500 - 42}, // Only that of the last one comes back.
        {{429, 200}, 2, 500 - 42},
        {{429, 429, 200}, 3, 500 - 47},
        {{500, 429, 200}, 3, 500 - 61},
        {{200}, 1, 500 - 60}, // A success without a retry brings one.
        {{404}, 1, 500 - 60}, // A failure that no retry helps costs nothing.
        {{429, 429, 429}, 3, 500 - 70},
    };
    planning_client with(0, 3);
    auto const      client = with.client();
    std::size_t     made = 0;
    for (auto const& call : calls) {
        for (int const status : call.statuses)
            with.transport->reply(status, status == 200 ? "{}" : "");
        with.list(client);
        made += call.requests;
        BOOST_TEST(with.transport->requests().size() == made);
    }
    // What is left is found out by using it up: each call takes two times 14 tokens.
    unsigned left = std::end(calls)[-1].left;
    for (; left >= 28; left -= 28) {
        for (int i = 0; i != 3; ++i)
            with.transport->reply(500);
        with.list(client);
        made += 3;
    }
    BOOST_TEST(with.transport->requests().size() == made);
    BOOST_TEST(left >= 5U);
    BOOST_TEST(left < 14U);
    with.transport->reply(500);
    with.list(client);
    BOOST_TEST(with.transport->requests().size() == made + 1);
    BOOST_CHECK(with.told->ends.back() == bindery::call_end::quota_exhausted);
    // A throttle is cheaper.
    made += 1;
    with.transport->reply(429);
    with.transport->reply(429);
    with.transport->reply(429);
    with.list(client);
    BOOST_TEST(with.transport->requests().size() == made + 1 + left / 5);
}

BOOST_AUTO_TEST_SUITE_END()
