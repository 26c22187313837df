// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// An observer that writes a line for each event of a client's calls, in key=value form. Whoever collects metrics writes
// one in the same way.

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <iomanip>
#include <iostream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

class log_lines final : public bindery::observer
{
    void on_attempt_ended(bindery::attempt_ended const& event) noexcept override
    {
        auto line = begin("attempt", event.call);
        line << " attempt=" << event.attempt << " status=" << event.http_status
             << " ms=" << milliseconds(event.duration) << " request_id=" << event.request_id;
        if (!event.service_code.empty())
            line << " code=" << event.service_code;
        if (!event.problem.empty())
            line << " problem=" << std::quoted(event.problem);
        write(line);
    }

    void on_retry_scheduled(bindery::retry_scheduled const& event) noexcept override
    {
        auto line = begin("retry", event.call);
        line << " attempt=" << event.attempt << " delay_ms=" << event.delay.count()
             << " reason=" << (event.reason == bindery::failure_kind::throttling ? "throttling" : "transient");
        write(line);
    }

    void on_call_ended(bindery::call_ended const& event) noexcept override
    {
        auto line = begin("call", event.call);
        line << " attempts=" << event.attempts << " ms=" << milliseconds(event.duration)
             << " error=" << std::quoted(event.error ? event.error.message() : "");
        write(line);
    }

    void on_page_fetched(bindery::page_fetched const& event) noexcept override
    {
        auto line = begin("page", event.call);
        line << " page=" << event.page << " items=" << event.items << " last=" << event.last;
        write(line);
    }

    static std::ostringstream begin(std::string_view name, bindery::observed_call const& call)
    {
        std::ostringstream line;
        line << "event=" << name << " operation=" << call.operation << " call=" << call.number;
        return line;
    }

    static double milliseconds(std::chrono::nanoseconds duration)
    {
        return std::chrono::duration<double, std::milli>(duration).count();
    }

    void write(std::ostringstream const& line)
    {
        std::lock_guard const lock(mutex_); // Calls of several threads may end at once.
        std::cout << line.str() << '\n';
    }

    std::mutex mutex_;
};

asio::awaitable<void> list(mturk::client client, std::string_view type)
{
    auto workers =
        mturk::list_workers_with_qualification_type.items(client, {.QualificationTypeId = std::string(type)});
    while (co_await workers.next()) {
    }
}

int main()
{
    bindery::testing::mturk_sandbox sandbox;
    auto const                      type = sandbox.state().seed_workers(250);

    auto config = sandbox.client_config();
    config.call.observer = std::make_shared<log_lines>();

    asio::io_context context(1);
    mturk::client    client(context, config);
    auto const       print = [](std::exception_ptr failed) {
        try {
            if (failed)
                std::rethrow_exception(failed);
        }
        catch (std::exception const& error) {
            std::cerr << error.what() << '\n';
        }
    };
    asio::co_spawn(context, list(client, type), print);
    context.run();
    asio::co_spawn(context, list(client, "3UNKNOWN"), print);
    context.restart();
    context.run();
}
