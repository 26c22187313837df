// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_ENDPOINT_RULES_HPP
#define BINDERY_AWS_IMPL_INTERNAL_ENDPOINT_RULES_HPP

#include <bindery/error.hpp>

#include <array>
#include <string>
#include <string_view>

namespace bindery::aws::detail {

/// A group of regions, as in the AWS SDKs' partitions.json.
struct partition
{
    std::string_view region_prefix{};
    std::string_view dns_suffix{};
    std::string_view dual_stack_suffix{}; ///< Empty: none has such endpoints.
};

/// The partition of a region; one that is not known is in the largest.
constexpr partition partition_of(std::string_view region) noexcept
{
    constexpr std::array<partition, 7> others{{{"cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"},
        {"us-iso-", "c2s.ic.gov", {}}, {"us-isob-", "sc2s.sgov.gov", {}}, {"us-isof-", "csp.hci.ic.gov", {}},
        {"eu-isoe-", "cloud.adc-e.uk", {}}, {"eusc-", "amazonaws.eu", {}}, {"us-gov-", "amazonaws.com", "api.aws"}}};
    for (auto const& each : others)
        if (region.starts_with(each.region_prefix))
            return each;
    return {{}, "amazonaws.com", "api.aws"};
}

/// The URL of a service's endpoint, by the rules that the AWS SDKs share.
///
/// Errors: bindery::error (errc::invalid_config) where the region has no dual-stack endpoints.
inline std::string regional_endpoint(std::string_view prefix, std::string_view region, bool fips, bool dual_stack)
{
    auto const where = partition_of(region);
    if (dual_stack && where.dual_stack_suffix.empty())
        throw error(errc::invalid_config, "there are no dual-stack endpoints in the region " + std::string(region));
    std::string url("https://");
    url.append(prefix).append(fips ? "-fips." : ".").append(region).append(".");
    return url.append(dual_stack ? where.dual_stack_suffix : where.dns_suffix);
}

} // namespace bindery::aws::detail

#endif
