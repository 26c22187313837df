// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_DEFAULT_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_DEFAULT_CREDENTIALS_IPP

#include <bindery/aws/default_credentials.hpp>

#include <bindery/aws/container_credentials.hpp>
#include <bindery/aws/imds_credentials.hpp>
#include <bindery/aws/profile_credentials.hpp>
#include <bindery/aws/role_credentials.hpp>

#include <memory>
#include <string>
#include <utility>

namespace bindery::aws {

BINDERY_DECL std::shared_ptr<credentials_provider> default_credentials(std::string profile, provider_config config)
{
    if (!profile.empty())
        return profile_credentials(std::move(profile), std::move(config));
    return chain_credentials({environment_credentials(config.environment), web_identity_credentials(config),
        profile_credentials({}, config), container_credentials(config), imds_credentials(config)});
}

} // namespace bindery::aws

#endif
