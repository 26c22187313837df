// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_ERRORS_HPP
#define BINDERY_MTURK_ERRORS_HPP

#include <bindery/call/call_error.hpp>

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

namespace bindery::mturk {

/// The request was wrong. Programs switch on TurkErrorCode, e.g. "AWS.MechanicalTurk.QualificationTypeDoesNotExist".
struct RequestError : bindery::error_shape<"RequestError">
{
    std::optional<std::string> Message{};
    std::optional<std::string> TurkErrorCode{};
};
BOOST_DESCRIBE_STRUCT(RequestError, (), (Message, TurkErrorCode))

/// The service failed.
struct ServiceFault : bindery::error_shape<"ServiceFault", bindery::fault::server>
{
    std::optional<std::string> Message{};
    std::optional<std::string> TurkErrorCode{};
};
BOOST_DESCRIBE_STRUCT(ServiceFault, (), (Message, TurkErrorCode))

} // namespace bindery::mturk

#endif
