// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SIGV4_AUTHENTICATOR_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SIGV4_AUTHENTICATOR_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/detail/clock_offset.hpp>
#include <bindery/aws/impl/internal/amz_date.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/call/authenticator.hpp>
#include <bindery/http/message.hpp>
#include <bindery/shape/timestamp.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace bindery::aws::detail {

/// Signs every attempt anew, by the service's clock where that differs from ours.
class sigv4_authenticator final : public authenticator
{
public:
    using clock_function = std::function<std::chrono::system_clock::time_point()>;

    /// `clock` may be empty: the system's.
    sigv4_authenticator(
        std::shared_ptr<credentials_provider> provider, signing_scope scope, clock_function const& clock)
        : provider_(std::move(provider)), signer_(std::move(scope)), clock_(clock)
    {
    }

    bool try_authenticate(http::request& request) override
    {
        auto const with = provider_->current();
        if (with)
            sign(request, *with);
        return with != nullptr;
    }

    boost::asio::awaitable<void> authenticate(http::request& request) override
    {
        auto const with = co_await provider_->get();
        sign(request, *with);
    }

    bool learn(http::request const& sent, http::response const& from, std::string_view service_code) override
    {
        bool const is_success = service_code.empty();
        if (is_success ? offset_.get().count() == 0 : !may_be_clock_skew(service_code))
            return false;
        auto const date = parse_timestamp(http::find_field(from.fields, "Date"), http_date);
        if (!date)
            return false;
        auto const theirs = std::chrono::floor<std::chrono::seconds>(*date);
        if (!is_success) {
            auto const signed_for = parse_amz_date(http::find_field(sent.fields, "X-Amz-Date"));
            return signed_for && offset_.refused(theirs, now(), *signed_for);
        }
        offset_.accepted(theirs, now());
        return false;
    }

    bool sends_secret() const noexcept override { return false; }

private:
    std::chrono::sys_seconds now() const
    {
        return std::chrono::floor<std::chrono::seconds>(clock_ ? clock_() : std::chrono::system_clock::now());
    }

    void sign(http::request& request, credentials const& with) const
    {
        signer_.sign(request, with, now() + offset_.get());
    }

    std::shared_ptr<credentials_provider> provider_;
    sigv4_signer                          signer_;
    clock_function                        clock_;
    clock_offset                          offset_{};
};

} // namespace bindery::aws::detail

#endif
