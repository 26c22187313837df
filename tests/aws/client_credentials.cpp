// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../call/support.hpp"

#include <bindery/aws/credentials.hpp>
#include <bindery/error.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace test_aws_client {

using namespace test_call;
namespace aws = bindery::aws;

constexpr auto now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 1);

/// Brings credentials that last an hour, not at once, or fails.
class hourly_provider final : public aws::credentials_provider
{
public:
    asio::awaitable<std::shared_ptr<aws::credentials const>> get() override
    {
        ++asked;
        co_await asio::post(asio::use_awaitable);
        if (never_ends) {
            asio::steady_timer never(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
            co_await never.async_wait(asio::use_awaitable);
        }
        if (fails)
            throw bindery::error(bindery::errc::credentials_failed, "broken");
        co_return std::make_shared<aws::credentials const>(
            aws::credentials{"AKID" + std::to_string(asked), "s3cr3t", "", now + 1h});
    }

    std::string_view name() const noexcept override { return "hourly"; }

    int  asked = 0;
    bool fails = false;
    bool never_ends = false;
};

class refresh_observer final : public bindery::observer
{
public:
    void on_credentials_refreshed(bindery::credentials_refreshed const& event) noexcept override
    {
        events.push_back(std::string(event.provider) + (event.error ? " failed" : ""));
    }

    void on_attempt_ended(bindery::attempt_ended const& event) noexcept override { problem = event.problem; }

    std::vector<std::string> events{};
    std::string              problem{};
};

/// A client that has its credentials from such a provider.
struct hourly_client : scripted_client
{
    hourly_client()
    {
        config.credentials = provider;
        config.call.observer = observer;
        config.clock = [] { return now; };
    }

    std::shared_ptr<hourly_provider>  provider = std::make_shared<hourly_provider>();
    std::shared_ptr<refresh_observer> observer = std::make_shared<refresh_observer>();
};

} // namespace test_aws_client

BOOST_AUTO_TEST_SUITE(aws_client_credentials)

using namespace test_aws_client;

BOOST_AUTO_TEST_CASE(a_client_keeps_credentials_and_tells_its_observer)
{
    hourly_client with;
    int const     count = 5;
    int           succeeded = 0;
    auto const    client = with.client();
    for (int i = 0; i != count; ++i) {
        with.transport->reply(200, page_of(1, 1));
        mturk::list_workers_with_qualification_type(
            client, list_request, [&](std::exception_ptr failed, mturk::ListWorkersWithQualificationTypeResponse) {
                succeeded += failed == nullptr;
            });
    }
    with.context.run();
    BOOST_TEST(succeeded == count);
    BOOST_TEST(with.provider->asked == 1);
    BOOST_TEST((with.observer->events == std::vector<std::string>{"hourly"}));
    for (auto const& each : with.transport->requests()) {
        auto const signature = bindery::http::find_field(each.fields, "Authorization");
        BOOST_TEST(signature.find("Credential=AKID1/") != signature.npos);
    }
}

BOOST_AUTO_TEST_CASE(a_call_tells_why_there_are_no_credentials)
{
    hourly_client with;
    with.provider->fails = true;
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_TEST((failed.code() == bindery::errc::credentials_failed));
    BOOST_TEST(failed.what() == std::string("ListWorkersWithQualificationType: broken"));
    BOOST_TEST((with.observer->events == std::vector<std::string>{"hourly failed"}));
    BOOST_TEST(with.observer->problem == "the request could not be authenticated");
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(a_deadline_covers_the_wait_for_credentials_and_the_client_ends_the_request)
{
    hourly_client with;
    with.provider->never_ends = true;
    with.config.call.timeout = 1ms;
    std::optional<mturk::client> client(with.client());
    std::exception_ptr           failed;
    mturk::list_workers_with_qualification_type(
        *client, list_request, [&](std::exception_ptr error, mturk::ListWorkersWithQualificationTypeResponse) {
            failed = error;
            client.reset();
        });
    with.context.run();
    BOOST_TEST_REQUIRE((failed != nullptr));
    BOOST_CHECK_EXCEPTION(std::rethrow_exception(failed), bindery::call_error,
        [](auto const& error) { return error.code() == bindery::errc::deadline_exceeded; });
    BOOST_TEST((with.observer->events == std::vector<std::string>{"hourly failed"}));
}

BOOST_AUTO_TEST_SUITE_END()
