// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_FIELDS_HPP
#define BINDERY_BENCHMARKS_PARSE_FIELDS_HPP

// What the hand-written extractions and serializers share.

#include "document.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace bench {

/// Seconds as a double, rounded, are the milliseconds of this century's times exactly: a double near 2^31 has steps of
/// 2^-22.
inline bindery::timestamp to_timestamp(double seconds)
{
    auto const milliseconds = static_cast<std::int64_t>(seconds * 1000.0 + (seconds < 0 ? -0.5 : 0.5));
    return bindery::timestamp(std::chrono::milliseconds(milliseconds));
}

inline double to_seconds(bindery::timestamp time)
{
    return static_cast<double>(time.time_since_epoch().count()) / 1000.0;
}

/// The value of an optional, which is made where there is none and otherwise kept with its storage.
template <class T>
T& engage(std::optional<T>& value)
{
    return value ? *value : value.emplace();
}

/// Makes room for the items that a page announces before it lists them, as far as the service's pages go.
inline void reserve_items(page& of)
{
    of.Qualifications.reserve(static_cast<std::size_t>(std::clamp(of.NumResults, 0, 100)));
}

enum class member : unsigned char {
    unknown,
    // of a page
    next_token,
    num_results,
    qualifications,
    // of a Qualification
    type,
    worker,
    time,
    integer,
    locale,
    status,
    // of a Locale
    country,
    subdivision,
};

inline member page_member(std::string_view name)
{
    if (name == "NextToken")
        return member::next_token;
    if (name == "NumResults")
        return member::num_results;
    if (name == "Qualifications")
        return member::qualifications;
    return member::unknown;
}

inline member qualification_member(std::string_view name)
{
    if (name == "QualificationTypeId")
        return member::type;
    if (name == "WorkerId")
        return member::worker;
    if (name == "GrantTime")
        return member::time;
    if (name == "IntegerValue")
        return member::integer;
    if (name == "LocaleValue")
        return member::locale;
    if (name == "Status")
        return member::status;
    return member::unknown;
}

inline member locale_member(std::string_view name)
{
    if (name == "Country")
        return member::country;
    if (name == "Subdivision")
        return member::subdivision;
    return member::unknown;
}

/// The members that an object in a text has. What it lacks is emptied, since it may still be there from the text
/// before.
class seen_members
{
public:
    void add(member one) noexcept { bits_ |= 1U << static_cast<unsigned>(one); }

    void reset_others(mturk::Qualification& of) const
    {
        if (!has(member::type))
            of.QualificationTypeId.clear();
        if (!has(member::worker))
            of.WorkerId.clear();
        if (!has(member::time))
            of.GrantTime = {};
        if (!has(member::integer))
            of.IntegerValue.reset();
        if (!has(member::locale))
            of.LocaleValue.reset();
        if (!has(member::status))
            of.Status.assign_text({});
    }

    void reset_others(mturk::Locale& of) const
    {
        if (!has(member::country))
            of.Country.clear();
        if (!has(member::subdivision))
            of.Subdivision.reset();
    }

    void reset_others(page& of) const
    {
        if (!has(member::next_token))
            of.NextToken.reset();
        if (!has(member::num_results))
            of.NumResults = 0;
        if (!has(member::qualifications))
            of.Qualifications.clear();
    }

private:
    bool has(member one) const noexcept { return (bits_ >> static_cast<unsigned>(one) & 1U) != 0; }

    unsigned bits_ = 0;
};

} // namespace bench

#endif
