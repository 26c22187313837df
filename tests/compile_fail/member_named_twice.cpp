// expect: bindery_members names the same member twice

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/validate.hpp>

#include <string>

struct Locale
{
    std::string Country{};
    std::string Subdivision{};
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))

constexpr auto bindery_members(bindery::type<Locale>)
{
    return bindery::members(bindery::member<&Locale::Country>(bindery::length{2, 2}),
#if defined(TWIN)
        bindery::member<&Locale::Subdivision>(bindery::required));
#else
        bindery::member<&Locale::Country>(bindery::required));
#endif
}

bool is_valid(Locale const& locale)
{
    return bindery::validate(locale).empty();
}
