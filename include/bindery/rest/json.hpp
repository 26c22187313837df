// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_REST_JSON_HPP
#define BINDERY_REST_JSON_HPP

#include <bindery/call/error_reply.hpp>
#include <bindery/call/result.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/rest/detail/body.hpp>
#include <bindery/rest/detail/fields.hpp>
#include <bindery/rest/detail/layout.hpp>
#include <bindery/rest/detail/target.hpp>
#include <bindery/rest/members.hpp>
#include <bindery/rest/route.hpp>
#include <bindery/shape/detail/substitute.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::rest {

namespace detail {

/// What a declared error says besides its name.
template <class Error>
concept says_status = requires
{
    Error::http_status;
};

template <class Error>
concept says_code = requires
{
    Error::http_code;
};

/// Whether a code tells the error: its own, or its name where it says no status.
template <class Error>
inline constexpr bool is_by_code = says_code<Error> || !says_status<Error>;

/// The code that tells the error, if one does.
template <class Error>
constexpr std::string_view code_of()
{
    if constexpr (says_code<Error>)
        return Error::http_code;
    else
        return Error::shape_name;
}

/// Whether a payload may have one member more, the text of a code. A union has one only.
template <class Payload>
constexpr bool has_room_for_code()
{
    if constexpr (kind_of<Payload> == kind::structure)
        return !bindery::detail::is_union_shape<Payload>;
    else if constexpr (kind_of<Payload> == kind::map)
        return kind_of<present<content_of<Payload>>> == kind::text
               || kind_of<present<content_of<Payload>>> == kind::free_form;
    else
        return kind_of<Payload> == kind::free_form;
}

/// Asserts that the error's body can hold its code.
template <class Error>
constexpr bool check_code_in_body()
{
    for_each_in<response_layout<Error>, place::payload>([]<class D>() {
        static_assert(has_room_for_code<present<member_type<D>>>(),
            "an error that is found by a code in the body is a JSON object, so its payload is a structure that is no "
            "union, a document or a map of texts: declare a status and no code, or members in place of the payload");
    });
    return true;
}

} // namespace detail

/// How a service of JSON over HTTP usually reports errors. A service that does it otherwise has a class of its own with
/// these functions, for basic_json.
///
/// A declared error says which status it has, and may say the code that tells it from others of that status:
///
///     struct NotFound : bindery::error_shape<"NotFound">
///     {
///         static constexpr int              http_status = 404;
///         static constexpr std::string_view http_code = "no_such_post"; // Optional.
///     };
///
/// An error that says no status is found by its code alone; where it says none either, that is its name.
struct json_errors
{
    /// Reads an unsuccessful response. The code is the text of the body's top-level `code`, or of `error`, or of `code`
    /// in an object `error`, or else the status text; the message that of `message`, a text or a list of
    /// texts, `error_description`, `detail`, `title` or `message` in an object `error`. Where none of them is there,
    /// the message is the body as it is.
    BINDERY_DECL static error_reply read(http::response const& from);

    /// The service's ID of a request: the X-Request-Id field. Empty: none. Valid as long as the response is unchanged.
    static std::string_view request_id(http::response const& from)
    {
        return http::find_field(from.fields, "X-Request-Id");
    }

    /// How long the service asks to wait before the next attempt, if it does: see retry_after_of().
    static std::optional<std::chrono::milliseconds> retry_after(http::response const& from)
    {
        return retry_after_of(from);
    }

    /// Whether a response with that status, and with the code that read() found, reports that declared error.
    template <class Error>
    static bool is([[maybe_unused]] int http_status, [[maybe_unused]] std::string_view code)
    {
        bool fits = true;
        if constexpr (detail::says_status<Error>)
            fits = http_status == Error::http_status;
        if constexpr (detail::is_by_code<Error>) {
            static_assert(detail::check_code_in_body<Error>());
            fits = fits && code == detail::code_of<Error>();
        }
        return fits;
    }
};

/// The protocol of services that have resources with paths, methods and JSON bodies. What an operation declares for it
/// is in route.hpp, what members do in members.hpp.
///
/// Requests say `Accept: application/json`, and have a Content-Type where they have a body; a member that is that
/// header field goes before. An empty body, as with status 204, is a response without members. Statuses from 200 to 299
/// are successes, and all others are errors: redirections are not followed.
template <class Errors>
struct basic_json
{
    template <class Operation, class Substitute = bindery::detail::no_substitute>
    static std::optional<bindery::json::failure> encode_request(
        typename Operation::request_type const& request, http::request& into, Substitute instead = {})
    {
        using plan = detail::plan_of<Operation>;
        into.method = plan::route::method;
        http::set_field(into.fields, "Accept", detail::json_type);
        if (auto why = detail::write_target<typename plan::request>(into.target, plan::route::text, request, instead))
            return why;
        std::string_view type;
        if (auto why = detail::write_body<typename plan::request>(into.body, type, request, instead))
            return why;
        if (!type.empty())
            http::set_field(into.fields, "Content-Type", type);
        return detail::write_fields<typename plan::request>(into.fields, request, instead);
    }

    template <class Operation>
    static std::optional<bindery::json::failure> decode_response(
        http::response const& from, typename Operation::response_type& into)
    {
        using layout = typename detail::plan_of<Operation>::response;
        if (auto why = detail::read_body<layout>(from.body, into))
            return why;
        return read_head<layout>(from, into);
    }

    /// Declared is errors<...>. Of several that fit, the first one that is found by a code goes before others.
    template <class Declared>
    static failure decode_error(http::response const& from, call_facts facts)
    {
        auto       reply = Errors::read(from);
        auto const code = reply.code;
        bool const has_code = any_with_code(Declared{}, from.status, code);
        facts.kind = reply.kind;
        return make_error(
            Declared{}, from, std::move(reply), std::move(facts),
            [&]<class Error>() {
                return Errors::template is<Error>(from.status, code) && (detail::is_by_code<Error> || !has_code);
            },
            [&]<class Error>(Error& error) {
                using layout = detail::response_layout<Error>;
                // An error is one, whatever its payload and its fields are.
                detail::for_each_in<layout, detail::place::payload>([&]<class D>() {
                    if (detail::read_payload(from.body, error.*D::pointer))
                        error.*D::pointer = {};
                });
                static_cast<void>(read_head<layout>(from, error));
            });
    }

    static std::string_view request_id(http::response const& from) { return Errors::request_id(from); }

    static std::optional<std::chrono::milliseconds> retry_after(http::response const& from)
    {
        return Errors::retry_after(from);
    }

private:
    /// Reads what is not in the body.
    template <class Layout>
    static std::optional<bindery::json::failure> read_head(http::response const& from, typename Layout::shape& into)
    {
        detail::for_each_in<Layout, detail::place::status>(
            [&]<class D>() { into.*D::pointer = static_cast<detail::present<detail::member_type<D>>>(from.status); });
        return detail::read_fields<Layout>(from.fields, into);
    }

    template <class... Declared>
    static bool any_with_code(
        errors<Declared...>, [[maybe_unused]] int http_status, [[maybe_unused]] std::string_view code)
    {
        return ((detail::is_by_code<Declared> && Errors::template is<Declared>(http_status, code)) || ...);
    }
};

using json = basic_json<json_errors>;

} // namespace bindery::rest

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/rest/impl/json.ipp>
#endif

#endif
