// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BINDERY_HPP
#define BINDERY_BINDERY_HPP

/// Everything that is needed to declare an API and to call it. APIs that are declared already have headers of their
/// own, such as <bindery/mturk.hpp>.

#include <bindery/call/operation.hpp>
#include <bindery/error.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/described.hpp>
#include <bindery/shape/empty_message.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/shape/validate.hpp>

#endif
