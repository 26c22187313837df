// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Compares the declarations of examples/09_dynamodb, which are a part of the API, with the vendor's model in a folder,
// for dynamodb_model.py: prints a line for each difference.

#include "../../examples/09_dynamodb/dynamodb.hpp"

#include <bindery/testing/conformance.hpp>

#include <exception>
#include <iostream>

int main(int argc, char** argv)
try {
    if (argc != 2) {
        std::cerr << "usage: check_dynamodb FOLDER\n";
        return 2;
    }
    auto const model = bindery::testing::read_aws_model(argv[1]);
    for (auto const& difference :
        bindery::testing::differences(dynamodb::operations, model, {.whole_api = false, .whole_shapes = false}))
        std::cout << difference.message() << '\n';
}
catch (std::exception const& error) {
    std::cerr << "check_dynamodb: " << error.what() << '\n';
    return 2;
}
