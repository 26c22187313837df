// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <bindery/aws/cached_credentials.hpp>
#include <bindery/error.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <exception>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace test_aws_cached {

using namespace std::chrono_literals;
namespace asio = boost::asio;
namespace aws = bindery::aws;
using time_point = std::chrono::system_clock::time_point;
using found = std::shared_ptr<aws::credentials const>;

constexpr time_point start = time_point(std::chrono::hours(24 * 365 * 50));

/// Waits in get() until the test says what comes of it. Used on one thread.
class held_provider final : public aws::credentials_provider
{
public:
    explicit held_provider(asio::io_context& context) : gate_(context)
    {
        gate_.expires_at(asio::steady_timer::time_point::max());
    }

    asio::awaitable<found> get() override
    {
        ++asked;
        if (is_stubborn)
            co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
        boost::system::error_code ignored;
        co_await gate_.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
        auto const state = co_await asio::this_coro::cancellation_state;
        if (state.cancelled() != asio::cancellation_type::none) {
            ++cancelled;
            throw boost::system::system_error(asio::error::operation_aborted);
        }
        if (thrown)
            std::rethrow_exception(thrown);
        co_return std::make_shared<aws::credentials const>(
            aws::credentials{"AKID" + std::to_string(asked), "s3cr3t", "", expires_at});
    }

    std::string_view name() const noexcept override { return "held"; }

    /// Ends what waits.
    void release() { gate_.cancel(); }

    int                       asked = 0;
    int                       cancelled = 0;
    std::optional<time_point> expires_at{};
    std::exception_ptr        thrown{};
    bool                      is_stubborn = false; ///< Heeds no cancellation.

private:
    asio::steady_timer gate_;
};

/// Keeps what it is told.
class recording_observer final : public bindery::observer
{
public:
    void on_credentials_refreshed(bindery::credentials_refreshed const& event) noexcept override
    {
        events.push_back(std::string(event.provider) + ": " + (event.error ? event.error.message() : "ok") + ", "
                         + std::string(event.problem));
        expires_at = event.expires_at;
    }

    std::vector<std::string>  events{};
    std::optional<time_point> expires_at{};
};

/// How one caller's get() has ended.
struct caller
{
    asio::cancellation_signal cancel{};
    found                     got{};
    boost::system::error_code error{};
    std::string               problem{};
    bool                      is_over = false;
};

/// A cached provider with a clock and a provider that the test holds in its hand.
struct bench
{
    explicit bench(std::chrono::milliseconds refresh_timeout = 0ms, std::chrono::milliseconds patience = 24h)
    {
        aws::cache_config config;
        config.refresh_timeout = refresh_timeout;
        config.patience = patience;
        config.observer = observer;
        config.clock = [this] { return now; };
        config.random = [] { return 0; };
        cached = aws::cached_credentials(context.get_executor(), provider, config);
    }

    /// Begins a get(), as far as it goes by itself.
    std::shared_ptr<caller> ask(asio::io_context& on)
    {
        auto const result = std::make_shared<caller>();
        auto const keep = [result](std::exception_ptr failed, found got) {
            result->is_over = true;
            result->got = std::move(got);
            try {
                if (failed)
                    std::rethrow_exception(failed);
            }
            catch (boost::system::system_error const& error) {
                result->error = error.code();
                result->problem = error.what();
            }
            catch (std::exception const& error) {
                result->problem = error.what();
            }
        };
        asio::co_spawn(on, cached->get(), asio::bind_cancellation_slot(result->cancel.slot(), keep));
        run();
        return result;
    }

    std::shared_ptr<caller> ask() { return ask(context); }

    /// Lets time go by until a caller's get() has ended.
    void await(caller const& asked)
    {
        context.restart();
        while (!asked.is_over && context.run_one_for(30s) != 0)
            continue;
        BOOST_TEST_REQUIRE(asked.is_over);
    }

    void run()
    {
        for (std::size_t count = 1; count != 0;) {
            context.restart();
            other.restart();
            count = context.poll() + other.poll();
        }
    }

    void release()
    {
        provider->release();
        run();
    }

    /// Has credentials brought and kept that last for so long.
    void fill(std::chrono::nanoseconds lifetime)
    {
        provider->expires_at = now + std::chrono::duration_cast<time_point::duration>(lifetime);
        ask();
        release();
    }

    time_point                                 now = start;
    asio::io_context                           context{1};
    asio::io_context                           other{1};
    std::shared_ptr<recording_observer>        observer = std::make_shared<recording_observer>();
    std::shared_ptr<held_provider>             provider = std::make_shared<held_provider>(context);
    std::shared_ptr<aws::credentials_provider> cached{};
};

std::exception_ptr failure(bindery::errc code, std::string const& what)
{
    return std::make_exception_ptr(bindery::error(code, what));
}

/// Forgets to bring anything.
class empty_provider final : public aws::credentials_provider
{
public:
    asio::awaitable<found> get() override { co_return nullptr; }
};

/// Never brings anything.
class endless_provider final : public aws::credentials_provider
{
public:
    asio::awaitable<found> get() override
    {
        is_asked = true;
        asio::steady_timer never(co_await asio::this_coro::executor, asio::steady_timer::time_point::max());
        co_await never.async_wait(asio::use_awaitable);
        co_return nullptr;
    }

    bool is_asked = false;
};

/// Brings new credentials after a round through the executor; every third time it fails. Its clock advances whenever
/// somebody looks at it, so that credentials expire while they are used, however fast the machine is.
class busy_provider final : public aws::credentials_provider
{
public:
    time_point time() { return start + std::chrono::milliseconds(++ticks_); }

    asio::awaitable<found> get() override
    {
        overlaps += ++under_way != 1;
        co_await asio::post(asio::use_awaitable);
        auto const number = ++count;
        --under_way;
        if (number % 3 == 0)
            throw bindery::error(bindery::errc::credentials_failed, "down");
        co_return std::make_shared<aws::credentials const>(aws::credentials{"AKID", "s3cr3t", "", time() + 1s});
    }

    std::atomic<int> under_way{0};
    std::atomic<int> overlaps{0};
    std::atomic<int> count{0};

private:
    std::atomic<int> ticks_{0};
};

std::shared_ptr<aws::credentials_provider> cache_of(
    asio::any_io_executor executor, std::shared_ptr<busy_provider> const& provider)
{
    aws::cache_config config;
    config.clock = [provider] { return provider->time(); };
    return aws::cached_credentials(std::move(executor), provider, config);
}

} // namespace test_aws_cached

BOOST_AUTO_TEST_SUITE(aws_cached_credentials)

using namespace test_aws_cached;

BOOST_AUTO_TEST_CASE(a_hundred_callers_ask_once)
{
    bench                                with;
    std::vector<std::shared_ptr<caller>> callers;
    for (int i = 0; i != 100; ++i)
        callers.push_back(with.ask(i % 2 == 0 ? with.context : with.other));
    BOOST_TEST(with.provider->asked == 1);
    BOOST_TEST(!callers.front()->is_over);
    with.release();
    for (auto const& each : callers) {
        BOOST_TEST_REQUIRE(each->is_over);
        BOOST_TEST(each->got == callers.front()->got);
    }
    BOOST_TEST(callers.front()->got->access_key_id == "AKID1");
    // Without an expiry they are kept for good.
    with.now += 24h * 365 * 100;
    BOOST_TEST(with.ask()->got == callers.front()->got);
    BOOST_TEST(with.cached->current() == callers.front()->got);
    BOOST_TEST(with.provider->asked == 1);
    BOOST_TEST((with.observer->events == std::vector<std::string>{"held: ok, "}));
}

BOOST_AUTO_TEST_CASE(new_ones_are_asked_for_ahead_while_calls_go_on)
{
    bench with;
    with.fill(1h);
    with.now = start + 44min;
    BOOST_TEST(with.ask()->got->access_key_id == "AKID1");
    BOOST_TEST(with.provider->asked == 1);

    with.now = start + 45min;
    BOOST_TEST(with.cached->current()->access_key_id == "AKID1");
    BOOST_TEST(with.ask()->got->access_key_id == "AKID1");
    BOOST_TEST(with.provider->asked == 2);
    with.provider->expires_at = start + 2h;
    with.release();
    BOOST_TEST(with.ask()->got->access_key_id == "AKID2");
    BOOST_TEST(with.provider->asked == 2);
    BOOST_TEST((with.observer->expires_at == start + 2h));
}

BOOST_AUTO_TEST_CASE(shortly_before_the_end_calls_wait)
{
    bench with;
    with.fill(1h);
    with.now = start + 50min;
    BOOST_TEST(with.cached->current() == nullptr);
    auto const waiting = with.ask();
    BOOST_TEST(!waiting->is_over);
    with.provider->expires_at = start + 2h;
    with.release();
    BOOST_TEST(waiting->got->access_key_id == "AKID2");
}

BOOST_AUTO_TEST_CASE(a_failure_is_no_matter_while_there_are_usable_ones)
{
    bench with;
    with.fill(1h);
    with.now = start + 50min;
    auto const waiting = with.ask();
    with.provider->thrown = failure(bindery::errc::credentials_failed, "s3cr3t down");
    with.release();
    BOOST_TEST(waiting->got->access_key_id == "AKID1");
    BOOST_TEST(with.observer->events.back() == "held: cannot get credentials, cannot get credentials");
    BOOST_TEST(!with.observer->expires_at);
    // The provider is left in peace for a second.
    BOOST_TEST(with.ask()->got->access_key_id == "AKID1");
    with.now += 999ms;
    BOOST_TEST(with.ask()->got->access_key_id == "AKID1");
    BOOST_TEST(with.provider->asked == 2);
    with.now += 1ms;
    auto const again = with.ask();
    BOOST_TEST(with.provider->asked == 3);
    with.release();
    BOOST_TEST(again->got->access_key_id == "AKID1");
    // Once they have expired, the failure is one.
    with.now = start + 1h;
    auto const late = with.ask();
    with.release();
    BOOST_TEST(late->problem == "s3cr3t down");
    BOOST_TEST((late->error == bindery::errc::credentials_failed));
    // And passes.
    with.provider->thrown = nullptr;
    with.fill(1h);
    BOOST_TEST(with.ask()->got->access_key_id == "AKID5");
}

BOOST_AUTO_TEST_CASE(a_failure_reaches_all_that_wait_and_the_next_caller_tries_again)
{
    bench      with;
    auto const first = with.ask();
    auto const second = with.ask(with.other);
    with.provider->thrown = failure(bindery::errc::no_credentials, "nothing there");
    with.release();
    for (auto const& each : {first, second}) {
        BOOST_TEST((each->error == bindery::errc::no_credentials));
        BOOST_TEST(each->problem == "nothing there");
    }
    with.provider->thrown = nullptr;
    auto const third = with.ask();
    with.release();
    BOOST_TEST(third->got->access_key_id == "AKID2");
}

BOOST_AUTO_TEST_CASE(an_exception_of_the_users_passes_through)
{
    bench      with;
    auto const waiting = with.ask();
    with.provider->thrown = std::make_exception_ptr(std::runtime_error("s3cr3t"));
    with.release();
    BOOST_TEST(waiting->problem == "s3cr3t");
    BOOST_TEST(with.observer->events.back() == "held: cannot get credentials, the provider threw an exception");
}

BOOST_AUTO_TEST_CASE(cancelling_the_caller_that_began_it_harms_no_other)
{
    for (auto const type :
        {asio::cancellation_type::terminal, asio::cancellation_type::partial, asio::cancellation_type::total})
    {
        bench      with;
        auto const first = with.ask();
        auto const second = with.ask(with.other);
        // A coroutine that is spawned lets through terminal cancellation only, until get() changes that.
        first->cancel.emit(type);
        with.run();
        BOOST_TEST(first->is_over);
        BOOST_TEST((first->error == asio::error::operation_aborted));
        BOOST_TEST(with.provider->cancelled == 0);
        BOOST_TEST(!second->is_over);
        with.release();
        BOOST_TEST(second->got->access_key_id == "AKID1");
        BOOST_TEST(with.provider->asked == 1);
    }
}

BOOST_AUTO_TEST_CASE(when_all_callers_are_cancelled_the_request_goes_on_for_the_next)
{
    bench      with;
    auto const first = with.ask();
    first->cancel.emit(asio::cancellation_type::total);
    with.run();
    auto const second = with.ask();
    with.release();
    BOOST_TEST(second->got->access_key_id == "AKID1");
}

BOOST_AUTO_TEST_CASE(the_context_of_the_caller_that_began_it_may_go)
{
    bench with;
    auto  gone = std::make_unique<asio::io_context>(1);
    with.ask(*gone);
    gone->poll();
    with.run();
    BOOST_TEST(with.provider->asked == 1);
    gone.reset();
    auto const second = with.ask();
    with.release();
    BOOST_TEST(second->got->access_key_id == "AKID1");
    BOOST_TEST(with.provider->asked == 1);
}

BOOST_AUTO_TEST_CASE(when_the_context_that_asks_is_destroyed_those_who_wait_are_told)
{
    asio::io_context   callers(1);
    auto               asking = std::make_unique<asio::io_context>(1);
    auto const         provider = std::make_shared<endless_provider>();
    auto const         cached = aws::cached_credentials(asking->get_executor(), provider);
    std::future<found> waiting = asio::co_spawn(callers, cached->get(), asio::use_future);
    callers.poll();
    asking->poll();
    callers.restart();
    callers.poll();
    BOOST_TEST(provider->is_asked);
    asking.reset();
    callers.restart();
    callers.run();
    BOOST_TEST(test_aws::error_of(bindery::errc::credentials_failed, [&] { waiting.get(); })
               == "the execution context that asked for credentials was destroyed");
}

BOOST_AUTO_TEST_CASE(a_provider_that_takes_too_long_is_cancelled)
{
    bench      with(1ms);
    auto const waiting = with.ask();
    with.context.restart();
    with.context.run();
    with.run();
    BOOST_TEST(with.provider->cancelled == 1);
    BOOST_TEST((waiting->error == bindery::errc::credentials_failed));
    BOOST_TEST(waiting->problem == "no credentials within 1 ms");
}

BOOST_AUTO_TEST_CASE(calls_lose_patience_with_a_slow_provider_while_there_are_usable_ones)
{
    bench with(0ms, 1ms);
    with.fill(1h);
    with.now = start + 50min;
    for (int i = 0; i != 2; ++i) {
        auto const impatient = with.ask();
        with.await(*impatient);
        BOOST_TEST_REQUIRE(impatient->got != nullptr);
        BOOST_TEST(impatient->got->access_key_id == "AKID1");
    }
    // It was asked once, and its answer is of use whenever it comes.
    BOOST_TEST(with.provider->asked == 2);
    with.provider->expires_at = start + 2h;
    with.release();
    BOOST_TEST(with.ask()->got->access_key_id == "AKID2");
}

BOOST_AUTO_TEST_CASE(what_expires_while_calls_wait_is_not_used)
{
    bench with(0ms, 1ms);
    with.fill(1h);
    with.now = start + 59min;
    auto const waiting = with.ask();
    with.now = start + 1h;
    // Another timer of the context ends after that of the caller.
    asio::steady_timer later(with.context, 2ms);
    later.async_wait([&](boost::system::error_code) { with.context.stop(); });
    with.context.restart();
    with.context.run();
    with.run();
    if (!waiting->is_over) {
        with.provider->expires_at = start + 2h;
        with.release();
        BOOST_TEST(waiting->got->access_key_id == "AKID2");
    }
    else
        BOOST_TEST(waiting->got->access_key_id == "AKID1"); // The machine was slow.
}

BOOST_AUTO_TEST_CASE(without_patience_no_call_waits_while_there_are_usable_ones)
{
    bench with(0ms, 0ms);
    with.fill(1h);
    with.now = start + 50min;
    auto const impatient = with.ask();
    with.await(*impatient);
    BOOST_TEST(impatient->got->access_key_id == "AKID1");
    BOOST_TEST(with.provider->asked == 2);
}

BOOST_AUTO_TEST_CASE(a_provider_that_heeds_no_cancellation_is_given_up)
{
    bench with(1ms);
    with.provider->is_stubborn = true;
    auto const first = with.ask();
    with.await(*first);
    BOOST_TEST((first->error == bindery::errc::credentials_failed));
    BOOST_TEST(first->problem == "no credentials within 1 ms");
    // The next call asks anew, and is told nothing of what the first one brings too late.
    auto const second = with.ask();
    BOOST_TEST(with.provider->asked == 2);
    with.await(*second);
    BOOST_TEST(second->problem == "no credentials within 1 ms");
    with.release();
    BOOST_TEST(with.cached->current() == nullptr);
    BOOST_TEST((with.observer->events
                == std::vector<std::string>(2, "held: cannot get credentials, no credentials within 1 ms")));
}

BOOST_AUTO_TEST_CASE(a_provider_that_brings_null_has_none)
{
    asio::io_context   io(1);
    auto const         cached = aws::cached_credentials(io.get_executor(), std::make_shared<empty_provider>());
    std::string const  problem = "the credentials provider \"custom\" brought null instead of credentials or an error";
    std::future<found> waiting = asio::co_spawn(io, cached->get(), asio::use_future);
    io.run();
    BOOST_TEST(test_aws::error_of(bindery::errc::no_credentials, [&] { waiting.get(); }) == problem);
}

BOOST_AUTO_TEST_CASE(a_provider_that_throws_at_once_is_asked_again_and_reported)
{
    asio::io_context  io(1);
    aws::cache_config config;
    auto const        observer = std::make_shared<recording_observer>();
    config.observer = observer;
    auto const cached =
        aws::cached_credentials(io.get_executor(), aws::environment_credentials(test_aws::environment_of({})), config);
    BOOST_TEST(cached->current() == nullptr);
    std::future<found> waiting = asio::co_spawn(io, cached->get(), asio::use_future);
    io.run();
    auto const problem = test_aws::error_of(bindery::errc::no_credentials, [&] { waiting.get(); });
    BOOST_TEST((observer->events == std::vector<std::string>{"environment: no credentials, " + problem}));
}

BOOST_AUTO_TEST_CASE(destruction_ends_the_request)
{
    bench with;
    with.fill(1h);
    with.now = start + 46min;
    with.ask(); // Nobody waits for this one.
    BOOST_TEST(with.provider->asked == 2);
    with.cached.reset();
    with.context.restart();
    with.context.run(); // Would not return while something is under way.
    BOOST_TEST(with.provider->cancelled == 1);
}

BOOST_AUTO_TEST_CASE(credentials_that_have_expired_already_are_refused)
{
    bench      with;
    auto const waiting = with.ask();
    with.provider->expires_at = start;
    with.release();
    BOOST_TEST((waiting->error == bindery::errc::credentials_failed));
    BOOST_TEST(
        waiting->problem == "the credentials (held) expired at 2019-12-20T00:00:00Z, and it is 2019-12-20T00:00:00Z");
}

BOOST_AUTO_TEST_CASE(what_can_be_had_at_once_is_not_kept)
{
    asio::io_context io(1);
    auto const       set = std::make_shared<test_aws::variables>();
    auto const       where = [set](std::string_view name) { return test_aws::environment_of(*set)(name); };
    auto const       cached = aws::cached_credentials(io.get_executor(), aws::environment_credentials(where));
    set->insert({{"AWS_ACCESS_KEY_ID", "FIRST"}, {"AWS_SECRET_ACCESS_KEY", "s3cr3t"}});
    BOOST_TEST(cached->current()->access_key_id == "FIRST");
    set->insert_or_assign("AWS_ACCESS_KEY_ID", "SECOND");
    BOOST_TEST(cached->current()->access_key_id == "SECOND");
    BOOST_TEST(cached->name() == "environment");
}

BOOST_AUTO_TEST_CASE(settings_are_checked)
{
    asio::io_context  io(1);
    aws::cache_config config;
    config.refresh_timeout = -1ms;
    BOOST_TEST(test_aws::error_of(bindery::errc::invalid_config, [&] {
        aws::cached_credentials(io.get_executor(), nullptr, config);
    }) == "refresh_timeout is negative");
    config = {};
    config.patience = -1ms;
    BOOST_TEST(test_aws::error_of(bindery::errc::invalid_config, [&] {
        aws::cached_credentials(io.get_executor(), nullptr, config);
    }) == "patience is negative");
}

BOOST_AUTO_TEST_CASE(many_threads_share_one_request_at_a_time)
{
    constexpr int     caller_count = 100;
    constexpr int     rounds = 50;
    auto const        provider = std::make_shared<busy_provider>();
    asio::thread_pool asking(1);
    asio::thread_pool callers(4);
    auto const        cached = cache_of(asking.get_executor(), provider);
    std::atomic<int>  got{0};
    std::atomic<int>  failed{0};
    auto const        ask_often = [&]() -> asio::awaitable<void> {
        for (int i = 0; i != rounds; ++i) {
            try {
                auto const some = co_await cached->get();
                got += some->access_key_id == "AKID";
            }
            catch (bindery::error const&) {
                ++failed;
            }
        }
    };
    for (int i = 0; i != caller_count; ++i)
        asio::co_spawn(callers, ask_often(), asio::detached);
    callers.join();
    asking.join();
    BOOST_TEST(got + failed == caller_count * rounds);
    BOOST_TEST(got > 0);
    BOOST_TEST(provider->count > 1);
    BOOST_TEST(provider->overlaps == 0);
}

BOOST_AUTO_TEST_CASE(callers_on_threads_are_cancelled_at_any_time)
{
    auto const        provider = std::make_shared<busy_provider>();
    asio::thread_pool callers(4);
    auto const        cached = cache_of(callers.get_executor(), provider);
    std::atomic<int>  ended{0};
    constexpr int     caller_count = 400;
    for (int i = 0; i != caller_count; ++i) {
        auto const strand = asio::make_strand(callers);
        auto const signal = std::make_shared<asio::cancellation_signal>();
        asio::co_spawn(strand, cached->get(),
            asio::bind_cancellation_slot(
                signal->slot(), asio::bind_executor(strand, [&ended, signal](std::exception_ptr, found) { ++ended; })));
        asio::post(strand, [signal] { signal->emit(asio::cancellation_type::terminal); });
    }
    callers.join();
    BOOST_TEST(ended == caller_count);
    BOOST_TEST(provider->overlaps == 0);
}

BOOST_AUTO_TEST_SUITE_END()
