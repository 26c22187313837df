// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_ERROR_REPLY_HPP
#define BINDERY_CALL_ERROR_REPLY_HPP

#include <bindery/call/call_error.hpp>
#include <bindery/call/result.hpp>
#include <bindery/call/traits.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/parse_members.hpp>
#include <bindery/shape/described.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

/// What protocols need to turn an unsuccessful response into an error.
namespace bindery {

/// What an unsuccessful response says, whatever error it is.
struct error_reply
{
    std::string  code{};    ///< The service's name of the error, or the HTTP status text where none is given.
    std::string  message{}; ///< The service's words; the body as it is where they are not found in it; may be empty.
    failure_kind kind = failure_kind::permanent;
};

/// Whether an error of that status is worth another attempt: 429 is throttling; 500, 502, 503 and 504 are transient.
BINDERY_DECL failure_kind classify_status(int http_status) noexcept;

/// The status text of a response, such as "Not Found"; "HTTP 404" where it has none.
BINDERY_DECL std::string status_text_of(http::response const& from);

/// The number of at most nine digits that is all of a field's value; empty where the field is not there, or is
/// something else.
BINDERY_DECL std::optional<int> find_number(http::response const& from, std::string_view field) noexcept;

/// How long the service asks to wait before the next attempt in Retry-After, if it does so in seconds.
BINDERY_DECL std::optional<std::chrono::milliseconds> retry_after_of(http::response const& from) noexcept;

/// The failure of an error that the operation does not declare.
BINDERY_DECL failure make_service_error(error_reply reply, call_facts facts);

namespace detail {

/// The text of a service_error's what(): `Operation: Code: Message (TurkErrorCode X; HTTP 400; request ID Y)`.
/// `members` is what stands before the status, each part ending in "; ".
BINDERY_DECL std::string describe_error(error_reply const& reply, call_facts const& facts, std::string const& members);

/// For errors that are all body.
struct no_reader
{
    void operator()(auto&) const { }
};

inline void add_member_text(std::string&, error_reply const&, std::string_view, auto const&) { }

/// What an error says besides its code and message, which may be members too; the message also the body that a member
/// is.
inline void add_member_text(
    std::string& text, error_reply const& reply, std::string_view name, std::optional<std::string> const& value)
{
    if (value && !value->empty() && *value != reply.code && *value != reply.message)
        text.append(name).append(" ").append(*value).append("; ");
}

} // namespace detail

/// Makes a declared error, with its members from the body and from where else `read` finds them.
template <class Error, class Reader>
failure make_declared_error(http::response const& from, error_reply reply, call_facts facts, Reader read)
{
    Error error;
    json::parse_members_into(error, from.body);
    read(error);
    std::string others;
    detail::for_each_member<Error>([&]<class Descriptor>() {
        detail::add_member_text(others, reply, Descriptor::name, error.*Descriptor::pointer);
    });
    auto what = detail::describe_error(reply, facts, others);
    static_cast<service_error&>(error) =
        service_error(std::move(facts), std::move(what), std::move(reply.code), std::move(reply.message));
    return failure(std::move(error));
}

/// Makes the first of the declared errors for which `is.template operator()<Error>()` holds, or a service_error. `read`
/// is called with a declared error that has its members of the body.
template <class... Errors, class Predicate, class Reader = detail::no_reader>
failure make_error(errors<Errors...>, http::response const& from, error_reply reply, call_facts facts,
    [[maybe_unused]] Predicate is, [[maybe_unused]] Reader read = {})
{
    std::optional<failure> declared;
    static_cast<void>(
        ((is.template operator()<Errors>()
             && (declared = make_declared_error<Errors>(from, std::move(reply), std::move(facts), read), true))
            || ...));
    return declared ? *std::move(declared) : make_service_error(std::move(reply), std::move(facts));
}

} // namespace bindery

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/call/impl/error_reply.ipp>
#endif

#endif
