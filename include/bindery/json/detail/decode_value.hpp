// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_VALUE_HPP
#define BINDERY_JSON_DETAIL_DECODE_VALUE_HPP

#include <bindery/json/detail/literal.hpp>
#include <bindery/json/detail/quick.hpp>
#include <bindery/json/detail/reader.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/detail/rules.hpp>
#include <bindery/shape/open_enum.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace bindery::json::detail {

using bindery::detail::content_of;
using bindery::detail::kind;
using bindery::detail::kind_of;

using notation = timestamp_format::notation;

/// Reads a value.
template <class T>
char const* decode(reader& in, char const* at, T& into, notation as, std::size_t levels);

/// Reads a value of any form.
template <class T>
char const* decode_carefully(reader& in, char const* at, T& into, notation as, std::size_t levels);

/// Reads a member of an object that is read as a whole: one function for all shapes that have members of the type.
template <class T>
[[gnu::noinline]] char const* decode_shared(reader& in, char const* at, T& into, notation as, std::size_t levels);

/// Reads a value of any form whose opener has been seen.
template <class T>
[[gnu::always_inline]] inline char const* decode_opened(
    reader& in, char const* at, T& into, notation as, std::size_t levels);

/// Makes a value what it is when the text does not have it; what it owns stays for reuse where that is possible.
template <class T>
[[gnu::noinline]] void clear(T& value);

/// Whether a null is a value of that type, and not the absence of one.
template <class T>
inline constexpr bool takes_null = kind_of<T> == kind::optional || kind_of<T> == kind::free_form;

/// With what nearly every value of a type begins; empty: with this or that.
template <class T>
constexpr std::string_view opener_of() noexcept
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::optional)
        return opener_of<content_of<T>>();
    else if constexpr (k == kind::text || k == kind::enumeration)
        return "\"";
    else if constexpr (k == kind::structure)
        return "{";
    else if constexpr (k == kind::list)
        return "[";
    else
        return {};
}

/// `Name"`, as it ends the string of an enumerator.
template <class E, class Descriptor>
inline constexpr auto
    enumerator_literal = make_literal<bindery::detail::wire_name_of_enumerator<E, Descriptor>().size() + 1>(
        {bindery::detail::wire_name_of_enumerator<E, Descriptor>(), "\""});

template <class E, class Descriptor>
inline constexpr bool is_plain_enumerator = is_plain_text(bindery::detail::wire_name_of_enumerator<E, Descriptor>());

template <class T>
[[gnu::always_inline]] inline char const* quick_enumerator(char const* at, T& into) noexcept
{
    using E = typename T::enum_type;
    return [&]<template <class...> class List, class... D>(List<D...>) {
        char const* end = nullptr;
        static_cast<void>(((is_plain_enumerator<E, D> && stands_at<enumerator_literal<E, D>>(at)
                               && (into = D::value, end = at + enumerator_literal<E, D>.size(), true))
                           || ...));
        return end;
    }(boost::describe::describe_enumerators<E>{});
}

/// How many bytes of a value, behind its opener, the quick functions look at; 0: there is none for the type.
template <class T>
constexpr std::size_t quick_size_of() noexcept
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::optional)
        return quick_size_of<content_of<T>>();
    else if constexpr (k == kind::text)
        return quick_text_size;
    else if constexpr (k == kind::time)
        return quick_number_size;
    else if constexpr (k == kind::integer)
        return quick_integer_size;
    else if constexpr (k == kind::enumeration)
        return []<template <class...> class List, class... D>(List<D...>) {
            constexpr auto longest = std::max({word_size, enumerator_literal<typename T::enum_type, D>.size()...});
            return longest <= quick_reach / 2 ? longest : 0;
        }(boost::describe::describe_enumerators<typename T::enum_type>{});
    else
        return 0;
}

/// Reads a value that stands, behind its opener, at a place with reach, if its type has a quick form and it is in it;
/// at least `Before` bytes before it can be read. Null where the value must be read otherwise. `early` is what
/// quick_number() asks for; a text makes it what quick_text() says.
template <std::size_t Before, class T>
[[gnu::always_inline]] inline char const* decode_quickly(
    reader& in, char const* at, char const*& early, T& into, notation as)
{
    constexpr kind k = kind_of<T>;
    if constexpr (quick_size_of<T>() == 0)
        return nullptr;
    else if constexpr (k == kind::text)
        return quick_text(at, into, early);
    else if constexpr (k == kind::enumeration)
        return quick_enumerator(at, into);
    else if constexpr (k == kind::integer)
        return quick_integer(at, into);
    else if constexpr (k == kind::time) {
        bool const is_number = as == notation::epoch_seconds && (Before >= block_size || in.has_reach_back(at));
        return is_number ? quick_time(at, early, into) : nullptr;
    }
    else {
        static_assert(k == kind::optional);
        if constexpr (std::is_trivially_copyable_v<T>) {
            // A value of a simple type is made anew, without a branch on whether there was one.
            content_of<T> value{};
            auto const*   end = decode_quickly<Before>(in, at, early, value, as);
            if (end != nullptr)
                into = value;
            return end;
        }
        else {
            if (!into)
                into.emplace();
            return decode_quickly<Before>(in, at, early, *into, as);
        }
    }
}

} // namespace bindery::json::detail

#endif
