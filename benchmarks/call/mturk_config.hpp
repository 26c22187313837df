// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_CALL_MTURK_CONFIG_HPP
#define BINDERY_BENCHMARKS_CALL_MTURK_CONFIG_HPP

#include "contender.hpp"
#include "workload.hpp"

#include <bindery/mturk.hpp>

#include <algorithm>

namespace bench {

/// Bindery's defaults, with credentials and an endpoint.
inline mturk::config make_config(settings const& from)
{
    mturk::config config;
    config.endpoint_url = from.url();
    config.credentials = bindery::aws::static_credentials(
        {.access_key_id = access_key_id, .secret_access_key = secret_access_key, .session_token = {}});
    config.pool.tls.ca_file = from.ca_file;
    // As many connections as the other contenders have.
    config.pool.max_connections_per_host = std::max(config.pool.max_connections_per_host, from.callers);
    config.pool.max_idle_connections = std::max(config.pool.max_idle_connections, from.callers);
    return config;
}

inline request first_request()
{
    return {.QualificationTypeId = listed_type, .Status = {}, .NextToken = {}, .MaxResults = items_per_page};
}

} // namespace bench

#endif
