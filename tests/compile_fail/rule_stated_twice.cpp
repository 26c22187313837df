// expect: member\(\) takes rules, each kind of rule at most once

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/validate.hpp>

#include <string>

struct Locale
{
    std::string Country{};
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country))

constexpr auto bindery_members(bindery::type<Locale>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Locale::Country>(bindery::length{1, 2}));
#else
    return bindery::members(bindery::member<&Locale::Country>(bindery::length{.min = 1}, bindery::length{.max = 2}));
#endif
}

bool is_valid(Locale const& locale)
{
    return bindery::validate(locale).empty();
}
