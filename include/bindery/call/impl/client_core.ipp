// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_CLIENT_CORE_IPP
#define BINDERY_CALL_IMPL_CLIENT_CORE_IPP

#include <bindery/call/detail/client_core.hpp>

#include <bindery/call/impl/internal/client_state.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/check_duration.hpp>

#include <memory>
#include <utility>

namespace bindery::detail {

inline void check_call(call_config const& config)
{
    http::detail::check_duration(config.timeout, "the call timeout");
    http::detail::check_duration(config.attempt_timeout, "attempt_timeout");
    http::detail::check_duration(config.retry.transient_delay, "transient_delay");
    http::detail::check_duration(config.retry.throttling_delay, "throttling_delay");
    http::detail::check_duration(config.retry.max_delay, "max_delay");
    if (config.retry.max_attempts == 0)
        throw error(errc::invalid_config, "max_attempts is 0, but a call needs at least one");
}

BINDERY_DECL std::shared_ptr<client_core const> make_client_core(client_core settings)
{
    check_call(settings.config);
    auto& retry = settings.config.retry;
    retry.mode = retry.mode.value_or(retry_mode::standard);
    retry.max_attempts = retry.max_attempts.value_or(default_max_attempts);
    settings.host_field = settings.endpoint.host_field();
    settings.state = std::make_shared<client_state>(settings.executor, settings.config.retry);
    return std::make_shared<client_core const>(std::move(settings));
}

BINDERY_DECL client_handle::~client_handle()
{
    core_->state->calls().stop();
}

} // namespace bindery::detail

#endif
