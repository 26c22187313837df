// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_CACHED_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_CACHED_CREDENTIALS_IPP

#include <bindery/aws/cached_credentials.hpp>

#include <bindery/aws/detail/refresh_schedule.hpp>
#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/call/impl/internal/random_bits.hpp>
#include <bindery/call/impl/internal/shared_outcome.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/check_duration.hpp>
#include <bindery/http/detail/is_cancelled.hpp>
#include <bindery/shape/timestamp.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <chrono>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

namespace bindery::aws {
namespace detail {

inline std::string text_of(std::chrono::system_clock::time_point time)
{
    return format_timestamp(std::chrono::floor<std::chrono::seconds>(time), iso8601);
}

/// What asking a provider has come to: credentials, or an error that can be thrown on several threads.
struct refresh_outcome
{
    std::shared_ptr<credentials const> found{};
    std::optional<provider_error>      failed{};
    std::exception_ptr                 foreign{}; ///< An exception of the user's that is no system_error.

    std::shared_ptr<credentials const> value() const
    {
        if (foreign)
            std::rethrow_exception(foreign);
        if (failed)
            throw *failed;
        return found;
    }
};

using shared_refresh = bindery::detail::shared_outcome<refresh_outcome>;

/// What a cached provider and its request for new credentials share, so that the request outlives the provider.
///
/// Thread safety: all functions may be called at once.
class credentials_cache : public std::enable_shared_from_this<credentials_cache>
{
public:
    using time_point = refresh_schedule::time_point;
    using step = refresh_schedule::step;

    credentials_cache(
        boost::asio::any_io_executor executor, std::shared_ptr<credentials_provider> provider, cache_config config)
        : executor_(std::move(executor)), provider_(std::move(provider)), config_(std::move(config))
    {
    }

    credentials_provider& provider() const noexcept { return *provider_; }

    /// What was kept, if it can be used without waiting for new credentials. Has those asked for where it is time.
    std::shared_ptr<credentials const> current()
    {
        // Spares static credentials, which are never kept, the lock.
        if (!keeps_any_.load(std::memory_order_acquire))
            return nullptr;
        auto const                         now = time();
        std::shared_ptr<credentials const> found;
        std::shared_ptr<under_way>         begun;
        {
            std::lock_guard const lock(mutex_);
            auto const            next = schedule_.next(now);
            if (next == step::wait)
                return nullptr;
            found = kept_;
            if (next == step::refresh && !refresh_)
                begun = prepare();
        }
        begin(std::move(begun));
        return found;
    }

    /// New credentials, or those kept where there are no new ones soon and those can still be used.
    static boost::asio::awaitable<std::shared_ptr<credentials const>> renew(std::shared_ptr<credentials_cache> cache)
    {
        auto const refresh = cache->join();
        for (bool is_soon = false;;) {
            // Not for ever twice: what can be used may expire meanwhile, and then only new ones will do.
            bool const is_brief = !std::exchange(is_soon, true) && cache->usable();
            co_await shared_refresh::wait(
                refresh, is_brief ? refresh->begun() + cache->config_.patience : shared_refresh::time_point::max());
            auto const state = co_await boost::asio::this_coro::cancellation_state;
            if (http::detail::is_cancelled(state))
                throw boost::system::system_error(boost::asio::error::operation_aborted);
            auto const outcome = refresh->outcome();
            if (outcome && outcome->found)
                co_return outcome->found;
            if (auto usable = cache->usable())
                co_return usable;
            if (outcome)
                co_return outcome->value();
        }
    }

    /// Ends the request that is under way, because nobody will wait for it any more.
    void stop()
    {
        std::lock_guard const lock(mutex_);
        if (refresh_)
            boost::asio::post(refresh_->strand, [ended = refresh_] { ended->cancel(); });
    }

private:
    /// A request that is under way. Its members but for `shared` are used on its strand.
    struct under_way
    {
        explicit under_way(boost::asio::any_io_executor const& executor)
            : strand(boost::asio::make_strand(executor)), timer(strand)
        {
        }

        void cancel() { stop.emit(boost::asio::cancellation_type::total); }

        boost::asio::strand<boost::asio::any_io_executor> strand;
        boost::asio::steady_timer                         timer;
        boost::asio::cancellation_signal                  stop{};
        std::shared_ptr<shared_refresh>                   shared = std::make_shared<shared_refresh>();
    };

    /// Ends a request. Where its coroutine was destroyed with its execution context before, in the destructor: nobody
    /// shall wait for what will not come.
    class ending
    {
    public:
        ending(std::shared_ptr<credentials_cache> cache, std::shared_ptr<under_way> refresh)
            : cache_(std::move(cache)), refresh_(std::move(refresh))
        {
        }

        ending(ending const&) = delete;
        ending& operator=(ending const&) = delete;

        ~ending()
        {
            if (refresh_)
                tell({.failed = provider_error(
                          errc::credentials_failed, "the execution context that asked for credentials was destroyed")},
                    false);
        }

        void tell(refresh_outcome outcome, bool is_kept)
        {
            cache_->finish(std::exchange(refresh_, nullptr), std::move(outcome), is_kept);
        }

    private:
        std::shared_ptr<credentials_cache> cache_;
        std::shared_ptr<under_way>         refresh_;
    };

    time_point time() const { return config_.clock ? config_.clock() : std::chrono::system_clock::now(); }

    std::shared_ptr<credentials const> usable()
    {
        auto const            now = time();
        std::lock_guard const lock(mutex_);
        return schedule_.is_usable(now) ? kept_ : nullptr;
    }

    /// The request under way, or a new one.
    std::shared_ptr<shared_refresh> join()
    {
        std::shared_ptr<under_way>      begun;
        std::shared_ptr<shared_refresh> joined;
        {
            std::lock_guard const lock(mutex_);
            if (!refresh_)
                begun = prepare();
            joined = refresh_->shared;
        }
        begin(std::move(begun));
        return joined;
    }

    std::shared_ptr<under_way> prepare()
    {
        refresh_ = std::make_shared<under_way>(executor_);
        return refresh_;
    }

    /// Not under the lock: the coroutine may run at once.
    void begin(std::shared_ptr<under_way> refresh)
    {
        if (!refresh)
            return;
        auto const strand = refresh->strand;
        auto const slot = refresh->stop.slot();
        auto       end = std::make_unique<ending>(shared_from_this(), refresh);
        boost::asio::co_spawn(strand, run(shared_from_this(), std::move(refresh), std::move(end)),
            boost::asio::bind_cancellation_slot(slot, boost::asio::detached));
    }

    static boost::asio::awaitable<void> run(
        std::shared_ptr<credentials_cache> cache, std::shared_ptr<under_way> refresh, std::unique_ptr<ending> end)
    {
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        refresh_outcome outcome;
        bool            is_kept = false;
        try {
            // What a provider does at once, such as reading files, must not keep up the call that caused it.
            co_await boost::asio::post(refresh->strand, boost::asio::use_awaitable);
            cache->limit(refresh);
            auto found = co_await cache->provider_->get();
            outcome.found = not_null(*cache->provider_, std::move(found));
            // A provider that can answer at once is asked anew by every call.
            is_kept = !cache->provider_->current();
        }
        catch (provider_error const& problem) {
            outcome = {.failed = problem};
        }
        catch (boost::system::system_error const& problem) {
            outcome = {.failed = provider_error(problem)};
        }
        catch (...) {
            outcome = {.foreign = std::current_exception()};
        }
        refresh->timer.cancel();
        cache->check(outcome);
        end->tell(std::move(outcome), is_kept);
    }

    void limit(std::shared_ptr<under_way> const& refresh)
    {
        if (config_.refresh_timeout == config_.refresh_timeout.zero())
            return;
        refresh->timer.expires_after(config_.refresh_timeout);
        refresh->timer.async_wait(
            [cache = shared_from_this(), late = std::weak_ptr(refresh)](boost::system::error_code ended) {
                if (auto const still_there = ended ? nullptr : late.lock())
                    cache->give_up(still_there);
            });
    }

    /// Ends a request that takes too long. Its coroutine is cancelled; if it does not heed that, nobody hears of it
    /// again.
    void give_up(std::shared_ptr<under_way> const& refresh)
    {
        finish(refresh,
            {.failed = provider_error(errc::credentials_failed,
                 "no credentials within " + std::to_string(config_.refresh_timeout.count()) + " ms")},
            false);
        refresh->cancel();
    }

    /// Makes failures of what should not be taken for anything else.
    void check(refresh_outcome& outcome) const
    {
        auto const now = time();
        auto const fail = [&](std::string problem) {
            outcome = {.failed = provider_error(errc::credentials_failed, std::move(problem))};
        };
        if (outcome.failed && outcome.failed->code() == boost::asio::error::operation_aborted)
            fail("the request for credentials was cancelled");
        else if (outcome.found && outcome.found->expires_at && *outcome.found->expires_at <= now)
            fail("the credentials (" + std::string(provider_->name()) + ") expired at "
                 + text_of(*outcome.found->expires_at) + ", and it is " + text_of(now));
    }

    /// Does nothing where that was given up.
    void finish(std::shared_ptr<under_way> const& refresh, refresh_outcome outcome, bool is_kept)
    {
        auto const now = time();
        auto const jitter = bindery::detail::random_fraction(config_.random);
        {
            std::lock_guard const lock(mutex_);
            if (refresh_ != refresh)
                return;
            if (!outcome.found)
                schedule_.failed(now, jitter);
            else if (is_kept) {
                schedule_.succeeded(now, outcome.found->expires_at);
                kept_ = outcome.found;
                keeps_any_.store(true, std::memory_order_release);
            }
            refresh_.reset();
        }
        tell_observer(outcome);
        refresh->shared->finish(std::move(outcome));
    }

    void tell_observer(refresh_outcome const& outcome) const
    {
        if (!config_.observer)
            return;
        credentials_refreshed event{.provider = provider_->name()};
        if (outcome.found)
            event.expires_at = outcome.found->expires_at;
        else if (outcome.failed) {
            event.error = outcome.failed->code();
            event.problem = outcome.failed->ours();
        }
        else {
            event.error = errc::credentials_failed;
            event.problem = "the provider threw an exception";
        }
        config_.observer->on_credentials_refreshed(event);
    }

    boost::asio::any_io_executor const          executor_;
    std::shared_ptr<credentials_provider> const provider_;
    cache_config const                          config_;

    std::atomic<bool>                  keeps_any_{false};
    std::mutex                         mutex_;
    refresh_schedule                   schedule_{};
    std::shared_ptr<credentials const> kept_{};
    std::shared_ptr<under_way>         refresh_{};
};

class cached_provider final : public credentials_provider
{
public:
    explicit cached_provider(std::shared_ptr<credentials_cache> cache) : cache_(std::move(cache)) { }
    ~cached_provider() override { cache_->stop(); }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const state = co_await boost::asio::this_coro::cancellation_state;
        if (http::detail::is_cancelled(state))
            throw boost::system::system_error(boost::asio::error::operation_aborted);
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        auto found = current();
        if (!found)
            found = co_await credentials_cache::renew(cache_);
        co_return found;
    }

    std::shared_ptr<credentials const> current() override
    {
        auto found = cache_->current();
        if (found)
            return found;
        try {
            return cache_->provider().current();
        }
        catch (...) {
            // What get() then ends in reaches the observer.
            return nullptr;
        }
    }

    std::string_view name() const noexcept override { return cache_->provider().name(); }

private:
    std::shared_ptr<credentials_cache> cache_;
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> cached_credentials(
    boost::asio::any_io_executor executor, std::shared_ptr<credentials_provider> provider, cache_config config)
{
    http::detail::check_duration(config.refresh_timeout, "refresh_timeout");
    http::detail::check_duration(config.patience, "patience");
    return std::make_shared<detail::cached_provider>(
        std::make_shared<detail::credentials_cache>(std::move(executor), std::move(provider), std::move(config)));
}

} // namespace bindery::aws

#endif
