// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_PATH_HPP
#define BINDERY_SHAPE_DETAIL_PATH_HPP

#include <bindery/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// The steps of a path such as `Answers[2].Tags[key].X`.
///
/// Names and keys can come from a hostile text, and paths end up in logs: control characters and what is no UTF-8
/// become `?`, and what is too long is cut.
namespace bindery::detail {

/// `.Name`
BINDERY_DECL std::string member_step(std::string_view name);

/// `[2]`
BINDERY_DECL std::string index_step(std::size_t index);

/// `[key]`
BINDERY_DECL std::string key_step(std::string_view key);

/// Appends a step; the first one loses its dot.
BINDERY_DECL void append_step(std::string& path, std::string_view step);

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/path.ipp>
#endif

#endif
