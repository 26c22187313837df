// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <future>
#include <stdexcept>
#include <tuple>

namespace test_call_operation {

using namespace test_call;

bindery::http::exchange_result broken(bool sent)
{
    return {.error = asio::error::connection_reset, .detail = "connection reset by peer", .request_sent = sent};
}

} // namespace test_call_operation

BOOST_AUTO_TEST_SUITE(call_operation)

using namespace test_call_operation;

BOOST_AUTO_TEST_CASE(sends_the_request_and_brings_the_response)
{
    scripted_client with;
    with.transport->reply(200, page_of(1, 2));
    auto const page = run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
    BOOST_TEST(page.NumResults == 2);
    BOOST_TEST(page.Qualifications.at(1).WorkerId == "A2");

    auto const sent = with.transport->requests();
    BOOST_TEST_REQUIRE(sent.size() == 1U);
    BOOST_TEST(sent[0].method == "POST");
    BOOST_TEST(sent[0].target == "/");
    BOOST_TEST(sent[0].body == R"({"QualificationTypeId":"3Q"})");
    auto const field = [&](char const* name) { return bindery::http::find_field(sent[0].fields, name); };
    BOOST_TEST(field("Content-Type") == "application/x-amz-json-1.1");
    BOOST_TEST(field("X-Amz-Target") == "MTurkRequesterServiceV20170117.ListWorkersWithQualificationType");
    BOOST_TEST(field("Host") == "mturk-requester.us-east-1.amazonaws.com");
    BOOST_TEST(field("Authorization").starts_with("AWS4-HMAC-SHA256 Credential=AKID/"));
    BOOST_TEST(field("Authorization").find("/us-east-1/mturk-requester/aws4_request") != std::string_view::npos);
}

BOOST_AUTO_TEST_CASE(keeps_the_path_of_a_custom_endpoint)
{
    scripted_client with;
    with.config.endpoint_url = "http://localhost:8080/custom";
    with.transport->reply(200, "{}");
    run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
    BOOST_TEST(with.transport->requests().at(0).target == "/custom/");
    BOOST_TEST(bindery::http::find_field(with.transport->requests().at(0).fields, "Host") == "localhost:8080");
    BOOST_TEST(!with.transport->last_endpoint().tls);
}

BOOST_AUTO_TEST_CASE(the_request_is_read_before_the_first_suspension)
{
    scripted_client with;
    with.transport->reply(200, "{}");
    auto       request = std::make_unique<mturk::ListWorkersWithQualificationTypeRequest>(list_request);
    auto const client = with.client();
    auto       call = mturk::list_workers_with_qualification_type(client, *request);
    request.reset();
    run(with.context, std::move(call));
    BOOST_TEST(with.transport->requests().at(0).body == R"({"QualificationTypeId":"3Q"})");
}

BOOST_AUTO_TEST_CASE(an_empty_body_is_an_empty_response)
{
    for (auto const* body : {"", "{}", R"({"Unexpected":[{"x":null}]})"}) {
        scripted_client with;
        with.transport->reply(200, body);
        run(with.context, mturk::associate_qualification_with_worker(with.client(), grant_request));
        BOOST_TEST(with.transport->requests().size() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(an_invalid_request_is_refused_with_all_its_violations_and_not_sent)
{
    scripted_client with;
    auto            request = list_request;
    request.QualificationTypeId = "lower case";
    request.MaxResults = 101;
    try {
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), request));
        BOOST_ERROR("no exception");
    }
    catch (bindery::call_error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_request);
        BOOST_TEST(error.facts().attempts == 0U);
        BOOST_TEST(
            std::string(error.what())
            == "ListWorkersWithQualificationType: invalid request: QualificationTypeId: does not match ^[A-Z0-9]+$; "
               "MaxResults: value 101, allowed 1..100");
    }
    BOOST_TEST(with.transport->requests().empty());

    with.config.call.validate_requests = false;
    with.transport->reply(200, "{}");
    run(with.context, mturk::list_workers_with_qualification_type(with.client(), request));
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_request_that_is_not_utf8_is_refused)
{
    scripted_client                                         with;
    mturk::DisassociateQualificationFromWorkerRequest const request{
        .WorkerId = "A1", .QualificationTypeId = "3Q", .Reason = "\xff"};
    auto const outcome =
        failure_of(with.context, mturk::disassociate_qualification_from_worker.try_call(with.client(), request));
    BOOST_CHECK(outcome.code() == bindery::errc::invalid_request);
    BOOST_TEST(std::string(outcome.what()).find("Reason") != std::string::npos);
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(a_declared_error_is_thrown_as_its_type)
{
    scripted_client with;
    with.transport->reply(400,
        R"body({"__type":"RequestError","Message":"No such type. (1631094715163)",)body"
        R"body("TurkErrorCode":"AWS.MechanicalTurk.QualificationTypeDoesNotExist"})body",
        {{"x-amzn-RequestId", "id-1"}});
    try {
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
        BOOST_ERROR("no exception");
    }
    catch (mturk::RequestError const& error) {
        BOOST_TEST(error.Message.value() == "No such type. (1631094715163)");
        BOOST_TEST(error.TurkErrorCode.value() == "AWS.MechanicalTurk.QualificationTypeDoesNotExist");
        BOOST_TEST(error.service_code() == "RequestError");
        BOOST_TEST(error.facts().request_id == "id-1");
        BOOST_TEST(error.facts().http_status == 400);
        BOOST_TEST(error.facts().attempts == 1U);
        BOOST_CHECK(error.code() == bindery::errc::service_error);
        BOOST_TEST(std::string(error.what())
                   == "ListWorkersWithQualificationType: RequestError: No such type. (1631094715163) (TurkErrorCode "
                      "AWS.MechanicalTurk.QualificationTypeDoesNotExist; HTTP 400; request ID id-1)");
    }
}

BOOST_AUTO_TEST_CASE(an_undeclared_error_keeps_its_code)
{
    scripted_client with;
    with.transport->reply(400, R"({"__type":"com.amazon#AccessDeniedException:http://x","message":"no"})");
    try {
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
        BOOST_ERROR("no exception");
    }
    catch (mturk::RequestError const&) {
        BOOST_ERROR("the wrong type");
    }
    catch (bindery::service_error const& error) {
        BOOST_TEST(error.service_code() == "AccessDeniedException");
        BOOST_TEST(error.service_message() == "no");
    }
}

BOOST_AUTO_TEST_CASE(an_odd_member_of_an_error_does_not_hide_the_others)
{
    scripted_client with;
    with.transport->reply(400, R"({"__type":"RequestError","Message":["odd"],"TurkErrorCode":"X"})");
    with.transport->reply(400, R"({"__type":"RequestError","message":"lower case","TurkErrorCode":17})");
    auto const call = [&] {
        return failure_of(
            with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    };
    auto const  first = call();
    auto const* odd_message = first.as<mturk::RequestError>();
    BOOST_TEST_REQUIRE(odd_message);
    BOOST_TEST(odd_message->TurkErrorCode.value() == "X");
    BOOST_TEST(!odd_message->Message.has_value());
    auto const  second = call();
    auto const* odd_code = second.as<mturk::RequestError>();
    BOOST_TEST_REQUIRE(odd_code);
    BOOST_TEST(!odd_code->TurkErrorCode.has_value());
    BOOST_TEST(odd_code->service_message() == "lower case");
}

BOOST_AUTO_TEST_CASE(a_declared_error_made_by_hand_says_what_it_is)
{
    BOOST_TEST(std::string(mturk::RequestError().what()) == "RequestError");
    BOOST_TEST(mturk::RequestError().service_code() == "RequestError");
}

BOOST_AUTO_TEST_CASE(a_provider_that_shields_itself_does_not_stop_the_deadline)
{
    struct shielded final : bindery::aws::credentials_provider
    {
        asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
        {
            co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
            asio::steady_timer refresh(co_await asio::this_coro::executor, 100ms);
            co_await refresh.async_wait(asio::use_awaitable);
            bindery::aws::credentials const found{"AKID", "secret", ""};
            co_return std::make_shared<bindery::aws::credentials const>(found);
        }
    };
    scripted_client with;
    with.config.credentials = std::make_shared<shielded>();
    with.config.call.timeout = 10ms;
    with.transport->hang();
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(failed.code() == bindery::errc::deadline_exceeded);
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(the_result_spelling_does_not_throw)
{
    scripted_client with;
    with.transport->reply(400, R"({"__type":"RequestError","TurkErrorCode":"X"})");
    with.transport->reply(200, page_of(1, 3));
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_TEST_REQUIRE(static_cast<bool>(failed));
    auto const* error = failed.as<mturk::RequestError>();
    BOOST_TEST_REQUIRE(error);
    BOOST_TEST(error->TurkErrorCode.value() == "X");
    BOOST_CHECK(failed.as<mturk::ServiceFault>() == nullptr);
    BOOST_CHECK_THROW(failed.raise(), mturk::RequestError);

    auto const fine =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(!fine);
}

BOOST_AUTO_TEST_CASE(transient_failures_of_idempotent_operations_are_retried)
{
    scripted_client with;
    with.transport->fail(broken(true));
    with.transport->reply(503, "<html>try later</html>");
    with.transport->reply(200, page_of(1, 1));
    auto const page = run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
    BOOST_TEST(page.Qualifications.size() == 1U);
    BOOST_TEST(with.transport->requests().size() == 3U);
}

BOOST_AUTO_TEST_CASE(the_last_failure_is_reported_with_the_number_of_attempts)
{
    scripted_client with;
    with.transport->fail(broken(true));
    with.transport->fail(broken(true));
    with.transport->fail(broken(true));
    try {
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
        BOOST_ERROR("no exception");
    }
    catch (bindery::call_error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::transport_failed);
        BOOST_TEST(error.facts().attempts == 3U);
        BOOST_TEST(
            std::string(error.what()) == "ListWorkersWithQualificationType: connection reset by peer (attempt 3 of 3)");
    }
}

BOOST_AUTO_TEST_CASE(an_operation_that_is_not_idempotent_is_repeated_only_when_nothing_was_sent_or_it_was_throttled)
{
    for (bool const sent : {false, true}) {
        scripted_client with;
        with.transport->fail(broken(sent));
        with.transport->reply(200);
        auto const failed =
            failure_of(with.context, mturk::associate_qualification_with_worker.try_call(with.client(), grant_request));
        BOOST_TEST(static_cast<bool>(failed) == sent);
        BOOST_TEST(with.transport->requests().size() == (sent ? 1U : 2U));
    }
    scripted_client throttled;
    throttled.transport->reply(400, R"({"__type":"ThrottlingException","message":"Rate exceeded"})");
    throttled.transport->reply(200);
    run(throttled.context, mturk::associate_qualification_with_worker(throttled.client(), grant_request));
    BOOST_TEST(throttled.transport->requests().size() == 2U);

    scripted_client faulty;
    faulty.transport->reply(500, R"({"__type":"ServiceFault"})");
    auto const failed =
        failure_of(faulty.context, mturk::associate_qualification_with_worker.try_call(faulty.client(), grant_request));
    BOOST_CHECK(failed.as<mturk::ServiceFault>() != nullptr);
    BOOST_TEST(faulty.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(permanent_failures_are_not_retried)
{
    scripted_client with;
    auto            untrusted = broken(false);
    untrusted.transient = false;
    with.transport->fail(untrusted);
    failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_response_of_another_shape_is_an_error_that_says_where)
{
    scripted_client with;
    with.transport->reply(
        200, R"({"NumResults":1,"Qualifications":[{"GrantTime":"yesterday"}]})", {{"x-amzn-RequestId", "id-9"}});
    try {
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request));
        BOOST_ERROR("no exception");
    }
    catch (bindery::call_error const& error) {
        BOOST_CHECK(error.code() == bindery::errc::invalid_response);
        BOOST_TEST(error.facts().http_status == 200);
        BOOST_TEST(error.facts().request_id == "id-9");
        BOOST_TEST(
            std::string(error.what()).find("Qualifications[0].GrantTime: expected a number") != std::string::npos,
            error.what());
    }
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(missing_credentials_are_an_error_that_says_so)
{
    struct none final : bindery::aws::credentials_provider
    {
        asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
        {
            throw boost::system::system_error(bindery::errc::no_credentials, "no key anywhere");
            co_return nullptr;
        }
    };
    scripted_client with;
    with.config.credentials = std::make_shared<none>();
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(failed.code() == bindery::errc::no_credentials);
    BOOST_TEST(failed.error().facts().attempts == 1U);
    BOOST_TEST(std::string(failed.what()).find("no key anywhere") != std::string::npos);
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(an_exception_of_a_users_own_part_comes_through_at_once)
{
    struct broken_provider final : bindery::aws::credentials_provider
    {
        asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
        {
            throw std::logic_error("a bug of the user");
            co_return nullptr;
        }
    };
    scripted_client with;
    with.config.credentials = std::make_shared<broken_provider>();
    with.config.call.timeout = std::chrono::hours(24);
    BOOST_CHECK_THROW(
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request)), std::logic_error);
}

BOOST_AUTO_TEST_CASE(the_deadline_ends_a_call_that_hangs)
{
    scripted_client with;
    with.config.call.timeout = 20ms;
    with.transport->fail(broken(true));
    with.transport->hang();
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(failed.code() == bindery::errc::deadline_exceeded);
    BOOST_TEST(
        std::string(failed.what())
        == "ListWorkersWithQualificationType: no answer within 20 ms (attempt 2 of 3); the attempt before failed with: "
           "ListWorkersWithQualificationType: connection reset by peer");
}

BOOST_AUTO_TEST_CASE(a_wait_beyond_the_deadline_is_not_begun)
{
    scripted_client with;
    with.config.call.retry.transient_delay = with.config.call.retry.max_delay = std::chrono::hours(1000);
    with.config.call.random = [] { return ~std::uint64_t{0}; };
    with.transport->fail(broken(true));
    auto const failed =
        failure_of(with.context, mturk::list_workers_with_qualification_type.try_call(with.client(), list_request));
    BOOST_CHECK(failed.code() == bindery::errc::transport_failed);
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(without_a_deadline_calls_work_too)
{
    scripted_client with;
    with.config.call.timeout = 0ms;
    with.transport->reply(200, page_of(1, 1));
    BOOST_TEST(
        run(with.context, mturk::list_workers_with_qualification_type(with.client(), list_request)).NumResults == 1);
}

BOOST_AUTO_TEST_CASE(any_completion_token)
{
    scripted_client with;
    auto const      client = with.client();
    for (int i = 0; i < 4; ++i)
        with.transport->reply(200, page_of(1, 1));

    int called_back = 0;
    mturk::list_workers_with_qualification_type(
        client, list_request, [&](std::exception_ptr error, mturk::ListWorkersWithQualificationTypeResponse page) {
            BOOST_CHECK(!error);
            called_back = page.NumResults;
        });
    auto future = mturk::list_workers_with_qualification_type(client, list_request, asio::use_future);
    auto lazy = mturk::list_workers_with_qualification_type(client, list_request, asio::deferred);
    int  lazily = 0;
    std::move(lazy)(
        [&](std::exception_ptr, mturk::ListWorkersWithQualificationTypeResponse page) { lazily = page.NumResults; });
    auto const tupled = [&]() -> asio::awaitable<int> {
        auto [error, page] = co_await mturk::list_workers_with_qualification_type(
            client, list_request, asio::as_tuple(asio::use_awaitable));
        co_return page.NumResults;
    };
    BOOST_TEST(run(with.context, tupled()) == 1);
    BOOST_TEST(called_back == 1);
    BOOST_TEST(future.get().NumResults == 1);
    BOOST_TEST(lazily == 1);
}

BOOST_AUTO_TEST_CASE(a_callback_gets_the_error)
{
    scripted_client with;
    with.transport->reply(400, R"({"__type":"RequestError"})");
    auto const client = with.client();
    auto       future = mturk::list_workers_with_qualification_type(client, list_request, asio::use_future);
    with.context.run();
    BOOST_CHECK_THROW(future.get(), mturk::RequestError);
}

BOOST_AUTO_TEST_CASE(the_operation_can_be_inspected)
{
    constexpr auto& operation = mturk::list_workers_with_qualification_type;
    static_assert(operation.name == "ListWorkersWithQualificationType");
    static_assert(operation.is_idempotent && operation.is_paginated);
    static_assert(!mturk::associate_qualification_with_worker.is_idempotent);
    static_assert(!mturk::associate_qualification_with_worker.is_paginated);
    BOOST_TEST(operation.name.size() == 32U);
}

BOOST_AUTO_TEST_SUITE_END()
