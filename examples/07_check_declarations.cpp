// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Compares the declarations of an API with the vendor's model of it, as botocore carries it: prints a line for each
// difference. Debian's python3-botocore has MTurk's in
// /usr/lib/python3/dist-packages/botocore/data/mturk/2017-01-17.

#include <bindery/mturk.hpp>
#include <bindery/testing/conformance.hpp>

#include <exception>
#include <iostream>

int main(int argc, char** argv)
try {
    if (argc != 2) {
        std::cerr << "usage: 07_check_declarations FOLDER, with a service-2.json and a paginators-1.json\n";
        return 2;
    }
    auto const model = bindery::testing::read_aws_model(argv[1]);
    auto const differences = bindery::testing::differences(bindery::mturk::operations, model);
    for (auto const& difference : differences)
        std::cout << difference.message() << '\n';
    return differences.empty() ? 0 : 1;
}
catch (std::exception const& error) {
    std::cerr << "07_check_declarations: " << error.what() << '\n';
    return 2;
}
