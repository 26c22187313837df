// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_CALL_ERROR_HPP
#define BINDERY_CALL_CALL_ERROR_HPP

#include <bindery/error.hpp>
#include <bindery/fixed_string.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace bindery {

/// Whether calling again can help.
enum class failure_kind : unsigned char {
    permanent,  ///< The same call would fail again.
    transient,  ///< A connection broke, or the service failed in a way that passes.
    throttling, ///< The service did nothing because there were too many calls; later it may.
};

/// What is known of a call that failed, whatever the reason.
struct call_facts
{
    std::string  operation{};     ///< The operation's name, e.g. "ListHITs".
    unsigned     attempts = 0;    ///< Attempts that were begun; 0 when the request was refused before the first one.
    int          http_status = 0; ///< Of the last response; 0 when there was none.
    std::string  request_id{};    ///< The service's ID of the last response, to quote in a support case; may be empty.
    failure_kind kind = failure_kind::permanent;

    /// The request had the page token of a checkpoint. Where the service refuses it, the token may have expired.
    bool from_checkpoint = false;
};

/// A call that failed. All that a call throws derives from it.
///
/// code() is an errc, boost::asio::error::operation_aborted when the call was cancelled, or the code that a credentials
/// provider failed with. what() is one line for people.
class call_error : public error
{
public:
    call_error() : call_error(errc::service_error, {}, {}) { }

    call_error(boost::system::error_code code, call_facts facts, std::string what)
        : error(code, complete(std::move(what), facts)), facts_(std::move(facts))
    {
    }

    /// What is known of the call. Lives as long as the exception.
    call_facts const& facts() const noexcept { return facts_; }

private:
    static std::string complete(std::string what, call_facts const& facts)
    {
        bool const is_refused = facts.http_status / 100 == 4 && facts.kind == failure_kind::permanent;
        if (facts.from_checkpoint && is_refused)
            what += "; the listing went on from a checkpoint, whose page token may have expired: if so, begin it anew";
        return what;
    }

    call_facts facts_;
};

/// An error that the service reported. The ones an operation declares are types of their own, derived from this one;
/// an error that it does not declare is exactly this type.
class service_error : public call_error
{
public:
    service_error() = default;

    service_error(call_facts facts, std::string what, std::string code, std::string message)
        : call_error(errc::service_error, std::move(facts), std::move(what)), service_code_(std::move(code)),
          service_message_(std::move(message))
    {
    }

    /// The service's name of the error, e.g. "ThrottlingException"; the HTTP status text where it gave none.
    std::string const& service_code() const noexcept { return service_code_; }

    /// The service's own words; may be empty.
    std::string const& service_message() const noexcept { return service_message_; }

private:
    std::string service_code_;
    std::string service_message_;
};

/// Whose mistake a declared error is; a server that throws it answers with status 400 or 500 accordingly, unless the
/// error says a status for its protocol, as for rest::json.
enum class fault : unsigned char { client, server };

/// Base of the errors that an API declares. Its members are described like those of any shape:
///
///     struct RequestError : bindery::error_shape<"RequestError">
///     {
///         std::optional<std::string> Message{};
///     };
///     BOOST_DESCRIBE_STRUCT(RequestError, (), (Message))
template <fixed_string Name, fault Fault = fault::client>
class error_shape : public service_error
{
public:
    /// The error's name on the wire.
    static constexpr std::string_view shape_name = Name.view();

    static constexpr fault whose_fault = Fault;

    error_shape() : service_error({}, std::string(shape_name), std::string(shape_name), {}) { }
};

} // namespace bindery

#endif
