// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_QUALIFICATIONS_HPP
#define BINDERY_MTURK_QUALIFICATIONS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/mturk/locale.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

enum class QualificationStatus { Granted, Revoked };
BOOST_DESCRIBE_ENUM(QualificationStatus, Granted, Revoked)

/// A Worker's Qualification of one type. It has an IntegerValue or a LocaleValue or neither, as its type says.
struct Qualification
{
    std::string                    QualificationTypeId{};
    std::string                    WorkerId{};
    timestamp                      GrantTime{};
    std::optional<std::int32_t>    IntegerValue{};
    std::optional<Locale>          LocaleValue{};
    open_enum<QualificationStatus> Status{};

    friend bool operator==(Qualification const&, Qualification const&) = default;
};
BOOST_DESCRIBE_STRUCT(Qualification, (), (QualificationTypeId, WorkerId, GrantTime, IntegerValue, LocaleValue, Status))
constexpr auto bindery_members(bindery::type<Qualification>)
{
    return members(member<&Qualification::QualificationTypeId>(constraints::EntityId),
        member<&Qualification::WorkerId>(constraints::CustomerId));
}

struct ListWorkersWithQualificationTypeRequest
{
    std::string                                   QualificationTypeId{};
    std::optional<open_enum<QualificationStatus>> Status{}; ///< Without it, Granted and Revoked ones.
    std::optional<std::string>                    NextToken{};
    std::optional<std::int32_t>                   MaxResults{}; ///< Items of a page; the service's default is 10.
};
BOOST_DESCRIBE_STRUCT(ListWorkersWithQualificationTypeRequest, (), (QualificationTypeId, Status, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListWorkersWithQualificationTypeRequest>)
{
    using request = ListWorkersWithQualificationTypeRequest;
    return members(member<&request::QualificationTypeId>(required, constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListWorkersWithQualificationTypeResponse
{
    std::optional<std::string> NextToken{};
    std::int32_t               NumResults{}; ///< Of this page only.
    std::vector<Qualification> Qualifications{};
};
BOOST_DESCRIBE_STRUCT(ListWorkersWithQualificationTypeResponse, (), (NextToken, NumResults, Qualifications))

/// Every Worker who holds a Qualification of a type, or held one that was revoked.
inline constexpr listing_operation<"ListWorkersWithQualificationType", ListWorkersWithQualificationTypeRequest,
    ListWorkersWithQualificationTypeResponse, &ListWorkersWithQualificationTypeResponse::Qualifications>
    list_workers_with_qualification_type{};

struct GetQualificationScoreRequest
{
    std::string QualificationTypeId{};
    std::string WorkerId{};
};
BOOST_DESCRIBE_STRUCT(GetQualificationScoreRequest, (), (QualificationTypeId, WorkerId))
constexpr auto bindery_members(bindery::type<GetQualificationScoreRequest>)
{
    using request = GetQualificationScoreRequest;
    return members(member<&request::QualificationTypeId>(required, constraints::EntityId),
        member<&request::WorkerId>(required, constraints::CustomerId));
}

struct GetQualificationScoreResponse
{
    mturk::Qualification Qualification{};
};
BOOST_DESCRIBE_STRUCT(GetQualificationScoreResponse, (), (Qualification))

/// One Worker's Qualification of a type.
inline constexpr requester_operation<"GetQualificationScore", GetQualificationScoreRequest,
    GetQualificationScoreResponse, idempotent>
    get_qualification_score{};

struct AssociateQualificationWithWorkerRequest
{
    std::string                 QualificationTypeId{};
    std::string                 WorkerId{};
    std::optional<std::int32_t> IntegerValue{};
    std::optional<bool> SendNotification{}; ///< Whether the Worker gets an e-mail; the service's default is true.
};
BOOST_DESCRIBE_STRUCT(
    AssociateQualificationWithWorkerRequest, (), (QualificationTypeId, WorkerId, IntegerValue, SendNotification))
constexpr auto bindery_members(bindery::type<AssociateQualificationWithWorkerRequest>)
{
    using request = AssociateQualificationWithWorkerRequest;
    return members(member<&request::QualificationTypeId>(required, constraints::EntityId),
        member<&request::WorkerId>(required, constraints::CustomerId));
}

using AssociateQualificationWithWorkerResponse = empty_message;

/// Grants a Worker a Qualification without a request of theirs.
inline constexpr requester_operation<"AssociateQualificationWithWorker", AssociateQualificationWithWorkerRequest,
    AssociateQualificationWithWorkerResponse>
    associate_qualification_with_worker{};

struct DisassociateQualificationFromWorkerRequest
{
    std::string                WorkerId{};
    std::string                QualificationTypeId{};
    std::optional<std::string> Reason{}; ///< The Worker sees it.
};
BOOST_DESCRIBE_STRUCT(DisassociateQualificationFromWorkerRequest, (), (WorkerId, QualificationTypeId, Reason))
constexpr auto bindery_members(bindery::type<DisassociateQualificationFromWorkerRequest>)
{
    using request = DisassociateQualificationFromWorkerRequest;
    return members(member<&request::WorkerId>(required, constraints::CustomerId),
        member<&request::QualificationTypeId>(required, constraints::EntityId));
}

using DisassociateQualificationFromWorkerResponse = empty_message;

/// Revokes a Qualification. The Worker is still listed, as Revoked.
inline constexpr requester_operation<"DisassociateQualificationFromWorker", DisassociateQualificationFromWorkerRequest,
    DisassociateQualificationFromWorkerResponse>
    disassociate_qualification_from_worker{};

} // namespace bindery::mturk

#endif
