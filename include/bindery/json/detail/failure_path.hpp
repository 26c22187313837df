// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_FAILURE_PATH_HPP
#define BINDERY_JSON_DETAIL_FAILURE_PATH_HPP

#include <bindery/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::json::detail {

/// The path to a place in a JSON text that is right up to there. `maps` are the offsets of objects whose names are keys
/// of a map, not members of a shape.
///
/// It reads the text once more from the start, so that a parse need not keep account of where it is.
BINDERY_DECL std::string failure_path(std::string_view text, std::size_t offset, std::vector<std::size_t> const& maps);

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/failure_path.ipp>
#endif

#endif
