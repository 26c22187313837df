// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_CASES_HPP
#define BINDERY_BENCHMARKS_PARSE_CASES_HPP

#include "contender.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace bench {

struct pass_cost
{
    std::chrono::nanoseconds time{};
    std::size_t              allocations = 0;
};

/// One contender at work on one case.
class job
{
public:
    virtual ~job() = default;

    /// Does all of the case's work once and compares each result with the generator's values, field by field. Throws
    /// std::runtime_error, which says what differs where, or what the contender threw.
    virtual void verify() = 0;

    /// Does a pass, and tells what the contender's part in it cost.
    virtual pass_cost pass() = 0;
};

class benchmark_case
{
public:
    virtual ~benchmark_case() = default;

    /// Null: the contender leaves this case out.
    virtual std::unique_ptr<job> make_job(contender const&) = 0;

    std::size_t documents = 0; ///< Texts of a pass.
    std::size_t items = 0;     ///< What is counted, in all texts of a pass.
    std::size_t bytes = 0;     ///< Of all texts of a pass.
};

struct case_description
{
    std::string_view name;
    std::string_view title;
    std::string_view detail;
    std::string_view item; ///< What is counted.
    std::unique_ptr<benchmark_case> (*make)();
};

std::vector<case_description> const& cases();

} // namespace bench

#endif
