// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_NOTIFICATIONS_HPP
#define BINDERY_MTURK_NOTIFICATIONS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// What can happen to a HIT; a Ping is a test.
enum class EventType {
    AssignmentAccepted,
    AssignmentAbandoned,
    AssignmentReturned,
    AssignmentSubmitted,
    AssignmentRejected,
    AssignmentApproved,
    HITCreated,
    HITExpired,
    HITReviewable,
    HITExtended,
    HITDisposed,
    Ping
};
BOOST_DESCRIBE_ENUM(EventType, AssignmentAccepted, AssignmentAbandoned, AssignmentReturned, AssignmentSubmitted,
    AssignmentRejected, AssignmentApproved, HITCreated, HITExpired, HITReviewable, HITExtended, HITDisposed, Ping)

/// How a notification travels.
enum class NotificationTransport { Email, SQS, SNS };
BOOST_DESCRIBE_ENUM(NotificationTransport, Email, SQS, SNS)

/// Which events are told to whom, and how.
struct NotificationSpecification
{
    /// An e-mail address, the URL of an SQS queue or the ARN of an SNS topic.
    std::string                       Destination{};
    open_enum<NotificationTransport>  Transport{};
    std::string                       Version{}; ///< Of the notification's format: "2006-05-05".
    std::vector<open_enum<EventType>> EventTypes{};

    friend bool operator==(NotificationSpecification const&, NotificationSpecification const&) = default;
};
BOOST_DESCRIBE_STRUCT(NotificationSpecification, (), (Destination, Transport, Version, EventTypes))
constexpr auto bindery_members(bindery::type<NotificationSpecification>)
{
    return members(member<&NotificationSpecification::Destination>(required),
        member<&NotificationSpecification::Transport>(required), member<&NotificationSpecification::Version>(required),
        member<&NotificationSpecification::EventTypes>(required));
}

struct UpdateNotificationSettingsRequest
{
    std::string                              HITTypeId{};
    std::optional<NotificationSpecification> Notification{}; ///< Without it, the one that is set stays.
    std::optional<bool>                      Active{};
};
BOOST_DESCRIBE_STRUCT(UpdateNotificationSettingsRequest, (), (HITTypeId, Notification, Active))
constexpr auto bindery_members(bindery::type<UpdateNotificationSettingsRequest>)
{
    return members(member<&UpdateNotificationSettingsRequest::HITTypeId>(required, constraints::EntityId));
}

using UpdateNotificationSettingsResponse = empty_message;

/// Sets, changes, stops or resumes the notifications of a HIT type's events.
inline constexpr requester_operation<"UpdateNotificationSettings", UpdateNotificationSettingsRequest,
    UpdateNotificationSettingsResponse, idempotent>
    update_notification_settings{};

struct SendTestEventNotificationRequest
{
    NotificationSpecification Notification{};
    open_enum<EventType>      TestEventType{};
};
BOOST_DESCRIBE_STRUCT(SendTestEventNotificationRequest, (), (Notification, TestEventType))
constexpr auto bindery_members(bindery::type<SendTestEventNotificationRequest>)
{
    using request = SendTestEventNotificationRequest;
    return members(member<&request::Notification>(required), member<&request::TestEventType>(required));
}

using SendTestEventNotificationResponse = empty_message;

/// Lets the service send a notification as if an event had happened.
inline constexpr requester_operation<"SendTestEventNotification", SendTestEventNotificationRequest,
    SendTestEventNotificationResponse>
    send_test_event_notification{};

} // namespace bindery::mturk

#endif
