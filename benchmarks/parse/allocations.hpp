// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_ALLOCATIONS_HPP
#define BINDERY_BENCHMARKS_PARSE_ALLOCATIONS_HPP

#include <cstddef>

namespace bench {

/// How often this thread has asked for memory, by malloc, calloc, realloc, their aligned kin or operator new, in
/// libraries too.
std::size_t allocations() noexcept;

} // namespace bench

#endif
