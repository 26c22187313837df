// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_WORKERS_IPP
#define BINDERY_TESTING_IMPL_MTURK_WORKERS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace bindery::testing::detail {

BINDERY_DECL mturk::CreateWorkerBlockResponse answer(
    mturk_account& account, mturk::CreateWorkerBlockRequest const& request)
{
    if (auto* const found = find_block(account, request.WorkerId))
        found->shown.Reason = request.Reason;
    else
        account.blocks.push_back({{request.WorkerId, request.Reason}});
    return {};
}

BINDERY_DECL mturk::DeleteWorkerBlockResponse answer(
    mturk_account& account, mturk::DeleteWorkerBlockRequest const& request)
{
    if (auto* const found = find_block(account, request.WorkerId))
        found->is_lifted = true;
    return {};
}

BINDERY_DECL mturk::ListWorkerBlocksResponse answer(
    mturk_account& account, mturk::ListWorkerBlocksRequest const& request)
{
    return make_page(
        mturk::list_worker_blocks, request, account.blocks, [](auto const& each) { return !each.is_lifted; },
        [](auto const& each) { return each.shown; });
}

/// Whether the account approved or rejected work of the Worker.
inline bool has_worked(mturk_account const& account, std::string const& worker_id)
{
    return std::ranges::any_of(account.assignments.all(), [&](assignment_record const& each) {
        return each.shown.WorkerId == worker_id && each.at == assignment_record::stage::submitted
               && each.shown.AssignmentStatus != mturk::AssignmentStatus::Submitted;
    });
}

BINDERY_DECL mturk::NotifyWorkersResponse answer(mturk_account& account, mturk::NotifyWorkersRequest const& request)
{
    constexpr std::size_t most_workers = 100;
    check_length("Subject", request.Subject, 200);
    check_length("MessageText", request.MessageText, 4096);
    if (request.WorkerIds.size() > most_workers)
        refuse_value("WorkerIds: length " + std::to_string(request.WorkerIds.size()) + ", allowed 1..100");

    mturk::NotifyWorkersResponse response;
    for (auto const& worker_id : request.WorkerIds) {
        if (has_worked(account, worker_id)) {
            account.messages.push_back({worker_id, request.Subject, request.MessageText, account.now});
            continue;
        }
        mturk::NotifyWorkersFailureStatus failure;
        failure.NotifyWorkersFailureCode = mturk::NotifyWorkersFailureCode::HardFailure;
        failure.NotifyWorkersFailureMessage = "No work of Worker " + worker_id + " was approved or rejected.";
        failure.WorkerId = worker_id;
        response.NotifyWorkersFailureStatuses.push_back(std::move(failure));
    }
    return response;
}

} // namespace bindery::testing::detail

#endif
