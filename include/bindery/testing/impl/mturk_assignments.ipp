// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_ASSIGNMENTS_IPP
#define BINDERY_TESTING_IMPL_MTURK_ASSIGNMENTS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_life.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <algorithm>
#include <chrono>
#include <string_view>

namespace bindery::testing::detail {

BINDERY_DECL mturk::GetAssignmentResponse answer(mturk_account& account, mturk::GetAssignmentRequest const& request)
{
    auto const& assignment = submitted_assignment(account, request.AssignmentId);
    return {assignment.shown, existing_hit(account, assignment.shown.HITId).shown};
}

BINDERY_DECL mturk::ListAssignmentsForHITResponse answer(
    mturk_account& account, mturk::ListAssignmentsForHITRequest const& request)
{
    auto const& hit = existing_hit(account, request.HITId);
    auto const& statuses = request.AssignmentStatuses;
    if (statuses)
        for (auto const& each : *statuses)
            check_known("AssignmentStatuses", each);
    auto const matches = [&](assignment_record const* each) {
        return !statuses || statuses->empty()
               || std::ranges::find(*statuses, each->shown.AssignmentStatus) != statuses->end();
    };
    return make_page(
        mturk::list_assignments_for_hit, request, hit.submitted, matches, [](auto const* each) { return each->shown; });
}

/// Whether rejected work can still be approved.
inline bool can_override(mturk_account const& account, hit_record const& hit, mturk::Assignment const& assignment)
{
    constexpr auto kept = std::chrono::days(30);
    return assignment.AssignmentStatus == mturk::AssignmentStatus::Rejected && !hit.is_disposed
           && account.now <= assignment.SubmitTime + kept;
}

BINDERY_DECL mturk::ApproveAssignmentResponse answer(
    mturk_account& account, mturk::ApproveAssignmentRequest const& request)
{
    auto& assignment = submitted_assignment(account, request.AssignmentId, "Submitted");
    auto& hit = existing_hit(account, assignment.shown.HITId);
    bool  may = assignment.shown.AssignmentStatus == mturk::AssignmentStatus::Submitted;
    if (request.OverrideRejection.value_or(false))
        may = may || can_override(account, hit, assignment.shown);
    if (!may)
        refuse_state(turk_code::invalid_assignment_state, "Submitted");
    if (!can_pay(account, hit))
        refuse_unpayable();
    assignment.shown.RequesterFeedback = request.RequesterFeedback;
    approve(account, hit, assignment, account.now);
    return {};
}

BINDERY_DECL mturk::RejectAssignmentResponse answer(
    mturk_account& account, mturk::RejectAssignmentRequest const& request)
{
    auto& assignment = submitted_assignment(account, request.AssignmentId, "Submitted");
    if (assignment.shown.AssignmentStatus != mturk::AssignmentStatus::Submitted)
        refuse_state(turk_code::invalid_assignment_state, "Submitted");
    assignment.shown.RequesterFeedback = request.RequesterFeedback;
    reject(account, existing_hit(account, assignment.shown.HITId), assignment);
    return {};
}

BINDERY_DECL mturk::GetFileUploadURLResponse answer(
    mturk_account& account, mturk::GetFileUploadURLRequest const& request)
{
    auto const& assignment = submitted_assignment(account, request.AssignmentId);
    live_hit(account, assignment.shown.HITId);
    return {"https://mturk-sandbox.invalid/" + request.AssignmentId + "/" + account.next_id()};
}

} // namespace bindery::testing::detail

#endif
