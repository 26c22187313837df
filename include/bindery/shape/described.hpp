// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DESCRIBED_HPP
#define BINDERY_SHAPE_DESCRIBED_HPP

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/list.hpp>

#include <cstddef>
#include <type_traits>

namespace bindery {

/// Names a type without having a value of it: the argument of the customisation points that are found by
/// argument-dependent lookup beside a shape.
template <class T>
struct type
{
};

/// A structure shape: a class described with BOOST_DESCRIBE_STRUCT whose public members are the shape's members.
template <class T>
concept described_struct = std::is_class_v<T> && !std::is_union_v<T> && boost::describe::has_describe_members<T>::value;

/// An enumeration described with BOOST_DESCRIBE_ENUM. As a member of a shape it stands inside an open_enum.
template <class T>
concept described_enum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

namespace detail {

/// The described public members of T, inherited ones first, as a list of Boost.Describe descriptors.
template <described_struct T>
using descriptors = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <described_struct T>
inline constexpr std::size_t member_count = boost::mp11::mp_size<descriptors<T>>::value;

template <class Pointer>
struct member_pointer_traits;

template <class Class, class Member>
struct member_pointer_traits<Member Class::*>
{
    using class_type = Class;
    using member_type = Member;
};

/// The type of a described member.
template <class Descriptor>
using member_type = typename member_pointer_traits<std::remove_cv_t<decltype(Descriptor::pointer)>>::member_type;

/// The class that declares a described member: the shape, or a base of it.
template <class Descriptor>
using declaring_class = typename member_pointer_traits<std::remove_cv_t<decltype(Descriptor::pointer)>>::class_type;

/// Calls `visit.template operator()<Descriptor>()` for every described member of T, in declared order.
template <described_struct T, class Visitor>
constexpr void for_each_member(Visitor&& visit)
{
    [&]<template <class...> class List, class... Descriptors>(
        List<Descriptors...>) { (visit.template operator()<Descriptors>(), ...); }(descriptors<T>{});
}

} // namespace detail
} // namespace bindery

#endif
