// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SSO_TOKEN_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SSO_TOKEN_HPP

#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/read_file.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/described.hpp>
#include <bindery/shape/timestamp.hpp>

#include <openssl/evp.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <system_error>

namespace bindery::aws::detail {

/// A token as the AWS tools keep it in a file.
struct sso_token
{
    std::optional<std::string> startUrl{};
    std::optional<std::string> region{};
    std::string                accessToken{};
    std::string                expiresAt{};
    std::optional<std::string> clientId{};
    std::optional<std::string> clientSecret{};
    std::optional<std::string> registrationExpiresAt{};
    std::optional<std::string> refreshToken{};
};
BOOST_DESCRIBE_STRUCT(sso_token, (),
    (startUrl, region, accessToken, expiresAt, clientId, clientSecret, registrationExpiresAt, refreshToken))

/// A time in such a file. Old AWS tools wrote "UTC" instead of "Z".
inline std::optional<std::chrono::system_clock::time_point> parse_token_time(std::string text)
{
    if (text.ends_with("UTC"))
        text.replace(text.size() - 3, 3, "Z");
    auto const time = parse_timestamp(text, iso8601);
    return time ? std::optional(clock_time(*time)) : std::nullopt;
}

/// The file's name: the SHA-1 of the session's name or the start URL, in lower-case hexadecimal digits.
inline std::string sso_token_file(std::string_view name)
{
    constexpr std::string_view    digits = "0123456789abcdef";
    std::array<unsigned char, 20> digest{};
    if (EVP_Digest(name.data(), name.size(), digest.data(), nullptr, EVP_sha1(), nullptr) != 1)
        throw provider_error(errc::invalid_config, "OpenSSL cannot compute SHA-1: check its configured providers");
    std::string result;
    for (unsigned const byte : digest)
        (result += digits[byte >> 4]) += digits[byte & 15];
    return result + ".json";
}

/// Reads a token. Blocks while it does.
///
/// Errors: provider_error (errc::credentials_failed); `advice` is the end of its text.
inline sso_token read_sso_token(std::string const& path, std::string const& advice)
{
    auto const      shown = "the SSO token in \"" + http::detail::printable(path) + "\"";
    std::error_code problem;
    auto const      content = http::detail::read_file(path, problem);
    if (problem == std::errc::no_such_file_or_directory || problem == std::errc::not_a_directory)
        throw provider_error(errc::credentials_failed, "there is no SSO token: " + advice);
    if (problem)
        throw provider_error(errc::credentials_failed, "cannot read " + shown + ": " + problem.message());
    sso_token token;
    if (auto const why = json::try_parse_into(token, content))
        throw provider_error(errc::credentials_failed, shown + " is malformed: " + why->message() + ": " + advice);
    if (token.accessToken.empty() || !parse_token_time(token.expiresAt))
        throw provider_error(errc::credentials_failed,
            shown + " has no " + (token.accessToken.empty() ? "accessToken" : "expiresAt") + ": " + advice);
    return token;
}

/// Puts a token in the place of another. A token that cannot be kept is used all the same, so failures are no errors.
inline void write_sso_token(std::string const& path, sso_token const& token)
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    // Other programs may do the same now.
    auto const fresh = path + "." + std::to_string(std::random_device()()) + ".new";
    bool       is_written = false;
    {
        std::ofstream out(fresh, std::ios::binary | std::ios::trunc);
        fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, ignored);
        out << json::serialize(token);
        is_written = static_cast<bool>(out.flush());
    }
    if (is_written)
        fs::rename(fresh, path, ignored);
    else
        fs::remove(fresh, ignored);
}

} // namespace bindery::aws::detail

#endif
