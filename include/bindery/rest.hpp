// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_HPP
#define BINDERY_REST_HPP

/// All that is needed to bind a service of JSON over HTTP.

#include <bindery/call/authentication.hpp>
#include <bindery/call/client_config.hpp>
#include <bindery/call/connect.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/rest/json.hpp>
#include <bindery/rest/members.hpp>
#include <bindery/rest/route.hpp>
#include <bindery/rest/service.hpp>
#include <bindery/shape/empty_message.hpp>

#endif
