// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_FAN_OUT_HPP
#define BINDERY_CALL_FAN_OUT_HPP

#include <bindery/call/async_range.hpp>
#include <bindery/call/detail/fan_out_core.hpp>
#include <bindery/call/detail/item_cursor.hpp>
#include <bindery/call/detail/listing.hpp>
#include <bindery/call/fan_out_options.hpp>
#include <bindery/call/result.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace bindery {

/// An item of one of several listings.
template <class Operation>
struct fan_out_entry
{
    using request_type = typename Operation::request_type;
    using item_type = detail::item_of<Operation>;

    std::size_t         request_index = 0; ///< Which of the requests, counted from 0.
    request_type const* request = nullptr; ///< Lives as long as the range.
    item_type*          item = nullptr;    ///< Valid until the following next(); may be moved from.
};

/// The items of the listings of many requests, several of which are under way at a time. Made by operation::fan_out().
///
///     auto all = mturk::list_workers_with_qualification_type.fan_out(client, requests);
///     while (auto* found = co_await all.next())
///         std::cout << found->request->QualificationTypeId << ' ' << found->item->WorkerId << '\n';
///
/// Each listing under way holds one page and waits until its items have been handed out. The items of a request come in
/// the service's order; how those of different requests are merged says fan_out_options::order. Single-pass and lazy:
/// nothing is sent before the first next().
///
/// Object lifetimes: must live, and not be moved, while a next() is awaited; destroying it ends all that is under way.
/// Must not outlive the execution contexts of the client and of the awaiting coroutine; the latter, where it is not the
/// client's, must run out of work before it is destroyed. Executor: as items_range. Per-operation cancellation: a
/// cancelled next() fails with boost::asio::error::operation_aborted; the listings under way finish their pages, and
/// another next() loses nothing. Errors: those of the operation's call, as fan_out_options::errors says;
/// errc::deadline_exceeded; errc::invalid_config for options that cannot work. After one of them, next() fails in the
/// same way each time. Thread safety: one next() at a time, on any executor.
template <class Operation>
class fan_out_range : public async_iterable<fan_out_range<Operation>>
{
public:
    using client_type = typename Operation::client_type;
    using request_type = typename Operation::request_type;
    using value_type = fan_out_entry<Operation>;

    fan_out_range(client_type with, std::vector<request_type> requests, fan_out_options options)
        : core_(std::make_shared<core>(std::move(with), std::move(requests), std::move(options)))
    {
    }

    fan_out_range(fan_out_range&&) noexcept = default;
    fan_out_range& operator=(fan_out_range&& other) noexcept
    {
        core_.swap(other.core_);
        std::swap(entry_, other.entry_);
        std::swap(cursor_, other.cursor_);
        return *this;
    }

    ~fan_out_range()
    {
        if (core_)
            core_->abandon();
    }

    /// The next item, or null after the last one of all. Valid until the next call.
    boost::asio::awaitable<value_type*> next() &
    {
        if (cursor_.is_at_end()) {
            auto failed = co_await core_->advance();
            if (failed)
                failed.raise();
            if (!enter_page())
                co_return nullptr;
        }
        co_return take();
    }

    /// As next(), without exceptions.
    boost::asio::awaitable<result<value_type*>> try_next() &
    {
        if (cursor_.is_at_end()) {
            auto failed = co_await core_->advance();
            if (failed)
                co_return failed;
            if (!enter_page())
                co_return nullptr;
        }
        co_return take();
    }

    /// A range must have a name: what next() brings lives in the range.
    void next() && = delete;
    void try_next() && = delete;

    /// What was collected so far, where fan_out_options::errors says so: complete once next() has brought null. Valid
    /// until the next call of next().
    std::vector<fan_out_failure> const& failures() const noexcept { return core_->failures(); }

private:
    class core final : public detail::fan_out_core
    {
    public:
        core(client_type with, std::vector<request_type> requests, fan_out_options options)
            : fan_out_core(requests.size(), std::move(options)), client_(std::move(with)),
              requests_(std::move(requests))
        {
        }

        request_type const& request(std::size_t index) const { return requests_[index]; }

    private:
        std::shared_ptr<detail::listing_core> open(std::size_t index, listing_options options) const override
        {
            return std::make_shared<detail::listing<Operation>>(
                client_, requests_[index], std::move(options), 0U, true);
        }

        std::string_view operation() const noexcept override { return Operation::name; }

        client_type               client_;
        std::vector<request_type> requests_;
    };

    /// False after the last page.
    bool enter_page()
    {
        auto* const slot = core_->current();
        if (!slot)
            return false;
        cursor_.enter(&static_cast<detail::typed_page_slot<Operation>&>(*slot).page);
        entry_.request_index = core_->current_index();
        entry_.request = &core_->request(entry_.request_index);
        return true;
    }

    value_type* take()
    {
        entry_.item = cursor_.take();
        return &entry_;
    }

    std::shared_ptr<core>          core_;
    value_type                     entry_{};
    detail::item_cursor<Operation> cursor_{};
};

} // namespace bindery

#endif
