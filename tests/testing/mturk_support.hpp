// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_TESTING_MTURK_SUPPORT_HPP
#define BINDERY_TESTS_TESTING_MTURK_SUPPORT_HPP

#include <bindery/testing/mturk_state.hpp>

#include <boost/test/unit_test.hpp>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

/// A requester's account whose clock stands still unless a test passes time.
namespace test_mturk {

using namespace std::chrono_literals;
namespace mturk = bindery::mturk;
using bindery::testing::mturk_state;
using bindery::testing::question_form_answers;

inline constexpr auto start = bindery::timestamp(1'600'000'000s);

inline std::string const question = "<ExternalQuestion><ExternalURL>https://example.com/</ExternalURL>"
                                    "<FrameHeight>0</FrameHeight></ExternalQuestion>";

/// The code of the RequestError that a call ends in, without the part that all of them share.
template <class Call>
std::string code_of(Call call)
{
    std::string const common = "AWS.MechanicalTurk.";
    try {
        call();
    }
    catch (mturk::RequestError const& error) {
        auto const code = error.TurkErrorCode.value();
        return code.starts_with(common) ? code.substr(common.size()) : code;
    }
    return "no error";
}

template <class Call>
std::string message_of(Call call)
{
    try {
        call();
    }
    catch (mturk::RequestError const& error) {
        return error.Message.value();
    }
    return "no error";
}

/// A HIT for one assignment of an hour at 1.00, open for a day.
inline mturk::CreateHITRequest hit_request()
{
    mturk::CreateHITRequest request;
    request.LifetimeInSeconds = 86400;
    request.AssignmentDurationInSeconds = 3600;
    request.Reward = "1.00";
    request.Title = "Title";
    request.Description = "Description";
    request.Question = question;
    return request;
}

struct account
{
    mturk_state state{[] { return std::chrono::system_clock::time_point(start); }};

    template <class Operation>
    auto operator()(Operation const& operation, typename Operation::request_type const& request)
    {
        return state.call(operation, request);
    }

    /// The code of the error that a request ends in.
    template <class Operation>
    std::string code(Operation const& operation, typename Operation::request_type const& request)
    {
        return code_of([&] { state.call(operation, request); });
    }

    std::string publish(std::int32_t assignments = 1)
    {
        auto request = hit_request();
        request.MaxAssignments = assignments;
        return state.call(mturk::create_hit, request).HIT.HITId;
    }

    /// Work that a Worker accepted and submitted.
    std::string work(std::string const& hit, std::string const& worker)
    {
        auto const assignment = state.accept_hit(hit, worker);
        state.submit_assignment(assignment, question_form_answers({{"q", "yes"}}));
        return assignment;
    }

    mturk::HIT hit(std::string const& id) { return state.call(mturk::get_hit, {.HITId = id}).HIT; }

    std::string status(std::string const& hit_id) { return std::string(hit(hit_id).HITStatus.text()); }

    mturk::Assignment assignment(std::string const& id)
    {
        return state.call(mturk::get_assignment, {.AssignmentId = id}).Assignment;
    }

    std::string balance() { return state.call(mturk::get_account_balance, {}).AvailableBalance; }

    std::string type(std::string const& name)
    {
        mturk::CreateQualificationTypeRequest request;
        request.Name = name;
        request.Description = name;
        request.QualificationTypeStatus = mturk::QualificationTypeStatus::Active;
        return state.call(mturk::create_qualification_type, request).QualificationType.QualificationTypeId;
    }
};

/// The code of what creating a HIT ends in when its request is changed.
template <class Change>
std::string code_with(account& with, Change change)
{
    auto request = hit_request();
    change(request);
    return with.code(mturk::create_hit, request);
}

inline mturk::QualificationRequirement requirement(std::string const& type, mturk::Comparator comparator)
{
    mturk::QualificationRequirement made;
    made.QualificationTypeId = type;
    made.Comparator = comparator;
    return made;
}

inline mturk::QualificationRequirement requirement(
    std::string const& type, mturk::Comparator comparator, std::vector<std::int32_t> values)
{
    auto made = requirement(type, comparator);
    made.IntegerValues = std::move(values);
    return made;
}

} // namespace test_mturk

#endif
