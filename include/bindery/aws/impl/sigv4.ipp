// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_SIGV4_IPP
#define BINDERY_AWS_IMPL_SIGV4_IPP

#include <bindery/aws/impl/internal/amz_date.hpp>
#include <bindery/aws/impl/internal/authorization.hpp>
#include <bindery/aws/impl/internal/canonical.hpp>
#include <bindery/aws/impl/internal/sha256.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws {
namespace detail {

inline constexpr std::string_view scope_terminator = "aws4_request";

/// Whether a field, named in lower case, may change on its way: it belongs to one connection, or proxies and tracing
/// rewrite it. The Authorization field is the signature itself.
inline bool is_unsigned(std::string_view name) noexcept
{
    constexpr std::string_view unsigned_names[] = {"authorization", "connection", "expect", "keep-alive",
        "proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
        "x-amzn-trace-id"};
    return std::ranges::binary_search(unsigned_names, name);
}

/// Whether a request that carries this field must have it signed.
inline bool must_be_signed(std::string_view name) noexcept
{
    return name == "content-type" || name.starts_with("x-amz-");
}

inline void erase_field(std::vector<http::field>& fields, std::string_view name)
{
    std::erase_if(fields, [&](http::field const& each) { return http::detail::equal_ignoring_case(each.name, name); });
}

inline std::string names_to_sign(signable_fields const& sorted)
{
    std::string names;
    for (auto field = sorted.begin(); field != sorted.end(); ++field) {
        bool const repeated = field != sorted.begin() && std::prev(field)->name == field->name;
        if (!repeated && !is_unsigned(field->name))
            names.append(names.empty() ? "" : ";").append(field->name);
    }
    return names;
}

/// What follows the key ID in a credential: "20150830/us-east-1/service/aws4_request".
inline std::string credential_scope(std::string_view day, signing_scope const& scope)
{
    std::string text(day);
    text.append("/").append(scope.region).append("/").append(scope.service).append("/").append(scope_terminator);
    return text;
}

inline sha256_digest derive_key(std::string_view secret, std::string_view day, signing_scope const& scope)
{
    auto const day_key = hmac_sha256(std::string("AWS4").append(secret), day);
    auto const region_key = hmac_sha256(as_text(day_key), scope.region);
    auto const service_key = hmac_sha256(as_text(region_key), scope.service);
    return hmac_sha256(as_text(service_key), scope_terminator);
}

inline std::string signature_of(sha256_digest const& key, std::string_view amz_date, std::string_view credential_scope,
    std::string_view canonical_request)
{
    std::string to_sign(sigv4_algorithm);
    to_sign.append("\n").append(amz_date).append("\n").append(credential_scope).append("\n");
    append_hex(to_sign, sha256(canonical_request));
    std::string signature;
    append_hex(signature, hmac_sha256(as_text(key), to_sign));
    return signature;
}

/// Compares in a time that tells nothing of where two texts differ.
inline bool equal_secrets(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// The value of a field that must be there once; null data() otherwise.
inline std::string_view only_value(signable_fields const& sorted, std::string_view name)
{
    auto const found = fields_named(sorted, name);
    return found.size() == 1 ? found.front().value() : std::string_view{};
}

/// Whether the signed fields are at least those that must be.
inline bool covers(std::string_view signed_names, signable_fields const& sorted)
{
    std::vector<std::string_view> names;
    for_each_piece(signed_names, ';', [&](std::string_view name) { names.push_back(name); });
    auto const is_signed = [&](std::string_view name) { return std::ranges::binary_search(names, name); };
    return is_signed("host") && std::ranges::all_of(sorted, [&](signable_field const& each) {
        return !must_be_signed(each.name) || is_signed(each.name);
    });
}

} // namespace detail

struct sigv4_signer::state
{
    /// The key for a secret and a day, derived anew where the last one was for another.
    detail::sha256_digest key_for(std::string const& secret, std::string_view day)
    {
        std::scoped_lock const lock(guard);
        if (day != key_day || secret != key_secret) {
            key_day.clear();
            key = detail::derive_key(secret, day, scope);
            key_secret = secret;
            key_day = day;
        }
        return key;
    }

    signing_scope const   scope;
    std::mutex            guard{};
    std::string           key_secret{};
    std::string           key_day{}; ///< Empty while there is no key.
    detail::sha256_digest key{};
};

BINDERY_DECL sigv4_signer::sigv4_signer(signing_scope scope) : state_(new state{.scope = std::move(scope)}) { }

BINDERY_DECL sigv4_signer::~sigv4_signer() = default;

BINDERY_DECL void sigv4_signer::sign(
    http::request& request, credentials const& with, std::chrono::sys_seconds now) const
{
    if (http::find_field(request.fields, "Host").empty())
        throw std::invalid_argument("a request without a Host field cannot be signed");

    auto const amz_date = detail::format_amz_date(now);
    auto const day = std::string_view(amz_date).substr(0, detail::day_digits);
    detail::erase_field(request.fields, "Authorization");
    http::set_field(request.fields, "X-Amz-Date", amz_date);
    if (with.session_token.empty())
        detail::erase_field(request.fields, "X-Amz-Security-Token");
    else
        http::set_field(request.fields, "X-Amz-Security-Token", with.session_token);

    auto const sorted = detail::sort_fields(request.fields);
    auto const names = detail::names_to_sign(sorted);
    auto const scope = detail::credential_scope(day, state_->scope);
    auto const signature = detail::signature_of(state_->key_for(with.secret_access_key, day), amz_date, scope,
        detail::canonical_request_of(request, sorted, names));

    std::string value(detail::sigv4_algorithm);
    value.append(" Credential=").append(with.access_key_id).append("/").append(scope);
    value.append(", SignedHeaders=").append(names).append(", Signature=").append(signature);
    request.fields.push_back({"Authorization", std::move(value)});
}

BINDERY_DECL std::string canonical_request(http::request const& request, std::string_view signed_field_names)
{
    return detail::canonical_request_of(request, detail::sort_fields(request.fields), signed_field_names);
}

BINDERY_DECL signature_verdict verify_signature(
    http::request const& request, signing_scope const& scope, credentials const& expected, std::chrono::sys_seconds now)
{
    using enum signature_verdict;
    auto const sorted = detail::sort_fields(request.fields);
    auto const claims = detail::fields_named(sorted, "authorization");
    if (claims.empty())
        return missing;
    auto const claim = detail::parse_authorization(claims.front().value());
    auto const amz_date = detail::only_value(sorted, "x-amz-date");
    auto const time = detail::parse_amz_date(amz_date);
    if (claims.size() != 1 || !claim || !time)
        return malformed;

    if (claim->region != scope.region || claim->service != scope.service
        || claim->terminator != detail::scope_terminator || claim->day != amz_date.substr(0, detail::day_digits))
        return wrong_scope;
    if (std::chrono::abs(*time - now) > std::chrono::minutes(5))
        return wrong_time;
    if (claim->access_key_id != expected.access_key_id)
        return unknown_access_key;
    auto const tokens = detail::fields_named(sorted, "x-amz-security-token");
    if (tokens.size() > 1
        || !detail::equal_secrets(tokens.empty() ? std::string_view{} : tokens.front().value(), expected.session_token))
        return wrong_token;

    if (!detail::covers(claim->signed_names, sorted))
        return mismatch;
    auto const signature = detail::signature_of(detail::derive_key(expected.secret_access_key, claim->day, scope),
        amz_date, detail::credential_scope(claim->day, scope),
        detail::canonical_request_of(request, sorted, claim->signed_names));
    return detail::equal_secrets(signature, claim->signature) ? valid : mismatch;
}

} // namespace bindery::aws

#endif
