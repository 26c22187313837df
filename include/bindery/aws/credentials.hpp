// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CREDENTIALS_HPP
#define BINDERY_AWS_CREDENTIALS_HPP

#include <bindery/aws/environment.hpp>
#include <bindery/config.hpp>
#include <bindery/error.hpp>

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::aws {

/// A key pair that signs requests.
struct credentials
{
    std::string access_key_id{};
    std::string secret_access_key{};
    std::string session_token{}; ///< Empty for long-term credentials.

    /// When they end to be valid, which is judged by this machine's clock (cache_config::clock): where that is wrong,
    /// new ones are asked for too early or too late. Empty: never, as far as is known.
    std::optional<std::chrono::system_clock::time_point> expires_at{};

    friend bool operator==(credentials const&, credentials const&) = default;
};

/// Where credentials come from. A client keeps what its provider brings, as cached_credentials() does.
class credentials_provider
{
public:
    credentials_provider() = default;
    credentials_provider(credentials_provider const&) = delete;
    credentials_provider& operator=(credentials_provider const&) = delete;
    virtual ~credentials_provider() = default;

    /// The credentials to use now; not null.
    ///
    /// Object lifetimes: the provider must live until the awaitable has finished. Errors: throws
    /// boost::system::system_error. What the library's own providers throw is a bindery::error: errc::no_credentials
    /// where nothing is set up for them, which lets a chain ask the next one; errc::invalid_config where something is
    /// set up wrongly; errc::credentials_failed where what is set up does not work now. what() says where they looked
    /// and why nothing was there. Executor: runs on that of the awaiting coroutine, which must be a strand or
    /// single-threaded; cached_credentials() may be awaited on any. Per-operation cancellation: the library's own
    /// providers end with boost::asio::error::operation_aborted on terminal, partial and total cancellation; for that,
    /// they may leave the awaiting coroutines' cancellation state with the filter of enable_total_cancellation. Thread
    /// safety: may be called concurrently.
    virtual boost::asio::awaitable<std::shared_ptr<credentials const>> get() = 0;

    /// What get() would bring, where nothing has to be waited for; null where get() must be awaited. Spares calls a
    /// coroutine; what it brings is not kept by anybody, so that the next call sees what has changed. Errors and thread
    /// safety: as get().
    virtual std::shared_ptr<credentials const> current() { return nullptr; }

    /// What it is called in log lines: see credentials_refreshed. Lives as long as the provider. Thread safety: may be
    /// called concurrently.
    virtual std::string_view name() const noexcept { return "custom"; }
};

/// Always the same credentials. Throws bindery::error (errc::invalid_config) where the key ID or the secret is
/// empty, or where one of the three has white space or another character in it that no AWS credential has.
BINDERY_DECL std::shared_ptr<credentials_provider> static_credentials(credentials);

/// Those in the environment variables AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary ones,
/// AWS_SESSION_TOKEN (or its old name, AWS_SECURITY_TOKEN) and AWS_CREDENTIAL_EXPIRATION, read when they are asked for,
/// from `where` or, if that is empty, from process_environment().
///
/// Errors of get(): bindery::error, errc::no_credentials where the key ID is not set; errc::invalid_config where the
/// secret is not, the expiration is no ISO 8601 time, or one of the other three has a character in it that no AWS
/// credential has: a line break copied along is the usual one; errc::credentials_failed where they have expired. Thread
/// safety: as that of `where`.
BINDERY_DECL std::shared_ptr<credentials_provider> environment_credentials(environment where = {});

/// Those of the first of some providers that has any. The provider that had some is asked alone from then on, until it
/// has none any more.
///
/// Errors of get(): bindery::error (errc::no_credentials), which tells why each had none; any other error of a provider
/// ends the search, because a provider that is set up but broken must not be passed over unnoticed.
BINDERY_DECL std::shared_ptr<credentials_provider> chain_credentials(
    std::vector<std::shared_ptr<credentials_provider>> providers);

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/credentials.ipp>
#endif

#endif
