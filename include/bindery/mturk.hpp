// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_HPP
#define BINDERY_MTURK_HPP

#include <bindery/mturk/assignments.hpp>
#include <bindery/mturk/common.hpp>
#include <bindery/mturk/errors.hpp>
#include <bindery/mturk/hit.hpp>
#include <bindery/mturk/hit_creation.hpp>
#include <bindery/mturk/hits.hpp>
#include <bindery/mturk/locale.hpp>
#include <bindery/mturk/notifications.hpp>
#include <bindery/mturk/operations.hpp>
#include <bindery/mturk/payments.hpp>
#include <bindery/mturk/qualification_requests.hpp>
#include <bindery/mturk/qualification_types.hpp>
#include <bindery/mturk/qualifications.hpp>
#include <bindery/mturk/review_policies.hpp>
#include <bindery/mturk/service.hpp>
#include <bindery/mturk/workers.hpp>

#endif
