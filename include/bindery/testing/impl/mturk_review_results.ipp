// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_REVIEW_RESULTS_IPP
#define BINDERY_TESTING_IMPL_MTURK_REVIEW_RESULTS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <type_traits>

namespace bindery::testing::detail {

/// The policy's name alone, as responses have it.
inline std::optional<mturk::ReviewPolicy> name_of(std::optional<mturk::ReviewPolicy> const& policy)
{
    if (!policy)
        return std::nullopt;
    mturk::ReviewPolicy named;
    named.PolicyName = policy->PolicyName;
    return named;
}

inline bool wants_level(mturk::ListReviewPolicyResultsForHITRequest const& request, mturk::ReviewPolicyLevel level)
{
    auto const& levels = request.PolicyLevels;
    return !levels || levels->empty()
           || std::ranges::find(*levels, open_enum<mturk::ReviewPolicyLevel>(level)) != levels->end();
}

/// Results first, then actions: those from `position` on, at most `size`.
inline mturk::ReviewReport cut_report(
    mturk::ReviewReport const& whole, bool results, bool actions, std::size_t position, std::size_t size)
{
    mturk::ReviewReport part;
    std::size_t         at = 0;
    auto const          take = [&](auto const& from, auto& into) {
        for (auto const& each : from)
            if (at++ >= position && at <= position + size)
                into.push_back(each);
    };
    if (results)
        take(whole.ReviewResults, part.ReviewResults);
    if (actions)
        take(whole.ReviewActions, part.ReviewActions);
    return part;
}

BINDERY_DECL mturk::ListReviewPolicyResultsForHITResponse answer(
    mturk_account& account, mturk::ListReviewPolicyResultsForHITRequest const& request)
{
    using operation = std::remove_cvref_t<decltype(mturk::list_review_policy_results_for_hit)>;
    auto const& hit = existing_hit(account, request.HITId);
    if (request.PolicyLevels)
        for (auto const& each : *request.PolicyLevels)
            check_known("PolicyLevels", each);
    auto const position = position_of<operation>(request);

    mturk::ListReviewPolicyResultsForHITResponse response;
    response.HITId = request.HITId;
    if (wants_level(request, mturk::ReviewPolicyLevel::HIT) && hit.hit_policy) {
        response.HITReviewPolicy = name_of(hit.hit_policy);
        response.HITReviewReport.emplace();
    }
    if (wants_level(request, mturk::ReviewPolicyLevel::Assignment) && hit.assignment_policy) {
        bool const  results = request.RetrieveResults.value_or(true);
        bool const  actions = request.RetrieveActions.value_or(true);
        auto const& report = hit.assignment_report;
        auto const  count = (results ? report.ReviewResults.size() : 0) + (actions ? report.ReviewActions.size() : 0);
        auto const  size = static_cast<std::size_t>(request.MaxResults.value_or(default_page_size));
        response.AssignmentReviewPolicy = name_of(hit.assignment_policy);
        response.AssignmentReviewReport = cut_report(report, results, actions, position, size);
        if (position + size < count)
            response.NextToken = make_token<operation>(request, position + size);
    }
    return response;
}

} // namespace bindery::testing::detail

#endif
