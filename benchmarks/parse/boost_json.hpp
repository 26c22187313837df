// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_BOOST_JSON_HPP
#define BINDERY_BENCHMARKS_PARSE_BOOST_JSON_HPP

#include "document.hpp"

namespace bench {

/// What a serializer wrote, read with Boost.JSON.
template <class Shape>
Shape read_back(std::string_view text);

extern template page    read_back<page>(std::string_view);
extern template request read_back<request>(std::string_view);

} // namespace bench

#endif
