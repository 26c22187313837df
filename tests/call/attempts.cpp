// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace test_call_attempts {

using namespace test_call;

struct GrantRequest
{
    std::string                WorkerId{};
    std::optional<std::string> UniqueRequestToken{};
};
BOOST_DESCRIBE_STRUCT(GrantRequest, (), (WorkerId, UniqueRequestToken))

/// With rules for the token.
struct CheckedGrantRequest
{
    std::optional<std::string> UniqueRequestToken{};
    std::string                WorkerId{};
};
BOOST_DESCRIBE_STRUCT(CheckedGrantRequest, (), (UniqueRequestToken, WorkerId))
constexpr auto bindery_members(bindery::type<CheckedGrantRequest>)
{
    return bindery::members(
        bindery::member<&CheckedGrantRequest::UniqueRequestToken>(bindery::required, bindery::length{1, 36}));
}

struct BriefGrantRequest
{
    std::optional<std::string> UniqueRequestToken{};
};
BOOST_DESCRIBE_STRUCT(BriefGrantRequest, (), (UniqueRequestToken))
constexpr auto bindery_members(bindery::type<BriefGrantRequest>)
{
    return bindery::members(bindery::member<&BriefGrantRequest::UniqueRequestToken>(bindery::length{1, 8}));
}

struct GrantResponse
{
};
BOOST_DESCRIBE_STRUCT(GrantResponse, (), ())

inline constexpr bindery::operation<"Grant", mturk::service, GrantRequest, GrantResponse,
    bindery::idempotency_token<&GrantRequest::UniqueRequestToken>>
    grant{};

inline constexpr bindery::operation<"CheckedGrant", mturk::service, CheckedGrantRequest, GrantResponse,
    bindery::idempotency_token<&CheckedGrantRequest::UniqueRequestToken>>
    checked_grant{};
inline constexpr bindery::operation<"BriefGrant", mturk::service, BriefGrantRequest, GrantResponse,
    bindery::idempotency_token<&BriefGrantRequest::UniqueRequestToken>>
    brief_grant{};

bindery::http::exchange_result broken()
{
    return {.error = asio::error::connection_reset, .detail = "connection reset by peer", .request_sent = true};
}

/// Never brings any.
class silent_provider final : public bindery::aws::credentials_provider
{
    asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
    {
        asio::steady_timer never(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
        co_await never.async_wait(asio::use_awaitable);
        co_return nullptr;
    }
};

/// Answers with a page that is followed by so much white space, and notes how much memory there was for it.
class padding_transport final : public bindery::http::transport
{
public:
    explicit padding_transport(std::size_t size) : size_(size) { }

    asio::awaitable<bindery::http::exchange_result> exchange(bindery::http::endpoint const&,
        bindery::http::request const&, bindery::http::exchange_options, bindery::http::response& into) override
    {
        capacities.push_back(into.body.capacity());
        into.clear();
        into.status = 200;
        into.body.append(page_of(1, 1) + std::string(size_, ' '));
        co_return bindery::http::exchange_result();
    }

    std::vector<std::size_t> capacities{};

private:
    std::size_t size_;
};

} // namespace test_call_attempts

BOOST_AUTO_TEST_SUITE(call_attempts)

using namespace test_call_attempts;

BOOST_AUTO_TEST_CASE(a_call_has_one_idempotency_token_for_all_its_attempts)
{
    scripted_client with;
    auto const      client = with.client();
    GrantRequest    request{.WorkerId = "A1"};
    with.transport->fail(broken());
    with.transport->reply(500);
    with.transport->reply(200, "{}");
    run(with.context, grant(client, request));
    with.transport->reply(200, "{}");
    run(with.context, grant(client, request));
    BOOST_TEST(!request.UniqueRequestToken.has_value());

    auto const            sent = with.transport->requests();
    std::set<std::string> bodies;
    for (auto const& each : sent)
        bodies.insert(each.body);
    BOOST_TEST(sent.size() == 4U);
    BOOST_TEST(sent.at(0).body == sent.at(1).body);
    BOOST_TEST(sent.at(0).body == sent.at(2).body);
    BOOST_TEST(bodies.size() == 2U);
}

BOOST_AUTO_TEST_CASE(an_idempotency_token_is_a_random_uuid)
{
    scripted_client with;
    with.config.call.random = [next = std::uint64_t{0}]() mutable { return --next; };
    with.transport->reply(200, "{}");
    GrantRequest const request{.WorkerId = "A1"};
    run(with.context, grant(with.client(), request));
    BOOST_TEST(with.transport->requests().at(0).body
               == R"({"WorkerId":"A1","UniqueRequestToken":"ffffffff-ffff-4fff-beff-ffffffffffff"})");
}

BOOST_AUTO_TEST_CASE(a_token_of_the_caller_is_kept)
{
    scripted_client with;
    with.transport->reply(200, "{}");
    GrantRequest const request{.WorkerId = "A1", .UniqueRequestToken = "mine"};
    run(with.context, grant(with.client(), request));
    BOOST_TEST(with.transport->requests().at(0).body == R"({"WorkerId":"A1","UniqueRequestToken":"mine"})");
}

BOOST_AUTO_TEST_CASE(constraints_are_those_of_the_token_that_is_sent)
{
    scripted_client with;
    auto const      client = with.client();
    with.transport->reply(200, "{}");
    CheckedGrantRequest request{.WorkerId = "A1"};
    run(with.context, checked_grant(client, request));
    BOOST_TEST(with.transport->requests().at(0).body.starts_with(R"({"UniqueRequestToken":")"));
    request.UniqueRequestToken = std::string(37, 'x');
    auto const long_token = failure_of(with.context, checked_grant.try_call(client, request));
    BOOST_TEST(std::string(long_token.what()).starts_with("CheckedGrant: invalid request: UniqueRequestToken: "));

    BriefGrantRequest const none{};
    auto const              long_made = failure_of(with.context, brief_grant.try_call(client, none));
    BOOST_TEST(std::string(long_made.what()).starts_with("BriefGrant: invalid request: UniqueRequestToken: "));
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_not_idempotent_is_not_sent_again)
{
    scripted_client with;
    with.transport->fail(broken());
    auto const failed =
        failure_of(with.context, mturk::associate_qualification_with_worker.try_call(with.client(), grant_request));
    BOOST_CHECK(failed.code() == bindery::errc::transport_failed);
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_attempt_that_takes_too_long_is_made_again)
{
    scripted_client with;
    with.config.call.attempt_timeout = 5ms;
    with.transport->hang();
    with.transport->hang();
    with.transport->reply(200, page_of(1, 1));
    auto const page = run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
    BOOST_TEST(page.NumResults == 1);
    BOOST_TEST(with.transport->requests().size() == 3U);
}

BOOST_AUTO_TEST_CASE(an_attempt_that_takes_too_long_is_not_made_again_where_that_could_harm)
{
    scripted_client with;
    with.config.call.attempt_timeout = 5ms;
    with.transport->hang();
    auto const failed =
        failure_of(with.context, mturk::associate_qualification_with_worker.try_call(with.client(), grant_request));
    BOOST_CHECK(failed.code() == bindery::errc::transport_failed);
    BOOST_TEST(
        std::string(failed.what()) == "AssociateQualificationWithWorker: no answer within the attempt's limit of 5 ms");
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(attempts_that_end_before_anything_is_sent_count_too)
{
    scripted_client with;
    with.config.credentials = std::make_shared<silent_provider>();
    with.config.call.attempt_timeout = 5ms;
    with.config.call.timeout = 0ms;
    bindery::failure failed;
    // Has a client of its own, with which the request for credentials ends, too.
    auto const call = [&]() -> asio::awaitable<void> {
        auto const client = with.client();
        auto const outcome = co_await mturk::list_workers_with_qualification_type.try_call(client, list_request);
        failed = outcome.error();
    };
    run(with.context, call());
    BOOST_TEST(std::string(failed.what())
               == "ListWorkersWithQualificationType: no answer within the attempt's limit of 5 ms (attempt 3 of 3)");
    BOOST_TEST(failed.error().facts().attempts == 3U);
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(a_deadline_is_told_as_such_however_late_it_is_noticed)
{
    scripted_client with;
    with.config.call.attempt_timeout = 5ms;
    with.config.call.timeout = 10ms;
    with.transport->hang();
    // Once the request is sent, the application is busy beyond both limits.
    auto const occupy = [&](auto self) -> void {
        if (with.transport->requests().empty())
            return asio::post(with.context, [self] { self(self); });
        auto const end = std::chrono::steady_clock::now() + 20ms;
        while (std::chrono::steady_clock::now() < end)
            continue;
    };
    asio::post(with.context, [&] { occupy(occupy); });
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(failed.code() == bindery::errc::deadline_exceeded);
}

BOOST_AUTO_TEST_CASE(memory_that_few_calls_need_is_not_kept)
{
    scripted_client with;
    auto const      large = std::make_shared<padding_transport>(1024 * 1024);
    auto const      small = std::make_shared<padding_transport>(1024);
    for (auto const& transport : {large, small}) {
        with.config.transport = transport;
        auto const client = with.client();
        for (int i = 0; i != 2; ++i)
            run(with.context, mturk::list_workers_with_qualification_type(client, list_request));
    }
    BOOST_TEST(large->capacities.at(1) == 0U);
    BOOST_TEST(small->capacities.at(1) > 1024U);
}

BOOST_AUTO_TEST_CASE(the_calls_of_a_client_share_its_retry_tokens)
{
    scripted_client with;
    with.config.call.retry.quota = 20;
    auto const client = with.client();
    auto const list = [&] {
        auto const outcome =
            failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(client, list_request));
        return outcome.error().facts().attempts;
    };
    with.transport->reply(503); // Takes 14 of the 20 tokens.
    with.transport->reply(503);
    BOOST_TEST(list() == 2U);
    with.transport->reply(503);
    BOOST_TEST(list() == 1U);
    // A throttle costs less: 5 of the 6 that are left, which a success gives back.
    with.transport->reply(429);
    with.transport->reply(200, "{}");
    run(with.context, mturk::list_workers_with_qualification_type(client, list_request));
    with.transport->reply(429);
    with.transport->reply(429);
    BOOST_TEST(list() == 2U);
    // Eight first successes bring back eight.
    for (int i = 0; i != 8; ++i) {
        with.transport->reply(200, "{}");
        run(with.context, mturk::list_workers_with_qualification_type(client, list_request));
    }
    with.transport->reply(429);
    with.transport->reply(429);
    BOOST_TEST(list() == 2U);
}

BOOST_AUTO_TEST_CASE(a_service_that_asks_for_time_gets_it)
{
    scripted_client with;
    with.config.call.timeout = 1000ms;
    with.transport->reply(503, {}, {{"Retry-After", "2"}});
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_TEST(failed.error().facts().http_status == 503); // Two seconds are more than the call has.
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(adaptive_calls_are_slowed_down_after_a_throttle)
{
    scripted_client with;
    with.config.call.retry.mode = bindery::retry_mode::adaptive;
    with.config.call.timeout = 50ms;
    with.transport->reply(429);
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(failed.code() == bindery::errc::deadline_exceeded);
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
