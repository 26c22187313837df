// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../call/support.hpp"

#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

/// The client and the loopback server against each other, over real sockets.
namespace test_testing_loopback {

using namespace test_call;
using bindery::testing::loopback_config;
using bindery::testing::mturk_sandbox;

auto const& list = mturk::list_workers_with_qualification_type;

asio::awaitable<std::vector<mturk::Qualification>> collect(mturk::client client, std::string type)
{
    std::vector<mturk::Qualification> all;
    auto                              items = list.items(client, {.QualificationTypeId = type});
    while (auto* item = co_await items.next())
        all.push_back(std::move(*item));
    co_return all;
}

bindery::failure call_failure(
    mturk::config const& config, mturk::ListWorkersWithQualificationTypeRequest const& request)
{
    asio::io_context context(1);
    return failure_of(context, list.try_call(mturk::client(context, config), request));
}

std::string service_code(bindery::failure const& failed)
{
    auto const* error = failed.as<bindery::service_error>();
    return error ? error->service_code() : std::string("no service error: ") + failed.what();
}

} // namespace test_testing_loopback

BOOST_AUTO_TEST_SUITE(testing_loopback)

using namespace test_testing_loopback;

BOOST_AUTO_TEST_CASE(lists_all_workers)
{
    for (bool const tls : {true, false}) {
        mturk_sandbox    sandbox({.http = {.tls = tls}});
        auto const       type = sandbox.state().seed_workers(1234);
        asio::io_context context(1);
        auto const       all = run(context, collect(mturk::client(context, sandbox.client_config()), type));
        BOOST_CHECK(all == sandbox.state().qualifications(type));
        BOOST_TEST(sandbox.server().requests_received() == 13U);
        BOOST_TEST(sandbox.server().transport().connections_accepted() == 1U);
    }
}

BOOST_AUTO_TEST_CASE(grants_and_revokes)
{
    mturk_sandbox    sandbox;
    auto const       type = sandbox.state().add_qualification_type();
    asio::io_context context(1);
    mturk::client    client(context, sandbox.client_config());
    auto const       grant_and_revoke = [&]() -> asio::awaitable<void> {
        mturk::AssociateQualificationWithWorkerRequest const grant{
                  .QualificationTypeId = type, .WorkerId = "A1", .IntegerValue = 77};
        co_await mturk::associate_qualification_with_worker(client, grant);
        mturk::DisassociateQualificationFromWorkerRequest const revoke{.WorkerId = "A1", .QualificationTypeId = type};
        co_await mturk::disassociate_qualification_from_worker(client, revoke);
    };
    run(context, grant_and_revoke());
    auto const all = run(context, collect(client, type));
    BOOST_TEST_REQUIRE(all.size() == 1U);
    BOOST_TEST(all[0].IntegerValue.value() == 77);
    BOOST_TEST((all[0].Status == mturk::QualificationStatus::Revoked));
}

BOOST_AUTO_TEST_CASE(errors_arrive_as_their_types)
{
    mturk_sandbox sandbox;
    auto const    failed = call_failure(sandbox.client_config(), {.QualificationTypeId = "3UNKNOWN"});
    auto const*   error = failed.as<mturk::RequestError>();
    BOOST_TEST_REQUIRE(error, failed.what());
    BOOST_TEST(error->TurkErrorCode.value() == "AWS.MechanicalTurk.QualificationTypeDoesNotExist");
    BOOST_TEST(error->facts().http_status == 400);
    BOOST_TEST(error->facts().request_id.size() == 36U);
}

BOOST_AUTO_TEST_CASE(wrong_credentials_are_refused_as_the_service_does)
{
    mturk_sandbox sandbox;
    auto const    with = [&](bindery::aws::credentials credentials, std::string region = {}) {
        auto config = sandbox.client_config();
        config.credentials = bindery::aws::static_credentials(std::move(credentials));
        config.region = std::move(region);
        return service_code(call_failure(config, {.QualificationTypeId = "3Q"}));
    };
    auto const& right = sandbox.server().credentials();
    BOOST_TEST(with(right) == "RequestError");
    BOOST_TEST(with({right.access_key_id, "wrong", ""}) == "InvalidSignatureException");
    BOOST_TEST(with({"AKIDOTHER", right.secret_access_key, ""}) == "UnrecognizedClientException");
    BOOST_TEST(with({right.access_key_id, right.secret_access_key, "token"}) == "UnrecognizedClientException");
    BOOST_TEST(with(right, "eu-west-1") == "InvalidSignatureException");
}

BOOST_AUTO_TEST_CASE(session_tokens)
{
    mturk_sandbox sandbox({.credentials = {"ASIA", "secret", "the-token"}});
    BOOST_TEST(service_code(call_failure(sandbox.client_config(), {.QualificationTypeId = "3Q"})) == "RequestError");
}

BOOST_AUTO_TEST_CASE(faults_put_in_by_a_test)
{
    mturk_sandbox sandbox;
    auto const    type = sandbox.state().seed_workers(5);
    int           calls = 0;
    sandbox.server().intercept([&](bindery::http::request const&) -> std::optional<bindery::http::response> {
        bindery::http::response busy;
        busy.status = 503;
        busy.body = "<html>busy</html>";
        return ++calls < 3 ? std::optional(busy) : std::nullopt;
    });
    auto config = sandbox.client_config();
    config.call.retry.transient_delay = 0ms;
    asio::io_context context(1);
    BOOST_TEST(run(context, collect(mturk::client(context, config), type)).size() == 5U);
    BOOST_TEST(calls == 3);
}

BOOST_AUTO_TEST_CASE(an_html_503_is_a_service_failure)
{
    mturk_sandbox sandbox;
    sandbox.server().intercept([&](bindery::http::request const&) -> std::optional<bindery::http::response> {
        bindery::http::response busy;
        busy.status = 503;
        busy.body = "<html>busy</html>";
        return busy;
    });
    auto config = sandbox.client_config();
    config.call.retry.max_attempts = 1;
    auto const failed = call_failure(config, {.QualificationTypeId = "3Q"});
    BOOST_TEST(service_code(failed) == "Service Unavailable");
    BOOST_TEST(failed.as<bindery::service_error>()->service_message() == "<html>busy</html>");
    BOOST_TEST(failed.error().facts().http_status == 503);
}

BOOST_AUTO_TEST_CASE(bad_bodies_are_errors_that_say_where)
{
    struct row
    {
        std::string body;
        char const* says;
    };
    for (auto const& [body, says] : {
             row{" ", "unexpected end"},
             row{R"({"Qualifications":[{"WorkerId":"A1)", "Qualifications[0].WorkerId"},
             row{R"({"Qualifications":{"WorkerId":"A1"}})", "Qualifications: expected an array"},
             row{R"({"NumResults":"many"})", "NumResults: expected an integer"},
             row{std::string(1000, '['), "expected an object"},
             row{R"({"Unknown":)" + std::string(1000, '[') + std::string(1000, ']') + "}", "Unknown[0][0]"},
             row{"<html>hello</html>", "expected an object"},
             row{"\xef\xbb\xbf{}", "byte order mark"},
         })
    {
        mturk_sandbox sandbox;
        sandbox.server().intercept([&](bindery::http::request const&) {
            bindery::http::response bad;
            bad.status = 200;
            bad.body = body;
            return std::optional(bad);
        });
        auto const failed = call_failure(sandbox.client_config(), {.QualificationTypeId = "3Q"});
        BOOST_CHECK(failed.code() == bindery::errc::invalid_response);
        BOOST_TEST(std::string(failed.what()).find(says) != std::string::npos, failed.what());
    }
}

BOOST_AUTO_TEST_CASE(a_body_over_the_limit)
{
    mturk_sandbox sandbox;
    auto const    type = sandbox.state().seed_workers(100);
    auto          config = sandbox.client_config();
    config.pool.body_limit = 5000;
    auto const failed = call_failure(config, {.QualificationTypeId = type, .MaxResults = 100});
    BOOST_CHECK(failed.code() == bindery::errc::response_too_large);
    BOOST_TEST(failed.error().facts().attempts == 1U);
}

BOOST_AUTO_TEST_CASE(an_unknown_status_is_still_a_page)
{
    mturk_sandbox        sandbox;
    auto const           type = sandbox.state().add_qualification_type();
    mturk::Qualification odd;
    odd.QualificationTypeId = type;
    odd.WorkerId = "A1";
    odd.Status = bindery::open_enum<mturk::QualificationStatus>::from_text("Pending");
    sandbox.state().grant(odd);
    asio::io_context context(1);
    auto const       all = run(context, collect(mturk::client(context, sandbox.client_config()), type));
    BOOST_TEST(all.at(0).Status.text() == "Pending");
    BOOST_TEST(!all.at(0).Status.known().has_value());
}

BOOST_AUTO_TEST_CASE(handlers)
{
    bindery::testing::loopback_server<mturk::service> server;
    auto const                                        config = server.client_config();
    BOOST_TEST(service_code(call_failure(config, {.QualificationTypeId = "3Q"})) == "UnknownOperationException");

    server.on(list, [](mturk::ListWorkersWithQualificationTypeRequest const& request) {
        mturk::ListWorkersWithQualificationTypeResponse page;
        page.NumResults = static_cast<int>(request.QualificationTypeId.size());
        return page;
    });
    asio::io_context context(1);
    BOOST_TEST(run(context, list(mturk::client(context, config), list_request)).NumResults == 2);

    server.on(
        list, [](auto const&) -> mturk::ListWorkersWithQualificationTypeResponse { throw mturk::ServiceFault(); });
    auto once = config;
    once.call.retry.max_attempts = 1;
    auto const fault = call_failure(once, list_request);
    BOOST_CHECK(fault.as<mturk::ServiceFault>() != nullptr);
    BOOST_TEST(fault.error().facts().http_status == 500);

    server.on(list,
        [](auto const&) -> mturk::ListWorkersWithQualificationTypeResponse { throw std::runtime_error("a bug"); });
    BOOST_TEST(service_code(call_failure(once, list_request)) == "InternalFailure");
}

BOOST_AUTO_TEST_CASE(closed_connections_are_not_seen_by_calls)
{
    mturk_sandbox    sandbox;
    auto const       type = sandbox.state().seed_workers(30);
    asio::io_context context(1);
    auto             config = sandbox.client_config();
    config.call.retry.max_attempts = 1;
    mturk::client client(context, config);
    auto const    one_by_one = [&]() -> asio::awaitable<std::size_t> {
        std::size_t items_seen = 0;
        auto        items = list.items(client, {.QualificationTypeId = type, .MaxResults = 1}, {.prefetch_pages = 0});
        while (co_await items.next()) {
            ++items_seen;
            sandbox.server().transport().close_connections();
        }
        co_return items_seen;
    };
    BOOST_TEST(run(context, one_by_one()) == 30U);
}

BOOST_AUTO_TEST_CASE(many_calls_at_once)
{
    mturk_sandbox    sandbox;
    auto const       type = sandbox.state().seed_workers(250);
    asio::io_context context(1);
    mturk::client    client(context, sandbox.client_config());
    int              complete = 0;
    for (int i = 0; i < 20; ++i)
        asio::co_spawn(context, collect(client, type), [&](std::exception_ptr error, auto all) {
            BOOST_CHECK(!error);
            complete += all.size() == 250;
        });
    context.run();
    BOOST_TEST(complete == 20);
}

BOOST_AUTO_TEST_SUITE_END()
