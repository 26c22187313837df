// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_QUALIFICATION_REQUESTS_IPP
#define BINDERY_TESTING_IMPL_MTURK_QUALIFICATION_REQUESTS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_grants.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <string_view>

namespace bindery::testing::detail {

BINDERY_DECL mturk::ListQualificationRequestsResponse answer(
    mturk_account& account, mturk::ListQualificationRequestsRequest const& request)
{
    auto const& type_id = request.QualificationTypeId;
    if (type_id)
        owned_type(account, *type_id);
    auto const matches = [&](qualification_request_record const& each) {
        return each.is_pending && (!type_id || each.shown.QualificationTypeId == *type_id);
    };
    return make_page(mturk::list_qualification_requests, request, account.qualification_requests.all(), matches,
        [](auto const& each) { return each.shown; });
}

inline qualification_request_record& pending_request(mturk_account const& account, std::string_view id)
{
    auto* const found = account.qualification_requests.find(id);
    if (!found)
        refuse_unknown(turk_code::qualification_request_does_not_exist, "QualificationRequest", id);
    if (!found->is_pending)
        refuse_state(turk_code::invalid_qualification_request_state, "Submitted");
    return *found;
}

BINDERY_DECL mturk::AcceptQualificationRequestResponse answer(
    mturk_account& account, mturk::AcceptQualificationRequestRequest const& request)
{
    auto& wish = pending_request(account, request.QualificationRequestId);
    grant_value(account, existing_type(account, wish.shown.QualificationTypeId), wish.shown.WorkerId,
        request.IntegerValue.value_or(default_integer_value));
    wish.is_pending = false;
    return {};
}

BINDERY_DECL mturk::RejectQualificationRequestResponse answer(
    mturk_account& account, mturk::RejectQualificationRequestRequest const& request)
{
    pending_request(account, request.QualificationRequestId).is_pending = false;
    return {};
}

} // namespace bindery::testing::detail

#endif
