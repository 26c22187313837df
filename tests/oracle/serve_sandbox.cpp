// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Serves a sandbox with 2,500 Workers until standard input ends, for clients other than Bindery's own.
// Usage: serve_sandbox FILE_FOR_THE_CA_CERTIFICATE. Prints one line of JSON that says where it is, and for each line of
// input the number of requests so far.

#include <bindery/testing/mturk_sandbox.hpp>

#include <cstddef>
#include <fstream>
#include <iostream>
#include <string>

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    constexpr std::size_t           workers = 2500;
    bindery::testing::mturk_sandbox sandbox;
    auto const                      type = sandbox.state().seed_workers(workers);
    std::ofstream(argv[1]) << sandbox.server().ca_pem();
    auto const& credentials = sandbox.server().credentials();
    std::cout << "{\"url\":\"" << sandbox.server().url() << "\",\"type\":\"" << type << "\",\"access_key\":\""
              << credentials.access_key_id << "\",\"secret_key\":\"" << credentials.secret_access_key << "\"}"
              << std::endl;
    std::string line;
    while (std::getline(std::cin, line))
        std::cout << sandbox.server().requests_received() << std::endl;
}
