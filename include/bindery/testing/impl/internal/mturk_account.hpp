// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_ACCOUNT_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_ACCOUNT_HPP

#include <bindery/mturk.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>
#include <bindery/testing/impl/internal/mturk_generator.hpp>
#include <bindery/testing/mturk_state.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::testing::detail {

/// Records in the order in which they were added, to be found by their IDs. They stay where they are.
template <class Record>
class registry
{
public:
    Record& add(std::string const& id, Record record)
    {
        records_.push_back(std::move(record));
        by_id_[id] = &records_.back();
        return records_.back();
    }

    Record* find(std::string_view id) const
    {
        auto const found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }

    std::deque<Record>&       all() noexcept { return records_; }
    std::deque<Record> const& all() const noexcept { return records_; }

private:
    std::deque<Record>                          records_;
    std::map<std::string, Record*, std::less<>> by_id_;
};

struct qualification_type_record
{
    mturk::QualificationType          shown{};
    bool                              is_owned = true; ///< Whether it is the account's, not the service's own.
    bool                              is_deleted = false;
    std::vector<mturk::Qualification> holders{};
    std::map<std::string, timestamp>  requested{}; ///< When each Worker asked last.
};

struct qualification_request_record
{
    mturk::QualificationRequest shown{};
    bool                        is_pending = true;
};

/// What HITs have in common, and where the notifications of their events go.
struct hit_type_record
{
    std::string                                     id{};
    std::string                                     group_id{};
    mturk::CreateHITTypeRequest                     properties{};
    bool                                            is_deleted = false;
    std::optional<mturk::NotificationSpecification> notification{};
    bool                                            notifies = false;
};

struct assignment_record
{
    /// Work that is gone was returned, or not submitted in time.
    enum class stage { accepted, submitted, gone };

    mturk::Assignment shown{};
    stage             at = stage::accepted;
};

/// `shown` has the state and counts of the last refresh_hit().
struct hit_record
{
    mturk::HIT                         shown{};
    std::int32_t                       created_for = 0; ///< MaxAssignments at its creation.
    bool                               is_reviewing = false;
    bool                               is_disposed = false;
    bool                               expiry_was_told = false;
    std::vector<assignment_record*>    accepted{};
    std::vector<assignment_record*>    submitted{};
    std::optional<mturk::ReviewPolicy> assignment_policy{};
    std::optional<mturk::ReviewPolicy> hit_policy{};
    mturk::ReviewReport                assignment_report{};
};

/// Blocks that were lifted are kept, so that page tokens mean the same place when others are.
struct block_record
{
    mturk::WorkerBlock shown{};
    bool               is_lifted = false;
};

/// A UniqueRequestToken that was used, and what it made.
struct used_token
{
    timestamp   time{};
    std::string made{};
};

/// Money is in cents.
struct mturk_account
{
    mturk_account();

    std::string next_id() { return generator(++ids).text("3", 30); }

    timestamp                 now{};
    std::chrono::milliseconds passed{0}; ///< What `now` is ahead of the clock.
    std::uint64_t             ids = 0;
    std::int64_t              balance = 1'000'000;

    registry<qualification_type_record>    qualification_types{};
    registry<qualification_request_record> qualification_requests{};
    registry<hit_type_record>              hit_types{};
    registry<hit_record>                   hits{};
    registry<assignment_record>            assignments{};
    std::map<std::string, std::string>     layouts{};
    std::vector<mturk::BonusPayment>       bonuses{};
    std::vector<block_record>              blocks{};
    std::map<std::string, used_token>      tokens{};
    std::vector<mturk_message>             messages{};
    std::vector<mturk_notification>        notifications{};
};

/// The Worker's block, null where there is none.
inline block_record* find_block(mturk_account& account, std::string_view worker_id)
{
    auto const found = std::ranges::find_if(
        account.blocks, [&](block_record const& each) { return !each.is_lifted && each.shown.WorkerId == worker_id; });
    return found == account.blocks.end() ? nullptr : &*found;
}

/// What the Worker holds of a type, revoked or not; null where there is nothing. `type` is one that may be const.
inline auto* find_holder(auto& type, std::string_view worker_id)
{
    auto const held = std::ranges::find(type.holders, worker_id, &mturk::Qualification::WorkerId);
    return held == type.holders.end() ? nullptr : &*held;
}

/// The type of that ID that is not deleted.
inline qualification_type_record& existing_type(mturk_account const& account, std::string_view id)
{
    auto* const found = account.qualification_types.find(id);
    if (!found || found->is_deleted)
        refuse_unknown(turk_code::qualification_type_does_not_exist, "QualificationType", id);
    return *found;
}

/// The same, where only the type's owner may do what the request asks for.
inline qualification_type_record& owned_type(mturk_account const& account, std::string_view id)
{
    auto& found = existing_type(account, id);
    if (!found.is_owned)
        refuse(turk_code::permission_denied, "QualificationType " + std::string(id) + " belongs to the service.");
    return found;
}

inline hit_type_record& existing_hit_type(mturk_account const& account, std::string_view id)
{
    auto* const found = account.hit_types.find(id);
    if (!found || found->is_deleted)
        refuse_unknown(turk_code::hit_type_does_not_exist, "HITType", id);
    return *found;
}

inline hit_record& existing_hit(mturk_account const& account, std::string_view id)
{
    auto* const found = account.hits.find(id);
    if (!found)
        refuse_unknown(turk_code::hit_does_not_exist, "Hit", id);
    return *found;
}

[[noreturn]] inline void refuse_hit_state(hit_record const& hit, std::string const& allowed)
{
    refuse(turk_code::invalid_hit_state, "This HIT is currently in the state '"
                                             + std::string(hit.shown.HITStatus.text())
                                             + "'. This operation can be called with a status of: " + allowed);
}

/// A HIT that is not disposed of.
inline hit_record& live_hit(mturk_account const& account, std::string_view id)
{
    auto& hit = existing_hit(account, id);
    if (hit.is_disposed)
        refuse_hit_state(hit, "Assignable, Unassignable, Reviewable, Reviewing");
    return hit;
}

inline assignment_record& existing_assignment(mturk_account const& account, std::string_view id)
{
    auto* const found = account.assignments.find(id);
    if (!found)
        refuse_unknown(turk_code::assignment_does_not_exist, "Assignment", id);
    return *found;
}

/// An assignment whose work was handed in.
inline assignment_record& submitted_assignment(
    mturk_account const& account, std::string_view id, char const* allowed = "Reviewable,Approved,Rejected")
{
    auto& assignment = existing_assignment(account, id);
    if (assignment.at != assignment_record::stage::submitted)
        refuse_state(turk_code::invalid_assignment_state, allowed);
    return assignment;
}

} // namespace bindery::testing::detail

#endif
