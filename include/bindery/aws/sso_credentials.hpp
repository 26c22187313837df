// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_SSO_CREDENTIALS_HPP
#define BINDERY_AWS_SSO_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/config.hpp>

#include <memory>
#include <string>

namespace bindery::aws {

/// What a user who is logged in by IAM Identity Center (once called AWS SSO) acts as.
struct sso_config
{
    std::string account_id{};
    std::string role_name{};
    std::string start_url{};
    std::string region{}; ///< Where IAM Identity Center is.

    /// The name of an `sso-session` section; empty for the older form, in which a profile has all settings itself.
    std::string session{};

    /// The profile that `aws sso login` is told, for messages. Empty: none.
    std::string profile{};
};

/// Temporary credentials for a role, which IAM Identity Center gives to who shows the token that `aws sso login` has
/// put into ~/.aws/sso/cache. The token is read each time. One of an `sso-session` that has less than 15 minutes left
/// is replaced by means of its refresh token, and the new one is written back; who cannot do that is told to log in
/// again.
///
/// The endpoints are those of the region, or AWS_ENDPOINT_URL_SSO and AWS_ENDPOINT_URL_SSO_OIDC.
///
/// Errors: bindery::error (errc::invalid_config) that names the setting which is missing. Errors of get():
/// errc::credentials_failed where there is no token, it has expired, or the service refuses it.
BINDERY_DECL std::shared_ptr<credentials_provider> sso_credentials(sso_config login, provider_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/sso_credentials.ipp>
#endif

#endif
