// expect: pattern is a rule for strings

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/validate.hpp>

#include <string>
#include <vector>

struct Request
{
    std::vector<std::string> Names{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (Names))

constexpr auto bindery_members(bindery::type<Request>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::Names>(bindery::each(bindery::pattern{"^a"})));
#else
    return bindery::members(bindery::member<&Request::Names>(bindery::pattern{"^a"}));
#endif
}

bool is_valid(Request const& request)
{
    return bindery::validate(request).empty();
}
