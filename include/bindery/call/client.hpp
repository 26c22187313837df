// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_CLIENT_HPP
#define BINDERY_CALL_CLIENT_HPP

#include <bindery/call/detail/client_core.hpp>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/execution_context.hpp>

#include <concepts>
#include <memory>
#include <utility>

namespace bindery {

/// A service as clients and operations see it: a protocol, settings, and a function that makes a client's core.
template <class S>
concept service = requires(boost::asio::any_io_executor executor, typename S::config const& config)
{
    typename S::protocol;
    {
        S::connect(executor, config)
        } -> std::same_as<std::shared_ptr<detail::client_core const>>;
};

/// A handle of a client of one service: settings, credentials and a pool of connections, shared by its copies.
///
/// Nothing is connected, and no credentials are asked for, before the first call. Two clients made separately share
/// nothing. Copies are cheap; pass it by value.
///
/// Object lifetimes: when the last copy is destroyed, calls still under way end with
/// boost::asio::error::operation_aborted. The execution context must run while calls are awaited, and outlive the
/// client. Errors of the constructors: bindery::error
/// (errc::invalid_config), one sentence for what is wrong. Thread safety: calls may be made from several threads at
/// once, also through one and the same handle.
template <service Service>
class client
{
public:
    using service_type = Service;
    using config_type = typename Service::config;

    explicit client(boost::asio::any_io_executor executor, config_type const& config = {})
        : handle_(std::make_shared<detail::client_handle>(Service::connect(std::move(executor), config)))
    {
    }

    template <std::derived_from<boost::asio::execution_context> Context>
    explicit client(Context& context, config_type const& config = {}) : client(context.get_executor(), config)
    {
    }

    /// The executor that network connections are made on.
    boost::asio::any_io_executor get_executor() const noexcept { return core()->executor; }

    /// What the calls of this library work on; not for users.
    std::shared_ptr<detail::client_core const> const& core() const noexcept { return handle_->core(); }

private:
    std::shared_ptr<detail::client_handle> handle_;
};

} // namespace bindery

#endif
