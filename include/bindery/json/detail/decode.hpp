// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_HPP
#define BINDERY_JSON_DETAIL_DECODE_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/decode_list.hpp>
#include <bindery/json/detail/decode_object.hpp>
#include <bindery/json/detail/decode_union.hpp>
#include <bindery/json/detail/decode_value.hpp>
#include <bindery/json/failure.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

/// The generated part of the parser.
///
/// How a page flows through it: parse_text() makes a reader of the text and calls decode() for the outermost value.
/// A list hands the elements that it has from last time to its content's parser, one after the other, so that their
/// storage is used again (decode_list.hpp). An element that is an object is gone through in declared order: each
/// member's quoted name is compared as a whole with what comes next, in a few words, and what follows it is read
/// inline in the form that services nearly always write (decode_object.hpp, decode_value.hpp, quick.hpp). All that
/// is straight code without an index or a tree in between. Where it leaves declared order, and for an object that is
/// a member of an element, or in a map, a loop takes over, one for each shape, that reads the same members in the same
/// forms by their numbers: it tries the member that followed last time, then finds others by the first characters of
/// their names.
///
/// Whatever has an unusual form, white space, an escape, an unknown member, a null, a long or odd number, is read
/// by the general half: the same functions for all shapes, in decode_object.ipp and reader.hpp, which takes every
/// form and finds every mistake. It knows a shape as a list of names and two functions that take a member's number.
/// An object that is in no list or map, or is no bulk (bulk.hpp), is read by it as a whole, one of a list in the order
/// that the list's objects had so far: straight code for each of those shapes would be most of what an operation adds
/// to a program.
///
/// Where the inline code looks ahead it needs bytes behind its place: a reader makes sure of them with a copy of the
/// text's last bytes, so that any string_view can be parsed. No account is kept of where in the shape the parser is: a
/// failure has an offset, and its path is found by reading the text once more up to there (failure_path.hpp).
namespace bindery::json::detail {

template <class T>
char const* decode_integer(reader& in, char const* at, T& into)
{
    using limits = std::numeric_limits<T>;
    std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t> value = 0;
    if constexpr (std::is_signed_v<T>)
        at = in.read_signed(at, value, limits::min(), limits::max());
    else
        at = in.read_unsigned(at, value, limits::max());
    into = static_cast<T>(value);
    return at;
}

template <class T>
char const* decode_optional(reader& in, char const* at, std::optional<T>& into, notation as, std::size_t levels)
{
    if (auto const* behind = in.take_null(at)) {
        into.reset();
        return behind;
    }
    if (!into)
        into.emplace();
    return decode_carefully(in, at, *into, as, levels);
}

template <class T>
char const* decode_free_form(reader& in, char const* at, T& into, std::size_t levels)
{
    at = in.skip_space(at);
    auto const* const behind = in.skip_value(at, levels);
    if (behind == nullptr)
        return nullptr;
    std::string problem;
    return bindery::detail::free_form<T>::parse({at, static_cast<std::size_t>(behind - at)}, levels, into, problem)
               ? behind
               : in.fail(at, std::move(problem));
}

template <class T>
char const* decode_carefully(reader& in, char const* at, T& into, notation as, std::size_t levels)
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::integer)
        return decode_integer(in, at, into);
    else if constexpr (k == kind::time)
        return in.read(at, into, as);
    else if constexpr (k == kind::enumeration) {
        std::string_view text;
        at = in.read_text(at, text);
        if (at != nullptr)
            into.assign_text(text);
        return at;
    }
    else if constexpr (k == kind::optional)
        return decode_optional(in, at, into, as, levels);
    else if constexpr (k == kind::list)
        return decode_list(in, at, into, as, levels);
    else if constexpr (k == kind::map)
        return decode_map(in, at, into, as, levels);
    else if constexpr (k == kind::free_form)
        return decode_free_form(in, at, into, levels);
    else if constexpr (k == kind::structure)
        return decode_structure(in, at, into, levels);
    else
        return in.read(at, into);
}

template <class T>
char const* decode_opened(reader& in, char const* at, T& into, notation as, std::size_t levels)
{
    if constexpr (kind_of<T> == kind::optional && !opener_of<T>().empty()) {
        if (!into)
            into.emplace();
        return decode_opened(in, at, *into, as, levels);
    }
    else if constexpr (has_own_code<T>)
        return decode_frequent(in, at, into, levels);
    else
        return decode_carefully(in, at, into, as, levels);
}

template <class T>
char const* decode(reader& in, char const* at, T& into, notation as, std::size_t levels)
{
    if constexpr (kind_of<T> != kind::structure && kind_of<T> != kind::list) {
        constexpr auto opener = opener_of<T>();
        at = in.reach(at);
        auto const* early = at + opener.size();
        if (opener.empty() || *at == opener[0])
            if (auto const* const end = decode_quickly<0>(in, early, early, into, as))
                return end;
    }
    return decode_carefully(in, at, into, as, levels);
}

template <class T>
char const* decode_shared(reader& in, char const* at, T& into, notation as, std::size_t levels)
{
    return decode(in, at, into, as, levels);
}

/// Makes a value what it is when the text does not have it; what it owns stays for reuse where that is possible.
template <class T>
void clear(T& value)
{
    constexpr kind k = kind_of<T>;
    if constexpr (k == kind::text || k == kind::bytes || k == kind::list || k == kind::map)
        value.clear();
    else if constexpr (k == kind::optional)
        value.reset();
    else if constexpr (k == kind::enumeration)
        value.assign_text({});
    else if constexpr (k == kind::structure) {
        member_set<member_count<T>> const none{};
        clear_absent_members(&value, clearers_of<T>, none);
        if constexpr (bindery::detail::is_union_shape<T>)
            (value.*bindery::detail::unknown_of<T>).clear();
    }
    else
        value = T{};
}

/// Parses a whole text, whose value `decode` reads into `into`.
BINDERY_DECL std::optional<failure> parse_text(std::string_view text, std::size_t max_depth, void* into,
    char const* (*decode)(reader& in, char const* at, void* into, std::size_t levels));

/// Parses a whole text, with timestamps that no member says more of in that notation.
template <notation As = notation::epoch_seconds, class T>
std::optional<failure> parse_text(T& into, std::string_view text, std::size_t max_depth)
{
    return parse_text(text, max_depth, &into, [](reader& in, char const* at, void* value, std::size_t levels) {
        return decode(in, at, *static_cast<T*>(value), As, levels);
    });
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/decode.ipp>
#endif

#endif
