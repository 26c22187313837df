// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_SUBSTITUTE_HPP
#define BINDERY_SHAPE_DETAIL_SUBSTITUTE_HPP

#include <bindery/shape/described.hpp>
#include <bindery/shape/members.hpp>

namespace bindery::detail {

/// A shape's members are what they are.
struct no_substitute
{
};

/// A value in place of what a member of a shape has. So a shape that others may look at meanwhile can be seen with that
/// value, without a copy of it.
template <auto Member>
struct substitute
{
    typename member_pointer_traits<decltype(Member)>::member_type const& value;
};

/// The member of a shape that D describes.
template <class D, class T>
auto const& member_of(T const& shape, no_substitute) noexcept
{
    return shape.*D::pointer;
}

template <class D, class T, auto Member>
auto const& member_of(T const& shape, substitute<Member> const& instead) noexcept
{
    if constexpr (same_member<Member, D::pointer>)
        return instead.value;
    else
        return shape.*D::pointer;
}

} // namespace bindery::detail

#endif
