// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_VALIDATE_HPP
#define BINDERY_SHAPE_VALIDATE_HPP

#include <bindery/shape/detail/validate.hpp>

#include <string>
#include <vector>

namespace bindery {

/// Checks a shape and everything in it against the constraints declared beside it and returns all violations, in
/// declared order; none means valid. Members that are absent break no rule but `required`.
///
/// Exceptions: std::bad_alloc; std::logic_error for a declared pattern that is no regular expression.
template <described_struct T>
std::vector<violation> validate(T const& shape)
{
    std::vector<violation> found;
    detail::validate_shape(shape, detail::path_node{}, found);
    return found;
}

} // namespace bindery

#endif
