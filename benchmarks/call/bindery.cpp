// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Bindery, with its defaults: deadlines, retries, checked requests, pooled connections.

#include "contender.hpp"
#include "coroutines.hpp"
#include "mturk_config.hpp"
#include "workload.hpp"

#include <bindery/mturk.hpp>

#include <memory>

namespace bench {
namespace {

/// Reads all pages of a listing into one object.
class listing_client final : public client
{
public:
    explicit listing_client(settings const& from) : callers_(from.callers), client_(context_, make_config(from)) { }

    void run(workload& work) override
    {
        run_callers(context_, callers_, [&](std::size_t) { return list(work); });
    }

private:
    asio::awaitable<void> list(workload& work)
    {
        for (;;) {
            auto pages = mturk::list_workers_with_qualification_type.pages(client_, first_request());
            for (std::size_t index = 0; index != pages_per_listing; ++index) {
                auto call = work.begin();
                if (!call)
                    co_return;
                auto const* const page = co_await pages.next();
                call->finish(*page, index);
            }
        }
    }

    std::size_t      callers_;
    asio::io_context context_{1};
    mturk::client    client_;
};

/// Makes each call by itself, with a response of its own.
class calling_client final : public client
{
public:
    explicit calling_client(settings const& from) : callers_(from.callers), client_(context_, make_config(from)) { }

    void run(workload& work) override
    {
        run_callers(context_, callers_, [&](std::size_t) { return list(work); });
    }

private:
    asio::awaitable<void> list(workload& work)
    {
        for (;;) {
            auto request = first_request();
            for (std::size_t index = 0; index != pages_per_listing; ++index) {
                auto call = work.begin();
                if (!call)
                    co_return;
                auto page = co_await mturk::list_workers_with_qualification_type(client_, request);
                call->finish(page, index);
                request.NextToken = std::move(page.NextToken);
            }
        }
    }

    std::size_t      callers_;
    asio::io_context context_{1};
    mturk::client    client_;
};

} // namespace

std::unique_ptr<client> list_with_bindery(settings const& from)
{
    return std::make_unique<listing_client>(from);
}

std::unique_ptr<client> call_with_bindery(settings const& from)
{
    return std::make_unique<calling_client>(from);
}

} // namespace bench
