// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// The same call with Bindery; it keeps connections, retries, has typed errors and lists every page.

#include <bindery/mturk.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <iostream>
#include <string>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

asio::awaitable<void> print_workers(mturk::client client, std::string type)
{
    auto workers = mturk::list_workers_with_qualification_type.items(client, {.QualificationTypeId = type});
    while (auto* qualification = co_await workers.next())
        std::cout << qualification->WorkerId << '\n';
}

int main(int argc, char** argv)
{
    if (argc != 4)
        return 2;
    mturk::config config;
    config.endpoint_url = "https://" + std::string(argv[1]) + ":" + argv[2];
    asio::io_context context(1);
    asio::co_spawn(context, print_workers(mturk::client(context, config), argv[3]), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
