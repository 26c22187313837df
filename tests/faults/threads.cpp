// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// One client, its connections and many threads. What these tests prove they prove under ThreadSanitizer.

#include "faulty_relay.hpp"
#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace test_faults_threads {

using namespace test_faults;

/// A relay that runs on a thread of its own and resets a connection now and then.
class relay_thread
{
public:
    explicit relay_thread(std::uint16_t server_port) : relay_(context_, server_port)
    {
        relay_.on_step([step = 0]() mutable { return ++step % 29 == 0 ? fault::reset : fault::none; });
        thread_ = std::thread([this] { context_.run(); });
    }

    relay_thread(relay_thread const&) = delete;
    relay_thread& operator=(relay_thread const&) = delete;

    ~relay_thread()
    {
        context_.stop();
        thread_.join();
    }

    std::uint16_t port() const { return relay_.port(); }

private:
    asio::io_context context_{1};
    faulty_relay     relay_;
    std::thread      thread_;
};

mturk::config config_of(noted_service const& service, relay_thread const& relay)
{
    auto config = impatient_config(service);
    config.endpoint_url.replace(config.endpoint_url.rfind(':') + 1, std::string::npos, std::to_string(relay.port()));
    config.pool.max_connections_per_host = 4;
    config.call.retry.max_attempts = 20;
    return config;
}

/// A caller, on a strand unless its executor is one by nature.
struct caller
{
    explicit caller(asio::any_io_executor on) : executor(std::move(on)) { }

    asio::any_io_executor     executor;
    asio::cancellation_signal cancel{};
    outcome                   end{};
};

} // namespace test_faults_threads

BOOST_AUTO_TEST_SUITE(faults_threads)

using namespace test_faults_threads;

BOOST_DATA_TEST_CASE(a_client_is_shared,
    boost::unit_test::data::make({false, true}) * boost::unit_test::data::make({false, true}), tls, cancels)
{
    noted_service     service(tls);
    relay_thread      relay(service.port());
    asio::thread_pool threads(3);
    asio::thread_pool others(2);
    asio::io_context  single(1);
    auto              keep_running = std::make_optional(asio::make_work_guard(single));
    std::thread       runner([&] { single.run(); });

    auto client = std::make_optional<mturk::client>(threads.get_executor(), config_of(service, relay));
    std::vector<std::unique_ptr<caller>> callers;
    std::atomic<std::size_t>             finished{0};
    for (int i = 0; i != 30; ++i) {
        auto const executor = i % 3 == 0   ? asio::any_io_executor(asio::make_strand(threads))
                              : i % 3 == 1 ? asio::any_io_executor(asio::make_strand(others))
                                           : asio::any_io_executor(single.get_executor());
        callers.push_back(std::make_unique<caller>(executor));
        auto& each = *callers.back();
        asio::post(executor, [&, list = i % 2 ? list_once : list_all] {
            asio::co_spawn(each.executor, list(*client, service.type, each.end),
                asio::bind_cancellation_slot(each.cancel.slot(), [&](std::exception_ptr) { ++finished; }));
        });
    }
    if (cancels)
        for (auto& each : callers)
            asio::post(each->executor, [&] { each->cancel.emit(asio::cancellation_type::total); });
    while (finished != callers.size())
        std::this_thread::yield();

    for (auto const& each : callers) {
        if (cancels && each->end.failed)
            BOOST_CHECK(each->end.failed.code() == asio::error::operation_aborted);
        else
            BOOST_TEST(each->end.workers == service.workers, each->end.failed.what());
    }
    client.reset();
    keep_running.reset();
    runner.join();
    others.join();
    threads.join();
}

BOOST_DATA_TEST_CASE(
    a_client_is_destroyed_while_it_connects_and_waits, boost::unit_test::data::make({false, true}), tls)
{
    noted_service service(tls);
    for (int round = 0; round != 15; ++round) {
        relay_thread                 relay(service.port());
        asio::thread_pool            threads(3);
        std::optional<mturk::client> client(std::in_place, threads.get_executor(), config_of(service, relay));
        std::atomic<std::size_t>     ended{0};
        std::atomic<std::size_t>     wrong{0};
        for (int i = 0; i != 12; ++i) {
            mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = service.type};
            mturk::list_workers_with_qualification_type(
                *client, request, [&](std::exception_ptr failed, mturk::ListWorkersWithQualificationTypeResponse) {
                    try {
                        if (failed)
                            std::rethrow_exception(failed);
                    }
                    catch (bindery::call_error const& error) {
                        wrong += error.code() != asio::error::operation_aborted;
                    }
                    ++ended;
                });
        }
        // At another time in each round.
        while (ended < static_cast<std::size_t>(round) / 3)
            std::this_thread::yield();
        client.reset();
        threads.join();
        BOOST_TEST(ended == 12U);
        BOOST_TEST(wrong == 0U);
    }
}

BOOST_AUTO_TEST_SUITE_END()
