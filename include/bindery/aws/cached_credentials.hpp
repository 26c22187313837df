// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_CACHED_CREDENTIALS_HPP
#define BINDERY_AWS_CACHED_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/call/observer.hpp>
#include <bindery/config.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace bindery::aws {

/// How credentials are kept and replaced.
struct cache_config
{
    /// How long a provider may take. Then it is cancelled and has failed, even if it does not heed that and runs on. 0:
    /// no limit.
    std::chrono::milliseconds refresh_timeout = std::chrono::seconds(60);

    /// How long after the provider was asked calls wait for it while there are credentials that have not expired. 0:
    /// not at all.
    std::chrono::milliseconds patience = std::chrono::seconds(1);

    /// Is told of every request for new credentials. Null: nobody.
    std::shared_ptr<bindery::observer> observer{};

    /// The time that decides what has expired; may be called from several threads at once. Empty: the system's clock.
    std::function<std::chrono::system_clock::time_point()> clock{};

    /// Random bits, which spread the tries after failures; may be called from several threads at once. Empty: the
    /// system's.
    std::function<std::uint64_t()> random{};
};

/// Keeps what another provider brings, and asks it for new credentials before those expire. A client does this with the
/// provider that it is given; of use by itself to share credentials between clients.
///
/// From 15 minutes before the end on, the next call has new credentials asked for, and all calls go on with what there
/// is. From 10 minutes before the end on, calls wait, for up to `patience`. (Of credentials for less than an hour that
/// is the last quarter and the last sixth of the time.) A failure, or a provider that is slow, is no matter to calls
/// while there are credentials that have not expired; after a failure the provider is asked again after one second,
/// later after up to a minute. Credentials without an end are kept for good. What the provider's current() brings is
/// handed out and not kept; where that throws, get() asks the provider and says so to the observer.
///
/// The provider is asked once however many calls wait. That runs on `executor`, whoever caused it, so that no call that
/// is cancelled, and no other execution context that stops, ends it for the others. It ends by itself when the returned
/// provider is destroyed.
///
/// Preconditions: the execution context behind `executor` runs while credentials are awaited. Object lifetimes: must
/// not be used after that context. Errors of get(): those of the provider; errc::credentials_failed also where
/// `refresh_timeout` is over, or what was brought has expired already; errc::no_credentials also where the provider
/// brings null. Errors: bindery::error (errc::invalid_config) for a refresh_timeout or a patience that is negative or
/// longer than a year. Thread safety: as any provider.
BINDERY_DECL std::shared_ptr<credentials_provider> cached_credentials(
    boost::asio::any_io_executor executor, std::shared_ptr<credentials_provider> provider, cache_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/cached_credentials.ipp>
#endif

#endif
