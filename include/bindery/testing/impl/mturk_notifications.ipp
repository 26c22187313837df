// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_NOTIFICATIONS_IPP
#define BINDERY_TESTING_IMPL_MTURK_NOTIFICATIONS_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace bindery::testing::detail {

/// Whether a destination has the form that its transport asks for.
inline bool is_destination(mturk::NotificationTransport transport, std::string_view destination)
{
    switch (transport) {
    case mturk::NotificationTransport::SQS: return destination.starts_with("https://");
    case mturk::NotificationTransport::SNS: return destination.starts_with("arn:");
    case mturk::NotificationTransport::Email: break;
    }
    return destination.find('@') != destination.npos;
}

inline void check_notification(mturk::NotificationSpecification const& notification, bool may_ping)
{
    check_known("Transport", notification.Transport);
    if (notification.Version != "2006-05-05")
        refuse_value("Version: " + notification.Version + ", allowed is 2006-05-05");
    for (auto const& each : notification.EventTypes) {
        check_known("EventTypes", each);
        if (each == mturk::EventType::Ping && !may_ping)
            refuse_value("EventTypes: Ping is for SendTestEventNotification only");
    }
    if (!is_destination(*notification.Transport.known(), notification.Destination))
        refuse(turk_code::invalid_transport_endpoint,
            "Destination: " + notification.Destination + " is none for " + std::string(notification.Transport.text()));
}

BINDERY_DECL mturk::UpdateNotificationSettingsResponse answer(
    mturk_account& account, mturk::UpdateNotificationSettingsRequest const& request)
{
    auto& type = existing_hit_type(account, request.HITTypeId);
    if (!request.Notification && !request.Active)
        refuse_missing("Notification or Active");
    if (request.Notification)
        check_notification(*request.Notification, false);
    else if (!type.notification)
        refuse_value("Active: the HIT type has no notification specification");
    if (request.Notification)
        type.notification = request.Notification;
    type.notifies = request.Active.value_or(true);
    return {};
}

BINDERY_DECL mturk::SendTestEventNotificationResponse answer(
    mturk_account& account, mturk::SendTestEventNotificationRequest const& request)
{
    check_notification(request.Notification, true);
    check_known("TestEventType", request.TestEventType);
    mturk_notification sent;
    sent.EventType = request.TestEventType;
    sent.Notification = request.Notification;
    sent.EventTime = account.now;
    account.notifications.push_back(std::move(sent));
    return {};
}

} // namespace bindery::testing::detail

#endif
