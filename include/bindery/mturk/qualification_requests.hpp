// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_QUALIFICATION_REQUESTS_HPP
#define BINDERY_MTURK_QUALIFICATION_REQUESTS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// A Worker's wish for a Qualification.
struct QualificationRequest
{
    std::string                QualificationRequestId{};
    std::string                QualificationTypeId{};
    std::string                WorkerId{};
    std::optional<std::string> Test{};   ///< XML: the QuestionForm that the Worker answered.
    std::optional<std::string> Answer{}; ///< XML: a QuestionFormAnswers.
    timestamp                  SubmitTime{};

    friend bool operator==(QualificationRequest const&, QualificationRequest const&) = default;
};
BOOST_DESCRIBE_STRUCT(
    QualificationRequest, (), (QualificationRequestId, QualificationTypeId, WorkerId, Test, Answer, SubmitTime))
constexpr auto bindery_members(bindery::type<QualificationRequest>)
{
    return members(member<&QualificationRequest::QualificationTypeId>(constraints::EntityId),
        member<&QualificationRequest::WorkerId>(constraints::CustomerId));
}

struct ListQualificationRequestsRequest
{
    std::optional<std::string>  QualificationTypeId{}; ///< Without it, requests for all types.
    std::optional<std::string>  NextToken{};
    std::optional<std::int32_t> MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListQualificationRequestsRequest, (), (QualificationTypeId, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListQualificationRequestsRequest>)
{
    using request = ListQualificationRequestsRequest;
    return members(member<&request::QualificationTypeId>(constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListQualificationRequestsResponse
{
    std::int32_t                      NumResults{};
    std::optional<std::string>        NextToken{};
    std::vector<QualificationRequest> QualificationRequests{};
};
BOOST_DESCRIBE_STRUCT(ListQualificationRequestsResponse, (), (NumResults, NextToken, QualificationRequests))

/// The requests that wait for a decision.
inline constexpr listing_operation<"ListQualificationRequests", ListQualificationRequestsRequest,
    ListQualificationRequestsResponse, &ListQualificationRequestsResponse::QualificationRequests>
    list_qualification_requests{};

struct AcceptQualificationRequestRequest
{
    std::string                 QualificationRequestId{};
    std::optional<std::int32_t> IntegerValue{}; ///< The score; the service's default is that of the test, else 1.
};
BOOST_DESCRIBE_STRUCT(AcceptQualificationRequestRequest, (), (QualificationRequestId, IntegerValue))
constexpr auto bindery_members(bindery::type<AcceptQualificationRequestRequest>)
{
    return members(member<&AcceptQualificationRequestRequest::QualificationRequestId>(required));
}

using AcceptQualificationRequestResponse = empty_message;

/// Grants what a Worker asked for.
inline constexpr requester_operation<"AcceptQualificationRequest", AcceptQualificationRequestRequest,
    AcceptQualificationRequestResponse>
    accept_qualification_request{};

struct RejectQualificationRequestRequest
{
    std::string                QualificationRequestId{};
    std::optional<std::string> Reason{}; ///< The Worker sees it.
};
BOOST_DESCRIBE_STRUCT(RejectQualificationRequestRequest, (), (QualificationRequestId, Reason))
constexpr auto bindery_members(bindery::type<RejectQualificationRequestRequest>)
{
    return members(member<&RejectQualificationRequestRequest::QualificationRequestId>(required));
}

using RejectQualificationRequestResponse = empty_message;

/// Refuses what a Worker asked for.
inline constexpr requester_operation<"RejectQualificationRequest", RejectQualificationRequestRequest,
    RejectQualificationRequestResponse>
    reject_qualification_request{};

} // namespace bindery::mturk

#endif
