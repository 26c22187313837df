// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_QUALIFICATION_TYPES_HPP
#define BINDERY_MTURK_QUALIFICATION_TYPES_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// An Inactive type cannot be requested, nor can HITs be created that need it.
enum class QualificationTypeStatus { Active, Inactive };
BOOST_DESCRIBE_ENUM(QualificationTypeStatus, Active, Inactive)

/// A kind of Qualification that Workers can hold.
struct QualificationType
{
    std::string                               QualificationTypeId{};
    timestamp                                 CreationTime{};
    std::string                               Name{};
    std::string                               Description{};
    std::optional<std::string>                Keywords{};
    open_enum<mturk::QualificationTypeStatus> QualificationTypeStatus{};
    /// XML: a QuestionForm that Workers answer to get the Qualification.
    std::optional<std::string>  Test{};
    std::optional<std::int64_t> TestDurationInSeconds{};
    /// XML: an AnswerKey by which the service itself grades the test.
    std::optional<std::string>  AnswerKey{};
    std::optional<std::int64_t> RetryDelayInSeconds{}; ///< Without it, a Worker can ask only once.
    bool                        IsRequestable{};       ///< Whether Workers can ask for it.
    bool                        AutoGranted{};         ///< Whether whoever asks gets it.
    std::optional<std::int32_t> AutoGrantedValue{};

    friend bool operator==(QualificationType const&, QualificationType const&) = default;
};
BOOST_DESCRIBE_STRUCT(QualificationType, (),
    (QualificationTypeId, CreationTime, Name, Description, Keywords, QualificationTypeStatus, Test,
        TestDurationInSeconds, AnswerKey, RetryDelayInSeconds, IsRequestable, AutoGranted, AutoGrantedValue))
constexpr auto bindery_members(bindery::type<QualificationType>)
{
    return members(member<&QualificationType::QualificationTypeId>(constraints::EntityId));
}

struct CreateQualificationTypeRequest
{
    std::string Name{};
    /// Separated by commas. They cannot be changed, nor can the name.
    std::optional<std::string>                Keywords{};
    std::string                               Description{};
    open_enum<mturk::QualificationTypeStatus> QualificationTypeStatus{};
    std::optional<std::int64_t>               RetryDelayInSeconds{}; ///< Without it, a Worker can ask only once.
    std::optional<std::string>                Test{}; ///< XML: a QuestionForm. Not together with AutoGranted.
    /// XML: an AnswerKey. Without it, the requester decides on requests.
    std::optional<std::string>  AnswerKey{};
    std::optional<std::int64_t> TestDurationInSeconds{}; ///< Needed with a Test.
    std::optional<bool>         AutoGranted{};
    std::optional<std::int32_t> AutoGrantedValue{}; ///< The service's default is 1.
};
BOOST_DESCRIBE_STRUCT(CreateQualificationTypeRequest, (),
    (Name, Keywords, Description, QualificationTypeStatus, RetryDelayInSeconds, Test, AnswerKey, TestDurationInSeconds,
        AutoGranted, AutoGrantedValue))
constexpr auto bindery_members(bindery::type<CreateQualificationTypeRequest>)
{
    using request = CreateQualificationTypeRequest;
    return members(member<&request::Name>(required), member<&request::Description>(required),
        member<&request::QualificationTypeStatus>(required));
}

struct CreateQualificationTypeResponse
{
    mturk::QualificationType QualificationType{};
};
BOOST_DESCRIBE_STRUCT(CreateQualificationTypeResponse, (), (QualificationType))

/// Makes a Qualification type. Its name must be new among the account's.
inline constexpr requester_operation<"CreateQualificationType", CreateQualificationTypeRequest,
    CreateQualificationTypeResponse>
    create_qualification_type{};

struct GetQualificationTypeRequest
{
    std::string QualificationTypeId{};
};
BOOST_DESCRIBE_STRUCT(GetQualificationTypeRequest, (), (QualificationTypeId))
constexpr auto bindery_members(bindery::type<GetQualificationTypeRequest>)
{
    return members(member<&GetQualificationTypeRequest::QualificationTypeId>(required, constraints::EntityId));
}

struct GetQualificationTypeResponse
{
    mturk::QualificationType QualificationType{};
};
BOOST_DESCRIBE_STRUCT(GetQualificationTypeResponse, (), (QualificationType))

/// One Qualification type by its ID.
inline constexpr requester_operation<"GetQualificationType", GetQualificationTypeRequest, GetQualificationTypeResponse,
    idempotent>
    get_qualification_type{};

struct ListQualificationTypesRequest
{
    std::optional<std::string>  Query{};               ///< Text to look for in all that describes a type.
    std::optional<bool>         MustBeRequestable{};   ///< True: only those that Workers can ask for.
    std::optional<bool>         MustBeOwnedByCaller{}; ///< True: only those of this account.
    std::optional<std::string>  NextToken{};
    std::optional<std::int32_t> MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(
    ListQualificationTypesRequest, (), (Query, MustBeRequestable, MustBeOwnedByCaller, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListQualificationTypesRequest>)
{
    using request = ListQualificationTypesRequest;
    return members(member<&request::MustBeRequestable>(required),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListQualificationTypesResponse
{
    std::int32_t                   NumResults{};
    std::optional<std::string>     NextToken{};
    std::vector<QualificationType> QualificationTypes{};
};
BOOST_DESCRIBE_STRUCT(ListQualificationTypesResponse, (), (NumResults, NextToken, QualificationTypes))

/// Qualification types of this account and, unless MustBeOwnedByCaller, of the service itself.
inline constexpr listing_operation<"ListQualificationTypes", ListQualificationTypesRequest,
    ListQualificationTypesResponse, &ListQualificationTypesResponse::QualificationTypes>
    list_qualification_types{};

struct UpdateQualificationTypeRequest
{
    std::string                                              QualificationTypeId{};
    std::optional<std::string>                               Description{};
    std::optional<open_enum<mturk::QualificationTypeStatus>> QualificationTypeStatus{};
    std::optional<std::string>                               Test{};
    std::optional<std::string>                               AnswerKey{};
    std::optional<std::int64_t>                              TestDurationInSeconds{}; ///< Needed with a Test.
    std::optional<std::int64_t>                              RetryDelayInSeconds{};
    std::optional<bool>                                      AutoGranted{};
    std::optional<std::int32_t>                              AutoGrantedValue{};
};
BOOST_DESCRIBE_STRUCT(UpdateQualificationTypeRequest, (),
    (QualificationTypeId, Description, QualificationTypeStatus, Test, AnswerKey, TestDurationInSeconds,
        RetryDelayInSeconds, AutoGranted, AutoGrantedValue))
constexpr auto bindery_members(bindery::type<UpdateQualificationTypeRequest>)
{
    return members(member<&UpdateQualificationTypeRequest::QualificationTypeId>(required, constraints::EntityId));
}

struct UpdateQualificationTypeResponse
{
    mturk::QualificationType QualificationType{};
};
BOOST_DESCRIBE_STRUCT(UpdateQualificationTypeResponse, (), (QualificationType))

/// Changes what is given of a Qualification type.
inline constexpr requester_operation<"UpdateQualificationType", UpdateQualificationTypeRequest,
    UpdateQualificationTypeResponse>
    update_qualification_type{};

struct DeleteQualificationTypeRequest
{
    std::string QualificationTypeId{};
};
BOOST_DESCRIBE_STRUCT(DeleteQualificationTypeRequest, (), (QualificationTypeId))
constexpr auto bindery_members(bindery::type<DeleteQualificationTypeRequest>)
{
    return members(member<&DeleteQualificationTypeRequest::QualificationTypeId>(required, constraints::EntityId));
}

using DeleteQualificationTypeResponse = empty_message;

/// Deletes a Qualification type and the HIT types that need it. Its name can be used again up to 48 hours later.
inline constexpr requester_operation<"DeleteQualificationType", DeleteQualificationTypeRequest,
    DeleteQualificationTypeResponse, idempotent>
    delete_qualification_type{};

} // namespace bindery::mturk

#endif
