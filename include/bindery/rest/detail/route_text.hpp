// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_DETAIL_ROUTE_TEXT_HPP
#define BINDERY_REST_DETAIL_ROUTE_TEXT_HPP

#include <bindery/fixed_string.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

/// Reads the text of a route, such as "/posts/{id}/files/{path+}?kind=raw", at compile time.
namespace bindery::rest::detail {

using bindery::detail::index_of;

/// A part of a path: literal text, and the label behind it, if any.
struct route_part
{
    std::string_view literal{};
    std::string_view label{};
    bool             is_greedy = false; ///< The label stands for any number of segments.
};

enum class route_fault : unsigned char {
    none,
    no_slash,       ///< It does not begin with a slash.
    wrong_brace,    ///< A brace without its partner, or a label without a name.
    two_in_segment, ///< Two labels in one segment, which could not be told apart.
    greedy_inside,  ///< Something stands behind a greedy label.
    same_label,     ///< Two labels of the same name.
    wrong_character,
};

/// The path of a route without its query.
constexpr std::string_view path_of_route(std::string_view text)
{
    return text.substr(0, index_of(text, '?'));
}

/// The literal query of a route; empty where it has none.
constexpr std::string_view query_of_route(std::string_view text)
{
    auto const question_mark = index_of(text, '?');
    return question_mark == text.size() ? std::string_view() : text.substr(question_mark + 1);
}

/// The next part of the path, which is taken off its front.
constexpr route_part take_part(std::string_view& path)
{
    route_part part;
    auto const open = index_of(path, '{');
    part.literal = path.substr(0, open);
    path.remove_prefix(open);
    if (path.empty())
        return part;
    auto const close = std::min(index_of(path, '}'), path.size() - 1);
    part.label = path.substr(1, std::max<std::size_t>(close, 1) - 1);
    part.is_greedy = part.label.ends_with('+');
    if (part.is_greedy)
        part.label.remove_suffix(1);
    path.remove_prefix(close + 1);
    return part;
}

constexpr std::size_t count_labels(std::string_view route)
{
    return static_cast<std::size_t>(std::ranges::count(path_of_route(route), '{'));
}

/// RFC 3986: what may stand in a path or a query, but for braces.
constexpr bool is_route_character(char c)
{
    constexpr std::string_view others = "-._~!$&'()*+,;=:@/?%";
    return http::detail::is_alphanumeric(c) || index_of(others, c) != others.size();
}

template <std::size_t Labels>
constexpr route_fault check_route(std::string_view route)
{
    auto path = path_of_route(route);
    if (!path.starts_with('/'))
        return route_fault::no_slash;
    std::array<std::string_view, Labels + 1> labels{};
    std::size_t                              count = 0;
    for (bool first = true; !path.empty(); first = false) {
        auto const open = index_of(path, '{');
        auto const close = index_of(path, '}', open);
        bool const is_closed = close != path.size();
        if (index_of(path, '}') < open || (open != path.size() && !is_closed))
            return route_fault::wrong_brace;
        auto const part = take_part(path);
        if (!std::ranges::all_of(part.literal, is_route_character))
            return route_fault::wrong_character;
        if ((part.label.empty() && !path.empty()) || index_of(part.label, '{') != part.label.size())
            return route_fault::wrong_brace;
        if (part.label.empty() && is_closed)
            return route_fault::wrong_brace;
        if (part.label.empty())
            break;
        if (!first && index_of(part.literal, '/') == part.literal.size())
            return route_fault::two_in_segment;
        if (part.is_greedy && !path.empty())
            return route_fault::greedy_inside;
        if (std::find(labels.begin(), labels.begin() + static_cast<std::ptrdiff_t>(count), part.label)
            != labels.begin() + static_cast<std::ptrdiff_t>(count))
            return route_fault::same_label;
        labels[count++] = part.label;
    }
    return std::ranges::all_of(query_of_route(route), is_route_character) ? route_fault::none
                                                                          : route_fault::wrong_character;
}

/// Whether the path of a route has a label of that name.
constexpr bool has_label(std::string_view route, std::string_view name)
{
    auto path = path_of_route(route);
    while (!path.empty())
        if (auto const part = take_part(path); !part.label.empty() && part.label == name)
            return true;
    return false;
}

} // namespace bindery::rest::detail

#endif
