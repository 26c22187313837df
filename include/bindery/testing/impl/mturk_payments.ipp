// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_PAYMENTS_IPP
#define BINDERY_TESTING_IMPL_MTURK_PAYMENTS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_money.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>
#include <bindery/testing/impl/internal/mturk_tokens.hpp>

#include <utility>

namespace bindery::testing::detail {

BINDERY_DECL mturk::GetAccountBalanceResponse answer(mturk_account& account, mturk::GetAccountBalanceRequest const&)
{
    mturk::GetAccountBalanceResponse response;
    response.AvailableBalance = format_dollars(account.balance);
    return response;
}

BINDERY_DECL mturk::SendBonusResponse answer(mturk_account& account, mturk::SendBonusRequest const& request)
{
    check_request_is_new(account, "bonus", request.UniqueRequestToken);
    auto const& assignment = submitted_assignment(account, request.AssignmentId, "Submitted,Approved,Rejected");
    if (assignment.shown.WorkerId != request.WorkerId)
        refuse_value("WorkerId: the assignment is not this Worker's");
    auto const amount = parse_dollars("BonusAmount", request.BonusAmount);
    if (amount == 0)
        refuse_value("BonusAmount: must be more than 0");
    check_payable(account, cost_of_bonus(amount));

    account.balance -= cost_of_bonus(amount);
    mturk::BonusPayment paid;
    paid.WorkerId = request.WorkerId;
    paid.BonusAmount = format_dollars(amount);
    paid.AssignmentId = request.AssignmentId;
    paid.Reason = request.Reason;
    paid.GrantTime = account.now;
    account.bonuses.push_back(std::move(paid));
    use_token(account, "bonus", request.UniqueRequestToken, request.AssignmentId);
    return {};
}

BINDERY_DECL mturk::ListBonusPaymentsResponse answer(
    mturk_account& account, mturk::ListBonusPaymentsRequest const& request)
{
    if (!request.HITId && !request.AssignmentId)
        refuse_missing("HITId or AssignmentId");
    if (request.HITId)
        existing_hit(account, *request.HITId);
    if (request.AssignmentId)
        existing_assignment(account, *request.AssignmentId);
    auto const matches = [&](mturk::BonusPayment const& each) {
        auto const& hit_id = existing_assignment(account, each.AssignmentId).shown.HITId;
        return (!request.AssignmentId || each.AssignmentId == *request.AssignmentId)
               && (!request.HITId || hit_id == *request.HITId);
    };
    return make_page(
        mturk::list_bonus_payments, request, account.bonuses, matches, [](auto const& each) { return each; });
}

} // namespace bindery::testing::detail

#endif
