// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CONTAINER_CREDENTIALS_HPP
#define BINDERY_AWS_CONTAINER_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/config.hpp>

#include <memory>

namespace bindery::aws {

/// Those of the role of the container that the program runs in, of ECS, EKS Pod Identity or another environment that
/// sets these variables:
///
/// - AWS_CONTAINER_CREDENTIALS_RELATIVE_URI, a path on http://169.254.170.2, or else
///   AWS_CONTAINER_CREDENTIALS_FULL_URI. Without TLS that may only be this host itself or an address of ECS or EKS:
///   127.0.0.0/8, localhost, ::1, 169.254.170.2, 169.254.170.23 or fd00:ec2::23.
/// - AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, read each time, or else AWS_CONTAINER_AUTHORIZATION_TOKEN: the value of
///   the Authorization field of requests. Without one of them the field is not sent.
///
/// Errors of get(): errc::no_credentials where neither URI is set, errc::invalid_config for one that is not allowed.
BINDERY_DECL std::shared_ptr<credentials_provider> container_credentials(provider_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/container_credentials.ipp>
#endif

#endif
