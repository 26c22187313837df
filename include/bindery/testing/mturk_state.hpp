// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_MTURK_STATE_HPP
#define BINDERY_TESTING_MTURK_STATE_HPP

#include <bindery/config.hpp>
#include <bindery/mturk.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/testing/detail/mturk_answers.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::testing {

/// An e-mail that NotifyWorkers would have sent.
struct mturk_message
{
    std::string WorkerId{};
    std::string Subject{};
    std::string MessageText{};
    timestamp   SendTime{};
};

/// A notification of an event that the service would have sent. IDs that the event does not concern are empty.
struct mturk_notification
{
    open_enum<mturk::EventType>      EventType{};
    mturk::NotificationSpecification Notification{}; ///< To whom, and how.
    std::string                      HITTypeId{};
    std::string                      HITId{};
    std::string                      AssignmentId{};
    timestamp                        EventTime{};
};

/// A QuestionFormAnswers document, as Workers submit it: question identifiers, each with the text of its answer.
BINDERY_DECL std::string question_form_answers(std::map<std::string, std::string> const& answers);

/// Amazon Mechanical Turk with one requester's account, in memory: mturk_sandbox without the network.
///
///     mturk_state state;
///     auto const  hit = state.call(mturk::create_hit, request).HIT;
///     auto const  assignment = state.accept_hit(hit.HITId, "A1");
///     state.submit_assignment(assignment, question_form_answers({{"colour", "red"}}));
///     state.call(mturk::approve_assignment, {.AssignmentId = assignment});
///
/// All operations are answered, as Amazon's API reference describes them and with its error codes. Workers need not be
/// made: every Worker ID is one. Their side, which the requester's API does not have, is played by the functions below.
/// IDs are generated in the same order for every new object.
///
/// Where the reference is silent, this is what the sandbox does, and the service may do otherwise:
/// - Money is taken when work is approved and when a bonus is paid: the amount and a fee of 20 %, or 40 % for HITs of
///   10 and more assignments, rounded up, at least a cent. Publishing takes none, but is refused where the balance
///   does not reach for all assignments of that HIT. Work that cannot be paid is not approved automatically either. A
///   new account has 10000.00, and nothing is ever on hold.
/// - HITs of the same values share a HIT type, those of CreateHIT too.
/// - A HIT is disposed of 120 days after it expires. GetHIT still shows it.
/// - A new expiration lies in the past, which means at once, or behind the old one. It makes an expired HIT assignable
///   again, even one under review; so do additional assignments where all were taken.
/// - A Worker can work on a HIT once. Work that was returned, or not submitted in time, does not count.
/// - A Worker without the Qualification meets no requirement but DoesNotExist. A required locale without a subdivision
///   means all of the country.
/// - The service's own types are there: Masters of production and of its sandbox, Worker_NumberHITsApproved,
///   Worker_Locale, Worker_Adult and Worker_PercentAssignmentsApproved. No Worker has one until grant().
/// - A deleted Qualification type is gone at once, and its name is free as soon as no HIT needs it that is not disposed
///   of.
/// - Approving rejected work clears its RejectionTime.
/// - Questions, tests, answer keys and answers must be well-formed XML with the right root and no document type. Their
///   schemas are not looked at.
/// - ScoreMyKnownAnswers/2011-09-01 is carried out. SimplePlurality/2011-09-01 is kept and shown, without results.
/// - Lists are in the order of creation, submitted work in that of submission. Query looks for all its words in names,
///   descriptions and keywords. Nothing can be fetched from a FileUploadURL.
/// - The texts of most messages; that what is too long or does not go together is
///   "AWS.MechanicalTurk.InvalidParameterValue"; and the codes "AWS.MissingParameters", "AWS.ParameterOutOfRange",
///   "AWS.MechanicalTurk.HITTypeDoesNotExist" and, where a bonus or additional assignments are asked for with a
///   UniqueRequestToken again, "AWS.MechanicalTurk.DuplicateRequest".
///
/// Errors of the operations and of the Workers' functions: mturk::RequestError with the service's TurkErrorCode. Thread
/// safety: may be used from several threads at once.
class mturk_state
{
public:
    using clock_function = std::function<std::chrono::system_clock::time_point()>;

    /// Empty: the system's clock. Time stands still while a clock shows less than before.
    BINDERY_DECL explicit mturk_state(clock_function clock = {});
    BINDERY_DECL ~mturk_state();
    mturk_state(mturk_state const&) = delete;
    mturk_state& operator=(mturk_state const&) = delete;

    /// Carries an operation out: `state.call(mturk::get_hit, {.HITId = id})`.
    template <class Operation>
    requires std::same_as<typename Operation::service_type, mturk::service>
    typename Operation::response_type call(Operation const&, typename Operation::request_type const& request)
    {
        return run([&](detail::mturk_account& account) {
            detail::check_parameters(request);
            return detail::answer(account, request);
        });
    }

    /// A Worker accepts a HIT. Returns the ID of the assignment. Refused where the HIT is not assignable, the Worker is
    /// blocked, lacks a Qualification that the HIT requires or has worked on the HIT before.
    BINDERY_DECL std::string accept_hit(std::string_view hit_id, std::string const& worker_id);

    /// The Worker hands the work in. `answer` is a QuestionFormAnswers document, or empty.
    BINDERY_DECL void submit_assignment(std::string_view assignment_id, std::string answer = {});

    /// The Worker gives the work up; others can accept it.
    BINDERY_DECL void return_assignment(std::string_view assignment_id);

    /// A Worker asks for a Qualification. `answer` is a QuestionFormAnswers document for the type's test. Returns the
    /// ID of the request that now waits for the requester; empty where the type is granted automatically, or by its
    /// answer key.
    BINDERY_DECL std::string request_qualification(
        std::string_view type_id, std::string const& worker_id, std::string answer = {});

    /// Lets time pass: HITs expire, work that was accepted is abandoned, work that was submitted is approved.
    /// At most 100 years at a time.
    BINDERY_DECL void pass_time(std::chrono::milliseconds duration);

    /// The time by the clock, and what was passed.
    BINDERY_DECL timestamp now() const;

    /// Makes a Qualification type and returns its ID.
    BINDERY_DECL std::string add_qualification_type();

    /// Grants a Qualification, in place of an earlier one of the type and Worker. It may come as it would from the
    /// service; its QualificationTypeId must exist. Also for the service's own types, such as a Worker's locale.
    BINDERY_DECL void grant(mturk::Qualification qualification);

    /// Makes a Qualification type held by `count` generated Workers and returns its ID. The same seed gives the same
    /// Workers: nine in ten with an IntegerValue, one in ten with a LocaleValue, one in ten Revoked.
    BINDERY_DECL std::string seed_workers(std::size_t count, std::uint64_t seed = 1);

    /// All Qualifications of a type, in the order in which they are listed.
    BINDERY_DECL std::vector<mturk::Qualification> qualifications(std::string_view type_id) const;

    /// Makes a HIT layout and returns its ID. Its text is HTML, with `${name}` where a parameter of that name goes.
    BINDERY_DECL std::string add_hit_layout(std::string html);

    /// Sets the account's balance, in US dollars such as "12.50".
    BINDERY_DECL void set_balance(std::string const& dollars);

    /// The e-mails to Workers so far.
    BINDERY_DECL std::vector<mturk_message> messages() const;

    /// The notifications of events so far.
    BINDERY_DECL std::vector<mturk_notification> notifications() const;

private:
    template <class Action>
    auto run(Action action) const
    {
        std::lock_guard const lock(mutex_);
        bring_up_to_date();
        try {
            return action(*account_);
        }
        catch (mturk::RequestError const& error) {
            throw detail::with_time(error, *account_);
        }
    }

    BINDERY_DECL void bring_up_to_date() const;

    mutable std::mutex                     mutex_;
    clock_function                         clock_;
    std::unique_ptr<detail::mturk_account> account_;
};

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/mturk_state.ipp>
#endif

#endif
