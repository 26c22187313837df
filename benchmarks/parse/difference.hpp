// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_DIFFERENCE_HPP
#define BINDERY_BENCHMARKS_PARSE_DIFFERENCE_HPP

#include "document.hpp"

namespace bench {

/// Throws std::runtime_error, which names the first field that differs in the text with that index.
void require_equal(page const& got, page const& expected, std::size_t index);
void require_equal(request const& got, request const& expected, std::size_t index);

} // namespace bench

#endif
