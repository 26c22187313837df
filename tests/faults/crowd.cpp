// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "faulty_relay.hpp"
#include "support.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/test/unit_test.hpp>

#if defined(__GLIBC__)
#    include <malloc.h>
#endif

#include <chrono>
#include <cstddef>
#include <exception>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace test_faults_crowd {

using namespace test_faults;

constexpr std::size_t listings = 1000;
constexpr std::size_t connections = 50;

/// Goes wrong once in so many times; the same times in every run of the program.
class dice
{
public:
    explicit dice(unsigned one_in) : one_in_(one_in) { }

    /// A number below `kinds` where something is to go wrong, otherwise -1.
    int roll(int kinds)
    {
        auto const number = random_();
        return number % one_in_ == 0 ? static_cast<int>(number / one_in_ % static_cast<unsigned>(kinds)) : -1;
    }

private:
    unsigned     one_in_;
    std::mt19937 random_{1};
};

/// Bytes that the program holds on its heap; 0 where that cannot be known, as with sanitizers.
std::size_t live_bytes()
{
#if defined(__GLIBC__)
    return ::mallinfo2().uordblks;
#else
    return 0;
#endif
}

} // namespace test_faults_crowd

BOOST_AUTO_TEST_SUITE(faults_crowd)

using namespace test_faults_crowd;

BOOST_AUTO_TEST_CASE(a_thousand_listings_lose_nothing)
{
    noted_service service(false);
    dice          refusals(40);
    service.sandbox.server().intercept([&](http::request const&) -> std::optional<http::response> {
        int const kind = refusals.roll(3);
        if (kind == -1)
            return std::nullopt;
        http::response refused;
        refused.status = kind == 0 ? 500 : kind == 1 ? 503 : 429;
        return refused;
    });

    asio::io_context context(1);
    faulty_relay     relay(context, service.port());
    dice             breaks(80); // Request and response are a step each, so one in forty exchanges breaks.
    std::size_t      broken = 0;
    relay.on_step([&] {
        constexpr fault kinds[] = {fault::reset, fault::end, fault::cut, fault::garbage};
        int const       kind = breaks.roll(4);
        broken += kind != -1;
        return kind == -1 ? fault::none : kinds[kind];
    });

    auto config = impatient_config(service);
    config.endpoint_url = "http://127.0.0.1:" + std::to_string(relay.port());
    config.pool.max_connections_per_host = connections;
    config.call.retry.max_attempts = 20;
    config.call.timeout = 0ms;
    auto client = std::make_optional<mturk::client>(context, config);

    std::vector<std::size_t> live;
    for (int round = 0; round != 3; ++round) {
        std::vector<outcome> ends(listings);
        std::size_t          finished = 0;
        for (auto& each : ends)
            asio::co_spawn(context, list_all(*client, service.type, each), [&](std::exception_ptr) { ++finished; });
        auto const limit = std::chrono::steady_clock::now() + 200s;
        context.restart();
        while (finished != listings && context.run_one_until(limit) != 0) {
        }
        BOOST_REQUIRE(finished == listings);
        std::size_t right = 0;
        for (auto const& each : ends)
            right += !each.failed && each.workers == service.workers;
        BOOST_TEST(right == listings);
        ends = {};
        live.push_back(live_bytes());
    }
    // After a round that fills what is kept for use again, nothing more is kept. Which of the objects that are kept
    // have memory for a response, 64 KiB, is chance, and so is what the service's thread works with just then.
    BOOST_TEST(live.at(2) <= live.at(1) + 20 * 64 * 1024);
    BOOST_TEST(broken > 3 * listings / 20);
    BOOST_TEST(relay.most_open() <= connections);
    BOOST_TEST(relay.most_open() > connections / 2);
    client.reset();
    relay.stop();
    BOOST_TEST(run_out(context));
    BOOST_TEST(relay.open() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
