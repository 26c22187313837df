// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// A complete round of work on Mechanical Turk: a Qualification type, Workers who hold it, a HIT that requires it, their
// work, its review, a bonus, and what is left tidied up. It runs against a sandbox in memory, where it plays the Worker
// too, whom Amazon's API for requesters does not have.

#include <bindery/mturk.hpp>
#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <exception>
#include <iostream>
#include <string>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

// Makes a Qualification type, grants it to two Workers and returns its ID.
asio::awaitable<std::string> qualify_workers(mturk::client client)
{
    mturk::CreateQualificationTypeRequest const create{.Name = "Bird watchers",
        .Description = "Knows birds from other animals.",
        .QualificationTypeStatus = mturk::QualificationTypeStatus::Active};
    auto const                                  created = co_await mturk::create_qualification_type(client, create);
    auto const&                                 type = created.QualificationType;

    for (auto const* worker : {"A1EXPERT", "A2NOVICE"}) {
        mturk::AssociateQualificationWithWorkerRequest const grant{.QualificationTypeId = type.QualificationTypeId,
            .WorkerId = worker,
            .IntegerValue = worker == std::string("A1EXPERT") ? 90 : 40};
        co_await mturk::associate_qualification_with_worker(client, grant);
    }
    auto holders = mturk::list_workers_with_qualification_type.items(
        client, {.QualificationTypeId = type.QualificationTypeId, .Status = mturk::QualificationStatus::Granted});
    while (auto* held = co_await holders.next())
        std::cout << held->WorkerId << " holds \"" << type.Name << "\": " << held->IntegerValue.value_or(0) << '\n';
    co_return type.QualificationTypeId;
}

// Publishes a HIT for Workers with a value above 50 and returns its ID.
asio::awaitable<std::string> publish(mturk::client client, std::string type)
{
    mturk::QualificationRequirement required;
    required.QualificationTypeId = type;
    required.Comparator = mturk::Comparator::GreaterThan;
    required.IntegerValues.emplace().push_back(50);

    mturk::CreateHITRequest create;
    create.Title = "Is there a bird in the picture?";
    create.Description = "Look at a picture and say what you see.";
    create.Reward = "0.25";
    create.LifetimeInSeconds = 24 * 60 * 60;
    create.AssignmentDurationInSeconds = 10 * 60;
    create.Question = "<ExternalQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/"
                      "2006-07-14/ExternalQuestion.xsd\"><ExternalURL>https://example.com/bird</ExternalURL>"
                      "<FrameHeight>0</FrameHeight></ExternalQuestion>";
    create.QualificationRequirements.emplace().push_back(required);
    create.UniqueRequestToken = "birds-1"; // So that the client may repeat the request.
    auto const  created = co_await mturk::create_hit(client, create);
    auto const& hit = created.HIT;
    std::cout << "\"" << hit.Title << "\" is " << hit.HITStatus.text() << '\n';
    co_return hit.HITId;
}

// Approves what was submitted, and pays a bonus for it.
asio::awaitable<void> review(mturk::client client, std::string hit)
{
    mturk::ListAssignmentsForHITRequest submitted{.HITId = hit};
    submitted.AssignmentStatuses.emplace().push_back(mturk::AssignmentStatus::Submitted);
    auto work = mturk::list_assignments_for_hit.items(client, submitted);
    while (auto* assignment = co_await work.next()) {
        std::cout << assignment->WorkerId << " submitted " << assignment->Answer.size() << " bytes\n";
        mturk::ApproveAssignmentRequest const approval{
            .AssignmentId = assignment->AssignmentId, .RequesterFeedback = "Thank you."};
        co_await mturk::approve_assignment(client, approval);

        mturk::SendBonusRequest const bonus{.WorkerId = assignment->WorkerId,
            .BonusAmount = "0.10",
            .AssignmentId = assignment->AssignmentId,
            .Reason = "The first answer.",
            .UniqueRequestToken = "bonus-" + assignment->AssignmentId};
        co_await mturk::send_bonus(client, bonus);
    }
    mturk::GetAccountBalanceRequest const any;
    auto const                            balance = co_await mturk::get_account_balance(client, any);
    std::cout << "left: $" << balance.AvailableBalance << '\n';
}

// Revokes the Qualification of all who hold it, and deletes it and the HIT.
asio::awaitable<void> tidy_up(mturk::client client, std::string type, std::string hit)
{
    auto holders = mturk::list_workers_with_qualification_type.items(
        client, {.QualificationTypeId = type, .Status = mturk::QualificationStatus::Granted});
    while (auto* held = co_await holders.next()) {
        mturk::DisassociateQualificationFromWorkerRequest const revoke{
            .WorkerId = held->WorkerId, .QualificationTypeId = type, .Reason = "The round is over."};
        co_await mturk::disassociate_qualification_from_worker(client, revoke);
        std::cout << revoke.WorkerId << " holds it no more\n";
    }
    mturk::DeleteHITRequest const delete_hit{.HITId = hit};
    co_await mturk::delete_hit(client, delete_hit);
    mturk::DeleteQualificationTypeRequest const delete_type{.QualificationTypeId = type};
    co_await mturk::delete_qualification_type(client, delete_type);
}

// What the Workers do on Amazon's site.
void work(bindery::testing::mturk_state& state, std::string const& hit)
{
    try {
        state.accept_hit(hit, "A2NOVICE");
    }
    catch (mturk::RequestError const& error) {
        std::cout << "A2NOVICE is refused: " << error.TurkErrorCode.value_or("?") << '\n';
    }
    auto const assignment = state.accept_hit(hit, "A1EXPERT");
    state.submit_assignment(assignment, bindery::testing::question_form_answers({{"bird", "yes"}}));
}

int main()
try {
    bindery::testing::mturk_sandbox sandbox;

    // For the real service: mturk::client client(context, {.endpoint_url = mturk::sandbox}).
    asio::io_context context(1);
    mturk::client    client(context, sandbox.client_config());
    auto const       round = [&]() -> asio::awaitable<void> {
        auto const type = co_await qualify_workers(client);
        auto const hit = co_await publish(client, type);
        work(sandbox.state(), hit);
        co_await review(client, hit);
        co_await tidy_up(client, type, hit);
    };
    asio::co_spawn(context, round(), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
catch (std::exception const& error) {
    std::cerr << "08_complete_round: " << error.what() << '\n';
    return 1;
}
