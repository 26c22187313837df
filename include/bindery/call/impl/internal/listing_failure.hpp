// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_LISTING_FAILURE_HPP
#define BINDERY_CALL_IMPL_INTERNAL_LISTING_FAILURE_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/call/result.hpp>

#include <string>
#include <string_view>

namespace bindery::detail {

/// The failure of a listing for which no call is to blame.
inline failure listing_failure(std::string_view operation, boost::system::error_code code, std::string const& problem)
{
    return failure(call_error(code, {.operation = std::string(operation)}, std::string(operation) + ": " + problem));
}

} // namespace bindery::detail

#endif
