// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// A call's deadline, and its cancellation, in each of the things that a call can wait for, each of which would never
// end by itself.

#include "../http/raw_server.hpp"
#include "slow_resolver.hpp"
#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace test_faults_deadlines {

using namespace test_faults;
using test_http_raw::raw_connection;
using test_http_raw::raw_server;
using tcp = asio::ip::tcp;

/// How a call that waits for ever is ended.
enum class ended_by { deadline, attempt_limit, cancellation, destruction };

constexpr ended_by every_end[] = {
    ended_by::deadline, ended_by::attempt_limit, ended_by::cancellation, ended_by::destruction};

inline std::ostream& operator<<(std::ostream& to, ended_by how)
{
    constexpr char const* names[] = {"deadline", "attempt limit", "cancellation", "destruction"};
    return to << names[static_cast<int>(how)];
}

mturk::config config_for(std::string url)
{
    mturk::config config;
    config.credentials = bindery::aws::static_credentials({"AKID", "secret", ""});
    config.environment = bindery::aws::empty_environment();
    config.endpoint_url = std::move(url);
    config.call.timeout = 0ms;
    config.pool.connect_timeout = 0ms;
    config.call.retry.max_attempts = 1;
    return config;
}

std::string url_of(std::string scheme, std::uint16_t port)
{
    return std::move(scheme) + "://127.0.0.1:" + std::to_string(port);
}

/// A call that is ended while it waits.
class waiting_call
{
public:
    /// `is_waiting` is asked, whenever a handler has run, whether the call is where it is to be ended. `release` is
    /// called when it has ended.
    waiting_call(
        mturk::config config, ended_by how, std::function<bool()> const& is_waiting, std::size_t reason_size = 0,
        std::function<void()> const& release = [] {})
    {
        if (how == ended_by::deadline)
            config.call.timeout = 30ms;
        else if (how == ended_by::attempt_limit)
            config.call.attempt_timeout = 30ms;
        asio::io_context             context(1);
        asio::cancellation_signal    cancel;
        std::optional<mturk::client> client(std::in_place, context, config);

        mturk::DisassociateQualificationFromWorkerRequest request{.WorkerId = "A1", .QualificationTypeId = "3Q"};
        if (reason_size != 0)
            request.Reason = std::string(reason_size, 'x');
        // Keeps no handle of the client.
        mturk::disassociate_qualification_from_worker(*client, request,
            asio::bind_cancellation_slot(
                cancel.slot(), [&](std::exception_ptr failed, mturk::DisassociateQualificationFromWorkerResponse) {
                    finished_ = true;
                    keep(failed);
                }));
        auto const limit = std::chrono::steady_clock::now() + 60s;
        while (!finished_ && !is_waiting() && std::chrono::steady_clock::now() < limit)
            context.run_one_for(1ms);
        context.poll();
        if (how == ended_by::cancellation)
            asio::post(context, [&] { cancel.emit(asio::cancellation_type::total); });
        else if (how == ended_by::destruction)
            client.reset();
        context.restart();
        while (!finished_ && context.run_one_until(limit) != 0) {
        }
        BOOST_REQUIRE(finished_);
        check(how);
        release();
        // While there is a client, a request for credentials that has to be waited for goes on, for other calls.
        if (!config.credentials->current())
            client.reset();
        BOOST_TEST(run_out(context));
    }

    bindery::failure const& failed() const { return failed_; }

private:
    void keep(std::exception_ptr const& failed)
    try {
        if (failed)
            std::rethrow_exception(failed);
    }
    catch (bindery::call_error const& error) {
        failed_ = bindery::failure(error);
    }

    void check(ended_by how) const
    {
        std::string const operation = "DisassociateQualificationFromWorker: ";
        switch (how) {
        case ended_by::deadline:
            BOOST_CHECK(failed_.code() == bindery::errc::deadline_exceeded);
            BOOST_TEST(failed_.what() == operation + "no answer within 30 ms");
            break;
        case ended_by::attempt_limit:
            BOOST_CHECK(failed_.code() == bindery::errc::transport_failed);
            BOOST_TEST(failed_.what() == operation + "no answer within the attempt's limit of 30 ms");
            break;
        case ended_by::cancellation:
            BOOST_CHECK(failed_.code() == asio::error::operation_aborted);
            BOOST_TEST(failed_.what() == operation + "cancelled");
            break;
        case ended_by::destruction:
            BOOST_CHECK(failed_.code() == asio::error::operation_aborted);
            BOOST_TEST(failed_.what() == operation + "cancelled, because the client was destroyed");
            break;
        }
    }

    bool             finished_ = false;
    bindery::failure failed_{};
};

/// Has credentials never.
class endless_credentials final : public bindery::aws::credentials_provider
{
public:
    bool is_asked = false;

    asio::awaitable<std::shared_ptr<bindery::aws::credentials const>> get() override
    {
        asio::steady_timer never(co_await asio::this_coro::executor);
        never.expires_at(asio::steady_timer::time_point::max());
        is_asked = true;
        co_await never.async_wait(asio::use_awaitable);
        co_return nullptr;
    }
};

/// A server that takes connections and reads nothing.
struct silent_server
{
    asio::io_context context{1};
    tcp::acceptor    acceptor{context, {asio::ip::address_v4::loopback(), 0}};
    tcp::socket      accepted{context};

    std::uint16_t port() { return acceptor.local_endpoint().port(); }

    /// Whether a client has connected.
    bool is_connected()
    {
        boost::system::error_code nobody;
        acceptor.non_blocking(true);
        if (!accepted.is_open())
            acceptor.accept(accepted, nobody);
        return accepted.is_open();
    }

    /// Whether the client has sent something.
    bool has_input() { return is_connected() && accepted.available() > 0; }
};

} // namespace test_faults_deadlines

BOOST_AUTO_TEST_SUITE(faults_deadlines)

using namespace test_faults_deadlines;

BOOST_DATA_TEST_CASE(while_credentials_are_fetched, boost::unit_test::data::make(every_end), how)
{
    auto const credentials = std::make_shared<endless_credentials>();
    auto       config = config_for("http://127.0.0.1:1");
    config.credentials = credentials;
    waiting_call const call(config, how, [&] { return credentials->is_asked; });
}

BOOST_DATA_TEST_CASE(while_the_name_is_resolved, boost::unit_test::data::make(every_end), how)
{
    std::optional<slow_resolver> resolver(std::in_place);
    auto const                   config = config_for(std::string("http://") + slow_resolver::host + ":1");
    waiting_call const           call(
                  config, how, [&] { return resolver->is_asked(); }, 0, [&] { resolver.reset(); });
}

BOOST_DATA_TEST_CASE(while_it_connects, boost::unit_test::data::make(every_end), how)
{
    // A listening socket whose queue is full.
    asio::io_context         context(1);
    tcp::acceptor            acceptor(context, tcp::v4());
    std::vector<tcp::socket> fillers;
    acceptor.bind({asio::ip::address_v4::loopback(), 0});
    acceptor.listen(0);
    std::size_t pending = 4;
    for (std::size_t i = pending; i != 0; --i) {
        fillers.emplace_back(context, tcp::v4());
        fillers.back().async_connect(acceptor.local_endpoint(), [&](boost::system::error_code) { --pending; });
    }
    context.poll();
    if (pending == 0) {
        BOOST_TEST_MESSAGE("skipped: this system does not let a connection attempt wait");
        return;
    }
    int                handlers = 0;
    waiting_call const call(
        config_for(url_of("http", acceptor.local_endpoint().port())), how, [&] { return ++handlers == 10; });
}

BOOST_DATA_TEST_CASE(while_tls_is_established, boost::unit_test::data::make(every_end), how)
{
    silent_server      server;
    waiting_call const call(config_for(url_of("https", server.port())), how, [&] { return server.has_input(); });
}

BOOST_DATA_TEST_CASE(while_it_writes, boost::unit_test::data::make(every_end), how)
{
    silent_server      server;
    waiting_call const call(
        config_for(url_of("http", server.port())), how, [&] { return server.has_input(); }, 20'000'000);
}

BOOST_DATA_TEST_CASE(while_it_reads, boost::unit_test::data::make(every_end), how)
{
    for (std::string_view const part :
        {"", "HTTP/1.1 200 OK\r\nConte", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe"}) {
        silent_server      server;
        waiting_call const call(config_for(url_of("http", server.port())), how, [&] {
            bool const is_asked = server.has_input();
            if (is_asked)
                asio::write(server.accepted, asio::buffer(part));
            return is_asked;
        });
    }
}

BOOST_DATA_TEST_CASE(while_it_waits_for_a_connection, boost::unit_test::data::make(every_end), how)
{
    silent_server    server;
    asio::io_context context(1);
    auto             config = config_for(url_of("http", server.port()));
    config.pool.max_connections_per_host = 1;
    auto const transport = http::make_pooled_transport(context.get_executor(), config.pool);
    config.transport = transport;

    // Another client holds the only connection.
    asio::cancellation_signal release;
    bool                      is_released = false;
    {
        mturk::client const holder(context, config);
        outcome             held;
        asio::co_spawn(
            context, list_once(holder, "3Q", held), asio::bind_cancellation_slot(release.slot(), asio::detached));
        while (!server.has_input())
            context.poll();
        int                handlers = 0;
        waiting_call const call(config, how, [&] { return ++handlers == 10; });
        asio::post(context, [&] { release.emit(asio::cancellation_type::terminal); });
        BOOST_TEST(run_out(context));
        is_released = held.finished;
    }
    BOOST_TEST(is_released);
}

BOOST_DATA_TEST_CASE(while_it_waits_for_the_next_attempt,
    boost::unit_test::data::make({ended_by::cancellation, ended_by::destruction}), how)
{
    bindery::testing::mturk_sandbox sandbox({.http = {.tls = false}});
    auto                            config = sandbox.client_config();
    config.call.timeout = 0ms;
    config.call.retry.transient_delay = config.call.retry.max_delay = std::chrono::hours(1000);
    config.call.random = [] { return ~std::uint64_t{0}; };
    sandbox.server().intercept([](http::request const&) -> std::optional<http::response> {
        http::response refused;
        refused.status = 429;
        return refused;
    });
    config.call.retry.throttling_delay = config.call.retry.max_delay;
    struct : bindery::observer
    {
        void on_retry_scheduled(bindery::retry_scheduled const&) noexcept override { is_scheduled = true; }
        bool is_scheduled = false;
    } scheduled;
    config.call.observer = std::shared_ptr<bindery::observer>(std::shared_ptr<void>(), &scheduled);
    waiting_call const call(config, how, [&] { return scheduled.is_scheduled; });
}

BOOST_AUTO_TEST_CASE(a_deadline_is_not_waited_for_in_vain)
{
    bindery::testing::mturk_sandbox sandbox({.http = {.tls = false}});
    auto                            config = sandbox.client_config();
    config.call.timeout = 3'000'000ms;
    config.call.retry.throttling_delay = config.call.retry.max_delay = std::chrono::hours(1000);
    config.call.random = [] { return ~std::uint64_t{0}; };
    sandbox.server().intercept([](http::request const&) -> std::optional<http::response> {
        http::response refused;
        refused.status = 429;
        return refused;
    });
    asio::io_context    context(1);
    mturk::client const client(context, config);
    outcome             end;
    asio::co_spawn(context, list_once(client, "3Q", end), asio::detached);
    BOOST_TEST(run_out(context));
    BOOST_TEST(end.failed.error().facts().http_status == 429);
}

BOOST_AUTO_TEST_SUITE_END()
