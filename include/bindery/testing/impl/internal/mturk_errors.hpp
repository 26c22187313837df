// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_ERRORS_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_ERRORS_HPP

#include <bindery/mturk/errors.hpp>
#include <bindery/shape/detail/utf8.hpp>
#include <bindery/shape/open_enum.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace bindery::testing::detail {

/// What programs switch on: values of TurkErrorCode.
namespace turk_code {

// From the API reference, and from Amazon's own SDKs of the earlier versions of the API.
inline constexpr char assignment_already_exists[] = "AWS.MechanicalTurk.AssignmentAlreadyExists";
inline constexpr char assignment_does_not_exist[] = "AWS.MechanicalTurk.AssignmentDoesNotExist";
inline constexpr char does_not_meet_requirements[] = "AWS.MechanicalTurk.DoesNotMeetRequirements";
inline constexpr char hit_already_exists[] = "AWS.MechanicalTurk.HitAlreadyExists";
inline constexpr char hit_does_not_exist[] = "AWS.MechanicalTurk.HITDoesNotExist";
inline constexpr char hit_layout_does_not_exist[] = "AWS.MechanicalTurk.HITLayoutDoesNotExist";
inline constexpr char insufficient_funds[] = "AWS.MechanicalTurk.InsufficientFunds";
inline constexpr char invalid_assignment_state[] = "AWS.MechanicalTurk.InvalidAssignmentState";
inline constexpr char invalid_hit_state[] = "AWS.MechanicalTurk.InvalidHITState";
inline constexpr char invalid_increase[] = "AWS.MechanicalTurk.InvalidMaximumAssignmentsIncrease";
inline constexpr char invalid_parameter_value[] = "AWS.MechanicalTurk.InvalidParameterValue";
inline constexpr char invalid_qualification_request_state[] = "AWS.MechanicalTurk.InvalidQualificationRequestState";
inline constexpr char invalid_qualification_state[] = "AWS.MechanicalTurk.InvalidQualificationState";
inline constexpr char invalid_qualification_type_state[] = "AWS.MechanicalTurk.InvalidQualificationTypeState";
inline constexpr char invalid_transport_endpoint[] = "AWS.MechanicalTurk.InvalidTransportEndpoint";
inline constexpr char permission_denied[] = "AWS.MechanicalTurk.PermissionDeniedException";
inline constexpr char qualification_already_exists[] = "AWS.MechanicalTurk.QualificationAlreadyExists";
inline constexpr char qualification_does_not_exist[] = "AWS.MechanicalTurk.QualificationDoesNotExist";
inline constexpr char qualification_request_does_not_exist[] = "AWS.MechanicalTurk.QualificationRequestDoesNotExist";
inline constexpr char qualification_type_already_exists[] = "AWS.MechanicalTurk.QualificationTypeAlreadyExists";
inline constexpr char qualification_type_does_not_exist[] = "AWS.MechanicalTurk.QualificationTypeDoesNotExist";
inline constexpr char retake_not_allowed[] = "AWS.MechanicalTurk.QualificationTypeDoesNotAllowRetake";
inline constexpr char retry_delay_not_elapsed[] = "AWS.MechanicalTurk.QualificationTypeRetryDelayNotElapsed";
inline constexpr char xml_parse_error[] = "AWS.MechanicalTurk.XMLParseError";

// The sandbox's own.
inline constexpr char duplicate_request[] = "AWS.MechanicalTurk.DuplicateRequest";
inline constexpr char hit_type_does_not_exist[] = "AWS.MechanicalTurk.HITTypeDoesNotExist";
inline constexpr char missing_parameters[] = "AWS.MissingParameters";
inline constexpr char parameter_out_of_range[] = "AWS.ParameterOutOfRange";

} // namespace turk_code

[[noreturn]] inline void refuse(char const* turk_error_code, std::string const& message)
{
    mturk::RequestError error;
    error.Message = message;
    error.TurkErrorCode = turk_error_code;
    throw error;
}

[[noreturn]] inline void refuse_unknown(char const* turk_error_code, char const* kind, std::string_view id)
{
    refuse(turk_error_code, std::string(kind) + " " + std::string(id) + " does not exist.");
}

[[noreturn]] inline void refuse_state(char const* turk_error_code, std::string const& allowed)
{
    refuse(turk_error_code, "This operation can be called with a status of: " + allowed);
}

[[noreturn]] inline void refuse_parameter(char const* turk_error_code, std::string const& problem)
{
    refuse(turk_error_code, "There was 1 or more parameter errors. " + problem);
}

[[noreturn]] inline void refuse_value(std::string const& problem)
{
    refuse_parameter(turk_code::invalid_parameter_value, problem);
}

[[noreturn]] inline void refuse_missing(std::string const& parameter)
{
    refuse_parameter(turk_code::missing_parameters, parameter + ": required");
}

/// Refuses an enumerator that the API does not have.
template <class E>
void check_known(char const* name, open_enum<E> const& value)
{
    if (!value.known())
        refuse_value(std::string(name) + ": " + std::string(value.text()) + " is not a valid value");
}

template <class Optional>
void check_known_if_given(char const* name, Optional const& value)
{
    if (value)
        check_known(name, *value);
}

template <class Number>
void check_range(char const* name, Number value, Number least, Number most)
{
    if (value < least || value > most)
        refuse_parameter(turk_code::parameter_out_of_range, std::string(name) + ": value " + std::to_string(value)
                                                                + ", allowed " + std::to_string(least) + ".."
                                                                + std::to_string(most));
}

/// Refuses what has more characters.
inline void check_length(char const* name, std::string_view value, std::size_t most)
{
    auto const length = bindery::detail::count_code_points(value);
    if (length > most)
        refuse_value(std::string(name) + ": length " + std::to_string(length) + ", allowed 0.." + std::to_string(most));
}

} // namespace bindery::testing::detail

#endif
