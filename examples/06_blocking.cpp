// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The smallest program once more, as a script: a plain loop, without coroutines and without an execution context.

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <exception>
#include <iostream>
#include <string>

namespace mturk = bindery::mturk;

void print_workers(mturk::config const& config, std::string const& qualification_type)
{
    for (auto const& qualification :
        mturk::list_workers_with_qualification_type.blocking_items(config, {.QualificationTypeId = qualification_type}))
        std::cout << qualification.WorkerId << '\n';
}

int main()
try {
    bindery::testing::mturk_sandbox sandbox;
    auto const                      type = sandbox.state().seed_workers(250);

    // For the real service: print_workers({}, type), with the credentials in the environment.
    print_workers(sandbox.client_config(), type);
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
