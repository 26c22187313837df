// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Calls that share one connection are run again and again, and one of them is ended after the first handler that has
// run on the execution context, after the second one, and so on, until it is over before that.

#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <array>
#include <exception>
#include <memory>
#include <optional>
#include <string>

namespace test_faults_cancelled {

using namespace test_faults;

constexpr asio::cancellation_type every_type[] = {
    asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total};

/// Three callers of one client, which has one connection. The first one runs a scenario, the others list.
struct three_callers
{
    noted_service&                           service;
    std::unique_ptr<asio::io_context>        context = std::make_unique<asio::io_context>(1);
    std::optional<mturk::client>             client;
    std::array<asio::cancellation_signal, 3> cancel{};
    std::array<outcome, 3>                   ends{};

    three_callers(noted_service& with, scenario const& what, mturk::config config) : service(with)
    {
        if (what.fetches)
            fetch_credentials(config, *context, with);
        client.emplace(*context, config);
        if (what.on_kept)
            require_success();
        service.granted = 0;
        service.refuse(what.status, what.refusals);
    }

    void start(scenario const& what)
    {
        for (std::size_t i = 0; i != ends.size(); ++i)
            asio::co_spawn(*context, (i == 0 ? what.run : list_once)(*client, service.type, ends[i]),
                asio::bind_cancellation_slot(cancel[i].slot(), asio::detached));
    }

    /// Runs so many handlers, or fewer where the call ends before.
    void run(std::size_t handlers, outcome const& call)
    {
        auto const limit = std::chrono::steady_clock::now() + 60s;
        context->restart();
        for (std::size_t i = 0; i != handlers && !call.finished; ++i)
            BOOST_REQUIRE(context->run_one_until(limit) != 0);
    }

    void require_success()
    {
        outcome another;
        asio::co_spawn(*context, list_once(*client, service.type, another), asio::detached);
        BOOST_REQUIRE(run_out(*context));
        BOOST_REQUIRE_MESSAGE(!another.failed, another.failed.what());
        BOOST_TEST(another.workers.size() == service.workers.size());
    }
};

} // namespace test_faults_cancelled

BOOST_AUTO_TEST_SUITE(faults_cancelled_every_step)

using namespace test_faults_cancelled;

BOOST_DATA_TEST_CASE(a_cancelled_call_does_no_harm,
    boost::unit_test::data::make({false, true}) * boost::unit_test::data::make(scenarios), tls, what)
{
    noted_service service(tls);
    auto const    config = impatient_config(service);
    auto const    files = count_open_files();
    for (auto const type : every_type)
        for (std::size_t victim = 0; victim != 2; ++victim) {
            bool was_cancelled = true;
            for (std::size_t step = 0; was_cancelled; ++step) {
                three_callers callers(service, what, config);
                callers.start(what);
                callers.run(step, callers.ends[victim]);
                // Elsewhere it would reach the coroutine only after the handlers that wait already.
                bool is_under_way = false;
                asio::post(*callers.context, [&] {
                    is_under_way = !callers.ends[victim].finished;
                    callers.cancel[victim].emit(type);
                });
                BOOST_REQUIRE(run_out(*callers.context));
                was_cancelled = is_under_way;
                BOOST_TEST_CONTEXT(
                    "caller " << victim << " cancelled after " << step << " handlers, type " << static_cast<int>(type))
                {
                    for (std::size_t i = 0; i != callers.ends.size(); ++i) {
                        auto const& end = callers.ends[i];
                        BOOST_TEST(end.finished);
                        if (was_cancelled && i == victim)
                            BOOST_CHECK_MESSAGE(end.failed.code() == asio::error::operation_aborted, end.failed.what());
                        else
                            BOOST_TEST(!end.failed, end.failed.what());
                        if (!end.failed && (i != 0 || what.lists))
                            BOOST_TEST(end.workers.size() == service.workers.size());
                    }
                    BOOST_TEST(service.granted <= 1);
                }
                service.refuse(0, 0);
                callers.require_success();
            }
        }
    BOOST_TEST(files_are_closed(files));
}

BOOST_DATA_TEST_CASE(destroying_the_client_ends_its_calls,
    boost::unit_test::data::make({false, true}) * boost::unit_test::data::make({false, true}), tls, on_kept)
{
    noted_service  service(tls);
    auto const     config = impatient_config(service);
    auto const     files = count_open_files();
    scenario const what{.name = "", .run = nullptr, .lists = true, .on_kept = on_kept, .refusals = 1, .status = 503};
    bool           was_destroyed = true;
    for (std::size_t step = 0; was_destroyed; ++step) {
        three_callers callers(service, what, config);
        auto const    call = [&](outcome& end) {
            mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = service.type};
            // Keeps no handle of the client.
            mturk::list_workers_with_qualification_type(*callers.client, request,
                   [&](std::exception_ptr failed, mturk::ListWorkersWithQualificationTypeResponse) {
                    end.finished = true;
                    try {
                        if (failed)
                            std::rethrow_exception(failed);
                    }
                    catch (bindery::call_error const& error) {
                        end.failed = bindery::failure(error);
                    }
                });
        };
        for (auto& each : callers.ends)
            call(each);
        callers.run(step, callers.ends[2]);
        was_destroyed = !callers.ends[2].finished;
        callers.client.reset();
        BOOST_TEST_CONTEXT("destroyed after " << step << " handlers")
        {
            BOOST_TEST(run_out(*callers.context));
            for (auto const& each : callers.ends) {
                BOOST_TEST(each.finished);
                BOOST_TEST((!each.failed || each.failed.code() == asio::error::operation_aborted), each.failed.what());
            }
            if (!was_destroyed)
                BOOST_TEST(!callers.ends[2].failed);
        }
    }
    BOOST_TEST(files_are_closed(files));
}

BOOST_DATA_TEST_CASE(an_execution_context_may_go_at_any_time,
    boost::unit_test::data::make({false, true}) * boost::unit_test::data::make(scenarios), tls, what)
{
    noted_service service(tls);
    auto const    config = impatient_config(service);
    auto const    files = count_open_files();
    bool          was_destroyed = true;
    for (std::size_t step = 0; was_destroyed; ++step) {
        three_callers callers(service, what, config);
        callers.start(what);
        callers.run(step, callers.ends[2]);
        was_destroyed = !callers.ends[2].finished;
        callers.client.reset(); // Clients go before their execution contexts.
        callers.context.reset();
    }
    BOOST_TEST(files_are_closed(files));
}

BOOST_AUTO_TEST_SUITE_END()
