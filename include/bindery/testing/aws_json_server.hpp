// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_AWS_JSON_SERVER_HPP
#define BINDERY_TESTING_AWS_JSON_SERVER_HPP

#include <bindery/aws/connect.hpp>
#include <bindery/aws/credentials.hpp>
#include <bindery/aws/environment.hpp>
#include <bindery/aws/json_1_0.hpp>
#include <bindery/aws/json_1_1.hpp>
#include <bindery/call/call_error.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/testing/detail/with_member.hpp>
#include <bindery/testing/loopback_server.hpp>
#include <bindery/testing/server_side.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::testing {

namespace detail {

/// What the service sends with every answer: a request ID and the time, and with an error its code.
BINDERY_DECL http::response aws_json_response(int status, char const* content_type, std::string body);

/// An error with no members but its code and message.
BINDERY_DECL http::response aws_json_error(
    int status, char const* content_type, std::string_view code, std::string_view message);

/// The answer to a request whose signature is not that of `expected`, or nothing.
BINDERY_DECL std::optional<http::response> refuse_signature(http::request const& request,
    aws::credentials const& expected, aws::service_endpoint const& service, char const* content_type);

/// The operation that X-Amz-Target names; empty where it names another service's or none.
BINDERY_DECL std::string_view operation_of_target(http::request const& request, std::string_view target_prefix);

/// What servers of all protocols of AWS have in common.
struct aws_server_side
{
    using credentials_type = aws::credentials;

    static credentials_type default_credentials() { return {"AKIDBINDERYLOOPBACK", "bindery-loopback-secret", ""}; }

    template <class Service>
    static typename Service::config client_config(std::string url, std::string ca_pem, credentials_type const& with)
    {
        typename Service::config config;
        config.credentials = aws::static_credentials(with);
        config.endpoint_url = std::move(url);
        config.pool.tls.ca_pem = std::move(ca_pem);
        config.environment = aws::empty_environment();
        config.disable_host_prefix = true; // The server has one name only.
        return config;
    }
};

/// The server's half of awsJson, whose versions differ in the content type.
template <class Protocol>
struct aws_json_side : aws_server_side
{
    static constexpr char const* content_type = Protocol::content_type;

    template <class Service>
    static std::optional<http::response> refuse(http::request const& request, aws::credentials const& expected)
    {
        return refuse_signature(request, expected, Service::endpoint, content_type);
    }

    template <class Operation>
    static std::string key_of()
    {
        return std::string(Operation::name);
    }

    template <class Service>
    static std::string find_key(http::request const& request, std::vector<std::string> const& /*keys*/)
    {
        return std::string(operation_of_target(request, Service::target_prefix));
    }

    static http::response unknown_operation(http::request const&, std::vector<std::string> const& /*keys*/)
    {
        return aws_json_error(400, content_type, "UnknownOperationException", "");
    }

    template <class Operation>
    static std::optional<http::response> decode_request(
        http::request const& from, typename Operation::request_type& into)
    {
        if (auto const why = json::try_parse_into(into, from.body.empty() ? "{}" : std::string_view(from.body)))
            return aws_json_error(400, content_type, "SerializationException", why->message());
        return std::nullopt;
    }

    template <class Operation>
    static http::response encode_response(typename Operation::response_type const& response)
    {
        return aws_json_response(200, content_type, json::serialize(response));
    }

    template <class Error>
    static http::response encode_error(Error const& error)
    {
        return aws_json_response(Error::whose_fault == fault::client ? 400 : 500, content_type,
            with_member("__type", Error::shape_name, json::serialize(error)));
    }

    static http::response internal_failure(std::string_view message)
    {
        return aws_json_error(500, content_type, "InternalFailure", message);
    }
};

} // namespace detail

template <>
struct server_side<aws::json_1_0> : detail::aws_json_side<aws::json_1_0>
{
};

template <>
struct server_side<aws::json_1_1> : detail::aws_json_side<aws::json_1_1>
{
};

/// Settings of a loopback_server of a service that speaks awsJson 1.1, such as Mechanical Turk.
using loopback_config = protocol_loopback_config<aws::json_1_1>;

} // namespace bindery::testing

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/aws_json_server.ipp>
#endif

#endif
