// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_AUTHENTICATOR_HPP
#define BINDERY_CALL_AUTHENTICATOR_HPP

#include <bindery/http/message.hpp>

#include <boost/asio/awaitable.hpp>

#include <string>
#include <string_view>

namespace bindery {

/// Makes a request acceptable to a service: signs it, or adds a token. Asked before every attempt.
class authenticator
{
public:
    authenticator() = default;
    authenticator(authenticator const&) = delete;
    authenticator& operator=(authenticator const&) = delete;
    virtual ~authenticator() = default;

    /// Authenticates a request that is complete but for that. It may have been authenticated before, and its fields may
    /// still be those of an earlier request of the same operation: what is set for one request only must be erased for
    /// the others.
    ///
    /// Object lifetimes: `request` lives until the awaitable has finished. Errors: throws
    /// boost::system::system_error. Thread safety: may be called concurrently.
    virtual boost::asio::awaitable<void> authenticate(http::request& request) = 0;

    /// Does what authenticate() does where nothing has to be waited for, which spares a coroutine; false, with the
    /// request as it was, where it has to be awaited. Errors and thread safety: as authenticate().
    virtual bool try_authenticate(http::request&) { return false; }

    /// Takes in what the response to a request says of the authentication, such as the service's time where the clocks
    /// differ. Returns whether the service refused the request for a reason that authenticating it anew will remove.
    ///
    /// `service_code` is the service's name of the error; empty for a success. Thread safety: may be called
    /// concurrently.
    virtual bool learn(http::request const& /*sent*/, http::response const&, std::string_view /*service_code*/)
    {
        return false;
    }

    /// Whether requests carry a secret that whoever reads one could use: those are not sent over plain HTTP to other
    /// machines, unless client_config::allow_plain_secrets is set. False only where there is none, as in a signature.
    virtual bool sends_secret() const noexcept { return true; }

    /// Takes a secret that authenticate() puts there out of a target, which a service may have copied into a link.
    /// Thread safety: may be called concurrently.
    virtual void remove_secret(std::string& /*target*/) const { }
};

} // namespace bindery

#endif
