// expect: shape_value

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>

#include <string>
#include <vector>

#if defined(TWIN)
using list = std::vector<std::string>;
#else
using list = std::vector<char const*>;
#endif

list read(char const* text)
{
    return bindery::json::parse<list>(text);
}
