// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_LIFE_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_LIFE_HPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_money.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

/// How HITs and assignments pass from one state into the next.
namespace bindery::testing::detail {

/// Notes the notification of an event, where the HIT's type has one for it.
inline void tell(
    mturk_account& account, hit_record const& hit, mturk::EventType event, std::string_view assignment_id = {})
{
    auto const* const type = account.hit_types.find(hit.shown.HITTypeId);
    if (!type || !type->notifies || !type->notification)
        return;
    auto const& wanted = type->notification->EventTypes;
    if (std::ranges::find(wanted, open_enum<mturk::EventType>(event)) == wanted.end())
        return;
    mturk_notification notification;
    notification.EventType = event;
    notification.Notification = *type->notification;
    notification.HITTypeId = type->id;
    notification.HITId = hit.shown.HITId;
    notification.AssignmentId = assignment_id;
    notification.EventTime = account.now;
    account.notifications.push_back(std::move(notification));
}

inline mturk::HITStatus status_of(hit_record const& hit, timestamp now)
{
    if (hit.is_disposed)
        return mturk::HITStatus::Disposed;
    if (now < hit.shown.Expiration && hit.shown.NumberOfAssignmentsAvailable > 0)
        return mturk::HITStatus::Assignable;
    if (hit.shown.NumberOfAssignmentsPending > 0)
        return mturk::HITStatus::Unassignable;
    return hit.is_reviewing ? mturk::HITStatus::Reviewing : mturk::HITStatus::Reviewable;
}

/// Works out the HIT's counts and state anew.
inline void refresh_hit(mturk_account& account, hit_record& hit)
{
    auto const is_reviewed = [](assignment_record const* each) {
        return each->shown.AssignmentStatus != mturk::AssignmentStatus::Submitted;
    };
    auto const pending = std::ranges::count(hit.accepted, assignment_record::stage::accepted, &assignment_record::at);
    auto&      shown = hit.shown;
    shown.NumberOfAssignmentsPending = static_cast<std::int32_t>(pending);
    shown.NumberOfAssignmentsCompleted = static_cast<std::int32_t>(std::ranges::count_if(hit.submitted, is_reviewed));
    shown.NumberOfAssignmentsAvailable =
        shown.MaxAssignments - shown.NumberOfAssignmentsPending - static_cast<std::int32_t>(hit.submitted.size());

    bool const is_expired = shown.Expiration <= account.now;
    if (is_expired && !hit.expiry_was_told && !hit.is_disposed)
        tell(account, hit, mturk::EventType::HITExpired);
    hit.expiry_was_told = is_expired;
    auto const status = status_of(hit, account.now);
    if (status == mturk::HITStatus::Reviewable && shown.HITStatus != status
        && shown.HITStatus != mturk::HITStatus::Reviewing)
        tell(account, hit, mturk::EventType::HITReviewable);
    if (status == mturk::HITStatus::Assignable)
        hit.is_reviewing = false;
    shown.HITStatus = status;
}

inline void dispose(mturk_account& account, hit_record& hit)
{
    hit.is_disposed = true;
    tell(account, hit, mturk::EventType::HITDisposed);
    refresh_hit(account, hit);
}

/// Approves an assignment, and pays for it, which must be possible.
inline void approve(mturk_account& account, hit_record& hit, assignment_record& assignment, timestamp when)
{
    account.balance -= cost_of_assignment(hit.shown.Reward, hit.shown.MaxAssignments);
    assignment.shown.AssignmentStatus = mturk::AssignmentStatus::Approved;
    assignment.shown.ApprovalTime = when;
    assignment.shown.RejectionTime.reset();
    tell(account, hit, mturk::EventType::AssignmentApproved, assignment.shown.AssignmentId);
    refresh_hit(account, hit);
}

inline void reject(mturk_account& account, hit_record& hit, assignment_record& assignment)
{
    assignment.shown.AssignmentStatus = mturk::AssignmentStatus::Rejected;
    assignment.shown.RejectionTime = account.now;
    tell(account, hit, mturk::EventType::AssignmentRejected, assignment.shown.AssignmentId);
    refresh_hit(account, hit);
}

/// Whether the balance reaches for one assignment of the HIT.
inline bool can_pay(mturk_account const& account, hit_record const& hit)
{
    return account.balance >= cost_of_assignment(hit.shown.Reward, hit.shown.MaxAssignments);
}

inline void abandon_late_work(mturk_account& account, hit_record& hit)
{
    for (auto* const each : hit.accepted)
        if (each->at == assignment_record::stage::accepted && each->shown.Deadline <= account.now) {
            each->at = assignment_record::stage::gone;
            tell(account, hit, mturk::EventType::AssignmentAbandoned, each->shown.AssignmentId);
        }
}

inline void approve_unreviewed_work(mturk_account& account, hit_record& hit)
{
    for (auto* const each : hit.submitted)
        if (each->shown.AssignmentStatus == mturk::AssignmentStatus::Submitted
            && each->shown.AutoApprovalTime <= account.now && can_pay(account, hit))
            approve(account, hit, *each, each->shown.AutoApprovalTime);
}

/// Does what the time that has passed brings with it.
inline void let_time_work(mturk_account& account)
{
    constexpr auto kept = std::chrono::days(120);
    for (auto& hit : account.hits.all()) {
        if (hit.is_disposed)
            continue;
        abandon_late_work(account, hit);
        approve_unreviewed_work(account, hit);
        refresh_hit(account, hit);
        if (account.now >= hit.shown.Expiration + kept && hit.shown.HITStatus != mturk::HITStatus::Unassignable)
            dispose(account, hit);
    }
}

} // namespace bindery::testing::detail

#endif
