// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_SIGV4_AUTHENTICATION_HPP
#define BINDERY_AWS_SIGV4_AUTHENTICATION_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/call/authenticator.hpp>
#include <bindery/config.hpp>

#include <memory>

namespace bindery::aws {

/// Signs requests with Signature Version 4, for client_config::auth of a service that takes AWS's signatures without
/// being AWS's, such as one behind API Gateway. Every attempt is signed anew, by the service's clock where that differs
/// from ours.
///
/// The provider is asked for every request: wrap one that fetches credentials in cached_credentials(). Errors:
/// bindery::error (errc::invalid_config) where the provider is null; requests fail with the errors of the provider.
/// Thread safety: as any authenticator.
BINDERY_DECL std::shared_ptr<authenticator> sigv4(std::shared_ptr<credentials_provider> provider, signing_scope scope);

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/sigv4_authentication.ipp>
#endif

#endif
