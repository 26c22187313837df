// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_REVIEWS_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_REVIEWS_HPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_documents.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_life.hpp>
#include <bindery/testing/impl/internal/mturk_money.hpp>

#include <boost/algorithm/string/trim.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Review policies.
namespace bindery::testing::detail {

inline constexpr std::string_view known_answers_policy = "ScoreMyKnownAnswers/2011-09-01";
inline constexpr std::string_view plurality_policy = "SimplePlurality/2011-09-01";

inline mturk::PolicyParameter const* find_parameter(mturk::ReviewPolicy const& policy, std::string_view key)
{
    if (policy.Parameters)
        for (auto const& each : *policy.Parameters)
            if (each.Key && *each.Key == key)
                return &each;
    return nullptr;
}

inline std::optional<std::string> text_parameter(mturk::ReviewPolicy const& policy, std::string_view key)
{
    auto const* const found = find_parameter(policy, key);
    return found && found->Values && !found->Values->empty() ? std::optional(found->Values->front()) : std::nullopt;
}

inline std::optional<std::int32_t> number_parameter(mturk::ReviewPolicy const& policy, std::string_view key)
{
    auto const text = text_parameter(policy, key);
    if (!text)
        return std::nullopt;
    std::int32_t number = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size())
        refuse_value(std::string(key) + ": " + *text + " is not a number");
    return number;
}

inline void check_policies(
    std::optional<mturk::ReviewPolicy> const& assignment, std::optional<mturk::ReviewPolicy> const& hit)
{
    if (hit && hit->PolicyName != plurality_policy)
        refuse_value("HITReviewPolicy: " + hit->PolicyName + " is not a HIT review policy");
    if (!assignment)
        return;
    if (assignment->PolicyName != known_answers_policy)
        refuse_value("AssignmentReviewPolicy: " + assignment->PolicyName + " is not an assignment review policy");
    auto const* const key = find_parameter(*assignment, "AnswerKey");
    if (!key || !key->MapEntries || key->MapEntries->empty())
        refuse_missing("AnswerKey");
    for (auto const* name : {"ApproveIfKnownAnswerScoreIsAtLeast", "RejectIfKnownAnswerScoreIsLessThan",
             "ExtendIfKnownAnswerScoreIsLessThan", "ExtendMaximumAssignments", "ExtendMinimumTimeInSeconds"})
        number_parameter(*assignment, name);
}

/// Without the white space around each of them; in Workers' answers, the parser leaves it out.
inline std::set<std::string> trimmed(std::vector<std::string> const& values)
{
    std::set<std::string> result;
    for (auto const& each : values)
        result.insert(boost::algorithm::trim_copy(each));
    return result;
}

/// Carries ScoreMyKnownAnswers out for one assignment.
class known_answers_review
{
public:
    known_answers_review(mturk_account& account, hit_record& hit, assignment_record& assignment)
        : account_(account), hit_(hit), assignment_(assignment), policy_(*hit.assignment_policy),
          action_id_(account.next_id())
    {
    }

    void run()
    {
        auto const score = score_answers();
        auto const approve_at = number_parameter(policy_, "ApproveIfKnownAnswerScoreIsAtLeast");
        auto const reject_below = number_parameter(policy_, "RejectIfKnownAnswerScoreIsLessThan");
        auto const extend_below = number_parameter(policy_, "ExtendIfKnownAnswerScoreIsLessThan");
        if (approve_at && score >= *approve_at)
            approve_it();
        else if (reject_below && score < *reject_below)
            reject_it();
        if (extend_below && score < *extend_below)
            extend_hit();
    }

private:
    /// The percentage of the known answers that the Worker gave.
    std::int32_t score_answers()
    {
        auto const  answers = parse_answers(assignment_.shown.Answer);
        auto const& key = *find_parameter(policy_, "AnswerKey")->MapEntries;
        std::size_t correct = 0;
        for (auto const& entry : key) {
            auto const question = entry.Key.value_or("");
            auto const given = answers.find(question);
            bool const is_right =
                given != answers.end() && given->second == trimmed(entry.Values.value_or(std::vector<std::string>{}));
            correct += is_right;
            add_result(question, "KnownAnswerCorrect", is_right ? "1" : "0");
        }
        auto const score = static_cast<std::int32_t>(correct * 100 / key.size());
        add_result(std::nullopt, "KnownAnswerScore", std::to_string(score));
        return score;
    }

    void approve_it()
    {
        if (!can_pay(account_, hit_))
            return add_action("approve", assignment_.shown.AssignmentId, "Assignment", turk_code::insufficient_funds);
        assignment_.shown.RequesterFeedback = text_parameter(policy_, "ApproveReason");
        approve(account_, hit_, assignment_, account_.now);
        add_action("approve", assignment_.shown.AssignmentId, "Assignment");
    }

    void reject_it()
    {
        assignment_.shown.RequesterFeedback = text_parameter(policy_, "RejectReason");
        reject(account_, hit_, assignment_);
        add_action("reject", assignment_.shown.AssignmentId, "Assignment");
    }

    void extend_hit()
    {
        constexpr std::int32_t default_most = 5;
        auto const             most = number_parameter(policy_, "ExtendMaximumAssignments").value_or(default_most);
        auto&                  shown = hit_.shown;
        auto const             count = shown.MaxAssignments + 1;
        if (count > most || (hit_.created_for < large_hit && count >= large_hit))
            return;
        auto const time = number_parameter(policy_, "ExtendMinimumTimeInSeconds").value_or(0);
        shown.MaxAssignments = count;
        shown.Expiration = std::max(shown.Expiration, account_.now + std::chrono::seconds(time));
        refresh_hit(account_, hit_);
        tell(account_, hit_, mturk::EventType::HITExtended);
        add_action("extend", shown.HITId, "HIT");
    }

    void add_result(std::optional<std::string> question, char const* key, std::string value)
    {
        mturk::ReviewResultDetail result;
        result.ActionId = action_id_;
        result.SubjectId = assignment_.shown.AssignmentId;
        result.SubjectType = "Assignment";
        result.QuestionId = std::move(question);
        result.Key = key;
        result.Value = std::move(value);
        hit_.assignment_report.ReviewResults.push_back(std::move(result));
    }

    void add_action(char const* name, std::string const& target, char const* target_type, char const* error = nullptr)
    {
        mturk::ReviewActionDetail action;
        action.ActionId = account_.next_id();
        action.ActionName = name;
        action.TargetId = target;
        action.TargetType = target_type;
        action.Status = error ? mturk::ReviewActionStatus::Failed : mturk::ReviewActionStatus::Succeeded;
        action.CompleteTime = account_.now;
        if (error)
            action.ErrorCode = error;
        hit_.assignment_report.ReviewActions.push_back(std::move(action));
    }

    mturk_account&             account_;
    hit_record&                hit_;
    assignment_record&         assignment_;
    mturk::ReviewPolicy const& policy_;
    std::string                action_id_;
};

} // namespace bindery::testing::detail

#endif
