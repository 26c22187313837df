// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../rest/support.hpp"

#include <bindery/aws/sigv4_authentication.hpp>
#include <bindery/call/observer.hpp>
#include <bindery/testing/rest_server.hpp>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(call_authentication)

using namespace test_rest;

namespace {

std::string const secret = "s3cr3t-t0ken";
ById const        x{"x"};

/// Keeps all that observers are told.
class note_taker final : public bindery::observer
{
public:
    void on_attempt_ended(bindery::attempt_ended const& event) noexcept override
    {
        notes.append(event.problem).append("\n").append(event.service_code).append("\n");
    }

    std::string notes{};
};

/// A policy of a user's own, which says nothing of secrets.
class own_policy : public bindery::authenticator
{
public:
    asio::awaitable<void> authenticate(bindery::http::request&) override { co_return; }
};

/// One that says that it sends none.
class harmless_policy final : public own_policy
{
public:
    bool sends_secret() const noexcept override { return false; }
};

/// Brings t1, t2, ... after a few steps of the event loop.
struct token_source
{
    bindery::token_provider provider()
    {
        return [this]() -> asio::awaitable<std::string> {
            auto const executor = co_await asio::this_coro::executor;
            for (int i = 0; i < 10; ++i) {
                co_await asio::post(executor, asio::use_awaitable);
                if (on_step)
                    on_step(++steps);
            }
            ++asked;
            if (fails)
                throw boost::system::system_error(asio::error::access_denied, "the authorization server");
            co_return repeats ? "t1" : "t" + std::to_string(asked);
        };
    }

    std::function<void(int)> on_step{}; ///< Is called with the number of the step.

    int  steps = 0;
    int  asked = 0; ///< How often it has brought something.
    bool fails = false;
    bool repeats = false;
};

/// A server that accepts one token, and a client that takes tokens from a source.
struct token_service
{
    token_service() : server({.http = {.tls = false}})
    {
        server.on(get_thing, [](ById const& request) { return Written{.title = request.id}; });
        server.on(add_thing, [](Mixed const& request) { return Written{.title = request.title}; });
        auto config = server.client_config();
        config.auth = bindery::bearer_token(source.provider());
        config.call.retry.transient_delay = std::chrono::milliseconds(0);
        with = std::make_unique<test_rest::client>(context, config);
    }

    void accept(std::string token) { server.accept(bindery::bearer_token(std::move(token))); }

    bindery::testing::loopback_server<service> server;
    token_source                               source{};
    asio::io_context                           context{1};
    std::unique_ptr<test_rest::client>         with{};
};

std::string field_of(std::shared_ptr<bindery::authenticator> auth, std::string_view name)
{
    rest_script with;
    with.config.auth = std::move(auth);
    with.transport->reply(200, "{}");
    call(with.context, get_thing, with.client(), {"1"});
    return with.field(name);
}

} // namespace

BOOST_AUTO_TEST_CASE(policies_put_their_secret_where_it_belongs)
{
    BOOST_TEST(field_of(bindery::bearer_token("abc"), "Authorization") == "Bearer abc");
    // The example of RFC 7617, section 2.
    BOOST_TEST(field_of(bindery::basic_auth("Aladdin", "open sesame"), "Authorization")
               == "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    BOOST_TEST(field_of(bindery::api_key_field("X-API-Key", "k"), "x-api-key") == "k");
    BOOST_TEST(field_of(nullptr, "Authorization").empty());
}

BOOST_AUTO_TEST_CASE(a_key_in_the_query_is_there_once_in_every_attempt)
{
    rest_script with;
    with.config.auth = bindery::api_key_parameter("a key", "x&y");
    with.transport->reply(503);
    with.transport->reply(204);
    Places request;
    request.id = request.path = "p";
    request.text = "t";
    call(with.context, find_things, with.client(), request);
    BOOST_TEST(with.sent(0).target == "/v1/things/p/0.json/p?q%26a=t&a%20key=x%26y");
    BOOST_TEST(with.sent(1).target == with.sent(0).target);

    auto const without = [](std::string target) {
        bindery::api_key_parameter("k", "v")->remove_secret(target);
        return target;
    };
    BOOST_TEST(without("/a?k=1") == "/a");
    BOOST_TEST(without("/a?k=1&b=2") == "/a?b=2");
    BOOST_TEST(without("/a?b=2&k=1&c=3&k=4") == "/a?b=2&c=3");
    BOOST_TEST(without("/a?kk=1&b") == "/a?kk=1&b");
    BOOST_TEST(without("/a") == "/a");
    BOOST_TEST(without("/a?%6B=1&b") == "/a?b");
    std::string spaced = "/a?a+key=1&b&a%20key=2&%=3";
    bindery::api_key_parameter("a key", "v")->remove_secret(spaced);
    BOOST_TEST(spaced == "/a?b&%=3");
}

BOOST_AUTO_TEST_CASE(a_server_refuses_wrong_credentials)
{
    using bindery::api_key_field;
    using bindery::api_key_parameter;
    using bindery::basic_auth;
    using bindery::bearer_token;
    std::vector<std::pair<std::shared_ptr<bindery::authenticator>, std::shared_ptr<bindery::authenticator>>> const
        pairs{{bearer_token("right"), bearer_token("wrong")}, {basic_auth("u", "right"), basic_auth("u", "wrong")},
            {api_key_field("X-Key", "right"), api_key_field("X-Key", "wrong")},
            {api_key_parameter("key", "right"), api_key_parameter("key", "wrong")}};
    for (auto const& [right, wrong] : pairs) {
        bindery::testing::loopback_server<service> server({.http = {.tls = false}, .credentials = right});
        server.on(get_thing, [](ById const&) { return Written{.title = "in"}; });
        asio::io_context context{1};
        auto             config = server.client_config();
        BOOST_TEST(call(context, get_thing, client(context, config), {"1"}).title == "in");
        for (auto const& other : {wrong, std::shared_ptr<bindery::authenticator>()}) {
            config.auth = other;
            auto const failed = failure_of(context, get_thing, client(context, config), {"1"});
            BOOST_TEST(failed.error().facts().http_status == 401);
        }
    }
}

BOOST_AUTO_TEST_CASE(secrets_do_not_go_over_plain_http_to_other_machines)
{
    rest_script with;
    auto const  refused = [&](std::string const& url, std::shared_ptr<bindery::authenticator> auth) {
        with.config.endpoint_url = url;
        with.config.auth = std::move(auth);
        try {
            with.client();
        }
        catch (bindery::error const& problem) {
            BOOST_TEST((problem.code() == bindery::errc::invalid_config));
            BOOST_TEST(std::string(problem.what()).find(secret) == std::string::npos);
            return true;
        }
        return false;
    };
    token_source source;
    for (auto const& auth :
        {bindery::bearer_token(secret), bindery::bearer_token(source.provider()), bindery::basic_auth("u", secret),
            bindery::api_key_field("K", secret), bindery::api_key_parameter("k", secret),
            std::shared_ptr<bindery::authenticator>(std::make_shared<own_policy>())})
    {
        BOOST_TEST(refused("http://api.test", auth));
        BOOST_TEST(refused("http://127.0.0.1.evil.test", auth));
        BOOST_TEST(refused("http://10.0.0.1", auth));
        for (auto const* const near :
            {"https://api.test", "http://localhost:1", "http://a.LOCALHOST.", "http://127.9.9.9", "http://[::1]"})
            BOOST_TEST(!refused(near, auth), near);
    }
    BOOST_TEST(!refused("http://api.test", nullptr));
    BOOST_TEST(!refused("http://api.test", std::make_shared<harmless_policy>()));
    auto const provider = bindery::aws::static_credentials({"AKID", "s", ""});
    BOOST_TEST(!refused("http://api.test", bindery::aws::sigv4(provider, {"us-east-1", "execute-api"})));
    with.config.allow_plain_secrets = true;
    BOOST_TEST(!refused("http://api.test", bindery::bearer_token(secret)));
}

BOOST_AUTO_TEST_CASE(secrets_do_not_go_over_plain_http_to_proxies_on_other_machines)
{
    auto const refused = [](std::string const& url, bindery::http::proxy_config proxies, bool allowed = false) {
        asio::io_context       context;
        bindery::client_config config;
        config.endpoint_url = url;
        config.auth = bindery::bearer_token(secret);
        config.pool.proxy = std::move(proxies);
        config.allow_plain_secrets = allowed;
        try {
            client const with(context, config);
        }
        catch (bindery::error const& problem) {
            BOOST_TEST((problem.code() == bindery::errc::invalid_config));
            BOOST_TEST(
                std::string(problem.what()).find("through the proxy http://proxy.test:3128") != std::string::npos);
            return true;
        }
        return false;
    };
    std::string const proxy = "http://user:password@proxy.test:3128";
    BOOST_TEST(refused("http://localhost:1", {.http_proxy = proxy}));
    BOOST_TEST(refused("http://127.0.0.1:1", {.http_proxy = proxy}));
    BOOST_TEST(!refused("http://localhost:1", {.http_proxy = proxy, .no_proxy = "localhost"}));
    BOOST_TEST(!refused("http://localhost:1", {.http_proxy = "http://127.0.0.1:3128"}));
    BOOST_TEST(!refused("http://localhost:1", {.https_proxy = proxy}));
    BOOST_TEST(!refused("https://localhost:1", {.https_proxy = proxy}));
    BOOST_TEST(!refused("http://localhost:1", {.http_proxy = proxy}, true));
}

BOOST_AUTO_TEST_CASE(texts_that_http_cannot_carry_are_refused_unquoted)
{
    auto const bad = secret + "\r\nX-Evil: 1";
    auto const refused = [](auto make) {
        try {
            make();
        }
        catch (bindery::error const& problem) {
            return problem.code() == bindery::errc::invalid_config
                   && std::string(problem.what()).find(secret) == std::string::npos;
        }
        return false;
    };
    BOOST_TEST(refused([&] { bindery::bearer_token(bad); }));
    BOOST_TEST(refused([&] { bindery::api_key_field("K", bad); }));
    BOOST_TEST(refused([&] { bindery::api_key_field("K:", "v"); }));
    BOOST_TEST(refused([&] { bindery::api_key_parameter("", "v"); }));
    BOOST_TEST(refused([&] { bindery::basic_auth("a:b", "v"); }));
    BOOST_TEST(refused([&] { bindery::bearer_token(bindery::token_provider()); }));
    BOOST_TEST(refused([&] { bindery::aws::sigv4(nullptr, {}); }));
    // Such as a variable of the environment that is not set.
    BOOST_TEST(refused([&] { bindery::bearer_token(""); }));
    BOOST_TEST(refused([&] { bindery::api_key_field("K", ""); }));
    BOOST_TEST(refused([&] { bindery::api_key_parameter("k", ""); }));
    rest_script with;
    with.config.auth = bindery::bearer_token([]() -> asio::awaitable<std::string> { co_return std::string(); });
    auto const failed = failure_of(with.context, get_thing, with.client(), x);
    BOOST_TEST((failed.code() == bindery::errc::invalid_config));
    BOOST_TEST(with.transport->requests().empty());
}

BOOST_AUTO_TEST_CASE(a_client_needs_an_endpoint)
{
    asio::io_context context;
    BOOST_CHECK_THROW(bindery::connect_client(context.get_executor(), {}), bindery::error);
    BOOST_CHECK_THROW(bindery::connect_client(context.get_executor(), {}, "ftp://x"), bindery::error);
    BOOST_TEST(bindery::connect_client(context.get_executor(), {}, "https://x/y")->endpoint.base_path == "/y/");
}

BOOST_AUTO_TEST_CASE(secrets_are_told_to_nobody)
{
    for (auto const& auth : {bindery::bearer_token(secret), bindery::basic_auth("u", secret),
             bindery::api_key_field("K", secret), bindery::api_key_parameter("k", secret)})
    {
        rest_script with;
        auto const  notes = std::make_shared<note_taker>();
        with.config.auth = auth;
        with.config.call.observer = notes;
        with.transport->fail(
            {.error = asio::error::connection_refused, .detail = "cannot connect", .transient = false});
        with.transport->reply(401, "");
        with.transport->reply(200, "[");
        for (int i = 0; i < 3; ++i) {
            auto const failed = failure_of(with.context, get_thing, with.client(), {"1"});
            BOOST_TEST(!!failed);
            BOOST_TEST(std::string(failed.what()).find(secret) == std::string::npos);
        }
        BOOST_TEST(notes->notes.find(secret) == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_refused_token_is_renewed_and_the_request_sent_again)
{
    token_service with;
    with.accept("t1");
    BOOST_TEST(call(with.context, get_thing, *with.with, {"a"}).title == "a");
    BOOST_TEST(call(with.context, get_thing, *with.with, {"b"}).title == "b");
    BOOST_TEST(with.source.asked == 1);
    with.accept("t2");
    BOOST_TEST(call(with.context, get_thing, *with.with, {"c"}).title == "c");
    BOOST_TEST(with.source.asked == 2);
    // Refused requests were not acted on, so that others than idempotent ones go again too.
    with.accept("t3");
    BOOST_TEST(call(with.context, add_thing, *with.with, {.id = "x", .title = "d"}).title == "d");
    BOOST_TEST(with.source.asked == 3);
}

BOOST_AUTO_TEST_CASE(a_token_is_renewed_once_for_all_calls_that_wait)
{
    token_service with;
    auto const    call_all = [&](std::string token, int asked) {
        with.accept(std::move(token));
        int done = 0;
        for (int i = 0; i < 8; ++i)
            get_thing(*with.with, x, [&](std::exception_ptr failed, Written const&) {
                BOOST_TEST(!failed);
                ++done;
            });
        with.context.restart();
        with.context.run();
        BOOST_TEST(done == 8);
        BOOST_TEST(with.source.asked == asked);
    };
    call_all("t1", 1);
    call_all("t2", 2);
    call_all("t2", 2);
}

BOOST_AUTO_TEST_CASE(a_provider_that_brings_the_refused_token_again_is_not_asked_for_ever)
{
    token_service with;
    with.source.repeats = true;
    with.accept("t9");
    auto const failed = failure_of(with.context, get_thing, *with.with, {"a"});
    BOOST_TEST(failed.error().facts().http_status == 401);
    BOOST_TEST(with.server.requests_received() == 2U);
    BOOST_TEST(with.source.asked == 2);
}

BOOST_AUTO_TEST_CASE(a_provider_that_fails_fails_all_calls_that_wait_and_is_asked_by_the_next)
{
    token_service with;
    with.source.fails = true;
    with.accept("t2");
    int failures = 0;
    for (int i = 0; i < 5; ++i)
        get_thing(*with.with, x, [&](std::exception_ptr failed, Written const&) {
            try {
                std::rethrow_exception(failed);
            }
            catch (bindery::call_error const& problem) {
                failures += problem.code() == asio::error::access_denied ? 1 : 0;
            }
        });
    with.context.run();
    BOOST_TEST(failures == 5);
    BOOST_TEST(with.source.asked == 1);
    with.source.fails = false;
    BOOST_TEST(call(with.context, get_thing, *with.with, {"a"}).title == "a");
    BOOST_TEST(with.source.asked == 2);
}

BOOST_AUTO_TEST_CASE(a_call_that_is_cancelled_while_it_asks_leaves_that_to_another)
{
    token_service             with;
    asio::cancellation_signal cancel;
    with.accept("t1");
    bool       was_cancelled = false;
    bool       succeeded = false;
    auto const first = [&](std::exception_ptr failed, Written const&) { was_cancelled = failed != nullptr; };
    get_thing(*with.with, x, asio::bind_cancellation_slot(cancel.slot(), first));
    get_thing(*with.with, x, [&](std::exception_ptr failed, Written const&) { succeeded = !failed; });
    with.source.on_step = [&](int step) {
        if (step == 3)
            cancel.emit(asio::cancellation_type::total);
    };
    with.context.run();
    BOOST_TEST(was_cancelled);
    BOOST_TEST(succeeded);
    // The first asking ended before it brought something.
    BOOST_TEST(with.source.steps > 10);
    BOOST_TEST(with.source.asked == 1);
}

BOOST_AUTO_TEST_CASE(a_call_that_is_cancelled_as_its_token_is_refused_leaves_no_asking_behind)
{
    bindery::http::request const  sent{.fields = {{"Authorization", "Bearer t"}}};
    bindery::http::response const refusal{.status = 401};
    for (int round = 0; round < 1500; ++round) {
        asio::io_context          context{1};
        asio::cancellation_signal cancel;
        bool                      cancels = true;
        auto const                auth = bindery::bearer_token([&]() -> asio::awaitable<std::string> {
            if (cancels)
                cancel.emit(asio::cancellation_type::terminal);
            co_return "t";
        });
        int                       authenticated = 0;
        auto const                authenticate = [&]() -> asio::awaitable<void> {
            bindery::http::request request;
            try {
                co_await auth->authenticate(request);
                ++authenticated;
            }
            catch (boost::system::system_error const&) {
            }
            co_await asio::this_coro::reset_cancellation_state();
        };
        std::atomic<bool> refuses = false;
        std::thread       other([&] {
            refuses = true;
            refuses.notify_one();
            while (refuses)
                auth->learn(sent, refusal, {});
        });
        refuses.wait(false);
        asio::co_spawn(context, authenticate(), asio::bind_cancellation_slot(cancel.slot(), [](std::exception_ptr) {}));
        context.run();
        refuses = false;
        other.join();

        cancels = false;
        authenticated = 0;
        asio::co_spawn(context, authenticate(), [](std::exception_ptr) {});
        context.restart();
        context.poll();
        BOOST_TEST_REQUIRE(authenticated == 1);
    }
}

BOOST_AUTO_TEST_CASE(a_checkpoint_belongs_to_the_fields_of_a_request_too)
{
    static constexpr bindery::operation<"ListOf", service, WholeText, WholeList, rest::post<"/list">,
        bindery::paginated_by_link<&WholeList::body>>
                list{};
    rest_script with;
    WholeText   request;
    request.type = "text/a";
    with.transport->reply(200, "[{}]", {{"Link", "<?at=2>; rel=next"}});
    auto pages = list.pages(with.client(), request);
    auto first = [&]() -> asio::awaitable<std::string> {
        co_await pages.next();
        co_return pages.checkpoint();
    };
    auto const checkpoint = test_call::run(with.context, first());
    request.type = "text/b";
    auto others = list.pages(with.client(), request, {.checkpoint = checkpoint});
    auto next = [&]() -> asio::awaitable<void> { co_await others.next(); };
    BOOST_CHECK_EXCEPTION(test_call::run(with.context, next()), bindery::call_error,
        [](bindery::call_error const& error) { return error.code() == bindery::errc::invalid_checkpoint; });
    BOOST_TEST(with.transport->requests().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_secret_in_a_link_is_in_no_checkpoint)
{
    rest_script with;
    with.config.auth = bindery::api_key_parameter("key", secret);
    with.transport->reply(200, "[{}]", {{"Link", "</v1/list?at=2&key=" + secret + ">; rel=next"}});
    with.transport->reply(200, "[]");
    static constexpr bindery::operation<"List", service, Empty, WholeList, rest::get<"/list">,
        bindery::paginated_by_link<&WholeList::body>>
               list{};
    auto       pages = list.pages(with.client(), {});
    auto const both = [&]() -> asio::awaitable<std::string> {
        co_await pages.next();
        auto checkpoint = pages.checkpoint();
        co_await pages.next();
        co_return checkpoint;
    };
    auto const checkpoint = test_call::run(with.context, both());
    BOOST_TEST(with.sent(0).target == "/v1/list?key=" + secret);
    BOOST_TEST(with.sent(1).target == "/v1/list?at=2&key=" + secret);
    bindery::blob token;
    auto const    end = checkpoint.rfind('.');
    auto const    begin = checkpoint.rfind('.', end - 1) + 1;
    BOOST_TEST(bindery::decode_base64(checkpoint.substr(begin, end - begin), token));
    BOOST_TEST(std::string(reinterpret_cast<char const*>(token.data()), token.size()) == "/v1/list?at=2");
}

BOOST_AUTO_TEST_CASE(aws_signatures_are_a_policy_like_others)
{
    auto const provider = bindery::aws::static_credentials({"AKID", secret, ""});
    auto const value = field_of(bindery::aws::sigv4(provider, {"eu-west-1", "execute-api"}), "Authorization");
    BOOST_TEST(value.starts_with("AWS4-HMAC-SHA256 Credential=AKID/"));
    BOOST_TEST(value.find("/eu-west-1/execute-api/aws4_request") != std::string::npos);
    BOOST_TEST(value.find(secret) == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
