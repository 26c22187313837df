// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_CALL_SUPPORT_HPP
#define BINDERY_TESTS_CALL_SUPPORT_HPP

#include <bindery/mturk.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <string>
#include <utility>

/// A client without a network, for the tests of calls.
namespace test_call {

using namespace std::chrono_literals;
namespace asio = boost::asio;
namespace mturk = bindery::mturk;

/// Runs a coroutine to its end and hands out what it throws.
template <class T>
T run(asio::io_context& context, asio::awaitable<T> work)
{
    std::exception_ptr failed;
    T                  value{};
    asio::co_spawn(context, std::move(work), [&](std::exception_ptr error, T result) {
        failed = std::move(error);
        value = std::move(result);
    });
    context.restart();
    context.run();
    if (failed)
        std::rethrow_exception(failed);
    return value;
}

inline void run(asio::io_context& context, asio::awaitable<void> work)
{
    std::exception_ptr failed;
    asio::co_spawn(context, std::move(work), [&](std::exception_ptr error) { failed = std::move(error); });
    context.restart();
    context.run();
    if (failed)
        std::rethrow_exception(failed);
}

/// The failure that a call spelled without exceptions ends in; none where it succeeds.
template <class T>
bindery::failure failure_of(asio::io_context& context, asio::awaitable<bindery::result<T>> call)
{
    bindery::failure failed;
    auto const       keep = [&]() -> asio::awaitable<void> {
        auto const outcome = co_await std::move(call);
        failed = outcome.error();
    };
    run(context, keep());
    return failed;
}

/// A client whose answers a test scripts, and which does not wait between attempts.
struct scripted_client
{
    asio::io_context                                      context{1};
    std::shared_ptr<bindery::testing::scripted_transport> transport =
        std::make_shared<bindery::testing::scripted_transport>();
    mturk::config config = make_config(transport);

    mturk::client client() { return mturk::client(context, config); }

    static mturk::config make_config(std::shared_ptr<bindery::http::transport> transport)
    {
        mturk::config config;
        config.credentials = bindery::aws::static_credentials({"AKID", "secret", ""});
        config.transport = std::move(transport);
        config.environment = bindery::aws::empty_environment();
        config.call.retry.transient_delay = 0ms;
        config.call.retry.throttling_delay = 0ms;
        return config;
    }
};

/// A page as the service sends it, of Workers A<first>, A<first + 1>, ...
inline std::string page_of(int first, int count, std::string const& next_token = {})
{
    std::string body = "{\"NumResults\":" + std::to_string(count) + ",\"Qualifications\":[";
    for (int i = 0; i < count; ++i)
        body += std::string(i ? "," : "") + "{\"QualificationTypeId\":\"3Q\",\"WorkerId\":\"A"
                + std::to_string(first + i) + "\",\"GrantTime\":1509494400,\"Status\":\"Granted\"}";
    body += "]";
    if (!next_token.empty())
        body += ",\"NextToken\":\"" + next_token + "\"";
    return body + "}";
}

inline mturk::ListWorkersWithQualificationTypeRequest const list_request{.QualificationTypeId = "3Q"};
inline mturk::AssociateQualificationWithWorkerRequest const grant_request{
    .QualificationTypeId = "3Q", .WorkerId = "A1"};

} // namespace test_call

#endif
