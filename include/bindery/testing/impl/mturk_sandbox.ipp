// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_SANDBOX_IPP
#define BINDERY_TESTING_IMPL_MTURK_SANDBOX_IPP

#include <bindery/testing/mturk_sandbox.hpp>

#include <utility>

namespace bindery::testing {

BINDERY_DECL mturk_sandbox::mturk_sandbox(loopback_config config, mturk_state::clock_function clock)
    : state_(std::move(clock)), server_(std::move(config))
{
    mturk::operations.for_each([this]<class Operation>(Operation const& operation) {
        server_.on(operation,
            [this](typename Operation::request_type const& request) { return state_.call(Operation{}, request); });
    });
}

} // namespace bindery::testing

#endif
