// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_SIGV4_AUTHENTICATION_IPP
#define BINDERY_AWS_IMPL_SIGV4_AUTHENTICATION_IPP

#include <bindery/aws/sigv4_authentication.hpp>

#include <bindery/aws/impl/internal/sigv4_authenticator.hpp>
#include <bindery/error.hpp>

#include <utility>

namespace bindery::aws {

BINDERY_DECL std::shared_ptr<authenticator> sigv4(std::shared_ptr<credentials_provider> provider, signing_scope scope)
{
    if (!provider)
        throw error(errc::invalid_config, "requests cannot be signed without a credentials provider");
    return std::make_shared<detail::sigv4_authenticator>(
        std::move(provider), std::move(scope), detail::sigv4_authenticator::clock_function());
}

} // namespace bindery::aws

#endif
