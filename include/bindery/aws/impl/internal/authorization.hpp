// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_AUTHORIZATION_HPP
#define BINDERY_AWS_IMPL_INTERNAL_AUTHORIZATION_HPP

#include <bindery/aws/impl/internal/canonical.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace bindery::aws::detail {

inline constexpr std::string_view sigv4_algorithm = "AWS4-HMAC-SHA256";

/// What an Authorization field of Signature Version 4 says. The views point into its value.
struct authorization
{
    std::string_view access_key_id{};
    std::string_view day{};
    std::string_view region{};
    std::string_view service{};
    std::string_view terminator{};
    std::string_view signed_names{}; ///< Joined by semicolons.
    std::string_view signature{};
};

/// Whether a list of field names is not empty and lower case, ascending and without repetition.
inline bool is_canonical_name_list(std::string_view names)
{
    bool             good = true;
    std::string_view last;
    for_each_piece(names, ';', [&](std::string_view name) {
        bool const lower = std::ranges::none_of(
            name, [](char c) { return !http::detail::is_visible(c) || c != http::detail::lower(c); });
        good = good && lower && last < name;
        last = name;
    });
    return good;
}

/// Splits "AKID/20150830/us-east-1/service/aws4_request". False where it has not five elements.
inline bool split_credential(authorization& into, std::string_view credential)
{
    std::string_view* const elements[] = {
        &into.access_key_id, &into.day, &into.region, &into.service, &into.terminator};
    std::size_t count = 0;
    for_each_piece(credential, '/', [&](std::string_view element) {
        if (count < std::size(elements))
            *elements[count] = element;
        ++count;
    });
    return count == std::size(elements);
}

inline std::string_view trim(std::string_view text) noexcept
{
    auto const begin = text.find_first_not_of(" \t");
    return begin == text.npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

/// Reads the value of an Authorization field. Empty where it is none of Signature Version 4: another scheme, or its
/// three parameters, which may come in any order, are not each there once.
inline std::optional<authorization> parse_authorization(std::string_view value)
{
    if (!value.starts_with(sigv4_algorithm) || value.substr(sigv4_algorithm.size(), 1) != " ")
        return std::nullopt;

    std::string_view credential, names, signature;
    bool             good = true;
    for_each_piece(value.substr(sigv4_algorithm.size()), ',', [&](std::string_view parameter) {
        parameter = trim(parameter);
        auto const read = [&](std::string_view prefix, std::string_view& into) {
            if (!parameter.starts_with(prefix) || parameter.size() == prefix.size() || !into.empty())
                return false;
            into = parameter.substr(prefix.size());
            return true;
        };
        good =
            good && (read("Credential=", credential) || read("SignedHeaders=", names) || read("Signature=", signature));
    });

    authorization result{.signed_names = names, .signature = signature};
    if (!good || signature.empty() || !is_canonical_name_list(names) || !split_credential(result, credential))
        return std::nullopt;
    return result;
}

} // namespace bindery::aws::detail

#endif
