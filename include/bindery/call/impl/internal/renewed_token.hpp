// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_RENEWED_TOKEN_HPP
#define BINDERY_CALL_IMPL_INTERNAL_RENEWED_TOKEN_HPP

#include <bindery/call/authentication.hpp>
#include <bindery/call/impl/internal/shared_outcome.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/detail/is_cancelled.hpp>
#include <bindery/http/message.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/this_coro.hpp>

#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::detail {

/// Errors: bindery::error (errc::invalid_config) for a secret that no field can carry.
inline void check_secret(std::string_view secret)
{
    if (!http::detail::is_field_value(secret))
        throw error(errc::invalid_config, "a token, key or password has control characters");
}

/// The value of an Authorization field. Errors: as check_secret(), and for an empty token, which is one that is
/// missing.
inline std::string bearer_field(std::string token)
{
    if (token.empty())
        throw error(errc::invalid_config, "the bearer token is empty");
    check_secret(token);
    return "Bearer " + std::move(token);
}

/// A bearer token that is asked for anew when the service refuses it.
class renewed_token final : public authenticator
{
public:
    /// Errors: bindery::error (errc::invalid_config).
    explicit renewed_token(token_provider provider) : provider_(std::move(provider))
    {
        if (!provider_)
            throw error(errc::invalid_config, "the provider of a bearer token is empty");
    }

    bool try_authenticate(http::request& request) override
    {
        std::lock_guard const lock(mutex_);
        if (current_)
            http::set_field(request.fields, "Authorization", *current_);
        return current_.has_value();
    }

    boost::asio::awaitable<void> authenticate(http::request& request) override
    {
        while (!try_authenticate(request)) {
            bool       is_ours = false;
            auto const asked = join(is_ours);
            if (!asked)
                continue;
            if (is_ours) {
                // Not in renew(): to await that throws at once where the call was cancelled just now.
                ending end(*this, asked);
                co_await renew(end);
                continue;
            }
            co_await asking::wait(asked, asking::time_point::max());
            auto const state = co_await boost::asio::this_coro::cancellation_state;
            if (http::detail::is_cancelled(state))
                throw boost::system::system_error(boost::asio::error::operation_aborted);
            auto const outcome = asked->outcome();
            if (outcome && outcome->foreign)
                std::rethrow_exception(outcome->foreign);
            if (outcome && outcome->failed)
                throw *outcome->failed; // Of their own, because several threads may throw it.
        }
    }

    bool learn(http::request const& sent, http::response const& from, std::string_view /*service_code*/) override
    {
        if (from.status != 401)
            return false;
        std::string_view const refused = http::find_field(sent.fields, "Authorization");
        std::lock_guard const  lock(mutex_);
        if (!current_ || *current_ != refused)
            return true; // There is a newer one, or will be.
        // The provider brought once more what had been refused already: it will not get better by asking.
        bool const is_new = refused_ != refused;
        refused_ = refused;
        current_.reset();
        return is_new;
    }

private:
    /// What asking the provider has come to; nothing where whoever asked was cancelled, and somebody else is to ask.
    struct outcome_type
    {
        std::optional<error> failed{};
        std::exception_ptr   foreign{}; ///< An exception of the user's that is no system_error.
    };

    using asking = shared_outcome<outcome_type>;

    /// Ends an asking, also where its coroutine is destroyed.
    class ending
    {
    public:
        ending(renewed_token& token, std::shared_ptr<asking> asked) : token_(token), asked_(std::move(asked)) { }
        ending(ending const&) = delete;
        ending& operator=(ending const&) = delete;

        ~ending()
        {
            {
                std::lock_guard const lock(token_.mutex_);
                token_.asking_ = nullptr;
                token_.current_ = std::move(brought);
            }
            asked_->finish(std::move(outcome));
        }

        outcome_type               outcome{};
        std::optional<std::string> brought{};

    private:
        renewed_token&          token_;
        std::shared_ptr<asking> asked_;
    };

    /// The asking under way, or a new one that the caller has to see through; null where a token has arrived meanwhile.
    std::shared_ptr<asking> join(bool& is_ours)
    {
        std::lock_guard const lock(mutex_);
        is_ours = !asking_ && !current_;
        if (is_ours)
            asking_ = std::make_shared<asking>();
        return asking_;
    }

    boost::asio::awaitable<void> renew(ending& end)
    {
        try {
            auto token = co_await provider_();
            end.brought = bearer_field(std::move(token));
        }
        catch (boost::system::system_error const& problem) {
            if (problem.code() != boost::asio::error::operation_aborted)
                end.outcome.failed.emplace(problem.code(), problem.what());
            throw;
        }
        catch (...) {
            end.outcome.foreign = std::current_exception();
            throw;
        }
    }

    token_provider             provider_;
    std::mutex                 mutex_;
    std::optional<std::string> current_{}; ///< The value of the Authorization field.
    std::string                refused_{}; ///< What was refused last, likewise.
    std::shared_ptr<asking>    asking_{};  ///< Under way.
};

} // namespace bindery::detail

#endif
