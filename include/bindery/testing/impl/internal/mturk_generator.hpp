// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_GENERATOR_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_GENERATOR_HPP

#include <bindery/mturk/locale.hpp>
#include <bindery/mturk/qualifications.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace bindery::testing::detail {

/// Numbers that are the same everywhere for the same seed, which the standard's distributions do not promise.
class generator
{
public:
    explicit generator(std::uint64_t seed) : engine_(seed) { }

    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }

    std::string text(std::string prefix, std::size_t length)
    {
        static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        while (prefix.size() < length)
            prefix.push_back(alphabet[below(alphabet.size())]);
        return prefix;
    }

private:
    std::mt19937_64 engine_;
};

inline mturk::Locale generate_locale(generator& from)
{
    static constexpr std::array<char const*, 6> countries{"BR", "CA", "DE", "GB", "IN", "PH"};
    static constexpr std::array<char const*, 4> states{"CA", "NY", "TX", "WA"};

    mturk::Locale locale;
    if (from.below(2) == 0)
        locale.Country = countries[from.below(countries.size())];
    else {
        locale.Country = "US";
        locale.Subdivision = states[from.below(states.size())];
    }
    return locale;
}

inline mturk::Qualification generate_qualification(generator& from, std::string const& type_id)
{
    using namespace std::chrono;
    constexpr auto earliest = sys_days(year(2020) / January / 1);
    constexpr auto span = days(5 * 365);

    mturk::Qualification result;
    result.QualificationTypeId = type_id;
    result.WorkerId = from.text("A", 13 + from.below(2));
    result.GrantTime = earliest + milliseconds(from.below(std::uint64_t(milliseconds(span).count())));
    if (from.below(10) != 0)
        result.IntegerValue = static_cast<std::int32_t>(from.below(101));
    else
        result.LocaleValue = generate_locale(from);
    result.Status = from.below(10) == 0 ? mturk::QualificationStatus::Revoked : mturk::QualificationStatus::Granted;
    return result;
}

} // namespace bindery::testing::detail

#endif
