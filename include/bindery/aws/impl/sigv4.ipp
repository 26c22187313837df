// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_SIGV4_IPP
#define BINDERY_AWS_IMPL_SIGV4_IPP

#include <bindery/aws/impl/internal/amz_date.hpp>
#include <bindery/aws/impl/internal/authorization.hpp>
#include <bindery/aws/impl/internal/canonical.hpp>
#include <bindery/aws/impl/internal/sha256.hpp>
#include <bindery/aws/impl/internal/signed_fields.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstddef>
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

inline void erase_field(std::vector<http::field>& fields, std::string_view name)
{
    std::erase_if(fields, [&](http::field const& each) { return http::detail::equal_ignoring_case(each.name, name); });
}

/// Whether a request that carries this field must have it signed.
inline bool must_be_signed(std::string_view name) noexcept
{
    return name == "content-type" || name.starts_with("x-amz-");
}

/// What follows the key ID in a credential: "20150830/us-east-1/service/aws4_request".
inline std::string credential_scope(std::string_view day, signing_scope const& scope)
{
    std::string text(day);
    text.append("/").append(scope.region).append("/").append(scope.service).append("/").append(scope_terminator);
    return text;
}

/// The key that all requests of a day are signed with.
class signing_key
{
public:
    signing_key(sha256_algorithm const& with, std::string_view secret, std::string_view day, signing_scope const& scope)
        : secret_(secret), day_(day), scope_(credential_scope(day, scope)), key_(derive(with, secret, day, scope))
    {
    }

    bool is_for(std::string_view secret, std::string_view day) const noexcept
    {
        return day == day_ && secret == secret_;
    }

    std::string const& scope() const noexcept { return scope_; } ///< As credential_scope().

    /// The signature of a canonical request; `text` is overwritten.
    sha256_digest sign(sha256_context& memory, std::string& text, std::string_view amz_date,
        sha256_digest const& canonical_request) const
    {
        text.assign(sigv4_algorithm) += '\n';
        text.append(amz_date) += '\n';
        text.append(scope_) += '\n';
        append_hex(text, canonical_request);
        return key_.sign(memory, text);
    }

private:
    static hmac_key derive(
        sha256_algorithm const& with, std::string_view secret, std::string_view day, signing_scope const& scope)
    {
        sha256_context memory;
        auto           key = hmac_key(with, std::string("AWS4").append(secret)).sign(memory, day);
        key = hmac_key(with, as_text(key)).sign(memory, scope.region);
        key = hmac_key(with, as_text(key)).sign(memory, scope.service);
        key = hmac_key(with, as_text(key)).sign(memory, scope_terminator);
        return hmac_key(with, as_text(key));
    }

    std::string secret_;
    std::string day_;
    std::string scope_;
    hmac_key    key_;
};

/// Compares in a time that tells nothing of where two texts differ.
inline bool equal_secrets(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// The value of a field that must be there once; null data() otherwise.
inline std::string_view only_value(signable_fields const& sorted, std::string_view name)
{
    auto const found = detail::fields_named(sorted, name);
    return found.size() == 1 ? found.front().value : std::string_view{};
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
    /// What a signature is made in. It is kept, so that the next one finds its storage.
    struct workspace
    {
        /// Makes `amz_date` that of `now`.
        void tell_time(std::chrono::sys_seconds now)
        {
            if (amz_date.empty() || now != time)
                amz_date = detail::format_amz_date(now);
            time = now;
        }

        std::string_view day() const noexcept { return std::string_view(amz_date).substr(0, detail::day_digits); }

        std::chrono::sys_seconds                   time{};
        std::string                                amz_date{};
        std::shared_ptr<detail::signing_key const> key{};
        detail::signed_fields                      fields{};
        std::string                                text{};
        detail::sha256_context                     digest{};
    };

    /// A workspace, given back when this is destroyed.
    class lease
    {
    public:
        explicit lease(state& from) : from_(from)
        {
            std::scoped_lock const lock(from_.guard);
            if (!from_.idle.empty()) {
                work_ = std::move(from_.idle.back());
                from_.idle.pop_back();
            }
        }

        lease(lease const&) = delete;
        lease& operator=(lease const&) = delete;

        ~lease()
        {
            std::scoped_lock const lock(from_.guard);
            if (work_ && from_.idle.size() < from_.idle.capacity())
                from_.idle.push_back(std::move(work_));
        }

        workspace& operator*()
        {
            if (!work_)
                work_ = std::make_unique<workspace>();
            return *work_;
        }

    private:
        state&                     from_;
        std::unique_ptr<workspace> work_{};
    };

    explicit state(signing_scope given) : scope(std::move(given)) { idle.reserve(most_idle); }

    /// The key for a secret and a day, derived anew where the last one was for another.
    std::shared_ptr<detail::signing_key const> key_for(std::string_view secret, std::string_view day)
    {
        std::scoped_lock const lock(guard);
        if (!key || !key->is_for(secret, day))
            key = std::make_shared<detail::signing_key const>(sha256, secret, day, scope);
        return key;
    }

    /// As many threads as this can sign at once without making workspaces.
    static constexpr std::size_t most_idle = 16;

    signing_scope const                        scope;
    detail::sha256_algorithm const             sha256{};
    std::mutex                                 guard{};
    std::shared_ptr<detail::signing_key const> key{}; ///< The last one that was asked for; may be null.
    std::vector<std::unique_ptr<workspace>>    idle{};
};

BINDERY_DECL sigv4_signer::sigv4_signer(signing_scope scope) : state_(new state(std::move(scope))) { }

BINDERY_DECL sigv4_signer::~sigv4_signer() = default;

BINDERY_DECL void sigv4_signer::sign(
    http::request& request, credentials const& with, std::chrono::sys_seconds now) const
{
    if (http::find_field(request.fields, "Host").empty())
        throw std::invalid_argument("a request without a Host field cannot be signed");

    using namespace std::string_view_literals;
    state::lease leased(*state_);
    auto&        work = *leased;
    work.tell_time(now);
    if (!work.key || !work.key->is_for(with.secret_access_key, work.day()))
        work.key = state_->key_for(with.secret_access_key, work.day());

    http::set_field(request.fields, "X-Amz-Date", work.amz_date);
    if (with.session_token.empty())
        detail::erase_field(request.fields, "X-Amz-Security-Token");
    else
        http::set_field(request.fields, "X-Amz-Security-Token", with.session_token);

    work.fields.assign(request.fields);
    auto const body = detail::sha256(state_->sha256, work.digest, request.body);
    auto const append_fields = [&](std::string& out) { work.fields.append_to(out, request.fields); };
    work.text.clear();
    detail::append_canonical_request(work.text, request, append_fields, work.fields.names(), body);
    auto const canonical = detail::sha256(state_->sha256, work.digest, work.text);
    auto const signature = work.key->sign(work.digest, work.text, work.amz_date, canonical);

    work.text.assign(detail::sigv4_algorithm);
    work.text.append(" Credential="sv).append(with.access_key_id).append(1, '/').append(work.key->scope());
    work.text.append(", SignedHeaders="sv).append(work.fields.names()).append(", Signature="sv);
    detail::append_hex(work.text, signature);
    http::set_field(request.fields, "Authorization", work.text);
}

namespace detail {

/// The canonical request over the fields of the given names.
inline std::string canonical_request_of(
    http::request const& request, signable_fields const& sorted, std::string_view names, sha256_digest const& body)
{
    std::string text;
    append_canonical_request(
        text, request, [&](std::string& out) { append_canonical_fields(out, sorted, names); }, names, body);
    return text;
}

} // namespace detail

BINDERY_DECL std::string canonical_request(http::request const& request, std::string_view signed_field_names)
{
    detail::sha256_context memory;
    return detail::canonical_request_of(request, detail::sort_fields(request.fields), signed_field_names,
        detail::sha256(detail::sha256_algorithm(), memory, request.body));
}

BINDERY_DECL signature_verdict verify_signature(
    http::request const& request, signing_scope const& scope, credentials const& expected, std::chrono::sys_seconds now)
{
    using enum signature_verdict;
    auto const sorted = detail::sort_fields(request.fields);
    auto const claims = detail::fields_named(sorted, "authorization");
    if (claims.empty())
        return missing;
    auto const claim = detail::parse_authorization(claims.front().value);
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
        || !detail::equal_secrets(tokens.empty() ? std::string_view{} : tokens.front().value, expected.session_token))
        return wrong_token;

    if (!detail::covers(claim->signed_names, sorted))
        return mismatch;
    detail::sha256_algorithm const sha256;
    detail::sha256_context         memory;
    auto                           text = detail::canonical_request_of(
                                  request, sorted, claim->signed_names, detail::sha256(sha256, memory, request.body));
    auto const                canonical = detail::sha256(sha256, memory, text);
    detail::signing_key const key(sha256, expected.secret_access_key, claim->day, scope);
    std::string               signature;
    detail::append_hex(signature, key.sign(memory, text, amz_date, canonical));
    return detail::equal_secrets(signature, claim->signature) ? valid : mismatch;
}

} // namespace bindery::aws

#endif
