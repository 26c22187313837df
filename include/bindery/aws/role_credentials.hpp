// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_ROLE_CREDENTIALS_HPP
#define BINDERY_AWS_ROLE_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/config.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace bindery::aws {

/// Which role to assume, and how.
struct role_config
{
    std::string role_arn{}; ///< The role's ARN, which must be there.

    /// What the session is called in logs of AWS: 2 to 64 letters, digits and `+=,.@-_`. Empty: "bindery-" and the
    /// time.
    std::string session_name{};

    /// What the role's owner demands of third parties, so that nobody can make them act for somebody else.
    std::string external_id{};

    /// How long the credentials are valid: 15 minutes to 12 hours, as far as the role allows it. 0: the service's
    /// default, one hour.
    std::chrono::seconds duration{0};

    /// Where the token service is asked. Empty: as that of a client, with us-east-1 in the end.
    std::string region{};

    /// The profile with the settings of the token service's client. Empty: AWS_PROFILE, or `default`.
    std::string profile{};
};

/// Temporary credentials for a role, from AWS STS, which is asked with the credentials of another provider. Endpoint,
/// region and the like of STS are looked up as those of any client (see client_config), so AWS_ENDPOINT_URL_STS counts.
/// The endpoint is always a regional one.
///
/// Errors: bindery::error (errc::invalid_config) where the ARN is empty. Errors of get(): errc::invalid_config for
/// settings that STS would refuse, errc::credentials_failed where the other provider has none, or STS refuses.
BINDERY_DECL std::shared_ptr<credentials_provider> assume_role_credentials(
    std::shared_ptr<credentials_provider> source, role_config role, provider_config config = {});

/// Temporary credentials for a role, from AWS STS, which is shown the OpenID Connect token in a file. The file is read
/// each time, because tokens are replaced. A role has no external ID then.
///
/// Errors: bindery::error (errc::invalid_config) where the ARN or the file's name is empty, or there is an external ID.
/// Errors of get(): as those of assume_role_credentials(), and errc::credentials_failed where the file cannot be read.
BINDERY_DECL std::shared_ptr<credentials_provider> web_identity_credentials(
    std::string token_file, role_config role, provider_config config = {});

/// The same with the settings in AWS_WEB_IDENTITY_TOKEN_FILE, AWS_ROLE_ARN and, optional, AWS_ROLE_SESSION_NAME, as EKS
/// sets them for service accounts.
///
/// Errors of get(): as those of the other one; errc::no_credentials where AWS_WEB_IDENTITY_TOKEN_FILE is not set,
/// errc::invalid_config where AWS_ROLE_ARN is not.
BINDERY_DECL std::shared_ptr<credentials_provider> web_identity_credentials(provider_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/role_credentials.ipp>
#endif

#endif
