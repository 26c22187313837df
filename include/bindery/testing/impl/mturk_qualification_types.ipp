// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_QUALIFICATION_TYPES_IPP
#define BINDERY_TESTING_IMPL_MTURK_QUALIFICATION_TYPES_IPP

#include <bindery/testing/detail/mturk_answers.hpp>
#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_documents.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_grants.hpp>
#include <bindery/testing/impl/internal/mturk_page.hpp>

#include <boost/algorithm/string/case_conv.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

namespace bindery::testing::detail {

/// What a type's test must be: of Create- and UpdateQualificationType.
template <class Request>
void check_test(Request const& request)
{
    if (request.Test) {
        if (!request.TestDurationInSeconds)
            refuse_missing("TestDurationInSeconds");
        parse_document("Test", *request.Test, {"QuestionForm"});
    }
    if (request.AnswerKey) {
        if (!request.Test)
            refuse_missing("Test");
        parse_document("AnswerKey", *request.AnswerKey, {"AnswerKey"});
    }
    if (request.Test && request.AutoGranted.value_or(false))
        refuse_value("The combination of parameters supplied to the request is invalid: Test, AutoGranted.");
}

inline bool is_needed(mturk_account const& account, std::string const& type_id)
{
    auto const requires_it = [&](mturk::QualificationRequirement const& each) {
        return each.QualificationTypeId == type_id;
    };
    return std::ranges::any_of(account.hits.all(), [&](hit_record const& hit) {
        return !hit.is_disposed && std::ranges::any_of(hit.shown.QualificationRequirements, requires_it);
    });
}

inline void check_name_is_free(mturk_account const& account, std::string const& name)
{
    for (auto const& each : account.qualification_types.all())
        if (each.is_owned && each.shown.Name == name
            && (!each.is_deleted || is_needed(account, each.shown.QualificationTypeId)))
            refuse(turk_code::qualification_type_already_exists,
                "You have already created a QualificationType with this name. A QualificationType's name must be "
                "unique among all of the QualificationTypes created by the same user.");
}

inline void set_auto_grant(mturk::QualificationType& type, bool auto_granted, std::optional<std::int32_t> value)
{
    type.AutoGranted = auto_granted;
    type.AutoGrantedValue.reset();
    if (auto_granted)
        type.AutoGrantedValue = value.value_or(default_integer_value);
}

BINDERY_DECL mturk::CreateQualificationTypeResponse answer(
    mturk_account& account, mturk::CreateQualificationTypeRequest const& request)
{
    check_known("QualificationTypeStatus", request.QualificationTypeStatus);
    check_test(request);
    check_name_is_free(account, request.Name);

    qualification_type_record made;
    made.shown.QualificationTypeId = account.next_id();
    made.shown.CreationTime = account.now;
    made.shown.Name = request.Name;
    made.shown.Description = request.Description;
    made.shown.Keywords = request.Keywords;
    made.shown.QualificationTypeStatus = request.QualificationTypeStatus;
    made.shown.Test = request.Test;
    made.shown.TestDurationInSeconds = request.TestDurationInSeconds;
    made.shown.AnswerKey = request.AnswerKey;
    made.shown.RetryDelayInSeconds = request.RetryDelayInSeconds;
    made.shown.IsRequestable = true;
    set_auto_grant(made.shown, request.AutoGranted.value_or(false), request.AutoGrantedValue);
    auto const id = made.shown.QualificationTypeId;
    return {account.qualification_types.add(id, std::move(made)).shown};
}

BINDERY_DECL mturk::GetQualificationTypeResponse answer(
    mturk_account& account, mturk::GetQualificationTypeRequest const& request)
{
    return {existing_type(account, request.QualificationTypeId).shown};
}

/// Whether every word of the query stands in the type's name, description or keywords.
inline bool is_found_by(std::string const& query, mturk::QualificationType const& type)
{
    auto const searched =
        boost::algorithm::to_lower_copy(type.Name + '\n' + type.Description + '\n' + type.Keywords.value_or(""));
    std::istringstream words(boost::algorithm::to_lower_copy(query));
    for (std::string word; words >> word;)
        if (searched.find(word) == searched.npos)
            return false;
    return true;
}

BINDERY_DECL mturk::ListQualificationTypesResponse answer(
    mturk_account& account, mturk::ListQualificationTypesRequest const& request)
{
    auto const matches = [&](qualification_type_record const& each) {
        return !each.is_deleted && (each.is_owned || !request.MustBeOwnedByCaller.value_or(false))
               && (each.shown.IsRequestable || !request.MustBeRequestable.value_or(false))
               && is_found_by(request.Query.value_or(""), each.shown);
    };
    return make_page(mturk::list_qualification_types, request, account.qualification_types.all(), matches,
        [](auto const& each) { return each.shown; });
}

BINDERY_DECL mturk::UpdateQualificationTypeResponse answer(
    mturk_account& account, mturk::UpdateQualificationTypeRequest const& request)
{
    auto& type = owned_type(account, request.QualificationTypeId).shown;
    check_known_if_given("QualificationTypeStatus", request.QualificationTypeStatus);
    check_test(request);
    bool const auto_granted = request.AutoGranted.value_or(type.AutoGranted);
    if (auto_granted && (type.Test || request.Test))
        refuse_value("AutoGranted: the type has a Test");

    if (request.Description)
        type.Description = *request.Description;
    if (request.QualificationTypeStatus)
        type.QualificationTypeStatus = *request.QualificationTypeStatus;
    if (request.RetryDelayInSeconds)
        type.RetryDelayInSeconds = request.RetryDelayInSeconds;
    if (request.Test) {
        type.Test = request.Test;
        type.TestDurationInSeconds = request.TestDurationInSeconds;
        type.AnswerKey = request.AnswerKey;
    }
    auto const value = request.AutoGrantedValue ? request.AutoGrantedValue : type.AutoGrantedValue;
    set_auto_grant(type, auto_granted, value);
    return {type};
}

BINDERY_DECL mturk::DeleteQualificationTypeResponse answer(
    mturk_account& account, mturk::DeleteQualificationTypeRequest const& request)
{
    auto const& id = request.QualificationTypeId;
    if (auto const* const type = account.qualification_types.find(id); type && type->is_deleted)
        refuse_state(turk_code::invalid_qualification_type_state, "Active,Inactive");
    owned_type(account, id).is_deleted = true;
    for (auto& each : account.qualification_requests.all())
        if (each.shown.QualificationTypeId == id)
            each.is_pending = false;
    for (auto& each : account.hit_types.all())
        if (each.properties.QualificationRequirements)
            for (auto const& requirement : *each.properties.QualificationRequirements)
                each.is_deleted = each.is_deleted || requirement.QualificationTypeId == id;
    return {};
}

} // namespace bindery::testing::detail

#endif
