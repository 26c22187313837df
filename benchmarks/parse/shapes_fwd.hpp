// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_SHAPES_FWD_HPP
#define BINDERY_BENCHMARKS_PARSE_SHAPES_FWD_HPP

// For files that only pass these on, so that they compile without the header-only library.

namespace bindery::mturk {
struct ListWorkersWithQualificationTypeRequest;
struct ListWorkersWithQualificationTypeResponse;
} // namespace bindery::mturk

namespace bench {

namespace mturk = bindery::mturk;

using request = mturk::ListWorkersWithQualificationTypeRequest;
using page = mturk::ListWorkersWithQualificationTypeResponse;

class document;

enum class member_order {
    declared,
    alphabetical,
    shuffled, ///< Every object in an order of its own, with members that no shape declares, and strings with escapes.
};

} // namespace bench

#endif
