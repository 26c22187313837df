// expect: bindery_members names a member that BOOST_DESCRIBE_STRUCT does not list for this shape

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/validate.hpp>

#include <string>

struct Locale
{
    std::string Country{};
    std::string Subdivision{};
};
#if defined(TWIN)
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))
#else
BOOST_DESCRIBE_STRUCT(Locale, (), (Country))
#endif

constexpr auto bindery_members(bindery::type<Locale>)
{
    return bindery::members(bindery::member<&Locale::Subdivision>(bindery::length{2, 2}));
}

bool is_valid(Locale const& locale)
{
    return bindery::validate(locale).empty();
}
