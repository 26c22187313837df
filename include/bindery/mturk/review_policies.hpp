// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_REVIEW_POLICIES_HPP
#define BINDERY_MTURK_REVIEW_POLICIES_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// A key of a parameter of a review policy, and its values.
struct ParameterMapEntry
{
    std::optional<std::string>              Key{};
    std::optional<std::vector<std::string>> Values{};

    friend bool operator==(ParameterMapEntry const&, ParameterMapEntry const&) = default;
};
BOOST_DESCRIBE_STRUCT(ParameterMapEntry, (), (Key, Values))

/// A parameter of a review policy: Values, or MapEntries where it is a map.
struct PolicyParameter
{
    std::optional<std::string>                    Key{};
    std::optional<std::vector<std::string>>       Values{};
    std::optional<std::vector<ParameterMapEntry>> MapEntries{};

    friend bool operator==(PolicyParameter const&, PolicyParameter const&) = default;
};
BOOST_DESCRIBE_STRUCT(PolicyParameter, (), (Key, Values, MapEntries))

/// Rules by which the service itself reviews assignments, or a HIT as a whole.
struct ReviewPolicy
{
    std::string                                 PolicyName{}; ///< E.g. "SimplePlurality/2011-09-01".
    std::optional<std::vector<PolicyParameter>> Parameters{};

    friend bool operator==(ReviewPolicy const&, ReviewPolicy const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReviewPolicy, (), (PolicyName, Parameters))
constexpr auto bindery_members(bindery::type<ReviewPolicy>)
{
    return members(member<&ReviewPolicy::PolicyName>(required));
}

/// How far an action of a review policy got.
enum class ReviewActionStatus { Intended, Succeeded, Failed, Cancelled };
BOOST_DESCRIBE_ENUM(ReviewActionStatus, Intended, Succeeded, Failed, Cancelled)

/// Something that a review policy did, or is going to do.
struct ReviewActionDetail
{
    std::string                   ActionId{};
    std::string                   ActionName{};
    std::string                   TargetId{};
    std::string                   TargetType{};
    open_enum<ReviewActionStatus> Status{};
    std::optional<timestamp>      CompleteTime{};
    std::optional<std::string>    Result{};
    std::optional<std::string>    ErrorCode{};

    friend bool operator==(ReviewActionDetail const&, ReviewActionDetail const&) = default;
};
BOOST_DESCRIBE_STRUCT(
    ReviewActionDetail, (), (ActionId, ActionName, TargetId, TargetType, Status, CompleteTime, Result, ErrorCode))
constexpr auto bindery_members(bindery::type<ReviewActionDetail>)
{
    return members(member<&ReviewActionDetail::ActionId>(constraints::EntityId),
        member<&ReviewActionDetail::TargetId>(constraints::EntityId));
}

/// Something that a review policy found out.
struct ReviewResultDetail
{
    std::string                ActionId{};
    std::string                SubjectId{}; ///< Of the assignment or HIT, as SubjectType says.
    std::string                SubjectType{};
    std::optional<std::string> QuestionId{};
    std::string                Key{};
    std::string                Value{};

    friend bool operator==(ReviewResultDetail const&, ReviewResultDetail const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReviewResultDetail, (), (ActionId, SubjectId, SubjectType, QuestionId, Key, Value))
constexpr auto bindery_members(bindery::type<ReviewResultDetail>)
{
    return members(member<&ReviewResultDetail::ActionId>(constraints::EntityId),
        member<&ReviewResultDetail::SubjectId>(constraints::EntityId),
        member<&ReviewResultDetail::QuestionId>(constraints::EntityId));
}

/// What a review policy found and did.
struct ReviewReport
{
    std::vector<ReviewResultDetail> ReviewResults{};
    std::vector<ReviewActionDetail> ReviewActions{};

    friend bool operator==(ReviewReport const&, ReviewReport const&) = default;
};
BOOST_DESCRIBE_STRUCT(ReviewReport, (), (ReviewResults, ReviewActions))

/// What a review policy applies to.
enum class ReviewPolicyLevel { Assignment, HIT };
BOOST_DESCRIBE_ENUM(ReviewPolicyLevel, Assignment, HIT)

struct ListReviewPolicyResultsForHITRequest
{
    std::string                                              HITId{};
    std::optional<std::vector<open_enum<ReviewPolicyLevel>>> PolicyLevels{}; ///< Without it, both.
    std::optional<bool>                                      RetrieveActions{};
    std::optional<bool>                                      RetrieveResults{};
    std::optional<std::string>                               NextToken{};
    std::optional<std::int32_t>                              MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListReviewPolicyResultsForHITRequest, (),
    (HITId, PolicyLevels, RetrieveActions, RetrieveResults, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListReviewPolicyResultsForHITRequest>)
{
    using request = ListReviewPolicyResultsForHITRequest;
    return members(member<&request::HITId>(required, constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListReviewPolicyResultsForHITResponse
{
    std::string                 HITId{};
    std::optional<ReviewPolicy> AssignmentReviewPolicy{};
    std::optional<ReviewPolicy> HITReviewPolicy{};
    std::optional<ReviewReport> AssignmentReviewReport{};
    std::optional<ReviewReport> HITReviewReport{};
    std::optional<std::string>  NextToken{};
};
BOOST_DESCRIBE_STRUCT(ListReviewPolicyResultsForHITResponse, (),
    (HITId, AssignmentReviewPolicy, HITReviewPolicy, AssignmentReviewReport, HITReviewReport, NextToken))
constexpr auto bindery_members(bindery::type<ListReviewPolicyResultsForHITResponse>)
{
    using response = ListReviewPolicyResultsForHITResponse;
    return members(
        member<&response::HITId>(constraints::EntityId), member<&response::NextToken>(constraints::PaginationToken));
}

/// What the review policies of a HIT found and did. A page has several lists, so that there are pages and no items.
inline constexpr listing_operation<"ListReviewPolicyResultsForHIT", ListReviewPolicyResultsForHITRequest,
    ListReviewPolicyResultsForHITResponse, nullptr>
    list_review_policy_results_for_hit{};

} // namespace bindery::mturk

#endif
