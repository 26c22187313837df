// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_REST_SERVER_HPP
#define BINDERY_TESTING_REST_SERVER_HPP

#include <bindery/call/authenticator.hpp>
#include <bindery/call/call_error.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/failure.hpp>
#include <bindery/rest/json.hpp>
#include <bindery/testing/detail/with_member.hpp>
#include <bindery/testing/loopback_server.hpp>
#include <bindery/testing/server_side.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::testing {

namespace detail {

/// Of the keys, which are methods and routes such as "GET /posts/{id}", the one that a request is for; of several the
/// most literal. Empty where there is none.
BINDERY_DECL std::string find_route_key(http::request const& request, std::vector<std::string> const& keys);

/// The methods of those keys whose route is that of a request's path, as an Allow field has them; empty where there are
/// none.
BINDERY_DECL std::string methods_of_path(http::request const& request, std::vector<std::string> const& keys);

/// The answer to a request that has not what `expected` puts into requests, or nothing.
BINDERY_DECL std::optional<http::response> refuse_credentials(
    http::request const& request, std::shared_ptr<authenticator> const& expected);

/// An error with no members but its code and message.
BINDERY_DECL http::response rest_error(int status, std::string_view code, std::string_view message);

/// How a request is decoded, and a response is encoded, for all services with routes.
struct rest_messages
{
    template <class Operation>
    static std::string key_of()
    {
        using route = typename rest::detail::plan_of<Operation>::route;
        return std::string(route::method).append(" ").append(route::text);
    }

    template <class Service>
    static std::string find_key(http::request const& request, std::vector<std::string> const& keys)
    {
        return find_route_key(request, keys);
    }

    /// The answer to a request that is for none of the keys: with 405 and an Allow field where its path has other
    /// methods, else with 404. `make_error` is given the status, and the methods as a list.
    template <class MakeError>
    static http::response refuse_unknown(
        http::request const& request, std::vector<std::string> const& keys, MakeError make_error)
    {
        auto const     methods = methods_of_path(request, keys);
        http::response response = make_error(methods.empty() ? 404 : 405, methods);
        if (!methods.empty())
            http::set_field(response.fields, "Allow", methods);
        return response;
    }

    template <class Operation>
    static std::optional<json::failure> read_request(http::request const& from, typename Operation::request_type& into)
    {
        using plan = rest::detail::plan_of<Operation>;
        using layout = typename plan::request;
        if (auto why = rest::detail::read_body<layout>(from.body, into))
            return why;
        if (auto why = rest::detail::read_target<layout>(from.target, plan::route::text, into))
            return why;
        return rest::detail::read_fields<layout>(from.fields, into);
    }

    /// A message of a handler, with that code as a member of the body, if there is one; 204 where there is no body and
    /// the handler says no status.
    template <class Layout>
    static http::response write_response(int status, typename Layout::shape const& message, std::string_view code = {})
    {
        http::response   response;
        std::string      body;
        std::string_view type;
        auto             why = rest::detail::write_body<Layout>(body, type, message);
        if (!why)
            why = rest::detail::write_fields<Layout>(response.fields, message);
        if (why)
            return rest_error(500, "InternalFailure", why->message());
        if (!code.empty()) {
            auto const object = body.empty() ? std::string_view("{}") : std::string_view(body);
            if (object.front() != '{')
                return rest_error(500, "InternalFailure", "the payload of an error with a code is no JSON object");
            body = with_member("code", code, object);
            type = rest::detail::json_type;
        }
        rest::detail::for_each_in<Layout, rest::detail::place::status>([&]<class D>() {
            rest::detail::for_each_value(message.*D::pointer, [&](auto value) { status = static_cast<int>(value); });
        });
        if (status == 0)
            status = type.empty() ? 204 : 200;
        response.status = status;
        response.body = std::move(body);
        if (!type.empty() && http::find_field(response.fields, "Content-Type").data() == nullptr)
            http::set_field(response.fields, "Content-Type", type);
        return response;
    }

    template <class Operation>
    static http::response encode_response(typename Operation::response_type const& response)
    {
        return write_response<typename rest::detail::plan_of<Operation>::response>(0, response);
    }

    /// An error with the status that it says, or else that of its fault; `code` as above.
    template <class Error>
    static http::response write_error(Error const& error, std::string_view code = {})
    {
        int status = Error::whose_fault == fault::client ? 400 : 500;
        if constexpr (rest::detail::says_status<Error>)
            status = Error::http_status;
        return write_response<rest::detail::response_layout<Error>>(status, error, code);
    }
};

} // namespace detail

/// The server's half of rest::json and its likes. Errors have a member `code`, unless their status alone tells them: a
/// basic_json that finds codes elsewhere needs a specialization of its own.
template <class Errors>
struct server_side<rest::basic_json<Errors>> : detail::rest_messages
{
    /// The authenticator that clients use, or null: one that knows without waiting what it puts into requests.
    using credentials_type = std::shared_ptr<authenticator>;

    static credentials_type default_credentials() { return nullptr; }

    template <class Service>
    static typename Service::config client_config(std::string url, std::string ca_pem, credentials_type const& with)
    {
        typename Service::config config;
        config.endpoint_url = std::move(url);
        config.auth = with;
        config.pool.tls.ca_pem = std::move(ca_pem);
        config.disable_host_prefix = true; // The server has one name only.
        return config;
    }

    template <class Service>
    static std::optional<http::response> refuse(http::request const& request, credentials_type const& expected)
    {
        return detail::refuse_credentials(request, expected);
    }

    static http::response unknown_operation(http::request const& request, std::vector<std::string> const& keys)
    {
        return refuse_unknown(request, keys, [](int status, std::string const& methods) {
            return status == 404
                       ? detail::rest_error(status, "NotFound", "There is no such path.")
                       : detail::rest_error(status, "MethodNotAllowed", "This path has the methods " + methods + ".");
        });
    }

    template <class Operation>
    static std::optional<http::response> decode_request(
        http::request const& from, typename Operation::request_type& into)
    {
        if (auto const why = read_request<Operation>(from, into))
            return detail::rest_error(400, "BadRequest", why->message());
        return std::nullopt;
    }

    template <class Error>
    static http::response encode_error(Error const& error)
    {
        std::string_view code;
        if constexpr (rest::detail::is_by_code<Error>) {
            static_assert(rest::detail::check_code_in_body<Error>());
            code = rest::detail::code_of<Error>();
        }
        return write_error(error, code);
    }

    static http::response internal_failure(std::string_view message)
    {
        return detail::rest_error(500, "InternalFailure", message);
    }
};

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/rest_server.ipp>
#endif

#endif
