// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_HIT_HPP
#define BINDERY_MTURK_HIT_HPP

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

/// Where a HIT stands between its creation and its disposal.
enum class HITStatus { Assignable, Unassignable, Reviewable, Reviewing, Disposed };
BOOST_DESCRIBE_ENUM(HITStatus, Assignable, Unassignable, Reviewable, Reviewing, Disposed)

/// Whether a HIT was reviewed for being appropriate.
enum class HITReviewStatus { NotReviewed, MarkedForReview, ReviewedAppropriate, ReviewedInappropriate };
BOOST_DESCRIBE_ENUM(HITReviewStatus, NotReviewed, MarkedForReview, ReviewedAppropriate, ReviewedInappropriate)

/// How a Worker's Qualification is compared with what a HIT asks for.
enum class Comparator {
    LessThan,
    LessThanOrEqualTo,
    GreaterThan,
    GreaterThanOrEqualTo,
    EqualTo,
    NotEqualTo,
    Exists,
    DoesNotExist,
    In,
    NotIn
};
BOOST_DESCRIBE_ENUM(Comparator, LessThan, LessThanOrEqualTo, GreaterThan, GreaterThanOrEqualTo, EqualTo, NotEqualTo,
    Exists, DoesNotExist, In, NotIn)

/// What a Worker who lacks a Qualification cannot do with a HIT.
enum class HITAccessActions { Accept, PreviewAndAccept, DiscoverPreviewAndAccept };
BOOST_DESCRIBE_ENUM(HITAccessActions, Accept, PreviewAndAccept, DiscoverPreviewAndAccept)

/// A Qualification that a Worker must have, or must not have, to work on a HIT.
struct QualificationRequirement
{
    std::string                  QualificationTypeId{};
    open_enum<mturk::Comparator> Comparator{};
    /// One, or up to 15 for In and NotIn; none for Exists and DoesNotExist.
    std::optional<std::vector<std::int32_t>> IntegerValues{};
    /// In place of integers, for the locale Qualification.
    std::optional<std::vector<Locale>>         LocaleValues{};
    std::optional<bool>                        RequiredToPreview{}; ///< Superseded by ActionsGuarded.
    std::optional<open_enum<HITAccessActions>> ActionsGuarded{};    ///< The service's default is Accept.

    friend bool operator==(QualificationRequirement const&, QualificationRequirement const&) = default;
};
BOOST_DESCRIBE_STRUCT(QualificationRequirement, (),
    (QualificationTypeId, Comparator, IntegerValues, LocaleValues, RequiredToPreview, ActionsGuarded))
constexpr auto bindery_members(bindery::type<QualificationRequirement>)
{
    return members(member<&QualificationRequirement::QualificationTypeId>(required),
        member<&QualificationRequirement::Comparator>(required));
}

/// The value of a placeholder in a HIT layout.
struct HITLayoutParameter
{
    std::string Name{};
    std::string Value{};

    friend bool operator==(HITLayoutParameter const&, HITLayoutParameter const&) = default;
};
BOOST_DESCRIBE_STRUCT(HITLayoutParameter, (), (Name, Value))
constexpr auto bindery_members(bindery::type<HITLayoutParameter>)
{
    return members(member<&HITLayoutParameter::Name>(required), member<&HITLayoutParameter::Value>(required));
}

/// A task that Workers accept, as the service keeps it.
struct HIT
{
    std::string                HITId{};
    std::string                HITTypeId{};
    std::string                HITGroupId{};
    std::optional<std::string> HITLayoutId{};
    timestamp                  CreationTime{};
    std::string                Title{};
    std::string                Description{};
    /// XML: a QuestionForm, an HTMLQuestion or an ExternalQuestion.
    std::optional<std::string>  Question{};
    std::optional<std::string>  Keywords{};
    open_enum<mturk::HITStatus> HITStatus{};
    std::int32_t                MaxAssignments{};
    std::string                 Reward{}; ///< US dollars for one assignment, e.g. "0.05".
    /// Unreviewed work is approved so long after its submission.
    std::int64_t                          AutoApprovalDelayInSeconds{};
    timestamp                             Expiration{};
    std::int64_t                          AssignmentDurationInSeconds{}; ///< Time for the work on one assignment.
    std::optional<std::string>            RequesterAnnotation{};         ///< Workers do not see it.
    std::vector<QualificationRequirement> QualificationRequirements{};
    open_enum<mturk::HITReviewStatus>     HITReviewStatus{};
    std::int32_t                          NumberOfAssignmentsPending{};
    std::int32_t                          NumberOfAssignmentsAvailable{};
    std::int32_t                          NumberOfAssignmentsCompleted{};

    friend bool operator==(HIT const&, HIT const&) = default;
};
BOOST_DESCRIBE_STRUCT(HIT, (),
    (HITId, HITTypeId, HITGroupId, HITLayoutId, CreationTime, Title, Description, Question, Keywords, HITStatus,
        MaxAssignments, Reward, AutoApprovalDelayInSeconds, Expiration, AssignmentDurationInSeconds,
        RequesterAnnotation, QualificationRequirements, HITReviewStatus, NumberOfAssignmentsPending,
        NumberOfAssignmentsAvailable, NumberOfAssignmentsCompleted))
constexpr auto bindery_members(bindery::type<HIT>)
{
    return members(member<&HIT::HITId>(constraints::EntityId), member<&HIT::HITTypeId>(constraints::EntityId),
        member<&HIT::HITGroupId>(constraints::EntityId), member<&HIT::HITLayoutId>(constraints::EntityId),
        member<&HIT::Reward>(constraints::CurrencyAmount));
}

} // namespace bindery::mturk

#endif
