// expect: this type cannot be a member of a shape: see bindery::shape_value

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/serialize.hpp>

#include <string>

struct Qualification
{
#if defined(TWIN)
    std::string WorkerId{};
#else
    char const* WorkerId = "";
#endif
};
BOOST_DESCRIBE_STRUCT(Qualification, (), (WorkerId))

std::string write(Qualification const& qualification)
{
    return bindery::json::serialize(qualification);
}
