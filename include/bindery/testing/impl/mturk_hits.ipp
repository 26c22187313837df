// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_HITS_IPP
#define BINDERY_TESTING_IMPL_MTURK_HITS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_life.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <algorithm>

namespace bindery::testing::detail {

BINDERY_DECL mturk::GetHITResponse answer(mturk_account& account, mturk::GetHITRequest const& request)
{
    return {existing_hit(account, request.HITId).shown};
}

BINDERY_DECL mturk::ListHITsResponse answer(mturk_account& account, mturk::ListHITsRequest const& request)
{
    return make_page(
        mturk::list_hits, request, account.hits.all(), [](auto const& hit) { return !hit.is_disposed; },
        [](auto const& hit) { return hit.shown; });
}

BINDERY_DECL mturk::ListReviewableHITsResponse answer(
    mturk_account& account, mturk::ListReviewableHITsRequest const& request)
{
    check_known_if_given("Status", request.Status);
    if (request.HITTypeId)
        existing_hit_type(account, *request.HITTypeId);
    bool const wants_reviewing = request.Status == mturk::ReviewableHITStatus::Reviewing;
    auto const status = wants_reviewing ? mturk::HITStatus::Reviewing : mturk::HITStatus::Reviewable;
    auto const matches = [&](hit_record const& hit) {
        return hit.shown.HITStatus == status && (!request.HITTypeId || hit.shown.HITTypeId == *request.HITTypeId);
    };
    return make_page(
        mturk::list_reviewable_hits, request, account.hits.all(), matches, [](auto const& hit) { return hit.shown; });
}

BINDERY_DECL mturk::ListHITsForQualificationTypeResponse answer(
    mturk_account& account, mturk::ListHITsForQualificationTypeRequest const& request)
{
    auto const& type_id = request.QualificationTypeId;
    existing_type(account, type_id);
    auto const matches = [&](hit_record const& hit) {
        auto const& required = hit.shown.QualificationRequirements;
        return !hit.is_disposed
               && std::ranges::find(required, type_id, &mturk::QualificationRequirement::QualificationTypeId)
                      != required.end();
    };
    return make_page(mturk::list_hits_for_qualification_type, request, account.hits.all(), matches,
        [](auto const& hit) { return hit.shown; });
}

BINDERY_DECL mturk::UpdateHITReviewStatusResponse answer(
    mturk_account& account, mturk::UpdateHITReviewStatusRequest const& request)
{
    auto&      hit = existing_hit(account, request.HITId);
    bool const reverts = request.Revert.value_or(false);
    auto const from = reverts ? mturk::HITStatus::Reviewing : mturk::HITStatus::Reviewable;
    if (hit.shown.HITStatus != from)
        refuse_hit_state(hit, reverts ? "Reviewing" : "Reviewable");
    hit.is_reviewing = !reverts;
    refresh_hit(account, hit);
    return {};
}

BINDERY_DECL mturk::DeleteHITResponse answer(mturk_account& account, mturk::DeleteHITRequest const& request)
{
    auto& hit = existing_hit(account, request.HITId);
    if (hit.shown.HITStatus != mturk::HITStatus::Reviewable)
        refuse_hit_state(hit, "Reviewable");
    for (auto const* each : hit.submitted)
        if (each->shown.AssignmentStatus == mturk::AssignmentStatus::Submitted)
            refuse(turk_code::invalid_hit_state,
                "This HIT has assignments that are neither approved nor rejected: " + each->shown.AssignmentId);
    dispose(account, hit);
    return {};
}

} // namespace bindery::testing::detail

#endif
