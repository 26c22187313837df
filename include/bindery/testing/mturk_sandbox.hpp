// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_MTURK_SANDBOX_HPP
#define BINDERY_TESTING_MTURK_SANDBOX_HPP

#include <bindery/config.hpp>
#include <bindery/mturk.hpp>
#include <bindery/testing/aws_json_server.hpp>
#include <bindery/testing/mturk_state.hpp>

namespace bindery::testing {

/// Amazon Mechanical Turk's requester API on 127.0.0.1, over an in-memory state: programs run against it without an
/// account.
///
///     mturk_sandbox sandbox;
///     auto type = sandbox.state().seed_workers(2500);
///     mturk::client client(context, sandbox.client_config());
///
/// state() plays the Workers and lets time pass; mturk_state says what of the service it knows.
class mturk_sandbox
{
public:
    /// An empty clock is the system's. Signatures are always checked against the system's.
    BINDERY_DECL explicit mturk_sandbox(loopback_config config = {}, mturk_state::clock_function clock = {});

    mturk_state& state() noexcept { return state_; }

    /// The server, for its URL, its faults and its counts.
    loopback_server<mturk::service>& server() noexcept { return server_; }

    /// Settings for a client of this sandbox.
    mturk::config client_config() const { return server_.client_config(); }

private:
    mturk_state                     state_;
    loopback_server<mturk::service> server_;
};

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/mturk_sandbox.ipp>
#endif

#endif
