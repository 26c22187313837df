// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_REQUIREMENTS_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_REQUIREMENTS_HPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::testing::detail {

inline constexpr std::string_view locale_type = "00000000000000000071";

inline bool compares_sets(mturk::Comparator comparator)
{
    return comparator == mturk::Comparator::In || comparator == mturk::Comparator::NotIn;
}

inline bool compares_existence(mturk::Comparator comparator)
{
    return comparator == mturk::Comparator::Exists || comparator == mturk::Comparator::DoesNotExist;
}

inline bool compares_equality(mturk::Comparator comparator)
{
    return comparator == mturk::Comparator::EqualTo || comparator == mturk::Comparator::NotEqualTo;
}

/// Refuses a requirement whose values do not suit its comparator and type.
inline void check_requirement_values(mturk::QualificationRequirement const& requirement, mturk::Comparator comparator)
{
    auto const comparator_name = std::string(requirement.Comparator.text());
    if (compares_existence(comparator)) {
        if (requirement.IntegerValues || requirement.LocaleValues)
            refuse_value("IntegerValues: not allowed with " + comparator_name);
        return;
    }
    bool const        is_locale = requirement.QualificationTypeId == locale_type;
    char const* const name = is_locale ? "LocaleValues" : "IntegerValues";
    if (is_locale ? requirement.IntegerValues.has_value() : requirement.LocaleValues.has_value())
        refuse_value(std::string(name) + ": the only values for type " + requirement.QualificationTypeId);
    if (is_locale && !compares_sets(comparator) && !compares_equality(comparator))
        refuse_value("Comparator: " + comparator_name + " does not compare locales");
    std::size_t const count = is_locale ? requirement.LocaleValues.value_or(std::vector<mturk::Locale>{}).size()
                              : requirement.IntegerValues ? requirement.IntegerValues->size()
                                                          : 0;
    std::size_t const most = !compares_sets(comparator) ? 1 : is_locale ? 30 : 15;
    if (count < 1 || count > most)
        refuse_value(std::string(name) + ": length " + std::to_string(count) + ", allowed with " + comparator_name
                     + " are 1.." + std::to_string(most));
}

inline void check_requirements(
    mturk_account const& account, std::vector<mturk::QualificationRequirement> const& requirements)
{
    constexpr std::size_t most = 10;
    if (requirements.size() > most)
        refuse_value("QualificationRequirements: length " + std::to_string(requirements.size()) + ", allowed 0..10");
    for (auto const& each : requirements) {
        check_known("Comparator", each.Comparator);
        check_known_if_given("ActionsGuarded", each.ActionsGuarded);
        if (each.ActionsGuarded && each.RequiredToPreview)
            refuse_value("The combination of parameters supplied to the request is invalid: ActionsGuarded, "
                         "RequiredToPreview.");
        auto const& type = existing_type(account, each.QualificationTypeId);
        if (type.shown.QualificationTypeStatus != mturk::QualificationTypeStatus::Active)
            refuse_state(turk_code::invalid_qualification_type_state, "Active");
        check_requirement_values(each, *each.Comparator.known());
    }
}

/// The Worker's Qualification of a type, deleted or not, that is not revoked.
inline mturk::Qualification const* find_granted(
    mturk_account const& account, std::string_view type_id, std::string_view worker_id)
{
    auto const* const type = account.qualification_types.find(type_id);
    if (!type)
        return nullptr;
    auto const* const held = find_holder(*type, worker_id);
    return held && held->Status == mturk::QualificationStatus::Granted ? held : nullptr;
}

inline bool is_within(mturk::Locale const& place, mturk::Locale const& area)
{
    return place.Country == area.Country && (!area.Subdivision || place.Subdivision == area.Subdivision);
}

/// Whether one of the requirement's values is that of the Qualification.
inline bool has_value_of(mturk::QualificationRequirement const& requirement, mturk::Qualification const& held)
{
    if (requirement.LocaleValues)
        return held.LocaleValue && std::ranges::any_of(*requirement.LocaleValues, [&](mturk::Locale const& area) {
            return is_within(*held.LocaleValue, area);
        });
    return held.IntegerValue && requirement.IntegerValues
           && std::ranges::find(*requirement.IntegerValues, *held.IntegerValue) != requirement.IntegerValues->end();
}

/// Whether a Worker with this Qualification, or none, meets the requirement.
inline bool is_met(mturk::QualificationRequirement const& requirement, mturk::Qualification const* held)
{
    using mturk::Comparator;
    auto const comparator = requirement.Comparator.known().value_or(Comparator::Exists);
    if (!held)
        return comparator == Comparator::DoesNotExist;
    auto const ordered = [&](auto compare) {
        return held->IntegerValue && requirement.IntegerValues
               && compare(*held->IntegerValue, requirement.IntegerValues->front());
    };
    switch (comparator) {
    case Comparator::Exists: return true;
    case Comparator::DoesNotExist: return false;
    case Comparator::LessThan: return ordered(std::less<>{});
    case Comparator::LessThanOrEqualTo: return ordered(std::less_equal<>{});
    case Comparator::GreaterThan: return ordered(std::greater<>{});
    case Comparator::GreaterThanOrEqualTo: return ordered(std::greater_equal<>{});
    case Comparator::EqualTo:
    case Comparator::In: return has_value_of(requirement, *held);
    case Comparator::NotEqualTo:
    case Comparator::NotIn: break;
    }
    return !has_value_of(requirement, *held);
}

} // namespace bindery::testing::detail

#endif
