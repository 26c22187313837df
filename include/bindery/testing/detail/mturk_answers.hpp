// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_DETAIL_MTURK_ANSWERS_HPP
#define BINDERY_TESTING_DETAIL_MTURK_ANSWERS_HPP

#include <bindery/config.hpp>
#include <bindery/mturk.hpp>
#include <bindery/shape/validate.hpp>

#include <vector>

/// What the service answers to each of its requests. No function does I/O or looks at a clock: the account has the
/// time.
namespace bindery::testing::detail {

/// Everything that a mturk_state holds.
struct mturk_account;

/// Refuses a request for its first violation.
[[noreturn]] BINDERY_DECL void throw_violation(violation const& first);

/// Refuses a request that breaks the API's constraints.
template <class Request>
void check_parameters(Request const& request)
{
    if (auto const violations = validate(request); !violations.empty())
        throw_violation(violations.front());
}

/// The same error with the service's time behind its message, as the service sends it.
BINDERY_DECL mturk::RequestError with_time(mturk::RequestError error, mturk_account const& account);

BINDERY_DECL mturk::CreateQualificationTypeResponse answer(
    mturk_account& account, mturk::CreateQualificationTypeRequest const& request);
BINDERY_DECL mturk::GetQualificationTypeResponse answer(
    mturk_account& account, mturk::GetQualificationTypeRequest const& request);
BINDERY_DECL mturk::ListQualificationTypesResponse answer(
    mturk_account& account, mturk::ListQualificationTypesRequest const& request);
BINDERY_DECL mturk::UpdateQualificationTypeResponse answer(
    mturk_account& account, mturk::UpdateQualificationTypeRequest const& request);
BINDERY_DECL mturk::DeleteQualificationTypeResponse answer(
    mturk_account& account, mturk::DeleteQualificationTypeRequest const& request);

BINDERY_DECL mturk::ListQualificationRequestsResponse answer(
    mturk_account& account, mturk::ListQualificationRequestsRequest const& request);
BINDERY_DECL mturk::AcceptQualificationRequestResponse answer(
    mturk_account& account, mturk::AcceptQualificationRequestRequest const& request);
BINDERY_DECL mturk::RejectQualificationRequestResponse answer(
    mturk_account& account, mturk::RejectQualificationRequestRequest const& request);

BINDERY_DECL mturk::AssociateQualificationWithWorkerResponse answer(
    mturk_account& account, mturk::AssociateQualificationWithWorkerRequest const& request);
BINDERY_DECL mturk::DisassociateQualificationFromWorkerResponse answer(
    mturk_account& account, mturk::DisassociateQualificationFromWorkerRequest const& request);
BINDERY_DECL mturk::GetQualificationScoreResponse answer(
    mturk_account& account, mturk::GetQualificationScoreRequest const& request);
BINDERY_DECL mturk::ListWorkersWithQualificationTypeResponse answer(
    mturk_account& account, mturk::ListWorkersWithQualificationTypeRequest const& request);

BINDERY_DECL mturk::CreateHITTypeResponse answer(mturk_account& account, mturk::CreateHITTypeRequest const& request);
BINDERY_DECL mturk::CreateHITResponse answer(mturk_account& account, mturk::CreateHITRequest const& request);
BINDERY_DECL mturk::CreateHITWithHITTypeResponse answer(
    mturk_account& account, mturk::CreateHITWithHITTypeRequest const& request);
BINDERY_DECL mturk::CreateAdditionalAssignmentsForHITResponse answer(
    mturk_account& account, mturk::CreateAdditionalAssignmentsForHITRequest const& request);
BINDERY_DECL mturk::UpdateExpirationForHITResponse answer(
    mturk_account& account, mturk::UpdateExpirationForHITRequest const& request);
BINDERY_DECL mturk::UpdateHITTypeOfHITResponse answer(
    mturk_account& account, mturk::UpdateHITTypeOfHITRequest const& request);

BINDERY_DECL mturk::GetHITResponse answer(mturk_account& account, mturk::GetHITRequest const& request);
BINDERY_DECL mturk::ListHITsResponse answer(mturk_account& account, mturk::ListHITsRequest const& request);
BINDERY_DECL mturk::ListReviewableHITsResponse answer(
    mturk_account& account, mturk::ListReviewableHITsRequest const& request);
BINDERY_DECL mturk::ListHITsForQualificationTypeResponse answer(
    mturk_account& account, mturk::ListHITsForQualificationTypeRequest const& request);
BINDERY_DECL mturk::UpdateHITReviewStatusResponse answer(
    mturk_account& account, mturk::UpdateHITReviewStatusRequest const& request);
BINDERY_DECL mturk::DeleteHITResponse answer(mturk_account& account, mturk::DeleteHITRequest const& request);
BINDERY_DECL mturk::ListReviewPolicyResultsForHITResponse answer(
    mturk_account& account, mturk::ListReviewPolicyResultsForHITRequest const& request);

BINDERY_DECL mturk::GetAssignmentResponse answer(mturk_account& account, mturk::GetAssignmentRequest const& request);
BINDERY_DECL mturk::ListAssignmentsForHITResponse answer(
    mturk_account& account, mturk::ListAssignmentsForHITRequest const& request);
BINDERY_DECL mturk::ApproveAssignmentResponse answer(
    mturk_account& account, mturk::ApproveAssignmentRequest const& request);
BINDERY_DECL mturk::RejectAssignmentResponse answer(
    mturk_account& account, mturk::RejectAssignmentRequest const& request);
BINDERY_DECL mturk::GetFileUploadURLResponse answer(
    mturk_account& account, mturk::GetFileUploadURLRequest const& request);

BINDERY_DECL mturk::GetAccountBalanceResponse answer(
    mturk_account& account, mturk::GetAccountBalanceRequest const& request);
BINDERY_DECL mturk::SendBonusResponse answer(mturk_account& account, mturk::SendBonusRequest const& request);
BINDERY_DECL mturk::ListBonusPaymentsResponse answer(
    mturk_account& account, mturk::ListBonusPaymentsRequest const& request);

BINDERY_DECL mturk::CreateWorkerBlockResponse answer(
    mturk_account& account, mturk::CreateWorkerBlockRequest const& request);
BINDERY_DECL mturk::DeleteWorkerBlockResponse answer(
    mturk_account& account, mturk::DeleteWorkerBlockRequest const& request);
BINDERY_DECL mturk::ListWorkerBlocksResponse answer(
    mturk_account& account, mturk::ListWorkerBlocksRequest const& request);
BINDERY_DECL mturk::NotifyWorkersResponse answer(mturk_account& account, mturk::NotifyWorkersRequest const& request);
BINDERY_DECL mturk::UpdateNotificationSettingsResponse answer(
    mturk_account& account, mturk::UpdateNotificationSettingsRequest const& request);
BINDERY_DECL mturk::SendTestEventNotificationResponse answer(
    mturk_account& account, mturk::SendTestEventNotificationRequest const& request);

} // namespace bindery::testing::detail

#endif
