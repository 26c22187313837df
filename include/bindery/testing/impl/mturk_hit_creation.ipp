// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_HIT_CREATION_IPP
#define BINDERY_TESTING_IMPL_MTURK_HIT_CREATION_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_documents.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_life.hpp>
#include <bindery/testing/impl/internal/mturk_money.hpp>
#include <bindery/testing/impl/internal/mturk_requirements.hpp>
#include <bindery/testing/impl/internal/mturk_reviews.hpp>
#include <bindery/testing/impl/internal/mturk_tokens.hpp>

#include <boost/algorithm/string/replace.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::testing::detail {

inline constexpr std::int64_t shortest_duration = 30;             ///< Seconds that a HIT or an assignment lasts.
inline constexpr std::int64_t longest_duration = 31'536'000;      ///< 365 days.
inline constexpr std::int64_t longest_approval_delay = 2'592'000; ///< 30 days, and the default.
inline constexpr std::int32_t most_assignments = 1'000'000'000;

inline void check_hit_type(mturk_account const& account, mturk::CreateHITTypeRequest const& properties)
{
    check_length("Title", properties.Title, 128);
    check_length("Description", properties.Description, 2000);
    check_length("Keywords", properties.Keywords.value_or(""), 1000);
    check_range(
        "AssignmentDurationInSeconds", *properties.AssignmentDurationInSeconds, shortest_duration, longest_duration);
    check_range<std::int64_t>(
        "AutoApprovalDelayInSeconds", *properties.AutoApprovalDelayInSeconds, 0, longest_approval_delay);
    parse_dollars("Reward", properties.Reward);
    check_requirements(account, *properties.QualificationRequirements);
}

inline bool have_same_values(mturk::CreateHITTypeRequest const& a, mturk::CreateHITTypeRequest const& b)
{
    return a.AutoApprovalDelayInSeconds == b.AutoApprovalDelayInSeconds
           && a.AssignmentDurationInSeconds == b.AssignmentDurationInSeconds && a.Reward == b.Reward
           && a.Title == b.Title && a.Keywords == b.Keywords && a.Description == b.Description
           && a.QualificationRequirements == b.QualificationRequirements;
}

/// The HIT type with these values, made where there is none.
inline hit_type_record& hit_type_with(mturk_account& account, mturk::CreateHITTypeRequest properties)
{
    properties.AutoApprovalDelayInSeconds = properties.AutoApprovalDelayInSeconds.value_or(longest_approval_delay);
    if (!properties.QualificationRequirements)
        properties.QualificationRequirements.emplace();
    check_hit_type(account, properties);
    for (auto& each : account.hit_types.all())
        if (!each.is_deleted && have_same_values(each.properties, properties))
            return each;
    hit_type_record made;
    made.id = account.next_id();
    made.group_id = account.next_id();
    made.properties = std::move(properties);
    auto const id = made.id;
    return account.hit_types.add(id, std::move(made));
}

BINDERY_DECL mturk::CreateHITTypeResponse answer(mturk_account& account, mturk::CreateHITTypeRequest const& request)
{
    return {hit_type_with(account, request).id};
}

inline void take_properties(mturk::HIT& hit, hit_type_record const& type)
{
    auto const& properties = type.properties;
    hit.HITTypeId = type.id;
    hit.HITGroupId = type.group_id;
    hit.Title = properties.Title;
    hit.Description = properties.Description;
    hit.Keywords = properties.Keywords;
    hit.Reward = properties.Reward;
    hit.AutoApprovalDelayInSeconds = *properties.AutoApprovalDelayInSeconds;
    hit.AssignmentDurationInSeconds = *properties.AssignmentDurationInSeconds;
    hit.QualificationRequirements = *properties.QualificationRequirements;
}

/// The text with values in place of `${name}`. What a value has of this form stays as it is.
inline std::string fill_in(std::string_view text, std::map<std::string, std::string> const& values)
{
    std::string filled;
    for (auto at = text.find("${"); at != text.npos; at = text.find("${")) {
        auto const end = text.find('}', at);
        auto const found =
            end == text.npos ? values.end() : values.find(std::string(text.substr(at + 2, end - at - 2)));
        if (found == values.end()) {
            filled += text.substr(0, at + 2);
            text.remove_prefix(at + 2);
        }
        else {
            filled.append(text, 0, at).append(found->second);
            text.remove_prefix(end + 1);
        }
    }
    return filled.append(text);
}

/// The question of a layout with its parameters put in.
inline std::string fill_layout(mturk_account const& account, mturk::CreateHITWithHITTypeRequest const& request)
{
    auto const layout = account.layouts.find(*request.HITLayoutId);
    if (layout == account.layouts.end())
        refuse_unknown(turk_code::hit_layout_does_not_exist, "HITLayout", *request.HITLayoutId);
    std::map<std::string, std::string> values;
    if (request.HITLayoutParameters)
        for (auto const& each : *request.HITLayoutParameters)
            values[each.Name] = each.Value;
    auto html = fill_in(layout->second, values);
    boost::algorithm::replace_all(html, "]]>", "]]]]><![CDATA[>"); // The end of a CDATA section.
    return "<HTMLQuestion xmlns=\"http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2011-11-11/"
           "HTMLQuestion.xsd\"><HTMLContent><![CDATA["
           + html + "]]></HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>";
}

inline std::string question_of(mturk_account const& account, mturk::CreateHITWithHITTypeRequest const& request)
{
    if (request.Question.has_value() == request.HITLayoutId.has_value())
        refuse(request.Question ? turk_code::invalid_parameter_value : turk_code::missing_parameters,
            "Either a Question parameter or a HITLayoutId parameter must be provided.");
    auto question = request.Question ? *request.Question : fill_layout(account, request);
    parse_document("Question", question, {"QuestionForm", "ExternalQuestion", "HTMLQuestion"});
    return question;
}

/// Publishes a HIT of a type. The request's HITTypeId does not matter.
inline hit_record& publish(
    mturk_account& account, hit_type_record const& type, mturk::CreateHITWithHITTypeRequest const& request)
{
    auto const count = request.MaxAssignments.value_or(1);
    check_range("MaxAssignments", count, 1, most_assignments);
    check_range("LifetimeInSeconds", *request.LifetimeInSeconds, shortest_duration, longest_duration);
    check_length("RequesterAnnotation", request.RequesterAnnotation.value_or(""), 255);
    check_policies(request.AssignmentReviewPolicy, request.HITReviewPolicy);
    check_requirements(account, *type.properties.QualificationRequirements);
    auto question = question_of(account, request);
    check_payable(account, cost_of_assignment(type.properties.Reward, count), count);

    hit_record made;
    auto&      shown = made.shown;
    take_properties(shown, type);
    shown.HITId = account.next_id();
    shown.HITLayoutId = request.HITLayoutId;
    shown.CreationTime = account.now;
    shown.Expiration = account.now + std::chrono::seconds(*request.LifetimeInSeconds);
    shown.Question = std::move(question);
    shown.MaxAssignments = made.created_for = count;
    shown.RequesterAnnotation = request.RequesterAnnotation;
    shown.HITReviewStatus = mturk::HITReviewStatus::NotReviewed;
    made.assignment_policy = request.AssignmentReviewPolicy;
    made.hit_policy = request.HITReviewPolicy;
    auto const id = shown.HITId;
    auto&      hit = account.hits.add(id, std::move(made));
    refresh_hit(account, hit);
    tell(account, hit, mturk::EventType::HITCreated);
    return hit;
}

inline void check_hit_is_new(mturk_account const& account, std::optional<std::string> const& token)
{
    if (auto const* const used = find_token(account, "HIT", token))
        refuse(turk_code::hit_already_exists, "The HIT with ID \"" + used->made + "\" already exists.");
}

BINDERY_DECL mturk::CreateHITResponse answer(mturk_account& account, mturk::CreateHITRequest const& request)
{
    check_hit_is_new(account, request.UniqueRequestToken);
    mturk::CreateHITTypeRequest properties;
    properties.AutoApprovalDelayInSeconds = request.AutoApprovalDelayInSeconds;
    properties.AssignmentDurationInSeconds = request.AssignmentDurationInSeconds;
    properties.Reward = request.Reward;
    properties.Title = request.Title;
    properties.Keywords = request.Keywords;
    properties.Description = request.Description;
    properties.QualificationRequirements = request.QualificationRequirements;

    mturk::CreateHITWithHITTypeRequest particulars;
    particulars.MaxAssignments = request.MaxAssignments;
    particulars.LifetimeInSeconds = request.LifetimeInSeconds;
    particulars.Question = request.Question;
    particulars.RequesterAnnotation = request.RequesterAnnotation;
    particulars.AssignmentReviewPolicy = request.AssignmentReviewPolicy;
    particulars.HITReviewPolicy = request.HITReviewPolicy;
    particulars.HITLayoutId = request.HITLayoutId;
    particulars.HITLayoutParameters = request.HITLayoutParameters;
    auto const& hit = publish(account, hit_type_with(account, std::move(properties)), particulars).shown;
    use_token(account, "HIT", request.UniqueRequestToken, hit.HITId);
    return {hit};
}

BINDERY_DECL mturk::CreateHITWithHITTypeResponse answer(
    mturk_account& account, mturk::CreateHITWithHITTypeRequest const& request)
{
    check_hit_is_new(account, request.UniqueRequestToken);
    auto const& hit = publish(account, existing_hit_type(account, request.HITTypeId), request).shown;
    use_token(account, "HIT", request.UniqueRequestToken, hit.HITId);
    return {hit};
}

BINDERY_DECL mturk::CreateAdditionalAssignmentsForHITResponse answer(
    mturk_account& account, mturk::CreateAdditionalAssignmentsForHITRequest const& request)
{
    check_request_is_new(account, "assignments", request.UniqueRequestToken);
    auto&      hit = live_hit(account, request.HITId);
    auto const more = *request.NumberOfAdditionalAssignments;
    check_range("NumberOfAdditionalAssignments", more, 1, most_assignments - hit.shown.MaxAssignments);
    auto const count = hit.shown.MaxAssignments + more;
    if (hit.created_for < large_hit && count >= large_hit)
        refuse(turk_code::invalid_increase,
            "HITs created with fewer than 10 assignments cannot be extended to have 10 or more assignments.");
    check_payable(account, cost_of_assignment(hit.shown.Reward, count), more);
    hit.shown.MaxAssignments = count;
    refresh_hit(account, hit);
    tell(account, hit, mturk::EventType::HITExtended);
    use_token(account, "assignments", request.UniqueRequestToken, request.HITId);
    return {};
}

BINDERY_DECL mturk::UpdateExpirationForHITResponse answer(
    mturk_account& account, mturk::UpdateExpirationForHITRequest const& request)
{
    auto&      hit = live_hit(account, request.HITId);
    auto const expiration = *request.ExpireAt;
    if (expiration > account.now + std::chrono::seconds(longest_duration))
        refuse_value("ExpireAt: more than 365 days ahead");
    if (expiration > account.now && expiration < hit.shown.Expiration)
        refuse_value("ExpireAt: before the current expiration, and not in the past");
    bool const is_extended = expiration > account.now && expiration > hit.shown.Expiration;
    if (is_extended)
        hit.shown.Expiration = expiration;
    else if (expiration <= account.now)
        hit.shown.Expiration = std::min(hit.shown.Expiration, account.now);
    refresh_hit(account, hit);
    if (is_extended)
        tell(account, hit, mturk::EventType::HITExtended);
    return {};
}

BINDERY_DECL mturk::UpdateHITTypeOfHITResponse answer(
    mturk_account& account, mturk::UpdateHITTypeOfHITRequest const& request)
{
    auto& hit = live_hit(account, request.HITId);
    take_properties(hit.shown, existing_hit_type(account, request.HITTypeId));
    return {};
}

} // namespace bindery::testing::detail

#endif
