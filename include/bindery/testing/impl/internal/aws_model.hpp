// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_AWS_MODEL_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_AWS_MODEL_HPP

#include <bindery/json/parse.hpp>
#include <bindery/shape/described.hpp>
#include <bindery/shape/detail/kinds.hpp>
#include <bindery/shape/members.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the comparison of declarations reads of an AWS API's model. Shapes carry the names of the model's JSON.
namespace bindery::testing::detail {

/// The text of a JSON value whose type depends.
struct json_text
{
    std::string text{};
};

} // namespace bindery::testing::detail

template <>
struct bindery::detail::free_form<bindery::testing::detail::json_text>
{
    static bool parse(std::string_view json, std::size_t, testing::detail::json_text& into, std::string&)
    {
        into.text = json;
        return true;
    }

    static void append(std::string& out, testing::detail::json_text const& value) { out += value.text; }
};

namespace bindery::testing::detail {

struct shape_reference
{
    std::string                shape{};
    std::optional<std::string> locationName{};
    std::optional<std::string> timestampFormat{};
    bool                       idempotencyToken{};
};
BOOST_DESCRIBE_STRUCT(shape_reference, (), (shape, locationName, timestampFormat, idempotencyToken))

struct model_shape
{
    std::string                            type{};
    std::map<std::string, shape_reference> members{};
    std::vector<std::string>               required{};
    std::optional<shape_reference>         member{};
    std::optional<shape_reference>         value{};
    std::optional<json_text>               min{};
    std::optional<json_text>               max{};
    std::string                            pattern{};
    std::vector<std::string>               enumerators{};
    std::string                            timestampFormat{};
    bool                                   document{};
    bool                                   fault{};
    bool                                   is_union{};
};
BOOST_DESCRIBE_STRUCT(model_shape, (),
    (type, members, required, member, value, min, max, pattern, enumerators, timestampFormat, document, fault,
        is_union))
constexpr auto bindery_members(bindery::type<model_shape>)
{
    return bindery::members(bindery::member<&model_shape::enumerators>(wire_name{"enum"}),
        bindery::member<&model_shape::is_union>(wire_name{"union"}));
}

struct model_endpoint
{
    std::string hostPrefix{};
};
BOOST_DESCRIBE_STRUCT(model_endpoint, (), (hostPrefix))

struct model_operation
{
    std::optional<shape_reference> input{};
    std::optional<shape_reference> output{};
    std::vector<shape_reference>   errors{};
    bool                           idempotent{};
    model_endpoint                 endpoint{};
};
BOOST_DESCRIBE_STRUCT(model_operation, (), (input, output, errors, idempotent, endpoint))

struct model_metadata
{
    std::string                targetPrefix{};
    std::string                endpointPrefix{};
    std::optional<std::string> signingName{};
};
BOOST_DESCRIBE_STRUCT(model_metadata, (), (targetPrefix, endpointPrefix, signingName))

struct service_model
{
    model_metadata                         metadata{};
    std::map<std::string, model_operation> operations{};
    std::map<std::string, model_shape>     shapes{};
};
BOOST_DESCRIBE_STRUCT(service_model, (), (metadata, operations, shapes))

/// Each is a name, or a list of names.
struct model_paginator
{
    json_text                input_token{};
    json_text                output_token{};
    std::optional<json_text> result_key{};
    std::optional<json_text> limit_key{};
};
BOOST_DESCRIBE_STRUCT(model_paginator, (), (input_token, output_token, result_key, limit_key))

struct paginators_model
{
    std::map<std::string, model_paginator> pagination{};
};
BOOST_DESCRIBE_STRUCT(paginators_model, (), (pagination))

/// The names that a member of a paginator gives.
inline std::vector<std::string> names_in(json_text const& value)
{
    if (value.text.starts_with('['))
        return json::parse<std::vector<std::string>>(value.text);
    return {json::parse<std::string>(value.text)};
}

inline std::vector<std::string> names_in(std::optional<json_text> const& value)
{
    return value ? names_in(*value) : std::vector<std::string>{};
}

} // namespace bindery::testing::detail

#endif
