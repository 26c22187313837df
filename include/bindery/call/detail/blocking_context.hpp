// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_BLOCKING_CONTEXT_HPP
#define BINDERY_CALL_DETAIL_BLOCKING_CONTEXT_HPP

#include <bindery/call/listing_options.hpp>
#include <bindery/call/result.hpp>
#include <bindery/config.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/execution_context.hpp>

#include <memory>

namespace bindery::detail {

/// Errors: bindery::error (errc::invalid_config), where the options cannot work for a listing that blocks.
BINDERY_DECL void check_blocking(listing_options const& options);

/// An execution context that runs on the calling thread, and only while that waits for something.
///
/// Thread safety: none.
class blocking_context
{
public:
    BINDERY_DECL blocking_context();

    BINDERY_DECL boost::asio::any_io_executor get_executor() const;

    /// Runs until the work is over, and returns what it has come to. Throws what it throws, and what any handler of the
    /// context throws meanwhile, but only once the work is over. Throws bindery::error (errc::transport_failed) where
    /// the work never comes to an end, because something has dropped it.
    BINDERY_DECL failure run(boost::asio::awaitable<failure> work);

private:
    std::shared_ptr<boost::asio::execution_context> context_; ///< An io_context, of which users need no header.
};

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/blocking_context.ipp>
#endif

#endif
