// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_COST_HPP
#define BINDERY_BENCHMARKS_PARSE_COST_HPP

#include "allocations.hpp"
#include "cases.hpp"

#include <chrono>

namespace bench {

template <class Work>
pass_cost cost_of(Work work)
{
    using clock = std::chrono::steady_clock;
    auto const allocations_before = allocations();
    auto const start = clock::now();
    work();
    auto const end = clock::now();
    return {end - start, allocations() - allocations_before};
}

} // namespace bench

#endif
