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
#include <vector>

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

/// The keys of a profile in the shared configuration files: aws_access_key_id, aws_secret_access_key and, for temporary
/// ones, aws_session_token. `profile` empty: that of AWS_PROFILE in `where`, or `default`. The files are read, which
/// blocks, when credentials are asked for the first time, and again only after that has failed.
///
/// Errors of get(): bindery::error, errc::no_credentials where the profile has no keys, errc::invalid_config where the
/// files are malformed, or the profile gets its credentials in a way that this provider does not know: role_arn,
/// credential_process, SSO.
BINDERY_DECL std::shared_ptr<credentials_provider> profile_credentials(
    std::string profile = {}, environment where = {});

/// Those of the first of some providers that has any. The provider that had some is asked alone from then on, until it
/// has none any more.
///
/// Errors of get(): bindery::error (errc::no_credentials), which tells why each had none; any other error of a provider
/// ends the search, because a provider that is set up but broken must not be passed over unnoticed.
BINDERY_DECL std::shared_ptr<credentials_provider> chain_credentials(
    std::vector<std::shared_ptr<credentials_provider>> providers);

/// Where a client takes its credentials from that is given none: environment_credentials(), then profile_credentials().
/// Who names a profile means it: then its credentials alone are taken.
BINDERY_DECL std::shared_ptr<credentials_provider> default_credentials(
    std::string profile = {}, environment where = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/credentials.ipp>
#endif

#endif
