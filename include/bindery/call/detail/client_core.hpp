// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_DETAIL_CLIENT_CORE_HPP
#define BINDERY_CALL_DETAIL_CLIENT_CORE_HPP

#include <bindery/call/authenticator.hpp>
#include <bindery/call/call_config.hpp>
#include <bindery/config.hpp>
#include <bindery/http/transport.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <memory>
#include <string>
#include <utility>

namespace bindery::detail {

/// What the calls of a client have in common and change: see impl/internal/client_state.hpp.
class client_state;

/// What the calls of a client share. Never changes once it is made, so that threads need no lock to read it.
struct client_core
{
    boost::asio::any_io_executor     executor{};
    std::shared_ptr<http::transport> transport{};
    http::endpoint                   endpoint{};
    std::string                      host_field{}; ///< Of the endpoint; set by make_client_core().
    std::string                      user_agent{}; ///< The User-Agent field of requests; empty: none.
    std::shared_ptr<authenticator>   auth{};       ///< May be null.
    call_config                      config{};
    bool                             adds_host_prefix = true; ///< That of operations which have one.
    std::shared_ptr<client_state>    state{};                 ///< Made by make_client_core().
};

/// Makes a core of settings.
///
/// Errors: bindery::error (errc::invalid_config), one sentence for what is wrong in `settings.config`.
BINDERY_DECL std::shared_ptr<client_core const> make_client_core(client_core settings);

/// What the copies of a client's handle share: when the last one goes, the client's calls end.
class client_handle
{
public:
    explicit client_handle(std::shared_ptr<client_core const> core) : core_(std::move(core)) { }
    client_handle(client_handle const&) = delete;
    client_handle& operator=(client_handle const&) = delete;
    BINDERY_DECL ~client_handle();

    std::shared_ptr<client_core const> const& core() const noexcept { return core_; }

private:
    std::shared_ptr<client_core const> core_;
};

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/client_core.ipp>
#endif

#endif
