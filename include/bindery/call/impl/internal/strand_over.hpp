// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_STRAND_OVER_HPP
#define BINDERY_CALL_IMPL_INTERNAL_STRAND_OVER_HPP

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/strand.hpp>

namespace bindery::detail {

/// A strand over an executor, or the executor where it is a strand already.
inline boost::asio::any_io_executor strand_over(boost::asio::any_io_executor const& executor)
{
    using boost::asio::io_context;
    // A strand over the real executor is so small that an any_io_executor holds it without an allocation.
    if (auto const* const real = executor.target<io_context::executor_type>())
        return boost::asio::make_strand(*real);
    if (executor.target<boost::asio::strand<io_context::executor_type>>())
        return executor;
    return boost::asio::make_strand(executor);
}

} // namespace bindery::detail

#endif
