// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_RESULT_HPP
#define BINDERY_CALL_RESULT_HPP

#include <bindery/call/call_error.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include <concepts>
#include <memory>
#include <utility>

namespace bindery {

/// A failed call as a value: what the throwing spelling would throw, kept instead of thrown. Copies share it. A
/// default-constructed one is no failure, and false.
class failure
{
public:
    failure() = default;

    template <std::derived_from<call_error> Error>
    explicit failure(Error error) : held_(std::make_shared<holder<Error>>(std::move(error)))
    {
    }

    explicit operator bool() const noexcept { return held_ != nullptr; }

    /// The error. Lives as long as a copy of this object.
    call_error const& error() const noexcept
    {
        static call_error const none({}, {}, "no failure");
        return held_ ? held_->error() : none;
    }

    boost::system::error_code code() const noexcept { return error().code(); }
    char const*               what() const noexcept { return error().what(); }

    /// The error as one of the declared types, or null where it is another:
    /// `if (auto* error = outcome.error().as<mturk::RequestError>())`.
    template <std::derived_from<call_error> Error>
    Error const* as() const noexcept
    {
        return dynamic_cast<Error const*>(&error());
    }

    /// Throws the error as its own type. There must be one.
    [[noreturn]] void raise() const
    {
        if (held_)
            held_->raise();
        throw error();
    }

private:
    struct holder_base
    {
        virtual ~holder_base() = default;
        virtual call_error const& error() const noexcept = 0;
        [[noreturn]] virtual void raise() const = 0;
    };

    template <class Error>
    struct holder final : holder_base
    {
        explicit holder(Error&& error) : held(std::move(error)) { }
        call_error const& error() const noexcept override { return held; }
        [[noreturn]] void raise() const override { throw held; }

        Error held;
    };

    std::shared_ptr<holder_base const> held_;
};

/// What a call brought: a response, or why there is none. value() of a failed one throws what the call would have.
template <class T>
using result = boost::system::result<T, failure>;

/// Found by argument-dependent lookup when value() is asked of a result that holds a failure.
[[noreturn]] inline void throw_exception_from_error(failure const& error, boost::source_location const&)
{
    error.raise();
}

} // namespace bindery

#endif
