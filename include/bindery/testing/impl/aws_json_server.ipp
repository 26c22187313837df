// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_AWS_JSON_SERVER_IPP
#define BINDERY_TESTING_IMPL_AWS_JSON_SERVER_IPP

#include <bindery/aws/connect.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/testing/aws_json_server.hpp>

#include <bindery/shape/members.hpp>
#include <bindery/shape/timestamp.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <random>
#include <utility>

namespace bindery::testing::detail {

/// The body of an error of the protocol itself.
struct protocol_error
{
    std::string type{};
    std::string message{};
};
BOOST_DESCRIBE_STRUCT(protocol_error, (), (type, message))
constexpr auto bindery_members(bindery::type<protocol_error>)
{
    return members(member<&protocol_error::type>(wire_name{"__type"}));
}

/// A random UUID, as AWS's request IDs are.
inline std::string make_request_id()
{
    std::random_device   source;
    std::array<char, 37> text{};
    std::snprintf(text.data(), text.size(), "%08x-%04x-4%03x-%04x-%08x%04x", source(), source() & 0xffffU,
        source() & 0xfffU, (source() & 0x3fffU) | 0x8000U, source(), source() & 0xffffU);
    return text.data();
}

BINDERY_DECL http::response aws_json_response(int status, char const* content_type, std::string body)
{
    http::response response;
    response.status = status;
    auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    response.fields = {{"Content-Type", content_type}, {"x-amzn-RequestId", make_request_id()},
        {"Date", format_timestamp(now, http_date)}};
    response.body = std::move(body);
    return response;
}

BINDERY_DECL http::response aws_json_error(
    int status, char const* content_type, std::string_view code, std::string_view message)
{
    protocol_error const error{std::string(code), std::string(message)};
    return aws_json_response(status, content_type, json::serialize(error));
}

BINDERY_DECL std::optional<http::response> refuse_signature(http::request const& request,
    aws::credentials const& expected, aws::service_endpoint const& service, char const* content_type)
{
    aws::signing_scope const scope{std::string(service.default_region), std::string(service.signing_name)};
    auto const               now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    auto const               refuse = [&](std::string_view code, std::string_view message) {
        return aws_json_error(400, content_type, code, message);
    };
    switch (aws::verify_signature(request, scope, expected, now)) {
    case aws::signature_verdict::valid: return std::nullopt;
    case aws::signature_verdict::missing:
        return refuse("MissingAuthenticationTokenException", "Missing Authentication Token");
    case aws::signature_verdict::malformed:
        return refuse("IncompleteSignatureException", "Authorization header is no AWS Signature Version 4.");
    case aws::signature_verdict::unknown_access_key:
    case aws::signature_verdict::wrong_token:
        return refuse("UnrecognizedClientException", "The security token included in the request is invalid.");
    case aws::signature_verdict::wrong_scope:
        return refuse("InvalidSignatureException", "Credential should be scoped to a valid region and correct service: "
                                                       + scope.region + "/" + scope.service + ".");
    case aws::signature_verdict::wrong_time:
        return refuse("InvalidSignatureException", "Signature expired or not yet current: check the clock.");
    case aws::signature_verdict::mismatch: break;
    }
    return refuse("InvalidSignatureException",
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access "
        "Key and signing method.");
}

BINDERY_DECL std::string_view operation_of_target(http::request const& request, std::string_view target_prefix)
{
    auto const target = http::find_field(request.fields, "X-Amz-Target");
    auto const dot = target.find('.');
    if (dot == target.npos || target.substr(0, dot) != target_prefix)
        return {};
    return target.substr(dot + 1);
}

} // namespace bindery::testing::detail

#endif
