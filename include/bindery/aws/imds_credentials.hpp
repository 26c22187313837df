// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMDS_CREDENTIALS_HPP
#define BINDERY_AWS_IMDS_CREDENTIALS_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/config.hpp>

#include <memory>

namespace bindery::aws {

/// Those of the role of the EC2 instance that the program runs on, from its metadata service, version 2 (IMDSv2).
///
/// | setting        | variable                               | setting of the profile              |
/// |----------------|----------------------------------------|-------------------------------------|
/// | not to ask     | AWS_EC2_METADATA_DISABLED (`true`)     |                                     |
/// | where to ask   | AWS_EC2_METADATA_SERVICE_ENDPOINT      | ec2_metadata_service_endpoint       |
/// | IPv4 or IPv6   | AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE | ec2_metadata_service_endpoint_mode  |
/// | how long a try | AWS_METADATA_SERVICE_TIMEOUT           | metadata_service_timeout            |
/// | how many tries | AWS_METADATA_SERVICE_NUM_ATTEMPTS      | metadata_service_num_attempts       |
///
/// The last two are numbers from 1 to 1000; a try takes up to so many seconds, without the setting one. Where the
/// number of tries is not set, it is two for the question whether there is an instance and three for the rest. Where
/// nothing answers in time, this is no instance. When the service fails later, or hands out credentials that have
/// expired, the last ones are handed out with an expiry of five to ten minutes from now, as the AWS SDKs do: the
/// services of AWS accept them while the metadata service has an outage.
///
/// Errors of get(): errc::no_credentials where it is switched off, nothing answers, or the instance has no role.
BINDERY_DECL std::shared_ptr<credentials_provider> imds_credentials(provider_config config = {});

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/imds_credentials.ipp>
#endif

#endif
