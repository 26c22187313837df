// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_BULK_HPP
#define BINDERY_JSON_BULK_HPP

#include <bindery/shape/described.hpp>

#include <cstddef>

namespace bindery::json {

/// The most members of shapes that are bulk unless somebody says otherwise.
inline constexpr std::size_t most_members_in_bulk = 8;

/// Whether objects of a shape in lists and maps are read by code of their own, for speed, and not through a table of
/// its members. The code is up to 900 bytes for each member, and takes the compiler time; without it, reading an object
/// takes 1.7 to 2.7 times as long, the more the shorter its members are. For other shapes than the small ones, say so
/// behind the shape, before it is used:
///
///     template <>
///     inline constexpr bool bindery::json::is_bulk<Trade> = true;
///
/// A union is always read through its table.
template <described_struct T>
inline constexpr bool is_bulk = bindery::detail::member_count<T> <= most_members_in_bulk;

} // namespace bindery::json

#endif
