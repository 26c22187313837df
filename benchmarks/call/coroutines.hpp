// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_CALL_COROUTINES_HPP
#define BINDERY_BENCHMARKS_CALL_COROUTINES_HPP

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <exception>

namespace bench {

namespace asio = boost::asio;

/// Runs the coroutine of each caller, which `make(index)` makes, until all have finished.
inline void run_callers(asio::io_context& context, std::size_t callers, auto make)
{
    for (std::size_t index = 0; index != callers; ++index)
        asio::co_spawn(context, make(index), [](std::exception_ptr failed) {
            if (failed)
                std::rethrow_exception(failed);
        });
    context.restart();
    context.run();
}

} // namespace bench

#endif
