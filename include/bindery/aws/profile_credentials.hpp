// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_PROFILE_CREDENTIALS_HPP
#define BINDERY_AWS_PROFILE_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/config.hpp>

#include <memory>
#include <string>

namespace bindery::aws {

/// Those that a profile in the shared configuration files asks for, the first of these that it has:
///
/// 1. `role_arn` with `source_profile` (whose credentials may come from a role too) or `credential_source`
///    (Environment, Ec2InstanceMetadata, EcsContainer); `external_id`, `role_session_name`, `duration_seconds`:
///    assume_role_credentials(). A profile that is its own source has keys too.
/// 2. `web_identity_token_file` with `role_arn`, `role_session_name`: web_identity_credentials()
/// 3. `sso_account_id` and `sso_role_name` with `sso_session`, or with `sso_start_url` and `sso_region`:
///    sso_credentials()
/// 4. `aws_access_key_id` and `aws_secret_access_key`, for temporary ones `aws_session_token`
/// 5. `credential_process`: process_credentials()
///
/// `profile` empty: that of AWS_PROFILE, or `default`. The files are read, which blocks, when credentials are asked for
/// the first time, and again only after that has failed; where they say the same then, the same provider is asked
/// again.
///
/// Errors of get(): errc::no_credentials where there is no such profile, or none of all that in it;
/// errc::invalid_config where the files are malformed, something is missing or contradictory, roles form a loop, or a
/// role asks for the code of an MFA device (`mfa_serial`), which a program cannot know; besides, the errors of the
/// providers above.
BINDERY_DECL std::shared_ptr<credentials_provider> profile_credentials(
    std::string profile = {}, provider_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/profile_credentials.ipp>
#endif

#endif
