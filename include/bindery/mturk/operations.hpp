// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_OPERATIONS_HPP
#define BINDERY_MTURK_OPERATIONS_HPP

#include <bindery/call/operation_list.hpp>
#include <bindery/mturk/assignments.hpp>
#include <bindery/mturk/hit_creation.hpp>
#include <bindery/mturk/hits.hpp>
#include <bindery/mturk/notifications.hpp>
#include <bindery/mturk/payments.hpp>
#include <bindery/mturk/qualification_requests.hpp>
#include <bindery/mturk/qualification_types.hpp>
#include <bindery/mturk/qualifications.hpp>
#include <bindery/mturk/review_policies.hpp>
#include <bindery/mturk/workers.hpp>

namespace bindery::mturk {

/// Every operation of the API.
inline constexpr operation_list operations{accept_qualification_request, approve_assignment,
    associate_qualification_with_worker, create_additional_assignments_for_hit, create_hit, create_hit_type,
    create_hit_with_hit_type, create_qualification_type, create_worker_block, delete_hit, delete_qualification_type,
    delete_worker_block, disassociate_qualification_from_worker, get_account_balance, get_assignment,
    get_file_upload_url, get_hit, get_qualification_score, get_qualification_type, list_assignments_for_hit,
    list_bonus_payments, list_hits, list_hits_for_qualification_type, list_qualification_requests,
    list_qualification_types, list_review_policy_results_for_hit, list_reviewable_hits, list_worker_blocks,
    list_workers_with_qualification_type, notify_workers, reject_assignment, reject_qualification_request, send_bonus,
    send_test_event_notification, update_expiration_for_hit, update_hit_review_status, update_hit_type_of_hit,
    update_notification_settings, update_qualification_type};

} // namespace bindery::mturk

#endif
