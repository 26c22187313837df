// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_TOKEN_FILE_HPP
#define BINDERY_AWS_IMPL_INTERNAL_TOKEN_FILE_HPP

#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/read_file.hpp>

#include <string>
#include <string_view>
#include <system_error>

namespace bindery::aws::detail {

/// A token without the line breaks at its end. `source` says for messages where it comes from; it is never quoted
/// itself.
///
/// Errors: provider_error (errc::credentials_failed) where a line break or another control character is in it.
inline std::string check_token(std::string token, std::string_view source)
{
    token.erase(token.find_last_not_of("\r\n") + 1);
    if (!http::detail::is_field_value(token))
        throw provider_error(
            errc::credentials_failed, "the token of " + std::string(source) + " has a control character in it");
    return token;
}

/// The token in a file. Blocks while it reads.
///
/// Errors: provider_error (errc::credentials_failed) where it cannot be read, is empty, or as check_token() says.
inline std::string read_token_file(std::string const& path, std::string const& setting)
{
    std::error_code problem;
    auto const      source = setting + ", \"" + http::detail::printable(path) + "\"";
    auto            token = check_token(http::detail::read_file(path, problem), source);
    if (problem)
        throw provider_error(errc::credentials_failed, "cannot read the file of " + source + ": " + problem.message());
    if (token.empty())
        throw provider_error(errc::credentials_failed, "the file of " + source + " is empty");
    return token;
}

} // namespace bindery::aws::detail

#endif
