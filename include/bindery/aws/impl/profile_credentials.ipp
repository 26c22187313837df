// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_PROFILE_CREDENTIALS_IPP
#define BINDERY_AWS_IMPL_PROFILE_CREDENTIALS_IPP

#include <bindery/aws/profile_credentials.hpp>

#include <bindery/aws/impl/internal/profile_resolver.hpp>
#include <bindery/aws/shared_config.hpp>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws {
namespace detail {

class profile_provider final : public credentials_provider
{
public:
    profile_provider(std::string profile, provider_config config)
        : profile_(std::move(profile)), config_(std::move(config))
    {
        if (!config_.environment)
            config_.environment = process_environment();
    }

    boost::asio::awaitable<std::shared_ptr<credentials const>> get() override
    {
        auto const resolved = resolve();
        try {
            auto found = co_await resolved->get();
            co_return found;
        }
        catch (...) {
            // Who mends the files need not start the program again.
            forget(resolved);
            throw;
        }
    }

    std::shared_ptr<credentials const> current() override { return resolve()->current(); }

    std::string_view name() const noexcept override
    {
        std::lock_guard const lock(mutex_);
        return resolved_ ? resolved_->name() : "profile";
    }

private:
    std::shared_ptr<credentials_provider> resolve()
    {
        std::lock_guard const lock(mutex_);
        if (!resolved_) {
            auto const files = load_shared_config(config_.environment);
            auto const name = !profile_.empty() ? profile_ : config_.environment("AWS_PROFILE").value_or("default");
            resolved_ = profile_resolver(files, config_).resolve(name);
        }
        return resolved_;
    }

    void forget(std::shared_ptr<credentials_provider> const& resolved)
    {
        std::lock_guard const lock(mutex_);
        if (resolved_ == resolved)
            resolved_.reset();
    }

    std::string     profile_;
    provider_config config_;

    mutable std::mutex                    mutex_;
    std::shared_ptr<credentials_provider> resolved_{};
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> profile_credentials(std::string profile, provider_config config)
{
    return std::make_shared<detail::profile_provider>(std::move(profile), std::move(config));
}

} // namespace bindery::aws

#endif
