// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_QUALIFICATIONS_IPP
#define BINDERY_TESTING_IMPL_MTURK_QUALIFICATIONS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_grants.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <algorithm>
#include <string_view>

namespace bindery::testing::detail {

BINDERY_DECL mturk::AssociateQualificationWithWorkerResponse answer(
    mturk_account& account, mturk::AssociateQualificationWithWorkerRequest const& request)
{
    auto& type = owned_type(account, request.QualificationTypeId);
    grant_value(account, type, request.WorkerId, request.IntegerValue.value_or(default_integer_value));
    return {};
}

/// The Qualification of the type that the Worker has, which must not be revoked.
inline mturk::Qualification& existing_qualification(qualification_type_record& type, std::string_view worker_id)
{
    auto* const held = find_holder(type, worker_id);
    if (!held)
        refuse(turk_code::qualification_does_not_exist, "You requested a Qualification that does not exist.");
    if (held->Status == mturk::QualificationStatus::Revoked)
        refuse_state(turk_code::invalid_qualification_state, "Granted");
    return *held;
}

BINDERY_DECL mturk::DisassociateQualificationFromWorkerResponse answer(
    mturk_account& account, mturk::DisassociateQualificationFromWorkerRequest const& request)
{
    auto& type = owned_type(account, request.QualificationTypeId);
    existing_qualification(type, request.WorkerId).Status = mturk::QualificationStatus::Revoked;
    return {};
}

BINDERY_DECL mturk::GetQualificationScoreResponse answer(
    mturk_account& account, mturk::GetQualificationScoreRequest const& request)
{
    return {existing_qualification(owned_type(account, request.QualificationTypeId), request.WorkerId)};
}

BINDERY_DECL mturk::ListWorkersWithQualificationTypeResponse answer(
    mturk_account& account, mturk::ListWorkersWithQualificationTypeRequest const& request)
{
    check_known_if_given("Status", request.Status);
    auto const matches = [&](auto const& held) { return !request.Status || held.Status == *request.Status; };
    return make_page(mturk::list_workers_with_qualification_type, request,
        owned_type(account, request.QualificationTypeId).holders, matches, [](auto const& held) { return held; });
}

} // namespace bindery::testing::detail

#endif
