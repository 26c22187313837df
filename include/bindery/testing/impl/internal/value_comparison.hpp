// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_VALUE_COMPARISON_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_VALUE_COMPARISON_HPP

#include <bindery/testing/detail/declared_api.hpp>
#include <bindery/testing/impl/internal/aws_model.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Types and constraints of a model and of a declaration in the same words, so that they can be compared.
namespace bindery::testing::detail {

/// The type of a shape of a model.
inline std::string type_text(model_shape const& shape)
{
    if (shape.document)
        return "document";
    if (shape.type == "string" && !shape.enumerators.empty())
        return "enumeration";
    if (shape.type == "byte")
        return "8-bit integer";
    if (shape.type == "short")
        return "16-bit integer";
    if (shape.type == "integer")
        return "32-bit integer";
    if (shape.type == "long")
        return "64-bit integer";
    return shape.type;
}

/// The type of a declared value.
inline std::string type_text(declared_value const& value)
{
    switch (value.what) {
    case kind::boolean: return "boolean";
    case kind::integer: return (value.is_signed ? "" : "unsigned ") + std::to_string(value.bits) + "-bit integer";
    case kind::real: return value.bits == 32 ? "float" : "double";
    case kind::text: return "string";
    case kind::time: return "timestamp";
    case kind::bytes: return "blob";
    case kind::enumeration: return "enumeration";
    case kind::list: return "list";
    case kind::map: return "map";
    case kind::structure: return "structure";
    case kind::free_form: return "document";
    case kind::unsupported:
    case kind::closed_enumeration:
    case kind::optional: break;
    }
    return "unknown";
}

/// `2..4`, `at least 2`, `at most 4`, or nothing, for bounds as texts.
inline std::string bounds_text(std::string const& min, std::string const& max)
{
    if (min.empty() && max.empty())
        return {};
    if (max.empty())
        return "at least " + min;
    return min.empty() ? "at most " + max : min + ".." + max;
}

template <class Bounds>
std::string bounds_text(Bounds const& declared)
{
    Bounds const none{};
    return bounds_text(declared.min == none.min ? std::string() : std::to_string(declared.min),
        declared.max == none.max ? std::string() : std::to_string(declared.max));
}

/// Bounds as the model has them. That a length is at least 0 says nothing.
inline std::string bounds_text(model_shape const& shape, bool is_length)
{
    auto const text = [](std::optional<json_text> const& bound) { return bound ? bound->text : std::string(); };
    return bounds_text(is_length && text(shape.min) == "0" ? std::string() : text(shape.min), text(shape.max));
}

inline std::string notation_text(timestamp_format::notation notation)
{
    switch (notation) {
    case timestamp_format::notation::iso8601: return "iso8601";
    case timestamp_format::notation::http_date: return "rfc822";
    case timestamp_format::notation::epoch_seconds: break;
    }
    return "unixTimestamp";
}

/// The notation of a timestamp: what is said where it is used, then what its shape says, then JSON's.
inline std::string notation_text(model_shape const& shape, shape_reference const& reference)
{
    if (reference.timestampFormat)
        return *reference.timestampFormat;
    return shape.timestampFormat.empty() ? "unixTimestamp" : shape.timestampFormat;
}

/// Names in alphabetical order, for lists whose order says nothing.
template <class Name>
std::string joined(std::vector<Name> names)
{
    std::ranges::sort(names);
    std::string text;
    for (auto const& name : names)
        text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

struct compared_rule
{
    std::string_view what{};
    std::string      in_model{};
    std::string      in_declaration{};
};

/// The constraints that make sense for values of a type that model and declaration agree on.
inline std::vector<compared_rule> compared_rules(
    model_shape const& modeled, shape_reference const& reference, declared_value const& declared)
{
    auto const&   rules = declared.rules;
    compared_rule length{"length", bounds_text(modeled, true), bounds_text(rules.length)};
    switch (declared.what) {
    case kind::text: return {std::move(length), {"pattern", modeled.pattern, std::string(rules.pattern)}};
    case kind::bytes:
    case kind::list:
    case kind::map: return {std::move(length)};
    case kind::integer: return {{"range", bounds_text(modeled, false), bounds_text(rules.range)}};
    case kind::enumeration: return {{"values", joined(modeled.enumerators), joined(declared.enumerators)}};
    case kind::time: return {{"notation", notation_text(modeled, reference), notation_text(rules.notation)}};
    default: return {};
    }
}

} // namespace bindery::testing::detail

#endif
