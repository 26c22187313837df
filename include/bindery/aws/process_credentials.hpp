// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_PROCESS_CREDENTIALS_HPP
#define BINDERY_AWS_PROCESS_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/config.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace bindery::aws {

/// Those that a program writes to its standard output, as `credential_process` of a profile names one: a JSON object
/// with Version (1), AccessKeyId, SecretAccessKey and, for temporary ones, SessionToken and Expiration (ISO 8601).
///
/// `command` is split into words as a shell does it; no shell runs and nothing is expanded. The program is looked for
/// along PATH. It inherits the environment and the working directory, has no standard input, and is a process group of
/// its own. With glibc 2.34 or later it inherits no other descriptors. Where it takes longer than `time_limit` (0:
/// none), or the waiting is cancelled, it is killed with its group.
///
/// Where the host program ignores SIGCHLD, or waits for all of its children itself, nobody can tell how the program
/// ended: then its output alone counts.
///
/// Errors: bindery::error (errc::invalid_config) for a command without words or with an open quote, and where processes
/// cannot be started on this platform. Errors of get(): errc::credentials_failed where the program cannot be started,
/// ends otherwise than with status 0 (then the error quotes what it wrote to standard error), takes too long, or
/// answers something else.
BINDERY_DECL std::shared_ptr<credentials_provider> process_credentials(
    std::string const& command, std::chrono::milliseconds time_limit = std::chrono::seconds(60));

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/process_credentials.ipp>
#endif

#endif
