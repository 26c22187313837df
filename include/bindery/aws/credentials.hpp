// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CREDENTIALS_HPP
#define BINDERY_AWS_CREDENTIALS_HPP

#include <bindery/aws/environment.hpp>
#include <bindery/config.hpp>
#include <bindery/error.hpp>

#include <boost/asio/awaitable.hpp>

#include <memory>
#include <string>
#include <utility>

namespace bindery::aws {

/// A key pair that signs requests.
struct credentials
{
    std::string access_key_id{};
    std::string secret_access_key{};
    std::string session_token{}; ///< Empty for long-term credentials.

    friend bool operator==(credentials const&, credentials const&) = default;
};

/// Where a client takes its credentials from, asked before every attempt of a call.
class credentials_provider
{
public:
    credentials_provider() = default;
    credentials_provider(credentials_provider const&) = delete;
    credentials_provider& operator=(credentials_provider const&) = delete;
    virtual ~credentials_provider() = default;

    /// The credentials to use now; not null.
    ///
    /// Errors: throws bindery::error (errc::no_credentials) whose what() says where it looked and why
    /// nothing was there. Thread safety: may be called concurrently.
    virtual boost::asio::awaitable<std::shared_ptr<credentials const>> get() = 0;

    /// What get() would bring, where nothing has to be waited for; null where get() must be awaited. Spares calls a
    /// coroutine. Errors and thread safety: as get().
    virtual std::shared_ptr<credentials const> current() { return nullptr; }
};

/// Always the same credentials. Throws bindery::error (errc::invalid_config) where the key ID or the secret is
/// empty, or where one of the three has white space or another character in it that no AWS credential has.
BINDERY_DECL std::shared_ptr<credentials_provider> static_credentials(credentials);

/// Those in the environment variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary ones,
/// AWS_SESSION_TOKEN, read when they are asked for, from `where` or, if that is empty, from process_environment().
///
/// Errors of get(): bindery::error (errc::no_credentials) where the key ID or the secret is not set, or one of the
/// three has a character in it that no AWS credential has: a line break copied along is the usual one.
/// Thread safety: as that of `where`.
BINDERY_DECL std::shared_ptr<credentials_provider> environment_credentials(environment where = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/credentials.ipp>
#endif

#endif
