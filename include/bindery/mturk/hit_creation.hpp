// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_HIT_CREATION_HPP
#define BINDERY_MTURK_HIT_CREATION_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/mturk/hit.hpp>
#include <bindery/mturk/review_policies.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

struct CreateHITTypeRequest
{
    /// The service's default is 30 days.
    std::optional<std::int64_t>                          AutoApprovalDelayInSeconds{};
    std::optional<std::int64_t>                          AssignmentDurationInSeconds{};
    std::string                                          Reward{}; ///< US dollars for one assignment, e.g. "0.05".
    std::string                                          Title{};
    std::optional<std::string>                           Keywords{}; ///< Separated by commas.
    std::string                                          Description{};
    std::optional<std::vector<QualificationRequirement>> QualificationRequirements{};
};
BOOST_DESCRIBE_STRUCT(CreateHITTypeRequest, (),
    (AutoApprovalDelayInSeconds, AssignmentDurationInSeconds, Reward, Title, Keywords, Description,
        QualificationRequirements))
constexpr auto bindery_members(bindery::type<CreateHITTypeRequest>)
{
    using request = CreateHITTypeRequest;
    return members(member<&request::AssignmentDurationInSeconds>(required),
        member<&request::Reward>(required, constraints::CurrencyAmount), member<&request::Title>(required),
        member<&request::Description>(required));
}

struct CreateHITTypeResponse
{
    std::string HITTypeId{};
};
BOOST_DESCRIBE_STRUCT(CreateHITTypeResponse, (), (HITTypeId))
constexpr auto bindery_members(bindery::type<CreateHITTypeResponse>)
{
    return members(member<&CreateHITTypeResponse::HITTypeId>(constraints::EntityId));
}

/// Registers what HITs have in common. The same values bring the ID of the type that exists.
inline constexpr requester_operation<"CreateHITType", CreateHITTypeRequest, CreateHITTypeResponse, idempotent>
    create_hit_type{};

struct CreateHITRequest
{
    /// How many Workers can do it; the service's default is 1.
    std::optional<std::int32_t> MaxAssignments{};
    /// The service's default is 30 days.
    std::optional<std::int64_t> AutoApprovalDelayInSeconds{};
    /// Time in which Workers can accept it.
    std::optional<std::int64_t>                          LifetimeInSeconds{};
    std::optional<std::int64_t>                          AssignmentDurationInSeconds{};
    std::string                                          Reward{}; ///< US dollars for one assignment, e.g. "0.05".
    std::string                                          Title{};
    std::optional<std::string>                           Keywords{}; ///< Separated by commas.
    std::string                                          Description{};
    std::optional<std::string>                           Question{}; ///< XML; it or HITLayoutId is needed.
    std::optional<std::string>                           RequesterAnnotation{};
    std::optional<std::vector<QualificationRequirement>> QualificationRequirements{};
    /// Makes a repeated request known as such, for 24 hours.
    std::optional<std::string>                     UniqueRequestToken{};
    std::optional<ReviewPolicy>                    AssignmentReviewPolicy{};
    std::optional<ReviewPolicy>                    HITReviewPolicy{};
    std::optional<std::string>                     HITLayoutId{};
    std::optional<std::vector<HITLayoutParameter>> HITLayoutParameters{};
};
BOOST_DESCRIBE_STRUCT(CreateHITRequest, (),
    (MaxAssignments, AutoApprovalDelayInSeconds, LifetimeInSeconds, AssignmentDurationInSeconds, Reward, Title,
        Keywords, Description, Question, RequesterAnnotation, QualificationRequirements, UniqueRequestToken,
        AssignmentReviewPolicy, HITReviewPolicy, HITLayoutId, HITLayoutParameters))
constexpr auto bindery_members(bindery::type<CreateHITRequest>)
{
    using request = CreateHITRequest;
    return members(member<&request::LifetimeInSeconds>(required),
        member<&request::AssignmentDurationInSeconds>(required),
        member<&request::Reward>(required, constraints::CurrencyAmount), member<&request::Title>(required),
        member<&request::Description>(required), member<&request::UniqueRequestToken>(constraints::IdempotencyToken),
        member<&request::HITLayoutId>(constraints::EntityId));
}

struct CreateHITResponse
{
    mturk::HIT HIT{};
};
BOOST_DESCRIBE_STRUCT(CreateHITResponse, (), (HIT))

/// Publishes a HIT, and a HIT type for it where none has its values. A repetition of an earlier request fails with
/// "AWS.MechanicalTurk.HitAlreadyExists", and the message has the ID of the HIT.
inline constexpr requester_operation<"CreateHIT", CreateHITRequest, CreateHITResponse,
    idempotency_token<&CreateHITRequest::UniqueRequestToken>>
    create_hit{};

struct CreateHITWithHITTypeRequest
{
    std::string HITTypeId{};
    /// How many Workers can do it; the service's default is 1.
    std::optional<std::int32_t> MaxAssignments{};
    std::optional<std::int64_t> LifetimeInSeconds{}; ///< Time in which Workers can accept it.
    std::optional<std::string>  Question{};          ///< XML; it or HITLayoutId is needed.
    std::optional<std::string>  RequesterAnnotation{};
    /// Makes a repeated request known as such, for 24 hours.
    std::optional<std::string>                     UniqueRequestToken{};
    std::optional<ReviewPolicy>                    AssignmentReviewPolicy{};
    std::optional<ReviewPolicy>                    HITReviewPolicy{};
    std::optional<std::string>                     HITLayoutId{};
    std::optional<std::vector<HITLayoutParameter>> HITLayoutParameters{};
};
BOOST_DESCRIBE_STRUCT(CreateHITWithHITTypeRequest, (),
    (HITTypeId, MaxAssignments, LifetimeInSeconds, Question, RequesterAnnotation, UniqueRequestToken,
        AssignmentReviewPolicy, HITReviewPolicy, HITLayoutId, HITLayoutParameters))
constexpr auto bindery_members(bindery::type<CreateHITWithHITTypeRequest>)
{
    using request = CreateHITWithHITTypeRequest;
    return members(member<&request::HITTypeId>(required, constraints::EntityId),
        member<&request::LifetimeInSeconds>(required),
        member<&request::UniqueRequestToken>(constraints::IdempotencyToken),
        member<&request::HITLayoutId>(constraints::EntityId));
}

struct CreateHITWithHITTypeResponse
{
    mturk::HIT HIT{};
};
BOOST_DESCRIBE_STRUCT(CreateHITWithHITTypeResponse, (), (HIT))

/// Publishes a HIT of a type that was registered before. A repetition fails as that of create_hit does.
inline constexpr requester_operation<"CreateHITWithHITType", CreateHITWithHITTypeRequest, CreateHITWithHITTypeResponse,
    idempotency_token<&CreateHITWithHITTypeRequest::UniqueRequestToken>>
    create_hit_with_hit_type{};

struct CreateAdditionalAssignmentsForHITRequest
{
    std::string                 HITId{};
    std::optional<std::int32_t> NumberOfAdditionalAssignments{};
    std::optional<std::string>  UniqueRequestToken{}; ///< Makes a repeated request known as such, for 24 hours.
};
BOOST_DESCRIBE_STRUCT(
    CreateAdditionalAssignmentsForHITRequest, (), (HITId, NumberOfAdditionalAssignments, UniqueRequestToken))
constexpr auto bindery_members(bindery::type<CreateAdditionalAssignmentsForHITRequest>)
{
    using request = CreateAdditionalAssignmentsForHITRequest;
    return members(member<&request::HITId>(required, constraints::EntityId),
        member<&request::NumberOfAdditionalAssignments>(required),
        member<&request::UniqueRequestToken>(constraints::IdempotencyToken));
}

using CreateAdditionalAssignmentsForHITResponse = empty_message;

/// Lets more Workers work on a HIT. One created for fewer than 10 assignments cannot get 10 or more.
inline constexpr requester_operation<"CreateAdditionalAssignmentsForHIT", CreateAdditionalAssignmentsForHITRequest,
    CreateAdditionalAssignmentsForHITResponse,
    idempotency_token<&CreateAdditionalAssignmentsForHITRequest::UniqueRequestToken>>
    create_additional_assignments_for_hit{};

struct UpdateExpirationForHITRequest
{
    std::string              HITId{};
    std::optional<timestamp> ExpireAt{};
};
BOOST_DESCRIBE_STRUCT(UpdateExpirationForHITRequest, (), (HITId, ExpireAt))
constexpr auto bindery_members(bindery::type<UpdateExpirationForHITRequest>)
{
    using request = UpdateExpirationForHITRequest;
    return members(member<&request::HITId>(required, constraints::EntityId), member<&request::ExpireAt>(required));
}

using UpdateExpirationForHITResponse = empty_message;

/// Moves the time until which Workers can accept a HIT; a time in the past ends that at once.
inline constexpr requester_operation<"UpdateExpirationForHIT", UpdateExpirationForHITRequest,
    UpdateExpirationForHITResponse, idempotent>
    update_expiration_for_hit{};

struct UpdateHITTypeOfHITRequest
{
    std::string HITId{};
    std::string HITTypeId{};
};
BOOST_DESCRIBE_STRUCT(UpdateHITTypeOfHITRequest, (), (HITId, HITTypeId))
constexpr auto bindery_members(bindery::type<UpdateHITTypeOfHITRequest>)
{
    using request = UpdateHITTypeOfHITRequest;
    return members(member<&request::HITId>(required, constraints::EntityId),
        member<&request::HITTypeId>(required, constraints::EntityId));
}

using UpdateHITTypeOfHITResponse = empty_message;

/// Gives a HIT the properties of another HIT type.
inline constexpr requester_operation<"UpdateHITTypeOfHIT", UpdateHITTypeOfHITRequest, UpdateHITTypeOfHITResponse,
    idempotent>
    update_hit_type_of_hit{};

} // namespace bindery::mturk

#endif
