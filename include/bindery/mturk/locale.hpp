// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_LOCALE_HPP
#define BINDERY_MTURK_LOCALE_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>

#include <optional>
#include <string>

namespace bindery::mturk {

/// A country, by its ISO 3166 code, and where it has them a state, by its ISO 3166-2 code without the country.
struct Locale
{
    std::string                Country{};
    std::optional<std::string> Subdivision{};

    friend bool operator==(Locale const&, Locale const&) = default;
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))
constexpr auto bindery_members(bindery::type<Locale>)
{
    return members(member<&Locale::Country>(required, constraints::CountryParameters),
        member<&Locale::Subdivision>(constraints::CountryParameters));
}

} // namespace bindery::mturk

#endif
