// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_ASSIGNMENTS_HPP
#define BINDERY_MTURK_ASSIGNMENTS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/mturk/hit.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// Whether submitted work waits for the requester's decision.
enum class AssignmentStatus { Submitted, Approved, Rejected };
BOOST_DESCRIBE_ENUM(AssignmentStatus, Submitted, Approved, Rejected)

/// One Worker's work on a HIT.
struct Assignment
{
    std::string                        AssignmentId{};
    std::string                        WorkerId{};
    std::string                        HITId{};
    open_enum<mturk::AssignmentStatus> AssignmentStatus{};
    timestamp                          AutoApprovalTime{}; ///< When it is approved unless it is rejected before.
    timestamp                          AcceptTime{};
    timestamp                          SubmitTime{};
    std::optional<timestamp>           ApprovalTime{};
    std::optional<timestamp>           RejectionTime{};
    std::optional<timestamp>           Deadline{};
    std::string                        Answer{}; ///< XML: a QuestionFormAnswers.
    std::optional<std::string>         RequesterFeedback{};

    friend bool operator==(Assignment const&, Assignment const&) = default;
};
BOOST_DESCRIBE_STRUCT(Assignment, (),
    (AssignmentId, WorkerId, HITId, AssignmentStatus, AutoApprovalTime, AcceptTime, SubmitTime, ApprovalTime,
        RejectionTime, Deadline, Answer, RequesterFeedback))
constexpr auto bindery_members(bindery::type<Assignment>)
{
    return members(member<&Assignment::AssignmentId>(constraints::EntityId),
        member<&Assignment::WorkerId>(constraints::CustomerId), member<&Assignment::HITId>(constraints::EntityId));
}

struct GetAssignmentRequest
{
    std::string AssignmentId{};
};
BOOST_DESCRIBE_STRUCT(GetAssignmentRequest, (), (AssignmentId))
constexpr auto bindery_members(bindery::type<GetAssignmentRequest>)
{
    return members(member<&GetAssignmentRequest::AssignmentId>(required, constraints::EntityId));
}

struct GetAssignmentResponse
{
    mturk::Assignment Assignment{};
    mturk::HIT        HIT{};
};
BOOST_DESCRIBE_STRUCT(GetAssignmentResponse, (), (Assignment, HIT))

/// One assignment by its ID, and its HIT.
inline constexpr requester_operation<"GetAssignment", GetAssignmentRequest, GetAssignmentResponse, idempotent>
    get_assignment{};

struct ListAssignmentsForHITRequest
{
    std::string                                             HITId{};
    std::optional<std::string>                              NextToken{};
    std::optional<std::int32_t>                             MaxResults{};         ///< Items of a page; without it, few.
    std::optional<std::vector<open_enum<AssignmentStatus>>> AssignmentStatuses{}; ///< Without it, all.
};
BOOST_DESCRIBE_STRUCT(ListAssignmentsForHITRequest, (), (HITId, NextToken, MaxResults, AssignmentStatuses))
constexpr auto bindery_members(bindery::type<ListAssignmentsForHITRequest>)
{
    using request = ListAssignmentsForHITRequest;
    return members(member<&request::HITId>(required, constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListAssignmentsForHITResponse
{
    std::optional<std::string> NextToken{};
    std::int32_t               NumResults{};
    std::vector<Assignment>    Assignments{};
};
BOOST_DESCRIBE_STRUCT(ListAssignmentsForHITResponse, (), (NextToken, NumResults, Assignments))

/// The work that was submitted for a HIT.
inline constexpr listing_operation<"ListAssignmentsForHIT", ListAssignmentsForHITRequest, ListAssignmentsForHITResponse,
    &ListAssignmentsForHITResponse::Assignments>
    list_assignments_for_hit{};

struct ApproveAssignmentRequest
{
    std::string                AssignmentId{};
    std::optional<std::string> RequesterFeedback{}; ///< The Worker sees it.
    /// True: approves work that was rejected before; the service's default is false.
    std::optional<bool> OverrideRejection{};
};
BOOST_DESCRIBE_STRUCT(ApproveAssignmentRequest, (), (AssignmentId, RequesterFeedback, OverrideRejection))
constexpr auto bindery_members(bindery::type<ApproveAssignmentRequest>)
{
    return members(member<&ApproveAssignmentRequest::AssignmentId>(required, constraints::EntityId));
}

using ApproveAssignmentResponse = empty_message;

/// Accepts submitted work, and so pays the Worker and the fee.
inline constexpr requester_operation<"ApproveAssignment", ApproveAssignmentRequest, ApproveAssignmentResponse,
    idempotent>
    approve_assignment{};

struct RejectAssignmentRequest
{
    std::string AssignmentId{};
    std::string RequesterFeedback{}; ///< The Worker sees it.
};
BOOST_DESCRIBE_STRUCT(RejectAssignmentRequest, (), (AssignmentId, RequesterFeedback))
constexpr auto bindery_members(bindery::type<RejectAssignmentRequest>)
{
    using request = RejectAssignmentRequest;
    return members(
        member<&request::AssignmentId>(required, constraints::EntityId), member<&request::RequesterFeedback>(required));
}

using RejectAssignmentResponse = empty_message;

/// Refuses submitted work; the Worker is not paid.
inline constexpr requester_operation<"RejectAssignment", RejectAssignmentRequest, RejectAssignmentResponse, idempotent>
    reject_assignment{};

struct GetFileUploadURLRequest
{
    std::string AssignmentId{};
    std::string QuestionIdentifier{};
};
BOOST_DESCRIBE_STRUCT(GetFileUploadURLRequest, (), (AssignmentId, QuestionIdentifier))
constexpr auto bindery_members(bindery::type<GetFileUploadURLRequest>)
{
    using request = GetFileUploadURLRequest;
    return members(member<&request::AssignmentId>(required, constraints::EntityId),
        member<&request::QuestionIdentifier>(required));
}

struct GetFileUploadURLResponse
{
    std::string FileUploadURL{}; ///< Valid for 60 seconds.
};
BOOST_DESCRIBE_STRUCT(GetFileUploadURLResponse, (), (FileUploadURL))

/// Where to fetch a file that a Worker uploaded as an answer.
inline constexpr requester_operation<"GetFileUploadURL", GetFileUploadURLRequest, GetFileUploadURLResponse, idempotent>
    get_file_upload_url{};

} // namespace bindery::mturk

#endif
