// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace test_call_observer {

using namespace test_call;

/// Writes down what it is told, but for durations.
class recorder final : public bindery::observer
{
public:
    std::vector<std::string> lines;

private:
    void on_attempt_started(bindery::attempt_started const& event) noexcept override
    {
        write() << "started " << event.attempt;
        add(event.call);
    }

    void on_attempt_ended(bindery::attempt_ended const& event) noexcept override
    {
        write() << "ended " << event.attempt << " status=" << event.http_status << " code=" << event.service_code
                << " id=" << event.request_id << " problem=" << event.problem << " error=" << event.error.message()
                << (event.duration.count() > 0 ? "" : " no duration");
        add(event.call);
    }

    void on_retry_scheduled(bindery::retry_scheduled const& event) noexcept override
    {
        write() << "retry after " << event.attempt
                << (event.reason == bindery::failure_kind::throttling ? " throttling" : " transient")
                << " delay=" << event.delay.count();
        add(event.call);
    }

    void on_call_ended(bindery::call_ended const& event) noexcept override
    {
        write() << "call ended attempts=" << event.attempts << " end=" << static_cast<int>(event.end)
                << " error=" << event.error.message() << (event.duration.count() > 0 ? "" : " no duration");
        add(event.call);
    }

    void on_page_fetched(bindery::page_fetched const& event) noexcept override
    {
        write() << "page " << event.page << " items=" << event.items << (event.last ? " last" : "");
        add(event.call);
    }

    std::ostringstream& write()
    {
        text_.str("");
        return text_;
    }

    void add(bindery::observed_call const& call)
    {
        BOOST_TEST(call.operation == "ListWorkersWithQualificationType");
        lines.push_back("#" + std::to_string(call.number) + " " + text_.str());
    }

    std::ostringstream text_;
};

struct observed_client : scripted_client
{
    std::shared_ptr<recorder> told = std::make_shared<recorder>();

    observed_client()
    {
        config.call.observer = told;
        config.call.random = [] { return std::uint64_t{1} << 63; }; // One half.
    }

    void list()
    {
        auto const each = [&](mturk::client client) -> asio::awaitable<void> {
            auto workers = mturk::list_workers_with_qualification_type.items(client, list_request);
            for (;;) {
                auto const item = co_await workers.try_next();
                if (item.has_error() || *item == nullptr)
                    co_return;
            }
        };
        run(context, each(client()));
    }
};

} // namespace test_call_observer

BOOST_AUTO_TEST_SUITE(call_observer)

using namespace test_call_observer;

BOOST_AUTO_TEST_CASE(a_listing_is_told_from_the_first_attempt_to_the_last_page)
{
    observed_client with;
    with.config.call.retry.throttling_delay = 2ms;
    with.transport->reply(
        400, R"({"__type":"ThrottlingException","message":"Rate exceeded"})", {{"x-amzn-RequestId", "r1"}});
    with.transport->reply(200, page_of(1, 3, "next"), {{"x-amzn-RequestId", "r2"}});
    with.transport->reply(200, page_of(4, 2));
    with.list();
    std::vector<std::string> const expected{
        "#1 started 1",
        "#1 ended 1 status=400 code=ThrottlingException id=r1 problem= error=error reported by the service",
        "#1 retry after 1 throttling delay=1",
        "#1 started 2",
        "#1 ended 2 status=200 code= id=r2 problem= error=Success",
        "#1 call ended attempts=2 end=0 error=Success",
        "#1 page 1 items=3",
        "#2 started 1",
        "#2 ended 1 status=200 code= id= problem= error=Success",
        "#2 call ended attempts=1 end=0 error=Success",
        "#2 page 2 items=2 last",
    };
    BOOST_TEST(with.told->lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_reason_of_an_end_is_told)
{
    auto const last_line = [](observed_client& with) {
        with.list();
        return with.told->lines.empty() ? std::string() : with.told->lines.back();
    };
    {
        observed_client with;
        with.transport->reply(400, R"({"__type":"RequestError"})");
        BOOST_TEST(last_line(with) == "#1 call ended attempts=1 end=1 error=error reported by the service");
    }
    {
        observed_client with;
        for (int i = 0; i != 3; ++i)
            with.transport->reply(503);
        BOOST_TEST(last_line(with) == "#1 call ended attempts=3 end=2 error=error reported by the service");
    }
    {
        observed_client with;
        with.config.call.retry.quota = 27; // Enough for one retry.
        for (int i = 0; i != 2; ++i)
            with.transport->reply(503);
        BOOST_TEST(last_line(with) == "#1 call ended attempts=2 end=3 error=error reported by the service");
        BOOST_TEST(with.transport->requests().size() == 2U);
    }
    {
        observed_client with;
        with.config.call.timeout = 5ms;
        with.transport->hang();
        BOOST_TEST(last_line(with) == "#1 call ended attempts=1 end=4 error=deadline exceeded");
    }
    {
        observed_client with;
        with.config.call.retry.transient_delay = std::chrono::hours(1);
        with.config.call.retry.max_delay = std::chrono::hours(1);
        with.transport->reply(503);
        BOOST_TEST(last_line(with) == "#1 call ended attempts=1 end=4 error=error reported by the service");
    }
}

BOOST_AUTO_TEST_CASE(what_a_service_says_of_the_signature_does_not_reach_the_observer)
{
    observed_client with;
    with.transport->reply(403, R"({"__type":"SignatureDoesNotMatch","message":"x-amz-security-token: s3cr3t"})");
    with.list();
    BOOST_TEST(with.told->lines.size() == 3U);
    for (auto const& line : with.told->lines)
        BOOST_TEST(line.find("s3cr3t") == line.npos, line);
}

BOOST_AUTO_TEST_CASE(an_exception_that_goes_through_a_call_ends_it_for_the_observer_too)
{
    class broken_transport final : public bindery::http::transport
    {
        asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
            bindery::http::request const&, bindery::http::exchange_options, bindery::http::response&) override
        {
            throw std::runtime_error("broken");
            co_return bindery::http::exchange_result();
        }
    };
    observed_client with;
    with.config.transport = std::make_shared<broken_transport>();
    BOOST_CHECK_THROW(
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request)), std::runtime_error);
    std::vector<std::string> const expected{
        "#1 started 1",
        "#1 ended 1 status=0 code= id= problem=ListWorkersWithQualificationType: an exception of the application's "
        "went through the call error=no response from the service",
        "#1 call ended attempts=1 end=1 error=no response from the service",
    };
    BOOST_TEST(with.told->lines == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_problem_of_the_network_is_told_in_words)
{
    observed_client with;
    with.config.call.retry.max_attempts = 1;
    with.transport->fail({.error = asio::error::connection_refused, .detail = "cannot connect to somewhere"});
    with.list();
    BOOST_TEST(with.told->lines.at(1)
               == "#1 ended 1 status=0 code= id= problem=ListWorkersWithQualificationType: cannot connect to "
                  "somewhere error=no response from the service");
}

BOOST_AUTO_TEST_SUITE_END()
