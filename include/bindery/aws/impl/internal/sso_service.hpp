// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SSO_SERVICE_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SSO_SERVICE_HPP

#include <bindery/aws/impl/internal/json_document.hpp>
#include <bindery/aws/service_endpoint.hpp>
#include <bindery/shape/described.hpp>

#include <cstdint>
#include <optional>
#include <string>

/// What providers use of the AWS SSO Portal API and the IAM Identity Center OIDC API, both version 2019-06-10. Members
/// carry the names of the API references.
namespace bindery::aws::detail {

struct sso_role_credentials
{
    std::string  accessKeyId{};
    std::string  secretAccessKey{};
    std::string  sessionToken{};
    std::int64_t expiration = 0; ///< Milliseconds since 1970.
};
BOOST_DESCRIBE_STRUCT(sso_role_credentials, (), (accessKeyId, secretAccessKey, sessionToken, expiration))

struct sso_role_credentials_reply
{
    sso_role_credentials roleCredentials{};
};
BOOST_DESCRIBE_STRUCT(sso_role_credentials_reply, (), (roleCredentials))

/// The body of CreateToken.
struct sso_create_token
{
    std::string clientId{};
    std::string clientSecret{};
    std::string grantType{};
    std::string refreshToken{};
};
BOOST_DESCRIBE_STRUCT(sso_create_token, (), (clientId, clientSecret, grantType, refreshToken))

struct sso_create_token_reply
{
    std::string                accessToken{};
    std::int32_t               expiresIn = 0; ///< Seconds.
    std::optional<std::string> refreshToken{};
};
BOOST_DESCRIBE_STRUCT(sso_create_token_reply, (), (accessToken, expiresIn, refreshToken))

inline constexpr get_document<"GetRoleCredentials", sso_role_credentials_reply> get_sso_role_credentials{};

// Not idempotent: the service may take a refresh token only once.
inline constexpr operation<"CreateToken", document_service, document_request, sso_create_token_reply>
    create_sso_token{};

inline constexpr service_endpoint sso_endpoint{
    .service_id = "sso", .signing_name = {}, .endpoint_prefix = "portal.sso", .default_region = {}};
inline constexpr service_endpoint sso_oidc_endpoint{
    .service_id = "sso_oidc", .signing_name = {}, .endpoint_prefix = "oidc", .default_region = {}};

} // namespace bindery::aws::detail

#endif
