// expect: range is a rule for integers

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/validate.hpp>

#include <map>
#include <string>

struct Request
{
    std::map<std::string, std::string> Tags{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (Tags))

constexpr auto bindery_members(bindery::type<Request>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::Tags>(bindery::each(bindery::length{1, 100})));
#else
    return bindery::members(bindery::member<&Request::Tags>(bindery::each(bindery::range{1, 100})));
#endif
}

bool is_valid(Request const& request)
{
    return bindery::validate(request).empty();
}
