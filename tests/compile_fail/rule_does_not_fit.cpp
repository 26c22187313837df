// expect: length is a rule for strings, blobs, lists and maps

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>

#include <cstdint>
#include <optional>

struct Request
{
    std::optional<std::int32_t> MaxResults{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (MaxResults))

constexpr auto bindery_members(bindery::type<Request>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::MaxResults>(bindery::range{1, 100}));
#else
    return bindery::members(bindery::member<&Request::MaxResults>(bindery::length{1, 100}));
#endif
}

Request read(char const* text)
{
    return bindery::json::parse<Request>(text);
}
