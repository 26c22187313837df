// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_WORKER_SIDE_IPP
#define BINDERY_TESTING_IMPL_MTURK_WORKER_SIDE_IPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_documents.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_grants.hpp>
#include <bindery/testing/impl/internal/mturk_life.hpp>
#include <bindery/testing/impl/internal/mturk_requirements.hpp>
#include <bindery/testing/impl/internal/mturk_reviews.hpp>
#include <bindery/testing/mturk_state.hpp>

#include <boost/algorithm/string/replace.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// What Workers do.
namespace bindery::testing {

namespace detail {

/// Refuses what is no Worker's ID.
inline void check_worker_id(std::string const& worker_id)
{
    mturk::WorkerBlock named;
    named.WorkerId = worker_id;
    check_parameters(named);
}

inline void check_may_accept(mturk_account& account, hit_record const& hit, std::string const& worker_id)
{
    if (hit.shown.HITStatus != mturk::HITStatus::Assignable)
        refuse_hit_state(hit, "Assignable");
    if (find_block(account, worker_id))
        refuse(turk_code::permission_denied, "Worker " + worker_id + " is blocked.");
    for (auto const* each : hit.accepted)
        if (each->shown.WorkerId == worker_id && each->at != assignment_record::stage::gone)
            refuse(turk_code::assignment_already_exists,
                "Worker " + worker_id + " has accepted HIT " + hit.shown.HITId + " before.");
    for (auto const& each : hit.shown.QualificationRequirements)
        if (!is_met(each, find_granted(account, each.QualificationTypeId, worker_id)))
            refuse(turk_code::does_not_meet_requirements,
                "Worker " + worker_id + " does not meet the requirement of Qualification type "
                    + each.QualificationTypeId + ": " + std::string(each.Comparator.text()) + ".");
}

inline assignment_record& accepted_assignment(mturk_account const& account, std::string_view id)
{
    auto& assignment = existing_assignment(account, id);
    if (assignment.at != assignment_record::stage::accepted)
        refuse_state(turk_code::invalid_assignment_state, "Accepted");
    return assignment;
}

inline void check_may_request(
    mturk_account const& account, qualification_type_record const& type, std::string const& worker_id)
{
    if (type.shown.QualificationTypeStatus != mturk::QualificationTypeStatus::Active)
        refuse_state(turk_code::invalid_qualification_type_state, "Active");
    if (!type.shown.IsRequestable)
        refuse(turk_code::permission_denied, "This QualificationType cannot be requested.");
    for (auto const& each : account.qualification_requests.all())
        if (each.is_pending && each.shown.WorkerId == worker_id
            && each.shown.QualificationTypeId == type.shown.QualificationTypeId)
            refuse(turk_code::qualification_already_exists,
                "A request of Worker " + worker_id + " is pending: " + each.shown.QualificationRequestId);
    auto const last = type.requested.find(worker_id);
    if (last == type.requested.end())
        return;
    auto const delay = type.shown.RetryDelayInSeconds;
    if (!delay)
        refuse(turk_code::retake_not_allowed, "This QualificationType can be requested only once.");
    if (std::chrono::floor<std::chrono::seconds>(account.now - last->second).count() < *delay)
        refuse(turk_code::retry_delay_not_elapsed, "This QualificationType cannot be requested again yet.");
}

/// The value that a request gets without the requester; nothing where the requester decides.
inline std::optional<std::int32_t> value_at_once(
    mturk::QualificationType const& type, answers_by_question const& answers)
{
    if (type.AutoGranted)
        return type.AutoGrantedValue;
    if (type.AnswerKey)
        return grade(*type.AnswerKey, answers);
    return std::nullopt;
}

} // namespace detail

BINDERY_DECL std::string question_form_answers(std::map<std::string, std::string> const& answers)
{
    auto const escaped = [](std::string text) {
        boost::algorithm::replace_all(text, "&", "&amp;");
        boost::algorithm::replace_all(text, "<", "&lt;");
        boost::algorithm::replace_all(text, ">", "&gt;");
        return text;
    };
    std::string document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><QuestionFormAnswers xmlns=\"http://"
                           "mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/"
                           "QuestionFormAnswers.xsd\">";
    for (auto const& [question, text] : answers)
        document += "<Answer><QuestionIdentifier>" + escaped(question) + "</QuestionIdentifier><FreeText>"
                    + escaped(text) + "</FreeText></Answer>";
    return document + "</QuestionFormAnswers>";
}

BINDERY_DECL std::string mturk_state::accept_hit(std::string_view hit_id, std::string const& worker_id)
{
    return run([&](detail::mturk_account& account) {
        detail::check_worker_id(worker_id);
        auto& hit = detail::existing_hit(account, hit_id);
        detail::check_may_accept(account, hit, worker_id);
        detail::assignment_record made;
        made.shown.AssignmentId = account.next_id();
        made.shown.WorkerId = worker_id;
        made.shown.HITId = hit.shown.HITId;
        made.shown.AcceptTime = account.now;
        made.shown.Deadline = account.now + std::chrono::seconds(hit.shown.AssignmentDurationInSeconds);
        auto id = made.shown.AssignmentId;
        hit.accepted.push_back(&account.assignments.add(id, std::move(made)));
        detail::refresh_hit(account, hit);
        detail::tell(account, hit, mturk::EventType::AssignmentAccepted, id);
        return id;
    });
}

BINDERY_DECL void mturk_state::submit_assignment(std::string_view assignment_id, std::string answer)
{
    run([&](detail::mturk_account& account) {
        auto& assignment = detail::accepted_assignment(account, assignment_id);
        auto& hit = detail::existing_hit(account, assignment.shown.HITId);
        detail::parse_answers(answer);
        assignment.at = detail::assignment_record::stage::submitted;
        assignment.shown.AssignmentStatus = mturk::AssignmentStatus::Submitted;
        assignment.shown.SubmitTime = account.now;
        assignment.shown.AutoApprovalTime = account.now + std::chrono::seconds(hit.shown.AutoApprovalDelayInSeconds);
        assignment.shown.Answer = std::move(answer);
        hit.submitted.push_back(&assignment);
        detail::tell(account, hit, mturk::EventType::AssignmentSubmitted, assignment_id);
        if (hit.assignment_policy)
            detail::known_answers_review(account, hit, assignment).run();
        detail::refresh_hit(account, hit);
    });
}

BINDERY_DECL void mturk_state::return_assignment(std::string_view assignment_id)
{
    run([&](detail::mturk_account& account) {
        auto& assignment = detail::accepted_assignment(account, assignment_id);
        auto& hit = detail::existing_hit(account, assignment.shown.HITId);
        assignment.at = detail::assignment_record::stage::gone;
        detail::tell(account, hit, mturk::EventType::AssignmentReturned, assignment_id);
        detail::refresh_hit(account, hit);
    });
}

BINDERY_DECL std::string mturk_state::request_qualification(
    std::string_view type_id, std::string const& worker_id, std::string answer)
{
    return run([&](detail::mturk_account& account) {
        detail::check_worker_id(worker_id);
        auto& type = detail::existing_type(account, type_id);
        detail::check_may_request(account, type, worker_id);
        auto const answers = detail::parse_answers(answer);
        type.requested[worker_id] = account.now;
        if (auto const value = detail::value_at_once(type.shown, answers)) {
            detail::grant_value(account, type, worker_id, *value);
            return std::string();
        }
        detail::qualification_request_record made;
        made.shown.QualificationRequestId = account.next_id();
        made.shown.QualificationTypeId = type_id;
        made.shown.WorkerId = worker_id;
        made.shown.Test = type.shown.Test;
        if (!answer.empty())
            made.shown.Answer = std::move(answer);
        made.shown.SubmitTime = account.now;
        auto id = made.shown.QualificationRequestId;
        account.qualification_requests.add(id, std::move(made));
        return id;
    });
}

} // namespace bindery::testing

#endif
