// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_FAN_OUT_WORKERS_HPP
#define BINDERY_CALL_IMPL_INTERNAL_FAN_OUT_WORKERS_HPP

#include <bindery/call/detail/fan_out_core.hpp>
#include <bindery/call/impl/internal/call_pace.hpp>
#include <bindery/call/impl/internal/listing_failure.hpp>
#include <bindery/call/impl/internal/strand_event.hpp>
#include <bindery/error.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bindery::detail {

/// Fetches a fan-out's pages on a strand, several at a time. Each lane lists one request after the other, and goes on
/// with a listing only when the items of its page have been handed out. Between pages nothing but a deadline waits, so
/// that an idle range does not keep its execution context from running out of work otherwise.
class fan_out_workers
{
public:
    fan_out_workers(fan_out_core& owner, boost::asio::any_io_executor const& executor)
        : owner_(owner), event_(executor), deadline_(event_.strand()), is_over_(owner.requests_)
    {
        if (owner.options_.calls_per_second > 0)
            pace_ = std::make_shared<call_pace>(owner.options_.calls_per_second);
    }

    fan_out_workers(fan_out_workers const&) = delete;
    fan_out_workers& operator=(fan_out_workers const&) = delete;

    /// Sets the owner's current page.
    static boost::asio::awaitable<failure> take(std::shared_ptr<fan_out_workers> self)
    {
        return self->event_.run(self, self->next(self->owner_.shared_from_this()));
    }

    /// Ends everything. Thread safety: at any time.
    static void abandon(std::shared_ptr<fan_out_workers> const& self)
    {
        self->is_stopping_ = true;
        if (self->running_ != 0)
            boost::asio::post(self->event_.strand(), [self] { self->stop(); });
    }

    /// For event_: a cancellation of take().
    void cancel() { event_.cancel(); }

private:
    /// One of the listings under way.
    struct lane
    {
        std::size_t                                       index = 0; ///< Of the request.
        std::shared_ptr<listing_core>                     listing{}; ///< Null between two requests.
        std::shared_ptr<boost::asio::cancellation_signal> cancel{};  ///< Of the fetch that was begun last.
    };

    /// A page that waits to be handed out, or a failure that waits to be told.
    struct offer
    {
        std::size_t index = 0;
        lane*       from = nullptr; ///< Null for a failure.
        failure     failed{};
    };

    /// Counts a fetch, or the wait for the deadline, as running, also where it ends with its execution context.
    class run_mark
    {
    public:
        explicit run_mark(std::atomic<std::size_t>& count) : count_(count) { ++count_; }
        run_mark(run_mark const&) = delete;
        run_mark& operator=(run_mark const&) = delete;
        ~run_mark() { --count_; }

    private:
        std::atomic<std::size_t>& count_;
    };

    boost::asio::awaitable<failure> next(std::shared_ptr<fan_out_core> alive)
    {
        if (!is_started_)
            start(std::move(alive));
        give_back();
        for (;;) {
            if (event_.is_cancelled())
                co_return listing_failure(owner_.operation(), boost::asio::error::operation_aborted, "cancelled");
            if (escaped_)
                std::rethrow_exception(escaped_);
            auto const found = find_offer();
            if (found != offers_.end()) {
                auto const taken = std::move(*found);
                offers_.erase(found);
                if (taken.from) {
                    hand_out(*taken.from);
                    co_return failure();
                }
                if (owner_.options_.errors == fan_out_errors::fatal)
                    end_with(taken.failed);
                else
                    owner_.failures_.push_back({taken.index, taken.failed});
                continue;
            }
            if (fatal_)
                co_return fatal_;
            if (busy_ == 0) {
                deadline_.cancel();
                co_return failure();
            }
            co_await event_.wait();
        }
    }

    void start(std::shared_ptr<fan_out_core> alive)
    {
        is_started_ = true;
        lanes_.resize(std::min(owner_.options_.max_in_flight, owner_.requests_));
        if (owner_.options_.timeout.count() != 0 && !lanes_.empty()) {
            deadline_.expires_after(owner_.options_.timeout);
            deadline_.async_wait([this, alive = std::move(alive), mark = std::make_unique<run_mark>(running_)](
                                     boost::system::error_code cancelled) {
                if (!cancelled)
                    end_behind_offers(listing_failure(owner_.operation(), errc::deadline_exceeded,
                        "the listings took longer than " + std::to_string(owner_.options_.timeout.count()) + " ms"));
            });
        }
        for (auto& each : lanes_)
            begin_fetch(each);
    }

    /// The offer whose turn it is.
    std::deque<offer>::iterator find_offer()
    {
        if (owner_.options_.order == fan_out_order::as_they_come)
            return offers_.begin();
        for (; turn_ < owner_.requests_; ++turn_) {
            auto const found = std::ranges::find(offers_, turn_, &offer::index);
            if (found != offers_.end() || !is_over_[turn_])
                return found;
        }
        return offers_.end();
    }

    void hand_out(lane& from)
    {
        in_use_ = &from;
        page_of_ = from.listing;
        owner_.current_ = from.listing->current();
        owner_.current_index_ = from.index;
    }

    /// Goes on with the listing whose page the consumer has had.
    void give_back()
    {
        page_of_.reset();
        if (auto* const from = std::exchange(in_use_, nullptr); from && !is_stopping_) {
            --busy_;
            begin_fetch(*from);
        }
    }

    void begin_fetch(lane& with)
    {
        ++busy_;
        // A signal of its own: the coroutine before it may not be gone yet.
        with.cancel = std::make_shared<boost::asio::cancellation_signal>();
        boost::asio::co_spawn(event_.strand(), fetch(owner_.shared_from_this(), with),
            boost::asio::bind_cancellation_slot(with.cancel->slot(), [alive = with.cancel](std::exception_ptr) {}));
    }

    /// Brings the next page of a lane, or the end of its last listing.
    boost::asio::awaitable<void> fetch(std::shared_ptr<fan_out_core> /*alive*/, lane& with)
    {
        run_mark const mark(running_);
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        bool has_page = false;
        try {
            while (!has_page && !is_stopping_ && next_listing(with)) {
                auto failed = co_await with.listing->advance();
                with.listing->settle(failed);
                if (is_stopping_)
                    break;
                has_page = take_in(with, std::move(failed));
            }
        }
        catch (...) {
            escaped_ = std::current_exception();
            stop();
        }
        if (!has_page)
            --busy_;
        event_.notify();
    }

    /// Begins with the next request where the lane has none. False where there is none left.
    bool next_listing(lane& with)
    {
        if (with.listing)
            return true;
        if (next_request_ == owner_.requests_ || will_end_)
            return false;
        with.index = next_request_++;
        with.listing = owner_.open(with.index, owner_.options_.listing);
        with.listing->set_pace(pace_);
        return true;
    }

    /// Makes an offer of what a fetch has brought. False where that is no page with items.
    bool take_in(lane& with, failure failed)
    {
        auto const* const page = failed ? nullptr : with.listing->current();
        if (page && page->share.keep != 0) {
            offers_.push_back({.index = with.index, .from = &with});
            return true;
        }
        if (failed) {
            will_end_ = owner_.options_.errors == fan_out_errors::fatal;
            offers_.push_back({.index = with.index, .failed = std::move(failed)});
        }
        if (!page) {
            is_over_[with.index] = true;
            with.listing.reset();
            event_.notify();
        }
        return false;
    }

    void end_with(failure why)
    {
        offers_.clear();
        end_behind_offers(std::move(why));
    }

    /// What has arrived is handed out before the failure is told.
    void end_behind_offers(failure why)
    {
        fatal_ = std::move(why);
        stop();
        event_.notify();
    }

    /// What the consumer has of a page stays until it asks for the next one.
    void stop()
    {
        is_stopping_ = true;
        deadline_.cancel();
        for (auto& each : lanes_)
            if (each.cancel)
                each.cancel->emit(boost::asio::cancellation_type::total);
    }

    fan_out_core&                 owner_;
    strand_event                  event_;
    boost::asio::steady_timer     deadline_;
    std::shared_ptr<call_pace>    pace_{};
    std::vector<lane>             lanes_{}; ///< Stay where they are once there are some.
    std::deque<offer>             offers_{};
    lane*                         in_use_ = nullptr; ///< Whose page the consumer has.
    std::shared_ptr<listing_core> page_of_{};        ///< Keeps that page.
    std::vector<bool>             is_over_;          ///< Which requests are done with.
    std::size_t                   next_request_ = 0;
    std::size_t                   turn_ = 0; ///< The request that is handed out, in their order.
    std::size_t                   busy_ = 0; ///< Lanes that fetch, or have a page that is not given back.
    bool                          is_started_ = false;
    bool                     will_end_ = false; ///< A failure is to be told that ends all: no further listing is begun.
    failure                  fatal_{};
    std::exception_ptr       escaped_{};
    std::atomic<std::size_t> running_{0};
    std::atomic<bool>        is_stopping_{false};
};

} // namespace bindery::detail

#endif
