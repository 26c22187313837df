// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_GRANTS_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_GRANTS_HPP

#include <bindery/testing/impl/internal/mturk_account.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

namespace bindery::testing::detail {

/// The value of a Qualification where nobody says one.
inline constexpr std::int32_t default_integer_value = 1;

/// Grants a Qualification, in place of an earlier one.
inline void grant(qualification_type_record& type, mturk::Qualification qualification)
{
    if (auto* const held = find_holder(type, qualification.WorkerId))
        *held = std::move(qualification);
    else
        type.holders.push_back(std::move(qualification));
}

inline void grant_value(
    mturk_account const& account, qualification_type_record& type, std::string const& worker_id, std::int32_t value)
{
    mturk::Qualification granted;
    granted.QualificationTypeId = type.shown.QualificationTypeId;
    granted.WorkerId = worker_id;
    granted.GrantTime = account.now;
    granted.IntegerValue = value;
    granted.Status = mturk::QualificationStatus::Granted;
    grant(type, std::move(granted));
}

} // namespace bindery::testing::detail

#endif
