// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_IMPL_TARGET_IPP
#define BINDERY_REST_IMPL_TARGET_IPP

#include <bindery/rest/detail/target.hpp>

#include <bindery/http/detail/percent_encoding.hpp>
#include <bindery/http/detail/text_pieces.hpp>
#include <bindery/rest/detail/route_text.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace bindery::rest::detail {

using http::detail::for_each_piece;

/// Appends a label's text, the slashes of a greedy one as they are.
inline void append_label(std::string& target, std::string_view text, bool is_greedy)
{
    if (!is_greedy)
        return http::detail::append_percent_encoded(target, text);
    for_each_piece(text, '/', [&](std::string_view segment) {
        http::detail::append_percent_encoded(target, segment);
        target += '/';
    });
    target.pop_back();
}

BINDERY_DECL std::optional<bindery::json::failure> write_path(
    std::string& target, std::string_view route, std::span<named_text const> labels)
{
    target.clear();
    std::vector<std::pair<std::size_t, std::string_view>> begins; // Of the labels' texts.
    for (auto path = path_of_route(route); !path.empty();) {
        auto const part = take_part(path);
        target += part.literal;
        if (part.label.empty())
            break;
        auto const label = std::ranges::find(labels, part.label, &named_text::name);
        if (label == labels.end() || label->text.empty())
            return wrong_member(part.label, "must not be empty: it is a part of the path");
        begins.emplace_back(target.size(), part.label);
        append_label(target, label->text, part.is_greedy);
    }
    std::string_view with_dots;
    for_each_piece(target, '/', [&](std::string_view segment) {
        auto const end = static_cast<std::size_t>(segment.data() + segment.size() - target.data());
        if (segment == "." || segment == "..")
            for (auto const& [begin, label] : begins)
                with_dots = begin <= end ? label : with_dots;
    });
    if (!with_dots.empty())
        return wrong_member(with_dots, "no segment of the path must be . or .., which mean another path");
    if (auto const query = query_of_route(route); !query.empty())
        target.append("?").append(query);
    return std::nullopt;
}

BINDERY_DECL void append_parameter(std::string& target, std::string_view name, std::string_view text)
{
    target += target.find('?') == target.npos ? '?' : '&';
    http::detail::append_percent_encoded(target, name);
    target += '=';
    http::detail::append_percent_encoded(target, text);
}

inline std::string decode_or_keep(std::string_view text)
{
    return http::detail::percent_decode(text).value_or(std::string(text));
}

BINDERY_DECL bool read_path(std::string_view path, std::string_view route, std::vector<named_text>& labels)
{
    for (auto left = path_of_route(route); !left.empty();) {
        auto const part = take_part(left);
        if (!path.starts_with(part.literal))
            return false;
        path.remove_prefix(part.literal.size());
        if (part.label.empty())
            break;
        auto text = part.is_greedy ? path : path.substr(0, path.find('/'));
        // What follows in the segment is literal, as a route has one label in a segment.
        auto const suffix = left.substr(0, left.find('/'));
        if (!text.ends_with(suffix) || text.size() == suffix.size())
            return false;
        text.remove_suffix(suffix.size());
        path.remove_prefix(text.size());
        labels.push_back({part.label, decode_or_keep(text)});
    }
    return path.empty();
}

BINDERY_DECL std::vector<std::pair<std::string, std::string>> read_query(std::string_view target)
{
    std::vector<std::pair<std::string, std::string>> parameters;
    auto const                                       question_mark = target.find('?');
    if (question_mark == target.npos || question_mark + 1 == target.size())
        return parameters;
    for_each_piece(target.substr(question_mark + 1), '&', [&](std::string_view piece) {
        std::string parameter(piece);
        std::ranges::replace(parameter, '+', ' ');
        auto const equals = std::min(parameter.find('='), parameter.size());
        auto const text = std::string_view(parameter).substr(std::min(equals + 1, parameter.size()));
        parameters.emplace_back(decode_or_keep(parameter.substr(0, equals)), decode_or_keep(text));
    });
    return parameters;
}

} // namespace bindery::rest::detail

#endif
