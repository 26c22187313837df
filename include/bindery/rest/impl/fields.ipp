// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_IMPL_FIELDS_IPP
#define BINDERY_REST_IMPL_FIELDS_IPP

#include <bindery/rest/detail/fields.hpp>

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/text_pieces.hpp>

#include <algorithm>

namespace bindery::rest::detail {

inline bool has_space_around(std::string_view text)
{
    auto const is_space = [](char c) { return c == ' ' || c == '\t'; };
    return !text.empty() && (is_space(text.front()) || is_space(text.back()));
}

BINDERY_DECL std::optional<bindery::json::failure> write_field(
    std::vector<http::field>& fields, std::string_view name, std::string_view text)
{
    if (!http::detail::is_field_value(text))
        return wrong_member(name, "a header field cannot have control characters");
    if (has_space_around(text))
        return wrong_member(name, "a header field cannot begin or end with white space");
    http::set_field(fields, name, text);
    return std::nullopt;
}

BINDERY_DECL void append_element(std::string& list, std::string_view text)
{
    if (!list.empty())
        list += ", ";
    bool const needs_quotes = text.empty() || has_space_around(text) || text.find_first_of("\",") != text.npos;
    if (!needs_quotes) {
        list += text;
        return;
    }
    list += '"';
    for (char const c : text) {
        if (c == '"' || c == '\\')
            list += '\\';
        list += c;
    }
    list += '"';
}

BINDERY_DECL std::optional<std::string> join_fields(std::vector<http::field> const& fields, std::string_view name)
{
    std::optional<std::string> all;
    for (auto const& field : fields)
        if (http::detail::equal_ignoring_case(field.name, name))
            (all ? all->append(", ") : all.emplace()).append(field.value);
    return all;
}

/// Takes an element off the front of a list, with the comma behind it.
inline std::string take_element(std::string_view& list)
{
    std::string element;
    if (!list.starts_with('"')) {
        element = list.substr(0, list.find(','));
        list.remove_prefix(element.size());
        element.erase(std::min(element.find_last_not_of(" \t") + 1, element.size()));
    }
    else {
        list.remove_prefix(1);
        element = http::detail::take_quoted(list);
    }
    list.remove_prefix(std::min(list.find(','), list.size()));
    list.remove_prefix(list.empty() ? 0 : 1);
    return element;
}

BINDERY_DECL std::vector<std::string> read_elements(std::vector<http::field> const& fields, std::string_view name)
{
    std::vector<std::string> elements;
    for (auto const& field : fields) {
        if (!http::detail::equal_ignoring_case(field.name, name))
            continue;
        // RFC 9110, section 5.6.1.2: empty elements do not count.
        for (std::string_view list = field.value;;) {
            list.remove_prefix(std::min(list.find_first_not_of(" \t,"), list.size()));
            if (list.empty())
                break;
            elements.push_back(take_element(list));
        }
    }
    return elements;
}

} // namespace bindery::rest::detail

#endif
