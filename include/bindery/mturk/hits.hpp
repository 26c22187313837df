// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_HITS_HPP
#define BINDERY_MTURK_HITS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/mturk/hit.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

enum class ReviewableHITStatus { Reviewable, Reviewing };
BOOST_DESCRIBE_ENUM(ReviewableHITStatus, Reviewable, Reviewing)

struct GetHITRequest
{
    std::string HITId{};
};
BOOST_DESCRIBE_STRUCT(GetHITRequest, (), (HITId))
constexpr auto bindery_members(bindery::type<GetHITRequest>)
{
    return members(member<&GetHITRequest::HITId>(required, constraints::EntityId));
}

struct GetHITResponse
{
    mturk::HIT HIT{};
};
BOOST_DESCRIBE_STRUCT(GetHITResponse, (), (HIT))

/// One HIT by its ID.
inline constexpr requester_operation<"GetHIT", GetHITRequest, GetHITResponse, idempotent> get_hit{};

struct ListHITsRequest
{
    std::optional<std::string>  NextToken{};
    std::optional<std::int32_t> MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListHITsRequest, (), (NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListHITsRequest>)
{
    using request = ListHITsRequest;
    return members(member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListHITsResponse
{
    std::optional<std::string> NextToken{};
    std::int32_t               NumResults{};
    std::vector<HIT>           HITs{};
};
BOOST_DESCRIBE_STRUCT(ListHITsResponse, (), (NextToken, NumResults, HITs))

/// All of the requester's HITs but those disposed of.
inline constexpr listing_operation<"ListHITs", ListHITsRequest, ListHITsResponse, &ListHITsResponse::HITs> list_hits{};

struct ListReviewableHITsRequest
{
    std::optional<std::string>                    HITTypeId{}; ///< Without it, HITs of all types.
    std::optional<open_enum<ReviewableHITStatus>> Status{};    ///< The service's default is Reviewable.
    std::optional<std::string>                    NextToken{};
    std::optional<std::int32_t>                   MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListReviewableHITsRequest, (), (HITTypeId, Status, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListReviewableHITsRequest>)
{
    using request = ListReviewableHITsRequest;
    return members(member<&request::HITTypeId>(constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListReviewableHITsResponse
{
    std::optional<std::string> NextToken{};
    std::int32_t               NumResults{};
    std::vector<HIT>           HITs{};
};
BOOST_DESCRIBE_STRUCT(ListReviewableHITsResponse, (), (NextToken, NumResults, HITs))

/// The HITs whose work can be reviewed.
inline constexpr listing_operation<"ListReviewableHITs", ListReviewableHITsRequest, ListReviewableHITsResponse,
    &ListReviewableHITsResponse::HITs>
    list_reviewable_hits{};

struct ListHITsForQualificationTypeRequest
{
    std::string                 QualificationTypeId{};
    std::optional<std::string>  NextToken{};
    std::optional<std::int32_t> MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListHITsForQualificationTypeRequest, (), (QualificationTypeId, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListHITsForQualificationTypeRequest>)
{
    using request = ListHITsForQualificationTypeRequest;
    return members(member<&request::QualificationTypeId>(required, constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListHITsForQualificationTypeResponse
{
    std::optional<std::string> NextToken{};
    std::int32_t               NumResults{};
    std::vector<HIT>           HITs{};
};
BOOST_DESCRIBE_STRUCT(ListHITsForQualificationTypeResponse, (), (NextToken, NumResults, HITs))

/// The HITs that require a Qualification of a type, but those disposed of.
inline constexpr listing_operation<"ListHITsForQualificationType", ListHITsForQualificationTypeRequest,
    ListHITsForQualificationTypeResponse, &ListHITsForQualificationTypeResponse::HITs>
    list_hits_for_qualification_type{};

struct UpdateHITReviewStatusRequest
{
    std::string         HITId{};
    std::optional<bool> Revert{}; ///< True: from Reviewing back to Reviewable.
};
BOOST_DESCRIBE_STRUCT(UpdateHITReviewStatusRequest, (), (HITId, Revert))
constexpr auto bindery_members(bindery::type<UpdateHITReviewStatusRequest>)
{
    return members(member<&UpdateHITReviewStatusRequest::HITId>(required, constraints::EntityId));
}

using UpdateHITReviewStatusResponse = empty_message;

/// Marks a Reviewable HIT as Reviewing, or takes that back.
inline constexpr requester_operation<"UpdateHITReviewStatus", UpdateHITReviewStatusRequest,
    UpdateHITReviewStatusResponse, idempotent>
    update_hit_review_status{};

struct DeleteHITRequest
{
    std::string HITId{};
};
BOOST_DESCRIBE_STRUCT(DeleteHITRequest, (), (HITId))
constexpr auto bindery_members(bindery::type<DeleteHITRequest>)
{
    return members(member<&DeleteHITRequest::HITId>(required, constraints::EntityId));
}

using DeleteHITResponse = empty_message;

/// Disposes of a HIT that is Reviewable and whose submitted assignments are all approved or rejected.
inline constexpr requester_operation<"DeleteHIT", DeleteHITRequest, DeleteHITResponse, idempotent> delete_hit{};

} // namespace bindery::mturk

#endif
