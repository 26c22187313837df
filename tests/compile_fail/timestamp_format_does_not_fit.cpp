// expect: a timestamp format is a rule for timestamps and what holds timestamps

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/serialize.hpp>

#include <string>
#include <vector>

struct Event
{
#if defined(TWIN)
    std::vector<bindery::timestamp> Times{};
#else
    std::vector<std::string> Times{};
#endif
};
BOOST_DESCRIBE_STRUCT(Event, (), (Times))

constexpr auto bindery_members(bindery::type<Event>)
{
    return bindery::members(bindery::member<&Event::Times>(bindery::iso8601));
}

std::string write(Event const& event)
{
    return bindery::json::serialize(event);
}
