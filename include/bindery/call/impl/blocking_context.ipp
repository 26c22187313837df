// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_BLOCKING_CONTEXT_IPP
#define BINDERY_CALL_IMPL_BLOCKING_CONTEXT_IPP

#include <bindery/call/detail/blocking_context.hpp>

#include <bindery/error.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <memory>
#include <optional>
#include <utility>

namespace bindery::detail {

BINDERY_DECL void check_blocking(listing_options const& options)
{
    if (options.prefetch_pages.value_or(0) != 0)
        throw error(errc::invalid_config, "a listing that blocks cannot fetch pages ahead: prefetch_pages must be 0");
}

BINDERY_DECL blocking_context::blocking_context() : context_(std::make_shared<boost::asio::io_context>(1)) { }

BINDERY_DECL boost::asio::any_io_executor blocking_context::get_executor() const
{
    return static_cast<boost::asio::io_context&>(*context_).get_executor();
}

BINDERY_DECL failure blocking_context::run(boost::asio::awaitable<failure> work)
{
    auto&                  context = static_cast<boost::asio::io_context&>(*context_);
    std::optional<failure> outcome;
    std::exception_ptr     escaped;
    boost::asio::co_spawn(context, std::move(work), [&](std::exception_ptr thrown, failure failed) {
        escaped = thrown;
        outcome = std::move(failed);
    });
    context.restart();
    std::exception_ptr of_others;
    while (!outcome) {
        try {
            if (context.run_one() == 0)
                break;
        }
        catch (...) {
            // The work must not be left behind half done.
            of_others = std::current_exception();
        }
    }
    for (auto const& thrown : {escaped, of_others})
        if (thrown)
            std::rethrow_exception(thrown);
    if (!outcome)
        throw error(errc::transport_failed,
            "waited in vain: a transport or a provider of credentials has dropped what it had to do");
    return std::move(*outcome);
}

} // namespace bindery::detail

#endif
