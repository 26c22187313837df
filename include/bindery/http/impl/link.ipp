// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_LINK_IPP
#define BINDERY_HTTP_IMPL_LINK_IPP

#include <bindery/http/link.hpp>

#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/text_pieces.hpp>

#include <algorithm>
#include <utility>

namespace bindery::http {

namespace detail {

/// Reads the links of one field, from the front.
class link_parser
{
public:
    struct link
    {
        std::string_view           target{};
        std::optional<std::string> relations{}; ///< Of the first rel parameter.
        bool                       has_anchor = false;
    };

    explicit link_parser(std::string_view text) : rest_(text) { }

    /// The next link; empty at the end, and where the text is none.
    std::optional<link> next()
    {
        skip(" \t,");
        if (!take('<'))
            return std::nullopt;
        auto const end = rest_.find('>');
        if (end == rest_.npos)
            return std::nullopt;
        link result{.target = rest_.substr(0, end)};
        rest_.remove_prefix(end + 1);
        skip(" \t");
        while (take(';'))
            read_parameter(result);
        skip(" \t");
        if (!rest_.empty() && rest_.front() != ',')
            rest_ = {};
        return result;
    }

private:
    void skip(std::string_view characters)
    {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(characters), rest_.size()));
    }

    bool take(char c)
    {
        bool const there = rest_.starts_with(c);
        rest_.remove_prefix(there ? 1 : 0);
        return there;
    }

    std::string_view take_until(std::string_view characters)
    {
        auto const text = rest_.substr(0, rest_.find_first_of(characters));
        rest_.remove_prefix(text.size());
        return text;
    }

    void read_parameter(link& into)
    {
        skip(" \t");
        auto const  name = take_until(" \t=;,");
        std::string value;
        skip(" \t");
        if (take('=')) {
            skip(" \t");
            value = take('"') ? take_quoted(rest_) : std::string(take_until(" \t;,"));
            skip(" \t");
        }
        if (equal_ignoring_case(name, "anchor"))
            into.has_anchor = true;
        else if (equal_ignoring_case(name, "rel") && !into.relations)
            into.relations = std::move(value);
    }

    std::string_view rest_;
};

inline bool has_relation(std::string_view relations, std::string_view relation)
{
    while (!relations.empty()) {
        auto const end = std::min(relations.find_first_of(" \t"), relations.size());
        if (equal_ignoring_case(relations.substr(0, end), relation))
            return true;
        relations.remove_prefix(std::min(end + 1, relations.size()));
    }
    return false;
}

/// RFC 3986, section 5.2.4. The path begins with a slash.
inline std::string remove_dot_segments(std::string_view path)
{
    std::string result;
    while (!path.empty()) {
        auto const end = std::min(path.find('/', 1), path.size());
        auto const segment = path.substr(0, end); // With the slash before it.
        path.remove_prefix(end);
        bool const is_dots = segment == "/.";
        bool const is_parent = segment == "/..";
        if (is_parent)
            result.resize(std::min(result.rfind('/'), result.size()));
        if (!is_dots && !is_parent)
            result += segment;
        else if (path.empty())
            result += '/';
    }
    return result;
}

/// Whether the endpoint is the one that a scheme and an authority name; empty where they name none.
inline std::optional<bool> names_origin(std::string_view scheme, std::string_view authority, endpoint const& at)
{
    std::string url(scheme);
    std::ranges::transform(url, url.begin(), lower);
    url.append("://").append(authority);
    try {
        auto named = parse_endpoint(url);
        return named.tls == at.tls && named.port == at.port && equal_ignoring_case(named.host, at.host);
    }
    catch (error const&) {
        return std::nullopt;
    }
}

} // namespace detail

BINDERY_DECL std::optional<std::string> find_link(std::vector<field> const& fields, std::string_view relation)
{
    for (auto const& field : fields) {
        if (!detail::equal_ignoring_case(field.name, "Link"))
            continue;
        detail::link_parser parser(field.value);
        while (auto const link = parser.next())
            if (!link->has_anchor && link->relations && detail::has_relation(*link->relations, relation))
                return std::string(link->target);
    }
    return std::nullopt;
}

BINDERY_DECL std::optional<resolved_reference> resolve_reference(
    std::string_view reference, endpoint const& at, std::string_view target)
{
    if (!std::ranges::all_of(reference, detail::is_visible))
        return std::nullopt;
    reference = reference.substr(0, reference.find('#'));
    resolved_reference result;

    // A colon before any slash or question mark ends a scheme.
    auto const delimiter = reference.find_first_of(":/?");
    bool const has_scheme = delimiter != reference.npos && reference[delimiter] == ':';
    auto       scheme = std::string_view(at.tls ? "https" : "http");
    if (has_scheme) {
        scheme = reference.substr(0, delimiter);
        reference.remove_prefix(delimiter + 1);
    }
    bool const has_authority = reference.starts_with("//");
    if (has_scheme && !has_authority)
        return std::nullopt;
    if (has_authority) {
        reference.remove_prefix(2);
        auto const end = std::min(reference.find_first_of("/?"), reference.size());
        auto const same = detail::names_origin(scheme, reference.substr(0, end), at);
        if (!same)
            return std::nullopt;
        result.same_origin = *same;
        reference.remove_prefix(end);
    }

    auto const question_mark = std::min(reference.find('?'), reference.size());
    auto const path = reference.substr(0, question_mark);
    auto       query = reference.substr(question_mark);
    auto const base_question_mark = std::min(target.find('?'), target.size());
    auto const base_path = target.substr(0, base_question_mark);
    if (path.starts_with('/') || has_authority)
        result.target = detail::remove_dot_segments(path.empty() ? "/" : path);
    else if (path.empty()) {
        result.target = base_path;
        if (query.empty())
            query = target.substr(base_question_mark);
    }
    else
        result.target =
            detail::remove_dot_segments(std::string(base_path.substr(0, base_path.rfind('/') + 1)).append(path));
    result.target.append(query);
    return result;
}

} // namespace bindery::http

#endif
