// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_STS_HPP
#define BINDERY_AWS_IMPL_INTERNAL_STS_HPP

#include <bindery/aws/impl/internal/provider_client.hpp>
#include <bindery/aws/impl/internal/query.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/shape/members.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// What providers use of the AWS Security Token Service API, version 2011-06-15. Shapes, members and operations carry
/// the names of the API reference; operations are spelled in snake_case.
namespace bindery::aws::detail::sts {

struct service : provider_service
{
    using protocol = query;

    static constexpr std::string_view api_version = "2011-06-15";
};

using client = bindery::client<service>;

struct AssumeRoleRequest
{
    std::string                 RoleArn{};
    std::string                 RoleSessionName{};
    std::optional<std::int32_t> DurationSeconds{};
    std::optional<std::string>  ExternalId{};
};
BOOST_DESCRIBE_STRUCT(AssumeRoleRequest, (), (RoleArn, RoleSessionName, DurationSeconds, ExternalId))
constexpr auto bindery_members(type<AssumeRoleRequest>)
{
    return members(member<&AssumeRoleRequest::RoleArn>(required, length{20, 2048}),
        member<&AssumeRoleRequest::RoleSessionName>(required, length{2, 64}, pattern{"^[\\w+=,.@-]*$"}),
        member<&AssumeRoleRequest::DurationSeconds>(range{900, 43200}),
        member<&AssumeRoleRequest::ExternalId>(length{2, 1224}));
}

struct AssumeRoleWithWebIdentityRequest
{
    std::string                 RoleArn{};
    std::string                 RoleSessionName{};
    std::string                 WebIdentityToken{};
    std::optional<std::int32_t> DurationSeconds{};
};
BOOST_DESCRIBE_STRUCT(
    AssumeRoleWithWebIdentityRequest, (), (RoleArn, RoleSessionName, WebIdentityToken, DurationSeconds))
constexpr auto bindery_members(type<AssumeRoleWithWebIdentityRequest>)
{
    using request = AssumeRoleWithWebIdentityRequest;
    return members(member<&request::RoleArn>(required, length{20, 2048}),
        member<&request::RoleSessionName>(required, length{2, 64}, pattern{"^[\\w+=,.@-]*$"}),
        member<&request::WebIdentityToken>(required), member<&request::DurationSeconds>(range{900, 43200}));
}

struct Credentials
{
    std::string AccessKeyId{};
    std::string SecretAccessKey{};
    std::string SessionToken{};
    std::string Expiration{}; ///< ISO 8601.
};
BOOST_DESCRIBE_STRUCT(Credentials, (), (AccessKeyId, SecretAccessKey, SessionToken, Expiration))

struct AssumeRoleResponse
{
    sts::Credentials Credentials{};
};
BOOST_DESCRIBE_STRUCT(AssumeRoleResponse, (), (Credentials))

struct AssumeRoleWithWebIdentityResponse
{
    sts::Credentials Credentials{};
};
BOOST_DESCRIBE_STRUCT(AssumeRoleWithWebIdentityResponse, (), (Credentials))

// Idempotent: a second session does no harm.
inline constexpr operation<"AssumeRole", service, AssumeRoleRequest, AssumeRoleResponse, idempotent> assume_role{};
inline constexpr operation<"AssumeRoleWithWebIdentity", service, AssumeRoleWithWebIdentityRequest,
    AssumeRoleWithWebIdentityResponse, idempotent>
    assume_role_with_web_identity{};

} // namespace bindery::aws::detail::sts

#endif
