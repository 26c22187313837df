// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_CANONICAL_HPP
#define BINDERY_AWS_IMPL_INTERNAL_CANONICAL_HPP

#include <bindery/aws/impl/internal/sha256.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/percent_encoding.hpp>
#include <bindery/http/detail/text_pieces.hpp>
#include <bindery/http/message.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

using http::detail::for_each_piece;

/// A field of a request, ready to be signed.
struct signable_field
{
    std::string      name{}; ///< Lower case.
    std::string_view value{};
};

/// The fields of a request by name; those of one name stay in their order.
using signable_fields = std::vector<signable_field>;

inline std::string lower_case(std::string_view name)
{
    std::string result(name);
    std::ranges::transform(result, result.begin(), http::detail::lower);
    return result;
}

inline signable_fields sort_fields(std::vector<http::field> const& fields)
{
    signable_fields sorted;
    sorted.reserve(fields.size());
    for (auto const& field : fields) {
        auto name = lower_case(field.name);
        auto behind = std::ranges::upper_bound(sorted, name, {}, &signable_field::name);
        sorted.insert(behind, {std::move(name), field.value});
    }
    return sorted;
}

/// All fields of one name, which is given in lower case.
inline auto fields_named(signable_fields const& sorted, std::string_view name)
{
    return std::ranges::equal_range(
        sorted, name, {}, [](signable_field const& each) { return std::string_view(each.name); });
}

/// Appends the path, percent-encoded once more, without its "." and ".." and empty segments, as RFC 3986 section 5.2.4
/// resolves them and AWS also does with repeated slashes.
inline void append_canonical_path(std::string& out, std::string_view path)
{
    auto const begin = out.size();
    for_each_piece(path, '/', [&](std::string_view segment) {
        if (segment == "..") {
            // Encoded segments have no slash.
            auto const last = out.rfind('/');
            out.resize(last != out.npos && last >= begin ? last : begin);
        }
        else if (!segment.empty() && segment != ".") {
            out += '/';
            // Services but S3 expect the path as it goes on the wire, encoded once, to be encoded a second time.
            http::detail::append_percent_encoded(out, segment);
        }
    });
    if (out.size() == begin || path.back() == '/')
        out += '/';
}

/// Appends the parameters of a query, which are encoded already, by name and then value.
inline void append_canonical_query(std::string& out, std::string_view query)
{
    if (query.empty())
        return;
    std::vector<std::pair<std::string_view, std::string_view>> parameters;
    for_each_piece(query, '&', [&](std::string_view parameter) {
        auto const equals = parameter.find('=');
        auto const value = equals == parameter.npos ? std::string_view{} : parameter.substr(equals + 1);
        parameters.emplace_back(parameter.substr(0, equals), value);
    });
    std::ranges::sort(parameters);
    for (auto const& [name, value] : parameters) {
        out.append(name) += '=';
        out.append(value) += '&';
    }
    out.pop_back();
}

/// Appends a field's value without white space around it, and each white space within as one space. Line breaks count,
/// or a value could pose as further lines of the canonical request.
inline void append_trimmed(std::string& out, std::string_view value)
{
    constexpr std::string_view white_space = " \t\n\v\f\r";
    if (!http::detail::has_below(value, ' ' + 1, ' ')) { // Most have none.
        out.append(value);
        return;
    }
    for (auto begin = value.find_first_not_of(white_space); begin != value.npos;) {
        auto const end = std::min(value.find_first_of(white_space, begin), value.size());
        out.append(value.substr(begin, end - begin));
        begin = value.find_first_not_of(white_space, end);
        if (begin != value.npos)
            out += ' ';
    }
}

/// Appends the fields whose names stand in `names`, joined by semicolons. A name that no field has stands there without
/// its colon, which no signer writes: a signed field, even an empty one, cannot be taken away.
inline void append_canonical_fields(std::string& out, signable_fields const& sorted, std::string_view names)
{
    for_each_piece(names, ';', [&](std::string_view name) {
        char separator = ':';
        out.append(name);
        for (auto const& field : fields_named(sorted, name)) {
            out += std::exchange(separator, ',');
            append_trimmed(out, field.value);
        }
        out += '\n';
    });
}

/// Appends the canonical request over fields that append_fields(out) appends, with their names joined by semicolons and
/// the hash of the body.
inline void append_canonical_request(std::string& out, http::request const& request, auto append_fields,
    std::string_view names, sha256_digest const& body)
{
    auto const question_mark = request.target.find('?');
    auto const target = std::string_view(request.target);

    out.append(request.method) += '\n';
    append_canonical_path(out, target.substr(0, question_mark));
    out += '\n';
    append_canonical_query(out, question_mark == target.npos ? std::string_view{} : target.substr(question_mark + 1));
    out += '\n';
    append_fields(out);
    out += '\n';
    out.append(names) += '\n';
    append_hex(out, body);
}

} // namespace bindery::aws::detail

#endif
