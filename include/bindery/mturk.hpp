// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_HPP
#define BINDERY_MTURK_HPP

#include <bindery/mturk/errors.hpp>
#include <bindery/mturk/qualifications.hpp>
#include <bindery/mturk/service.hpp>

#endif
