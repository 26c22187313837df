// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FAULTS_SUPPORT_HPP
#define BINDERY_TESTS_FAULTS_SUPPORT_HPP

#include "fetched_credentials.hpp"

#include <bindery/http/endpoint.hpp>
#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

/// Calls that must survive what happens at any of their steps.
namespace test_faults {

using namespace std::chrono_literals;
namespace asio = boost::asio;
namespace http = bindery::http;
namespace mturk = bindery::mturk;

/// What a scenario has come to.
struct outcome
{
    bool                     finished = false;
    bindery::failure         failed{};
    std::vector<std::string> workers{}; ///< Those that were listed.
};

/// A service for all runs of a test, with Workers to list, that notes what it has done.
class noted_service
{
public:
    static constexpr std::size_t worker_count = 25;

    explicit noted_service(bool tls) : sandbox({.http = {.tls = tls}})
    {
        for (auto const& each : sandbox.state().qualifications(type))
            workers.push_back(each.WorkerId);
        sandbox.server().on(
            mturk::associate_qualification_with_worker, [this](mturk::AssociateQualificationWithWorkerRequest const&) {
                ++granted;
                return mturk::AssociateQualificationWithWorkerResponse{};
            });
        sandbox.server().intercept([this](http::request const& request) -> std::optional<http::response> {
            if (request.target == fetched_credentials::target) {
                http::response credentials;
                credentials.status = 200;
                return credentials;
            }
            if (status_to_answer == 0 || refusals == 0)
                return std::nullopt;
            --refusals;
            http::response refused;
            refused.status = status_to_answer;
            return refused;
        });
    }

    /// Lets the next `count` requests be answered with `status` and nothing be done.
    void refuse(int status, int count)
    {
        refusals = count;
        status_to_answer = status;
    }

    std::uint16_t port() { return http::parse_endpoint(sandbox.server().url()).port; }

    bindery::testing::mturk_sandbox sandbox;
    std::string                     type = sandbox.state().seed_workers(worker_count);
    std::vector<std::string>        workers{}; ///< In their order.
    std::atomic<int>                granted{0};
    std::atomic<int>                status_to_answer{0};
    std::atomic<int>                refusals{0};
};

/// Lets every kind of cancellation reach what the coroutine awaits, and be reported by that.
inline asio::awaitable<void> pass_cancellation_on()
{
    co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
    co_await asio::this_coro::throw_if_cancelled(false);
}

inline asio::awaitable<void> list_once(mturk::client client, std::string type, outcome& end)
{
    co_await pass_cancellation_on();
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = type, .MaxResults = 100};
    auto result = co_await mturk::list_workers_with_qualification_type.try_call(client, request);
    if (result.has_error())
        end.failed = result.error();
    else
        for (auto const& each : result->Qualifications)
            end.workers.push_back(each.WorkerId);
    end.finished = true;
}

/// In three pages.
inline asio::awaitable<void> list_all(mturk::client client, std::string type, outcome& end)
{
    co_await pass_cancellation_on();
    auto workers =
        mturk::list_workers_with_qualification_type.items(client, {.QualificationTypeId = type, .MaxResults = 10});
    for (;;) {
        auto const next = co_await workers.try_next();
        if (next.has_error())
            end.failed = next.error();
        if (next.has_error() || !*next)
            break;
        end.workers.push_back((*next)->WorkerId);
    }
    end.finished = true;
}

inline asio::awaitable<void> grant_once(mturk::client client, std::string type, outcome& end)
{
    co_await pass_cancellation_on();
    mturk::AssociateQualificationWithWorkerRequest const request{.QualificationTypeId = type, .WorkerId = "A1"};
    auto const result = co_await mturk::associate_qualification_with_worker.try_call(client, request);
    if (result.has_error())
        end.failed = result.error();
    end.finished = true;
}

/// What a test does again and again.
struct scenario
{
    char const* name;
    asio::awaitable<void> (*run)(mturk::client, std::string type, outcome&);
    bool lists;           ///< Every Worker, with an operation that is idempotent; otherwise it grants, which is not.
    bool on_kept;         ///< Over a connection that an earlier call has left.
    int  refusals = 0;    ///< How many requests the service refuses before it works.
    int  status = 0;      ///< With which status.
    bool fetches = false; ///< Its credentials come over the network.
};

inline std::ostream& operator<<(std::ostream& to, scenario const& which)
{
    return to << which.name;
}

inline constexpr scenario scenarios[] = {
    {"a call", list_once, true, false},
    {"a call over a kept connection", list_once, true, true},
    {"a call after a 500", list_once, true, false, 1, 500},
    {"a listing", list_all, true, false},
    {"a grant", grant_once, false, false},
    {"a grant over a kept connection", grant_once, false, true},
    {"a grant after a throttle", grant_once, false, false, 1, 429},
    {"a listing with fetched credentials", list_all, true, false, 0, 0, true},
    {"a grant with fetched credentials", grant_once, false, false, 0, 0, true},
};

/// Lets credentials come over the network, from where the client sends its requests.
inline void fetch_credentials(mturk::config& config, asio::io_context& context, noted_service& service)
{
    auto const fetched = std::make_shared<fetched_credentials>(
        context.get_executor(), config.endpoint_url, config.pool, service.sandbox.server().credentials());
    config.credentials = fetched;
    config.clock = [fetched] { return fetched->time(); };
}

/// Settings under which nothing waits for long, and a connection that is not given back is missed.
inline mturk::config impatient_config(noted_service const& service)
{
    auto config = service.sandbox.client_config();
    config.pool.max_connections_per_host = 1;
    config.call.retry.transient_delay = 0ms;
    config.call.retry.throttling_delay = 0ms;
    config.call.retry.quota = 0;
    return config;
}

/// Runs what is ready and what comes until nothing is left to do. False where that does not end.
inline bool run_out(asio::io_context& context)
{
    context.restart();
    context.run_for(60s);
    return context.stopped();
}

/// Files and sockets that this process has open.
inline std::size_t count_open_files()
{
    std::error_code                           unknown;
    std::filesystem::directory_iterator const files("/proc/self/fd", unknown);
    return unknown ? 0 : static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

/// Whether no more files are open than there were, once the servers' threads have closed theirs.
inline bool files_are_closed(std::size_t before)
{
    auto const limit = std::chrono::steady_clock::now() + 60s;
    while (count_open_files() > before && std::chrono::steady_clock::now() < limit)
        std::this_thread::yield();
    return count_open_files() <= before;
}

} // namespace test_faults

#endif
