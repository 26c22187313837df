// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_DETAIL_TARGET_HPP
#define BINDERY_REST_DETAIL_TARGET_HPP

#include <bindery/config.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/rest/detail/layout.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Paths and queries: written by clients, read by servers.
namespace bindery::rest::detail {

/// A label, or a parameter of a query, with its text as it is before it is percent-encoded.
struct named_text
{
    std::string_view name{};
    std::string      text{};
};

/// What is wrong with a member that is in no JSON.
inline bindery::json::failure wrong_member(std::string_view name, std::string problem)
{
    return {.offset = bindery::json::failure::nowhere, .path = std::string(name), .problem = std::move(problem)};
}

/// The same, for a text that is no value of type T.
template <class T>
bindery::json::failure wrong_value(std::string_view name)
{
    return wrong_member(name, "expected " + std::string(name_of_kind<bindery::detail::innermost<T>>()));
}

/// Replaces `target` by the path and the literal query of a route.
BINDERY_DECL std::optional<bindery::json::failure> write_path(
    std::string& target, std::string_view route, std::span<named_text const> labels);

BINDERY_DECL void append_parameter(std::string& target, std::string_view name, std::string_view text);

/// Reads the labels of a path by a route; false where the path is not the route's. What does not percent-decode is
/// taken as it is.
BINDERY_DECL bool read_path(std::string_view path, std::string_view route, std::vector<named_text>& labels);

/// The parameters of a query, decoded, a plus sign as a space.
BINDERY_DECL std::vector<std::pair<std::string, std::string>> read_query(std::string_view target);

/// Whether a member of its own is that parameter of the query.
template <class Layout>
bool is_parameter(std::string_view name)
{
    bool found = false;
    for_each_in<Layout, place::query>(
        [&]<class D>() { found = found || name == wire_name_of<typename Layout::shape, D>(); });
    return found;
}

/// Writes the path and the query of a request, in which `instead` may stand for a member.
template <class Layout, class Substitute>
std::optional<bindery::json::failure> write_target(std::string& target, std::string_view route,
    typename Layout::shape const& request, [[maybe_unused]] Substitute instead)
{
    std::vector<named_text> labels;
    labels.reserve(Layout::template count<place::label>);
    for_each_in<Layout, place::label>([&]<class D>() {
        constexpr auto name = wire_name_of<typename Layout::shape, D>();
        for_each_value(member_of<D>(request, instead), [&](auto const& value) {
            labels.push_back({name, text_of(value, text_notation_of<typename Layout::shape, D>(false))});
        });
    });
    if (auto why = write_path(target, route, labels))
        return why;
    for_each_in<Layout, place::query>([&]<class D>() {
        constexpr auto name = wire_name_of<typename Layout::shape, D>();
        for_each_value(member_of<D>(request, instead), [&](auto const& value) {
            append_parameter(target, name, text_of(value, text_notation_of<typename Layout::shape, D>(false)));
        });
    });
    for_each_in<Layout, place::query_map>([&]<class D>() {
        with_present(member_of<D>(request, instead), [&](auto const& map) {
            for (auto const& [name, texts] : map)
                if (!is_parameter<Layout>(name))
                    for_each_value(texts, [&](std::string const& text) { append_parameter(target, name, text); });
        });
    });
    return std::nullopt;
}

/// Reads one text of a member that may be optional, or a list.
template <class T>
bool read_one(std::string_view text, T& member, notation as)
{
    if constexpr (kind_of<T> == kind::optional)
        return read_one(text, member ? *member : member.emplace(), as);
    else if constexpr (kind_of<T> == kind::list) {
        content_of<T> element{}; // Not in place: a std::vector<bool> has no elements to refer to.
        bool const    good = read_text(text, element, as);
        member.push_back(std::move(element));
        return good;
    }
    else
        return read_text(text, member, as);
}

/// Fills a map of the parameters that are no members of their own.
template <class Layout, class Map>
void read_query_map(std::vector<std::pair<std::string, std::string>> const& parameters, Map& into)
{
    for (auto const& [name, text] : parameters) {
        if (is_parameter<Layout>(name))
            continue;
        if constexpr (kind_of<typename Map::mapped_type> == kind::list)
            into[name].push_back(text);
        else
            into[name] = text;
    }
}

/// Reads what write_target() writes into a new request. For servers.
template <class Layout>
std::optional<bindery::json::failure> read_target(
    std::string_view target, std::string_view route, typename Layout::shape& request)
{
    using shape = typename Layout::shape;
    std::optional<bindery::json::failure> why;
    auto const                            read = [&]<class D>(std::string_view text) {
        if (!read_one(text, request.*D::pointer, text_notation_of<shape, D>(false)))
            why = wrong_value<member_type<D>>(wire_name_of<shape, D>());
    };
    std::vector<named_text> labels;
    read_path(target.substr(0, target.find('?')), route, labels);
    auto const parameters = read_query(target);
    for_each_in<Layout, place::label>([&]<class D>() {
        for (auto const& label : labels)
            if (label.name == wire_name_of<shape, D>())
                read.template operator()<D>(label.text);
    });
    for_each_in<Layout, place::query>([&]<class D>() {
        for (auto const& [name, text] : parameters)
            if (name == wire_name_of<shape, D>())
                read.template operator()<D>(text);
    });
    for_each_in<Layout, place::query_map>([&]<class D>() {
        if constexpr (kind_of<member_type<D>> == kind::optional) {
            present<member_type<D>> found;
            read_query_map<Layout>(parameters, found);
            if (!found.empty())
                request.*D::pointer = std::move(found);
        }
        else
            read_query_map<Layout>(parameters, request.*D::pointer);
    });
    return why;
}

} // namespace bindery::rest::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/rest/impl/target.ipp>
#endif

#endif
