// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PROCESSOR_TIME_HPP
#define BINDERY_BENCHMARKS_PROCESSOR_TIME_HPP

#include <sys/resource.h>

namespace bench {

/// What this process has used of processors' time, its own and the kernel's for it, in seconds.
inline double processor_time()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    auto const seconds = [](timeval const& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

} // namespace bench

#endif
