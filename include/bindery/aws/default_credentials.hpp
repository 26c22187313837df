// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DEFAULT_CREDENTIALS_HPP
#define BINDERY_AWS_DEFAULT_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/config.hpp>

#include <memory>
#include <string>

namespace bindery::aws {

/// Where a client takes its credentials from that is given none, in the order of the AWS SDK for Java:
/// environment_credentials(), web_identity_credentials(), profile_credentials(), container_credentials(),
/// imds_credentials(). (Botocore asks a profile with a role before a web identity in the environment.)
///
/// Who names a profile here means it: then its credentials alone are taken. A profile that AWS_PROFILE names is asked
/// in its turn.
BINDERY_DECL std::shared_ptr<credentials_provider> default_credentials(
    std::string profile = {}, provider_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/default_credentials.ipp>
#endif

#endif
