// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_AUTHENTICATION_HPP
#define BINDERY_CALL_AUTHENTICATION_HPP

#include <bindery/call/authenticator.hpp>
#include <bindery/config.hpp>

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <memory>
#include <string>

/// The usual ways to authenticate with services: for client_config::auth.
///
/// A client refuses them where requests go over plain HTTP to another machine, unless client_config::
/// allow_plain_secrets is set. Secrets are in no message and told to no observer. Errors of the functions:
/// bindery::error (errc::invalid_config) for an empty token, key or provider, for a user name with a colon, and for a
/// text that HTTP cannot carry, without quoting it. One policy may serve several clients. Thread safety: as any
/// authenticator.
namespace bindery {

/// A fixed token in the Authorization field (RFC 6750): `Bearer TOKEN`.
BINDERY_DECL std::shared_ptr<authenticator> bearer_token(std::string token);

/// Brings a token when it is awaited, such as a new one of an authorization server.
using token_provider = std::function<boost::asio::awaitable<std::string>()>;

/// A token that is asked for with the first call, kept, and asked for anew after the service has refused it with
/// status 401; the refused request is sent again with the new one, within the call's attempts.
///
/// The provider is asked once however many calls wait. It runs as part of one of them, within its deadline; where that
/// is cancelled, another one asks. Errors: what the provider throws, which fails all calls that wait; boost::system::
/// system_error becomes a call_error with its code. Thread safety: `provider` is not called again before its awaitable
/// has finished; that runs on the executors of calls.
BINDERY_DECL std::shared_ptr<authenticator> bearer_token(token_provider provider);

/// A user name, which has no colon, and a password in the Authorization field (RFC 7617), in UTF-8.
BINDERY_DECL std::shared_ptr<authenticator> basic_auth(std::string const& user, std::string const& password);

/// A key in a header field of that name, such as `X-API-Key`.
BINDERY_DECL std::shared_ptr<authenticator> api_key_field(std::string name, std::string key);

/// A key in the query, as a parameter of that name. Addresses are in the logs of servers and proxies: where the service
/// lets you choose, use a field.
BINDERY_DECL std::shared_ptr<authenticator> api_key_parameter(std::string const& name, std::string const& key);

} // namespace bindery

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/authentication.ipp>
#endif

#endif
