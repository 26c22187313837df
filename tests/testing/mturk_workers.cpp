// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "mturk_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace test_testing_mturk_workers {

using namespace test_mturk;
using mturk::EventType;

mturk::NotificationSpecification queue(std::vector<bindery::open_enum<EventType>> events)
{
    mturk::NotificationSpecification made;
    made.Destination = "https://sqs.example.com/queue";
    made.Transport = mturk::NotificationTransport::SQS;
    made.Version = "2006-05-05";
    made.EventTypes = std::move(events);
    return made;
}

std::vector<bindery::open_enum<EventType>> all_events()
{
    return {EventType::AssignmentAccepted, EventType::AssignmentAbandoned, EventType::AssignmentReturned,
        EventType::AssignmentSubmitted, EventType::AssignmentRejected, EventType::AssignmentApproved,
        EventType::HITCreated, EventType::HITExpired, EventType::HITReviewable, EventType::HITExtended,
        EventType::HITDisposed};
}

/// The events told so far.
std::string told(account& with)
{
    std::string events;
    for (auto const& each : with.state.notifications())
        events += std::string(each.EventType.text()) + ' ';
    return events;
}

} // namespace test_testing_mturk_workers

BOOST_AUTO_TEST_SUITE(testing_mturk_workers)

using namespace test_testing_mturk_workers;

BOOST_AUTO_TEST_CASE(blocks)
{
    account requester;
    for (int i = 1; i <= 12; ++i)
        requester(mturk::create_worker_block, {.WorkerId = "A" + std::to_string(i), .Reason = "first"});
    requester(mturk::create_worker_block, {.WorkerId = "A1", .Reason = "second"});
    auto const page = requester(mturk::list_worker_blocks, {});
    BOOST_TEST(page.NumResults == 10);
    BOOST_TEST(page.WorkerBlocks[0].Reason == "second");
    BOOST_TEST(page.WorkerBlocks[1].Reason == "first");
    BOOST_TEST(requester(mturk::list_worker_blocks, {.NextToken = page.NextToken}).NumResults == 2);
    requester(mturk::delete_worker_block, {.WorkerId = "A1"});
    requester(mturk::delete_worker_block, {.WorkerId = "A1"});
    BOOST_TEST(requester(mturk::list_worker_blocks, {.MaxResults = 100}).NumResults == 11);
    BOOST_TEST(requester.code(mturk::create_worker_block, {.WorkerId = "x", .Reason = "r"}) == "InvalidParameterValue");
}

BOOST_AUTO_TEST_CASE(blocks_that_are_lifted_while_they_are_listed)
{
    account requester;
    for (int i = 1; i <= 25; ++i)
        requester(mturk::create_worker_block, {.WorkerId = "A" + std::to_string(i), .Reason = "work"});
    mturk::ListWorkerBlocksRequest request;
    int                            seen = 0;
    do {
        auto const page = requester(mturk::list_worker_blocks, request);
        for (auto const& each : page.WorkerBlocks)
            requester(mturk::delete_worker_block, {.WorkerId = each.WorkerId});
        seen += page.NumResults;
        request.NextToken = page.NextToken;
    } while (request.NextToken);
    BOOST_TEST(seen == 25);
    BOOST_TEST(requester(mturk::list_worker_blocks, {}).NumResults == 0);

    requester(mturk::create_worker_block, {.WorkerId = "A1", .Reason = "again"});
    auto const blocks = requester(mturk::list_worker_blocks, {}).WorkerBlocks;
    BOOST_REQUIRE(blocks.size() == 1U);
    BOOST_TEST(blocks[0].Reason == "again");
    auto const hit = requester.publish();
    BOOST_TEST(code_of([&] { requester.state.accept_hit(hit, "A1"); }) == "PermissionDeniedException");
    BOOST_TEST(code_of([&] { requester.state.accept_hit(hit, "A2"); }) == "no error");
}

BOOST_AUTO_TEST_CASE(messages_reach_workers_whose_work_was_reviewed)
{
    account    requester;
    auto const hit = requester.publish(3);
    auto const approved = requester.work(hit, "A1");
    auto const rejected = requester.work(hit, "A2");
    requester.work(hit, "A3");
    requester(mturk::approve_assignment, {.AssignmentId = approved});
    requester(mturk::reject_assignment, {.AssignmentId = rejected, .RequesterFeedback = "no"});
    mturk::NotifyWorkersRequest request;
    request.Subject = "Hello";
    request.MessageText = "Text";
    request.WorkerIds = {"A1", "A2", "A3", "A4"};
    auto const failures = requester(mturk::notify_workers, request).NotifyWorkersFailureStatuses;
    BOOST_TEST_REQUIRE(failures.size() == 2U);
    BOOST_TEST(failures[0].WorkerId == "A3");
    BOOST_TEST(failures[0].NotifyWorkersFailureCode.text() == "HardFailure");
    BOOST_TEST(!failures[0].NotifyWorkersFailureMessage.empty());
    BOOST_TEST(failures[1].WorkerId == "A4");
    auto const sent = requester.state.messages();
    BOOST_TEST_REQUIRE(sent.size() == 2U);
    BOOST_TEST(sent[0].WorkerId == "A1");
    BOOST_TEST(sent[1].WorkerId == "A2");
    BOOST_TEST(sent[1].Subject == "Hello");
    BOOST_TEST(sent[1].MessageText == "Text");
    BOOST_CHECK(sent[1].SendTime == start);

    auto const code = [&](auto change) {
        auto changed = request;
        change(changed);
        return requester.code(mturk::notify_workers, changed);
    };
    BOOST_TEST(code([](auto& r) { r.Subject.assign(201, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.MessageText.assign(4097, 'x'); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.WorkerIds.assign(101, "A1"); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.WorkerIds.assign(100, "A1"); }) == "no error");
}

BOOST_AUTO_TEST_CASE(notifications_of_a_hit_types_events)
{
    account                                  requester;
    auto const                               hit = requester.publish(2);
    mturk::UpdateNotificationSettingsRequest settings;
    settings.HITTypeId = requester.hit(hit).HITTypeId;
    settings.Active = true;
    BOOST_TEST(requester.code(mturk::update_notification_settings, settings) == "InvalidParameterValue");
    settings.Active.reset();
    BOOST_TEST(requester.code(mturk::update_notification_settings, settings) == "AWS.MissingParameters");
    settings.Notification = queue(all_events());
    requester(mturk::update_notification_settings, settings);
    BOOST_TEST(told(requester).empty());

    auto const other = requester.publish();
    BOOST_TEST(told(requester) == "HITCreated ");
    requester.state.return_assignment(requester.state.accept_hit(hit, "A1"));
    requester.state.accept_hit(hit, "A1");
    requester.state.pass_time(1h);
    auto const approved = requester.work(hit, "A1");
    auto const rejected = requester.work(hit, "A2");
    requester(mturk::approve_assignment, {.AssignmentId = approved});
    requester(mturk::reject_assignment, {.AssignmentId = rejected, .RequesterFeedback = "no"});
    requester(mturk::delete_hit, {.HITId = hit});
    BOOST_TEST(told(requester)
               == "HITCreated AssignmentAccepted AssignmentReturned AssignmentAccepted AssignmentAbandoned "
                  "AssignmentAccepted AssignmentSubmitted AssignmentAccepted AssignmentSubmitted HITReviewable "
                  "AssignmentApproved AssignmentRejected HITDisposed ");
    auto const noted = requester.state.notifications();
    BOOST_TEST(noted[1].HITId == hit);
    BOOST_TEST(noted[0].HITId == other);
    BOOST_TEST(noted[0].AssignmentId.empty());
    BOOST_TEST(noted[10].AssignmentId == approved);
    BOOST_TEST(noted[10].Notification.Destination == "https://sqs.example.com/queue");
    BOOST_CHECK(noted[10].EventTime == start + 1h);
}

BOOST_AUTO_TEST_CASE(expiry_is_told_once_and_only_what_is_wanted)
{
    account                                  requester;
    auto const                               hit = requester.publish();
    mturk::UpdateNotificationSettingsRequest settings;
    settings.HITTypeId = requester.hit(hit).HITTypeId;
    settings.Notification = queue({EventType::HITExpired, EventType::HITExtended, EventType::HITReviewable});
    requester(mturk::update_notification_settings, settings);
    requester.state.pass_time(24h);
    requester.state.pass_time(24h);
    BOOST_TEST(told(requester) == "HITExpired HITReviewable ");
    mturk::UpdateExpirationForHITRequest longer;
    longer.HITId = hit;
    longer.ExpireAt = start + 36h; // Behind the expiration, but past.
    requester(mturk::update_expiration_for_hit, longer);
    BOOST_TEST(told(requester) == "HITExpired HITReviewable ");
    BOOST_CHECK(requester.hit(hit).Expiration == start + 24h);
    longer.ExpireAt = start + 72h;
    requester(mturk::update_expiration_for_hit, longer);
    requester.state.accept_hit(hit, "A1");
    BOOST_TEST(told(requester) == "HITExpired HITReviewable HITExtended ");

    settings.Notification.reset();
    settings.Active = false;
    requester(mturk::update_notification_settings, settings);
    requester.state.pass_time(48h);
    BOOST_TEST(told(requester) == "HITExpired HITReviewable HITExtended ");
}

BOOST_AUTO_TEST_CASE(test_notifications)
{
    account                                 requester;
    mturk::SendTestEventNotificationRequest request;
    request.TestEventType = EventType::Ping;
    request.Notification = queue({EventType::Ping});
    requester(mturk::send_test_event_notification, request);
    BOOST_TEST(told(requester) == "Ping ");

    auto const code = [&](auto change) {
        auto changed = request;
        change(changed);
        return requester.code(mturk::send_test_event_notification, changed);
    };
    using mturk::NotificationTransport;
    BOOST_TEST(code([](auto& r) { r.TestEventType = r.TestEventType.from_text("Pong"); }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Notification.Version = "2014-08-15"; }) == "InvalidParameterValue");
    BOOST_TEST(code([](auto& r) { r.Notification.Destination = "queue"; }) == "InvalidTransportEndpoint");
    BOOST_TEST(
        code([](auto& r) { r.Notification.Transport = NotificationTransport::SNS; }) == "InvalidTransportEndpoint");
    BOOST_TEST(
        code([](auto& r) { r.Notification.Transport = NotificationTransport::Email; }) == "InvalidTransportEndpoint");
    mturk::UpdateNotificationSettingsRequest settings;
    settings.HITTypeId = requester.hit(requester.publish()).HITTypeId;
    settings.Notification = queue({EventType::Ping});
    BOOST_TEST(requester.code(mturk::update_notification_settings, settings) == "InvalidParameterValue");
    settings.HITTypeId = "3NONE";
    BOOST_TEST(requester.code(mturk::update_notification_settings, settings) == "HITTypeDoesNotExist");
}

BOOST_AUTO_TEST_SUITE_END()
