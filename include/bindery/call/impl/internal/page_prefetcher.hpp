// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_PAGE_PREFETCHER_HPP
#define BINDERY_CALL_IMPL_INTERNAL_PAGE_PREFETCHER_HPP

#include <bindery/call/detail/listing_core.hpp>
#include <bindery/call/impl/internal/cancellation_link.hpp>
#include <bindery/call/impl/internal/listing_failure.hpp>
#include <bindery/call/impl/internal/strand_event.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/cancellation_state.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <cstddef>
#include <deque>
#include <exception>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace bindery::detail {

/// Fetches the pages of a listing ahead of their use, one at a time, on a strand. A failure waits until the pages
/// before it have been taken.
class page_prefetcher
{
public:
    /// `most_pages` is at least 1.
    page_prefetcher(listing_core& listing, boost::asio::any_io_executor const& executor, std::size_t most_pages,
        std::size_t most_bytes)
        : listing_(listing), most_pages_(most_pages), most_bytes_(most_bytes), event_(executor)
    {
    }

    page_prefetcher(page_prefetcher const&) = delete;
    page_prefetcher& operator=(page_prefetcher const&) = delete;

    /// Puts the next page into `page`, or leaves it empty where there is none. The page that is in it is used again.
    static boost::asio::awaitable<failure> take(std::shared_ptr<page_prefetcher> self, std::unique_ptr<page_slot>& page)
    {
        return self->event_.run(self, self->next(self->listing_.shared_from_this(), page));
    }

    /// Ends the fetch under way and begins no other one. Thread safety: at any time.
    static void abandon(std::shared_ptr<page_prefetcher> const& self)
    {
        self->is_abandoned_ = true;
        if (self->is_fetching_)
            boost::asio::post(self->event_.strand(), [self] { self->cancel_fetch(); });
    }

    /// For event_: a cancellation of take().
    void cancel() { event_.cancel(); }

private:
    /// Marks that a fetch is under way, also where it ends with its execution context.
    class fetch_mark
    {
    public:
        explicit fetch_mark(std::atomic<bool>& mark) : mark_(mark) { }
        fetch_mark(fetch_mark const&) = delete;
        fetch_mark& operator=(fetch_mark const&) = delete;
        ~fetch_mark() { mark_ = false; }

    private:
        std::atomic<bool>& mark_;
    };

    boost::asio::awaitable<failure> next(std::shared_ptr<listing_core> /*alive*/, std::unique_ptr<page_slot>& page)
    {
        if (page)
            spares_.push_back(std::move(page));
        for (;;) {
            if (event_.is_cancelled()) {
                cancel_fetch();
                co_return listing_failure(listing_.pages_.name, boost::asio::error::operation_aborted, "cancelled");
            }
            if (!ready_.empty()) {
                page = std::move(ready_.front());
                ready_.pop_front();
                ready_bytes_ -= page->text_size;
                fetch_ahead();
                co_return failure();
            }
            if (escaped_)
                std::rethrow_exception(std::exchange(escaped_, nullptr));
            if (failed_)
                co_return std::exchange(failed_, failure());
            if (!is_fetching_) {
                auto const step = listing_.plan_->next();
                if (step == page_plan::step::end)
                    co_return failure();
                if (step != page_plan::step::fetch)
                    co_return listing_.blocked();
                begin_fetch();
            }
            if (is_fetching_) // A request that is refused before it is sent fails at once.
                co_await event_.wait();
        }
    }

    void fetch_ahead()
    {
        if (!is_fetching_ && !failed_ && !escaped_ && ready_.size() < most_pages_ && ready_bytes_ < most_bytes_
            && listing_.plan_->next() == page_plan::step::fetch)
            begin_fetch();
    }

    void begin_fetch()
    {
        is_fetching_ = true;
        if (is_abandoned_) {
            is_fetching_ = false;
            return;
        }
        is_fetch_cancelled_ = false;
        std::unique_ptr<page_slot> page;
        if (spares_.empty())
            page = listing_.make_slot();
        else {
            page = std::move(spares_.back());
            spares_.pop_back();
        }
        // A signal of its own: the coroutine before it may not be gone yet.
        cancel_ = std::make_shared<boost::asio::cancellation_signal>();
        boost::asio::co_spawn(event_.strand(), fetch(listing_.shared_from_this(), std::move(page)),
            boost::asio::bind_cancellation_slot(cancel_->slot(), [alive = cancel_](std::exception_ptr) {}));
    }

    boost::asio::awaitable<void> fetch(std::shared_ptr<listing_core> /*alive*/, std::unique_ptr<page_slot> page)
    {
        std::optional<fetch_mark> mark(std::in_place, is_fetching_);
        co_await boost::asio::this_coro::reset_cancellation_state(boost::asio::enable_total_cancellation());
        co_await boost::asio::this_coro::throw_if_cancelled(false);
        failure            failed;
        std::exception_ptr escaped;
        try {
            failed = co_await listing_.fetch(*page);
            if (!failed)
                listing_.arrived(*page);
        }
        catch (...) {
            escaped = std::current_exception();
        }
        mark.reset();
        if (!failed && !escaped) {
            ready_bytes_ += page->text_size;
            ready_.push_back(std::move(page));
            fetch_ahead();
        }
        else {
            spares_.push_back(std::move(page));
            // Who cancelled it was told so already.
            if (!is_fetch_cancelled_ || failed.code() != boost::asio::error::operation_aborted)
                failed_ = std::move(failed);
            escaped_ = escaped;
        }
        event_.notify();
    }

    void cancel_fetch()
    {
        if (is_fetching_) {
            is_fetch_cancelled_ = true;
            cancel_->emit(boost::asio::cancellation_type::total);
        }
    }

    listing_core&                                     listing_;
    std::size_t const                                 most_pages_;
    std::size_t const                                 most_bytes_;
    strand_event                                      event_;
    std::shared_ptr<boost::asio::cancellation_signal> cancel_{}; ///< Of the fetch that was begun last.
    std::deque<std::unique_ptr<page_slot>>            ready_{};
    std::vector<std::unique_ptr<page_slot>>           spares_{};
    std::size_t                                       ready_bytes_ = 0;
    failure                                           failed_{};
    std::exception_ptr                                escaped_{};
    bool                                              is_fetch_cancelled_ = false;
    std::atomic<bool>                                 is_fetching_{false};
    std::atomic<bool>                                 is_abandoned_{false};
};

} // namespace bindery::detail

#endif
