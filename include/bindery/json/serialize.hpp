// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_SERIALIZE_HPP
#define BINDERY_JSON_SERIALIZE_HPP

#include <bindery/json/detail/encode.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/detail/kinds.hpp>

#include <optional>
#include <string>
#include <utility>

namespace bindery::json {

/// Appends the JSON text of a shape, or of a list, map or other value that a shape can have as a member, to `out` and
/// says why it could not.
///
/// Members stand in declared order, without white space. An optional that is empty is left out; every other member is
/// written, an empty string or list too. Doubles that are no numbers are the strings "NaN", "Infinity" and
/// "-Infinity". The only values without a JSON form are a string that is not UTF-8 and, in a document, a number that is
/// none; `out` then ends in a partial text.
///
/// Returns: nothing on success. Exceptions: std::bad_alloc. Thread safety: as for `out`.
template <shape_value T>
[[nodiscard]] std::optional<failure> try_serialize_to(std::string& out, T const& value)
{
    return detail::append_text(out, value);
}

/// The JSON text of a value, under the rules of try_serialize_to. Throws json_error (errc::unserializable).
template <shape_value T>
std::string serialize(T const& value)
{
    std::string text;
    if (auto why = try_serialize_to(text, value))
        throw json_error(errc::unserializable, std::move(*why));
    return text;
}

} // namespace bindery::json

#endif
