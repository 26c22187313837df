// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "kitchen_sink.hpp"
#include "support.hpp"

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <memory>
#include <string>

BOOST_AUTO_TEST_SUITE(aws_host_prefix)

namespace test_aws_host_prefix {

using namespace kitchen_sink;
namespace http = bindery::http;

struct outcome
{
    std::string   host{};  ///< Where the request went.
    std::string   field{}; ///< What its Host field said.
    std::string   failed{};
    http::request sent{};
};

/// Makes calls, each of which succeeds if it is sent.
struct caller
{
    std::shared_ptr<bindery::testing::scripted_transport> transport =
        std::make_shared<bindery::testing::scripted_transport>();
    boost::asio::io_context context{1};
    kitchen_sink::config    config = settings(transport);

    static kitchen_sink::config settings(std::shared_ptr<http::transport> transport)
    {
        kitchen_sink::config config;
        config.credentials = bindery::aws::static_credentials({"AKID", "secret", ""});
        config.environment = bindery::aws::empty_environment();
        config.transport = std::move(transport);
        return config;
    }

    template <class Operation>
    outcome operator()(Operation const& operation, typename Operation::request_type const& request)
    {
        return (*this)(kitchen_sink::client(context, config), operation, request);
    }

    template <class Operation>
    outcome operator()(
        kitchen_sink::client const& client, Operation const& operation, typename Operation::request_type const& request)
    {
        transport->reply(200, "{}");
        auto const before = transport->requests().size();
        outcome    result;
        auto const call = [&]() -> boost::asio::awaitable<void> {
            auto const answer = co_await operation.try_call(client, request);
            if (answer.error())
                result.failed = answer.error().what();
        };
        boost::asio::co_spawn(context, call(), boost::asio::detached);
        context.restart();
        context.run();
        if (transport->requests().size() > before) {
            result.sent = transport->requests().back();
            result.host = transport->last_endpoint().authority();
            result.field = http::find_field(result.sent.fields, "Host");
        }
        return result;
    }
};

} // namespace test_aws_host_prefix

using namespace test_aws_host_prefix;

BOOST_AUTO_TEST_CASE(stands_before_the_host_of_the_operations_that_have_one)
{
    caller call;
    auto   client = kitchen_sink::client(call.context, call.config);
    auto   data = call(client, echo_data, {});
    BOOST_TEST(data.failed == "");
    BOOST_TEST(data.host == "data-kitchensink.eu-central-1.amazonaws.com:443");
    BOOST_TEST(data.field == "data-kitchensink.eu-central-1.amazonaws.com");
    // The same client's other operations, whose storage is that of the call before.
    auto plain = call(client, echo, {});
    BOOST_TEST(plain.host == "kitchensink.eu-central-1.amazonaws.com:443");
    BOOST_TEST(plain.field == "kitchensink.eu-central-1.amazonaws.com");
    auto account = call(client, echo_account, {.AccountId = "12-Ab"});
    BOOST_TEST(account.host == "12-Ab.data.kitchensink.eu-central-1.amazonaws.com:443");
    BOOST_TEST(account.field == "12-Ab.data.kitchensink.eu-central-1.amazonaws.com");
    BOOST_TEST(account.sent.body == R"({"AccountId":"12-Ab"})");
}

BOOST_AUTO_TEST_CASE(is_signed)
{
    caller     call;
    auto const sent = call(echo_data, {}).sent;
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    BOOST_CHECK(bindery::aws::verify_signature(sent, {"eu-central-1", "kitchensink"}, {"AKID", "secret", ""}, now)
                == bindery::aws::signature_verdict::valid);
}

BOOST_AUTO_TEST_CASE(counts_for_endpoints_of_the_users_own)
{
    caller call;
    call.config.endpoint_url = "http://service.example:8080/base";
    auto const data = call(echo_data, {});
    BOOST_TEST(data.host == "data-service.example:8080");
    BOOST_TEST(data.field == "data-service.example:8080");
    BOOST_TEST(data.sent.target == "/base/");
}

BOOST_AUTO_TEST_CASE(can_be_switched_off)
{
    caller call;
    call.config.disable_host_prefix = true;
    BOOST_TEST(call(echo_data, {}).host == "kitchensink.eu-central-1.amazonaws.com:443");
    // Then the member is no part of a host any more.
    BOOST_TEST(call(echo_account, {.AccountId = "a.b"}).host == "kitchensink.eu-central-1.amazonaws.com:443");

    call.config.disable_host_prefix.reset();
    call.config.environment = test_aws::environment_of({{"AWS_DISABLE_HOST_PREFIX_INJECTION", "true"}});
    BOOST_TEST(call(echo_data, {}).field == "kitchensink.eu-central-1.amazonaws.com");
    call.config.disable_host_prefix = false;
    BOOST_TEST(call(echo_data, {}).field == "data-kitchensink.eu-central-1.amazonaws.com");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_part_of_a_host)
{
    std::string const wrong = "EchoAccount: invalid request: AccountId: is part of the host's name and must be 1 to 63 "
                              "letters, digits and hyphens, with none of these at its ends";
    caller            call;
    for (std::string const id : {"a.b", "a/b", "-a", "a-", "ü", "a b", "a\r\nb", "a:1"}) {
        auto const result = call(echo_account, {.AccountId = id});
        BOOST_TEST(result.failed == wrong, id);
        BOOST_TEST(result.host == "", id);
    }
    BOOST_TEST(call(echo_account, {.AccountId = std::string(64, 'a')}).failed == wrong);
    BOOST_TEST(call(echo_account, {.AccountId = std::string(63, 'a')}).failed == "");
    BOOST_TEST(call(echo_account, {}).failed
               == "EchoAccount: invalid request: AccountId: required, because it is part of the host's name");
    call.config.call.validate_requests = false;
    BOOST_TEST(call(echo_account, {.AccountId = "a.b"}).failed == wrong);
}

BOOST_AUTO_TEST_CASE(refuses_what_makes_no_host_with_what_is_around_it)
{
    caller      call;
    std::string part(58, 'a');
    call.config.endpoint_url = "https://" + part + ".example";
    BOOST_TEST(call(echo_data, {}).failed == "");
    part += 'a';
    call.config.endpoint_url = "https://" + part + ".example";
    BOOST_TEST(call(echo_data, {}).failed
               == "EchoData: invalid request: endpoint: the host prefix data- makes no host name of " + part
                      + ".example: its parts have 1 to 63 characters, all together at most 253");

    std::string base = "example";
    while (base.size() < 236)
        base = "a." + base;
    call.config.endpoint_url = "https://" + base;
    BOOST_TEST(call(echo_account, {.AccountId = std::string(253 - 6 - base.size(), 'a')}).failed == "");
    BOOST_TEST(call(echo_account, {.AccountId = std::string(254 - 6 - base.size(), 'a')}).failed != "");
    call.config.endpoint_url = "https://" + base + ".";
    BOOST_TEST(call(echo_account, {.AccountId = std::string(253 - 6 - base.size(), 'a')}).failed == "");
}

BOOST_AUTO_TEST_CASE(refuses_to_stand_before_an_address)
{
    caller call;
    call.config.endpoint_url = "http://127.0.0.1:8000";
    BOOST_TEST(call(echo_data, {}).failed
               == "EchoData: invalid request: endpoint: the host prefix data- cannot stand before the address "
                  "127.0.0.1; disable_host_prefix leaves it out");
    BOOST_TEST(call(echo, {}).host == "127.0.0.1:8000");
    call.config.endpoint_url = "http://[::1]:8000";
    BOOST_TEST(call(echo_account, {.AccountId = "a"}).failed
               == "EchoAccount: invalid request: endpoint: the host prefix a.data. cannot stand before the address "
                  "::1; disable_host_prefix leaves it out");
    call.config.disable_host_prefix = true;
    BOOST_TEST(call(echo_data, {}).host == "[::1]:8000");
}

BOOST_AUTO_TEST_SUITE_END()
