// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The smallest program: prints the Workers who hold a Qualification, from a sandbox in memory.

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <iostream>
#include <string>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

asio::awaitable<void> print_workers(mturk::client client, std::string qualification_type)
{
    auto workers = mturk::list_workers_with_qualification_type.items(
        client, {.QualificationTypeId = qualification_type, .Status = mturk::QualificationStatus::Granted});
    while (auto* qualification = co_await workers.next())
        std::cout << qualification->WorkerId << '\n';
}

int main()
{
    bindery::testing::mturk_sandbox sandbox;
    auto const                      type = sandbox.state().seed_workers(250);

    // For the real service: mturk::client client(context), with the credentials in the environment.
    asio::io_context context(1);
    mturk::client    client(context, sandbox.client_config());
    asio::co_spawn(context, print_workers(client, type), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
