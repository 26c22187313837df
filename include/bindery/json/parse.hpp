// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_PARSE_HPP
#define BINDERY_JSON_PARSE_HPP

#include <bindery/json/bulk.hpp>
#include <bindery/json/detail/decode.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/shape/detail/kinds.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace bindery::json {

/// Limits of a parse.
struct parse_options
{
    /// How many arrays and objects may be open at once, in free-form and skipped values too. Each level of a recursive
    /// shape takes some of the stack. DynamoDB nests values 32 deep, each of which takes two levels.
    std::size_t max_depth = 128;
};

/// Parses JSON text into an existing shape, or a list, map or other value that a shape can have as a member, reusing
/// its storage, and says why it could not.
///
/// The text must be one RFC 8259 value in UTF-8, with nothing but white space around it. Members that the shape does
/// not declare are checked and skipped; of a member given twice the last one counts, but the others too must be what it
/// can hold. After a success `into` holds what the text says and nothing else: members that are absent or null are
/// empty, zero or false. A null element of a list or map is dropped unless the element is an optional or a document. A
/// number with a fraction or an exponent is an integer where its value is one. After a failure `into` is valid and
/// unspecified.
///
/// Returns: nothing on success. Exceptions: std::bad_alloc. Thread safety: as for `into`.
template <shape_value T>
[[nodiscard]] std::optional<failure> try_parse_into(T& into, std::string_view text, parse_options const& options = {})
{
    return detail::parse_text(into, text, options.max_depth);
}

/// As try_parse_into, but throws json_error (errc::invalid_json).
template <shape_value T>
void parse_into(T& into, std::string_view text, parse_options const& options = {})
{
    if (auto why = try_parse_into(into, text, options))
        throw json_error(errc::invalid_json, std::move(*why));
}

/// Parses JSON text into a new value, under the rules of try_parse_into. Throws json_error (errc::invalid_json).
template <shape_value T>
T parse(std::string_view text, parse_options const& options = {})
{
    T value{};
    parse_into(value, text, options);
    return value;
}

} // namespace bindery::json

#endif
