// expect: two members of the shape have the same wire name

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>

#include <string>

struct Locale
{
    std::string Country{};
    std::string Subdivision{};
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))

constexpr auto bindery_members(bindery::type<Locale>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Locale::Subdivision>(bindery::wire_name{"country"}));
#else
    return bindery::members(bindery::member<&Locale::Subdivision>(bindery::wire_name{"Country"}));
#endif
}

Locale read(char const* text)
{
    return bindery::json::parse<Locale>(text);
}
