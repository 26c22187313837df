// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_MTURK_STATE_IPP
#define BINDERY_TESTING_IMPL_MTURK_STATE_IPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_documents.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_generator.hpp>
#include <bindery/testing/impl/internal/mturk_grants.hpp>
#include <bindery/testing/impl/internal/mturk_life.hpp>
#include <bindery/testing/impl/internal/mturk_money.hpp>
#include <bindery/testing/impl/internal/mturk_requirements.hpp>
#include <bindery/testing/impl/mturk_assignments.ipp>
#include <bindery/testing/impl/mturk_hit_creation.ipp>
#include <bindery/testing/impl/mturk_hits.ipp>
#include <bindery/testing/impl/mturk_notifications.ipp>
#include <bindery/testing/impl/mturk_payments.ipp>
#include <bindery/testing/impl/mturk_qualification_requests.ipp>
#include <bindery/testing/impl/mturk_qualification_types.ipp>
#include <bindery/testing/impl/mturk_qualifications.ipp>
#include <bindery/testing/impl/mturk_review_results.ipp>
#include <bindery/testing/impl/mturk_worker_side.ipp>
#include <bindery/testing/impl/mturk_workers.ipp>
#include <bindery/testing/mturk_state.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::testing {

namespace detail {

BINDERY_DECL void throw_violation(violation const& first)
{
    auto const* code = turk_code::invalid_parameter_value;
    if (first.problem == "required")
        code = turk_code::missing_parameters;
    else if (first.problem.starts_with("value"))
        code = turk_code::parameter_out_of_range;
    refuse_parameter(code, first.message());
}

BINDERY_DECL mturk::RequestError with_time(mturk::RequestError error, mturk_account const& account)
{
    *error.Message += " (" + std::to_string(account.now.time_since_epoch().count()) + " s)";
    return error;
}

/// A type of the service's own.
inline void add_system_type(mturk_account& account, std::string id, char const* name, char const* description)
{
    qualification_type_record made;
    made.is_owned = false;
    made.shown.QualificationTypeId = id;
    made.shown.Name = name;
    made.shown.Description = description;
    made.shown.QualificationTypeStatus = mturk::QualificationTypeStatus::Active;
    account.qualification_types.add(id, std::move(made));
}

inline mturk_account::mturk_account()
{
    add_system_type(*this, "2F1QJWKUDD8XADTFD2Q0G6UTO95ALH", "Masters", "Workers of high accuracy, in production.");
    add_system_type(*this, "2ARFPLSP75KLA8M8DH1HTEQVJT3SY6", "Masters", "Workers of high accuracy, in the sandbox.");
    add_system_type(*this, "00000000000000000040", "Worker_NumberHITsApproved", "How many HITs were approved.");
    add_system_type(*this, std::string(locale_type), "Worker_Locale", "Where the Worker lives.");
    add_system_type(*this, "00000000000000000060", "Worker_Adult", "Whether the Worker accepts adult content.");
    add_system_type(*this, "000000000000000000L0", "Worker_PercentAssignmentsApproved",
        "The share of the Worker's assignments that was approved.");
}

} // namespace detail

BINDERY_DECL mturk_state::mturk_state(clock_function clock)
    : clock_(std::move(clock)), account_(std::make_unique<detail::mturk_account>())
{
}

BINDERY_DECL mturk_state::~mturk_state() = default;

BINDERY_DECL void mturk_state::bring_up_to_date() const
{
    auto const time = clock_ ? clock_() : std::chrono::system_clock::now();
    // A clock that is set back stands still, so that nothing that has happened is undone.
    account_->now = std::max(account_->now, std::chrono::floor<std::chrono::milliseconds>(time) + account_->passed);
    detail::let_time_work(*account_);
}

BINDERY_DECL timestamp mturk_state::now() const
{
    return run([](detail::mturk_account& account) { return account.now; });
}

BINDERY_DECL void mturk_state::pass_time(std::chrono::milliseconds duration)
{
    constexpr std::chrono::milliseconds most = std::chrono::years(100);
    run([&](detail::mturk_account& account) {
        detail::check_range<std::int64_t>("duration", duration.count(), 0, most.count());
        account.passed += duration;
        account.now += duration;
        detail::let_time_work(account);
    });
}

BINDERY_DECL std::string mturk_state::add_qualification_type()
{
    return run([](detail::mturk_account& account) {
        mturk::CreateQualificationTypeRequest request;
        request.Name = "Qualification type " + std::to_string(account.ids + 1);
        request.Description = request.Name;
        request.QualificationTypeStatus = mturk::QualificationTypeStatus::Active;
        return detail::answer(account, request).QualificationType.QualificationTypeId;
    });
}

BINDERY_DECL void mturk_state::grant(mturk::Qualification qualification)
{
    run([&](detail::mturk_account& account) {
        auto& type = detail::existing_type(account, qualification.QualificationTypeId);
        detail::grant(type, std::move(qualification));
    });
}

BINDERY_DECL std::string mturk_state::seed_workers(std::size_t count, std::uint64_t seed)
{
    auto type_id = add_qualification_type();
    run([&](detail::mturk_account& account) {
        detail::generator from(seed);
        auto&             holders = detail::existing_type(account, type_id).holders;
        holders.reserve(count);
        while (holders.size() < count)
            holders.push_back(detail::generate_qualification(from, type_id));
    });
    return type_id;
}

BINDERY_DECL std::vector<mturk::Qualification> mturk_state::qualifications(std::string_view type_id) const
{
    return run([&](detail::mturk_account& account) { return detail::existing_type(account, type_id).holders; });
}

BINDERY_DECL std::string mturk_state::add_hit_layout(std::string html)
{
    return run([&](detail::mturk_account& account) {
        auto id = account.next_id();
        account.layouts[id] = std::move(html);
        return id;
    });
}

BINDERY_DECL void mturk_state::set_balance(std::string const& dollars)
{
    run([&](detail::mturk_account& account) {
        mturk::GetAccountBalanceResponse balance;
        balance.AvailableBalance = dollars;
        detail::check_parameters(balance);
        account.balance = detail::parse_dollars("AvailableBalance", dollars);
    });
}

BINDERY_DECL std::vector<mturk_message> mturk_state::messages() const
{
    return run([](detail::mturk_account& account) { return account.messages; });
}

BINDERY_DECL std::vector<mturk_notification> mturk_state::notifications() const
{
    return run([](detail::mturk_account& account) { return account.notifications; });
}

} // namespace bindery::testing

#endif
