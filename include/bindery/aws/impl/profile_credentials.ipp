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
            std::lock_guard const lock(mutex_);
            is_doubted_ = true;
            throw;
        }
    }

    /// Reads no files.
    std::shared_ptr<credentials const> current() override
    {
        auto const resolved = this->resolved();
        return resolved ? resolved->current() : nullptr;
    }

    std::string_view name() const noexcept override
    {
        auto const resolved = this->resolved();
        return resolved ? resolved->name() : "profile";
    }

private:
    std::shared_ptr<credentials_provider> resolved() const
    {
        std::lock_guard const lock(mutex_);
        return resolved_;
    }

    /// Reads the files for the first time, and after a failure. What they said before is kept where they are unchanged,
    /// because it may know something: the credentials of an instance outlast an outage of its metadata service.
    std::shared_ptr<credentials_provider> resolve()
    {
        std::lock_guard const lock(mutex_);
        if (!is_doubted_)
            return resolved_;
        auto files = load_shared_config(config_.environment);
        auto name = !profile_.empty() ? profile_ : config_.environment("AWS_PROFILE").value_or("default");
        if (!resolved_ || files != files_ || name != name_) {
            resolved_.reset();
            resolved_ = profile_resolver(files, config_).resolve(name);
            files_ = std::move(files);
            name_ = std::move(name);
        }
        is_doubted_ = false;
        return resolved_;
    }

    std::string     profile_;
    provider_config config_;

    mutable std::mutex                    mutex_;
    bool                                  is_doubted_ = true; ///< The files must be read.
    std::shared_ptr<credentials_provider> resolved_{};
    shared_config                         files_{}; ///< What resolved_ was made from, as is name_.
    std::string                           name_{};
};

} // namespace detail

BINDERY_DECL std::shared_ptr<credentials_provider> profile_credentials(std::string profile, provider_config config)
{
    return std::make_shared<detail::profile_provider>(std::move(profile), std::move(config));
}

} // namespace bindery::aws

#endif
