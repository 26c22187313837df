// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_MEASURE_HPP
#define BINDERY_BENCHMARKS_PARSE_MEASURE_HPP

#include "cases.hpp"

#include <cstddef>
#include <vector>

namespace bench {

struct measurement
{
    contender const*    who = nullptr;
    std::vector<double> nanoseconds{};   ///< Per item, one for each round.
    double              allocations = 0; ///< Per text.
};

struct case_result
{
    case_description const*  what = nullptr;
    std::size_t              items_per_round = 0;
    double                   bytes_per_item = 0;
    std::vector<measurement> measurements{}; ///< Without contenders that leave the case out.
};

/// Verifies every contender on the case, then lets each do a pass per round, in an order that is shuffled for each
/// round. Throws std::runtime_error where a verification fails, with all that is known about it.
case_result measure(case_description const&, std::vector<contender const*> const&, std::size_t rounds);

double median(std::vector<double> values);

/// How many times as long `a` took as `b`: the median over the rounds.
double ratio(measurement const& a, measurement const& b);

} // namespace bench

#endif
