// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_PROVIDER_ERROR_HPP
#define BINDERY_AWS_IMPL_INTERNAL_PROVIDER_ERROR_HPP

#include <bindery/call/result.hpp>
#include <bindery/error.hpp>

#include <boost/asio/error.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws::detail {

/// Why a provider has no credentials. The words of others, which may quote anything, are kept apart from our own, which
/// alone reach observers.
class provider_error : public error
{
public:
    /// `theirs`: what a service or a program said; may be empty.
    provider_error(boost::system::error_code code, std::string ours, std::string_view theirs = {})
        : error(code, theirs.empty() ? ours : ours + ": " + std::string(theirs)), ours_(std::move(ours))
    {
    }

    /// Of an error of which it is not known who said what.
    explicit provider_error(boost::system::system_error const& other)
        : error(other.code(), other.what()), ours_(other.code().message())
    {
    }

    /// As `other`, said of something.
    provider_error(boost::system::error_code code, std::string const& subject, provider_error const& other)
        : error(code, subject + ": " + other.what()), ours_(subject + ": " + other.ours_)
    {
    }

    /// As both, one after the other.
    provider_error(provider_error const& first, provider_error const& second)
        : error(second.code(), std::string(first.what()) + "; " + second.what()),
          ours_(first.ours_ + "; " + second.ours_)
    {
    }

    std::string const& ours() const noexcept { return ours_; }

private:
    std::string ours_;
};

/// Throws what a provider ends in whose call has failed. Cancellation remains what it is.
[[noreturn]] inline void throw_provider_error(boost::system::error_code code, std::string subject, failure const& why)
{
    if (why.code() == boost::asio::error::operation_aborted)
        throw boost::system::system_error(why.code(), why.what());
    auto const* const reported = why.as<service_error>();
    if (!reported)
        throw provider_error(code, subject + ": " + why.what());
    throw provider_error(
        code, subject + " answered with HTTP status " + std::to_string(why.error().facts().http_status), why.what());
}

} // namespace bindery::aws::detail

#endif
