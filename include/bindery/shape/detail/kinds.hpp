// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_KINDS_HPP
#define BINDERY_SHAPE_DETAIL_KINDS_HPP

#include <bindery/shape/described.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace bindery {

template <described_enum E>
class open_enum;

namespace detail {

/// What a C++ type is within a shape.
enum class kind : unsigned char {
    unsupported,
    boolean,
    integer,
    real,
    text,
    time,
    bytes,
    enumeration,
    closed_enumeration, ///< An enumeration outside of an open_enum, which could not hold what it does not know.
    optional,
    list,
    map,
    structure,
    free_form, ///< Any JSON value, by a specialization of free_form.
};

/// How a type that holds any JSON value is read and written. The header that declares such a type specializes it with
///
///     static bool parse(std::string_view json, std::size_t max_depth, T& into, std::string& problem);
///     static void append(std::string& out, T const& value);
///
/// where parse is given one value, checked and without white space around it, and says in `problem` why it failed.
template <class T>
struct free_form;

template <class T>
concept free_form_type = requires
{
    sizeof(free_form<T>);
};

template <class T>
concept integer_type =
    std::same_as<T, signed char> || std::same_as<T, unsigned char> || std::same_as<T, short> || std::same_as<T,
        unsigned short> || std::same_as<T, int> || std::same_as<T, unsigned int> || std::same_as<T,
        long> || std::same_as<T, unsigned long> || std::same_as<T, long long> || std::same_as<T, unsigned long long>;

template <class T>
constexpr kind kind_of_plain() noexcept
{
    if constexpr (std::same_as<T, bool>)
        return kind::boolean;
    else if constexpr (integer_type<T>)
        return kind::integer;
    else if constexpr (std::same_as<T, double> || std::same_as<T, float>)
        return kind::real;
    else if constexpr (std::is_enum_v<T>)
        return kind::closed_enumeration;
    else if constexpr (free_form_type<T>)
        return kind::free_form;
    else if constexpr (described_struct<T>)
        return kind::structure;
    else
        return kind::unsupported;
}

template <kind Kind, class Content = void>
struct kind_and_content
{
    static constexpr kind value = Kind;
    using content = Content;
};

template <class T>
struct kind_traits : kind_and_content<kind_of_plain<T>()>
{
};

template <>
struct kind_traits<std::string> : kind_and_content<kind::text>
{
};

template <>
struct kind_traits<std::chrono::sys_time<std::chrono::milliseconds>> : kind_and_content<kind::time>
{
};

template <>
struct kind_traits<std::vector<std::byte>> : kind_and_content<kind::bytes>
{
};

template <class E>
struct kind_traits<open_enum<E>> : kind_and_content<kind::enumeration>
{
};

template <class T>
struct kind_traits<std::optional<T>> : kind_and_content<kind::optional, T>
{
};

template <class T>
struct kind_traits<std::vector<T>> : kind_and_content<kind::list, T>
{
};

template <class T>
struct kind_traits<std::map<std::string, T>> : kind_and_content<kind::map, T>
{
};

template <class T>
inline constexpr kind kind_of = kind_traits<T>::value;

/// What an optional, a list or a map holds.
template <class T>
using content_of = typename kind_traits<T>::content;

/// What is left of a type when every optional, list and map around it is taken away.
template <class T>
struct innermost_of
{
    using type = T;
};

template <class T>
requires(!std::is_void_v<content_of<T>>) struct innermost_of<T> : innermost_of<content_of<T>>
{
};

template <class T>
using innermost = typename innermost_of<T>::type;

template <class T>
constexpr bool is_supported() noexcept
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::optional)
        return kind_of<content_of<T>> != kind::optional && is_supported<content_of<T>>();
    else if constexpr (k == kind::list || k == kind::map)
        return is_supported<content_of<T>>();
    else
        return k != kind::unsupported && k != kind::closed_enumeration;
}

} // namespace detail

/// A type that has a JSON form: bool, the standard integer types, float, double, std::string, timestamp, blob,
/// open_enum, described structs, document, and std::optional, std::vector and std::map<std::string, ...> of those.
template <class T>
concept shape_value = detail::is_supported<T>();

} // namespace bindery

#endif
