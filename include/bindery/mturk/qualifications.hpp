// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_QUALIFICATIONS_HPP
#define BINDERY_MTURK_QUALIFICATIONS_HPP

#include <bindery/call/operation.hpp>
#include <bindery/mturk/errors.hpp>
#include <bindery/mturk/service.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// The constraints of the API's named types, under the API's names.
namespace constraints {
inline constexpr auto EntityId = rules(length{1, 64}, pattern{"^[A-Z0-9]+$"});
inline constexpr auto CustomerId = rules(length{1, 64}, pattern{"^A[A-Z0-9]+$"});
inline constexpr auto PaginationToken = rules(length{1, 255});
inline constexpr auto ResultSize = rules(range{1, 100});
inline constexpr auto CountryParameters = rules(length{2, 2});
} // namespace constraints

enum class QualificationStatus { Granted, Revoked };
BOOST_DESCRIBE_ENUM(QualificationStatus, Granted, Revoked)

/// A country, by its ISO 3166 code, and where it has them a state, by its ISO 3166-2 code without the country.
struct Locale
{
    std::string                Country{};
    std::optional<std::string> Subdivision{};

    friend bool operator==(Locale const&, Locale const&) = default;
};
BOOST_DESCRIBE_STRUCT(Locale, (), (Country, Subdivision))
constexpr auto bindery_members(bindery::type<Locale>)
{
    return members(member<&Locale::Country>(required, constraints::CountryParameters),
        member<&Locale::Subdivision>(constraints::CountryParameters));
}

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
inline constexpr operation<"ListWorkersWithQualificationType", service, ListWorkersWithQualificationTypeRequest,
    ListWorkersWithQualificationTypeResponse, errors<ServiceFault, RequestError>, idempotent,
    paginated<&ListWorkersWithQualificationTypeRequest::NextToken, &ListWorkersWithQualificationTypeResponse::NextToken,
        &ListWorkersWithQualificationTypeResponse::Qualifications,
        &ListWorkersWithQualificationTypeRequest::MaxResults>>
    list_workers_with_qualification_type{};

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

struct AssociateQualificationWithWorkerResponse
{
};
BOOST_DESCRIBE_STRUCT(AssociateQualificationWithWorkerResponse, (), ())

/// Grants a Worker a Qualification without a request of theirs.
inline constexpr operation<"AssociateQualificationWithWorker", service, AssociateQualificationWithWorkerRequest,
    AssociateQualificationWithWorkerResponse, errors<ServiceFault, RequestError>>
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

struct DisassociateQualificationFromWorkerResponse
{
};
BOOST_DESCRIBE_STRUCT(DisassociateQualificationFromWorkerResponse, (), ())

/// Revokes a Qualification. The Worker is still listed, as Revoked.
inline constexpr operation<"DisassociateQualificationFromWorker", service, DisassociateQualificationFromWorkerRequest,
    DisassociateQualificationFromWorkerResponse, errors<ServiceFault, RequestError>>
    disassociate_qualification_from_worker{};

} // namespace bindery::mturk

#endif
