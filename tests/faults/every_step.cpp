// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Each scenario is run again and again, with a fault at its first step, at its second one, and so on, until a run has
// no step left that could go wrong.

#include "faulty_relay.hpp"
#include "support.hpp"

#include <boost/asio/detached.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace test_faults_every_step {

using namespace test_faults;

constexpr fault faults[] = {
    fault::reset, fault::end, fault::cut, fault::stall, fault::garbage, fault::alert, fault::corrupt, fault::drip};

/// One run of a scenario with a fault at one step.
struct faulty_run
{
    bool    was_hit = false;
    outcome end{};
    int     granted = 0;

    faulty_run(noted_service& service, scenario const& what, fault how, std::size_t step)
    {
        asio::io_context context(1);
        faulty_relay     relay(context, service.port());
        auto             config = impatient_config(service);
        config.endpoint_url.replace(
            config.endpoint_url.rfind(':') + 1, std::string::npos, std::to_string(relay.port()));
        if (how == fault::stall) {
            // Others may take as long on a busy machine, so many attempts are allowed.
            config.call.attempt_timeout = 50ms;
            config.call.retry.max_attempts = 1000;
        }
        if (what.fetches)
            fetch_credentials(config, context, service);
        auto client = std::make_optional<mturk::client>(context, config);
        if (what.on_kept)
            require_success(context, service, *client);

        service.granted = 0;
        service.refuse(what.status, what.refusals);
        relay.on_step([&, left = step]() mutable {
            if (left == 0 || --left != 0)
                return fault::none;
            was_hit = true;
            return how;
        });
        asio::co_spawn(context, what.run(*client, service.type, end), asio::detached);
        run_until(context, end);
        granted = service.granted;

        relay.on_step([] { return fault::none; });
        service.refuse(0, 0);
        require_success(context, service, *client);
        BOOST_TEST(relay.open() == 1U);
        client.reset();
        relay.stop();
        BOOST_TEST(run_out(context), "nothing is left to do");
        BOOST_TEST(relay.open() == 0U);
    }

    static void run_until(asio::io_context& context, outcome const& end)
    {
        auto const limit = std::chrono::steady_clock::now() + 60s;
        while (!end.finished && context.run_one_until(limit) != 0) {
        }
        BOOST_REQUIRE(end.finished);
    }

    static void require_success(asio::io_context& context, noted_service& service, mturk::client const& client)
    {
        outcome another;
        asio::co_spawn(context, list_once(client, service.type, another), asio::detached);
        run_until(context, another);
        BOOST_REQUIRE_MESSAGE(!another.failed, another.failed.what());
    }
};

/// A run that no busy machine has cut short: there, an attempt may take too long without a fault, and a grant that may
/// have been sent is not made again. `excuses`: the fault at this step may have the same effect.
faulty_run run_undisturbed(noted_service& service, scenario const& what, fault how, std::size_t step, bool excuses)
{
    for (int others = 0;; ++others) {
        faulty_run run(service, what, how, step);
        auto const late = std::string_view(run.end.failed.what()).find("within the attempt's limit");
        if ((run.was_hit && excuses) || late == std::string_view::npos || others == 100)
            return run;
    }
}

/// Whether the text says what was being done.
bool tells_what_was_done(std::string_view text)
{
    constexpr std::string_view doings[] = {"cannot connect to http", "cannot establish TLS with https",
        "cannot send the request to http", "no response from http", "the response of http",
        "no answer within the attempt's limit of 50 ms"};
    return std::ranges::any_of(doings, [&](auto each) { return text.find(each) != text.npos; });
}

/// Whether a server is taken for one that does not speak TLS, which does not pass.
bool is_no_tls(bindery::failure const& failed)
{
    return std::string_view(failed.what()).find("does not speak TLS") != std::string_view::npos
           && failed.error().facts().kind == bindery::failure_kind::permanent;
}

} // namespace test_faults_every_step

BOOST_AUTO_TEST_SUITE(faults_every_step)

using namespace test_faults_every_step;

BOOST_DATA_TEST_CASE(no_fault_does_harm,
    boost::unit_test::data::make({false, true}) * boost::unit_test::data::make(scenarios), tls, what)
{
    noted_service service(tls);
    auto const    files = count_open_files();
    for (auto const how : faults) {
        bool const is_tls_only = how == fault::alert || how == fault::corrupt;
        bool       was_hit = !is_tls_only || tls;
        for (std::size_t step = 1; was_hit; ++step) {
            bool const not_sent = tls && !what.on_kept && step <= 2; // What was sent is a part of the handshake.
            auto const run = run_undisturbed(service, what, how, step, !not_sent);
            was_hit = run.was_hit;
            BOOST_TEST_CONTEXT(how << " at step " << step << ": " << run.end.failed.what())
            {
                bool const is_plain_text = run.end.failed && how == fault::garbage && tls && is_no_tls(run.end.failed);
                if (!was_hit || what.lists || how == fault::drip || not_sent)
                    BOOST_TEST((!run.end.failed || is_plain_text));
                if (run.end.failed) {
                    BOOST_CHECK(run.end.failed.code() == bindery::errc::transport_failed);
                    BOOST_CHECK(
                        is_plain_text || run.end.failed.error().facts().kind == bindery::failure_kind::transient);
                    BOOST_TEST(tells_what_was_done(run.end.failed.what()));
                }
                else if (what.lists) {
                    BOOST_TEST(run.end.workers == service.workers, boost::test_tools::per_element());
                }
                else {
                    BOOST_TEST(run.granted == 1);
                }
                BOOST_TEST(run.granted <= 1);
            }
            if (!was_hit)
                BOOST_TEST(step > 2U);
        }
    }
    BOOST_TEST(files_are_closed(files));
}

BOOST_AUTO_TEST_SUITE_END()
