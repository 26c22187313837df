// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_CREDENTIALS_DOCUMENT_HPP
#define BINDERY_AWS_IMPL_INTERNAL_CREDENTIALS_DOCUMENT_HPP

#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/shape/described.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::aws::detail {

/// Credentials as the instance metadata service, containers and processes hand them out.
struct credentials_document
{
    std::optional<std::int32_t> Version{}; ///< Of processes.
    std::optional<std::string>  Code{};    ///< Of the instance metadata service: "Success", or an error.
    std::optional<std::string>  Message{};
    std::string                 AccessKeyId{};
    std::string                 SecretAccessKey{};
    std::optional<std::string>  Token{};
    std::optional<std::string>  SessionToken{}; ///< Of processes, instead of Token.
    std::optional<std::string>  Expiration{};
};
BOOST_DESCRIBE_STRUCT(
    credentials_document, (), (Version, Code, Message, AccessKeyId, SecretAccessKey, Token, SessionToken, Expiration))

/// Errors: as make_credentials().
inline std::shared_ptr<credentials const> make_credentials(std::string const& subject, credentials_document const& from)
{
    credentials_text text;
    text.access_key_id = from.AccessKeyId;
    text.secret_access_key = from.SecretAccessKey;
    auto const& token = from.Token ? from.Token : from.SessionToken;
    if (token)
        text.session_token = *token;
    if (from.Expiration)
        text.expiration = *from.Expiration;
    return make_credentials(subject, text);
}

} // namespace bindery::aws::detail

#endif
