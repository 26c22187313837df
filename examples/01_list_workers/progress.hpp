// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef LIST_WORKERS_PROGRESS_HPP
#define LIST_WORKERS_PROGRESS_HPP

#include <chrono>
#include <cstddef>
#include <iostream>

#include <unistd.h>

/// A count of what has arrived, and how fast. On a terminal only, so that no log file fills with it, and not where the
/// Workers themselves appear on the terminal.
class progress
{
public:
    void show(std::size_t workers)
    {
        if (!on_terminal_ || workers % step != 0)
            return;
        std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - begun_;
        std::cerr << '\r' << workers << " workers, "
                  << static_cast<long long>(static_cast<double>(workers) / taken.count()) << " a second\x1b[K"
                  << std::flush;
    }

    void clear()
    {
        if (on_terminal_)
            std::cerr << "\r\x1b[K" << std::flush;
    }

private:
    static constexpr std::size_t step = 100;

    bool                                  on_terminal_ = ::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) != 1;
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

#endif
