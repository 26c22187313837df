// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_REPORT_HPP
#define BINDERY_BENCHMARKS_PARSE_REPORT_HPP

#include "measure.hpp"

#include <iosfwd>
#include <vector>

namespace bench {

/// What the numbers depend on, in Markdown.
void print_environment(std::ostream&, std::size_t rounds);

/// A case's heading, its table in Markdown, and how Bindery compares with the fastest of each family.
void print_table(std::ostream&, case_result const&);

/// All results as JSON, for chart.py and instructions.py.
void print_json(std::ostream&, std::vector<case_result> const&);

} // namespace bench

#endif
