// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_AWS_REST_SERVER_HPP
#define BINDERY_TESTING_AWS_REST_SERVER_HPP

#include <bindery/aws/rest_json_1.hpp>
#include <bindery/http/message.hpp>
#include <bindery/testing/aws_json_server.hpp>
#include <bindery/testing/rest_server.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::testing {

/// The server's half of restJson 1.
template <>
struct server_side<aws::rest_json_1> : detail::rest_messages, detail::aws_server_side
{
    static constexpr char const* content_type = "application/json";

    template <class Service>
    static std::optional<http::response> refuse(http::request const& request, aws::credentials const& expected)
    {
        return detail::refuse_signature(request, expected, Service::endpoint, content_type);
    }

    static http::response unknown_operation(http::request const& request, std::vector<std::string> const& keys)
    {
        return refuse_unknown(request, keys,
            [](int status, std::string const& /*methods*/) { return error(status, "UnknownOperationException", ""); });
    }

    template <class Operation>
    static std::optional<http::response> decode_request(
        http::request const& from, typename Operation::request_type& into)
    {
        if (auto const why = read_request<Operation>(from, into))
            return error(400, "SerializationException", why->message());
        return std::nullopt;
    }

    template <class Error>
    static http::response encode_error(Error const& error)
    {
        auto response = write_error(error);
        http::set_field(response.fields, "X-Amzn-Errortype", Error::shape_name);
        return response;
    }

    static http::response internal_failure(std::string_view message) { return error(500, "InternalFailure", message); }

private:
    static http::response error(int status, std::string_view code, std::string_view message)
    {
        return detail::aws_json_error(status, content_type, code, message);
    }
};

} // namespace bindery::testing

#endif
