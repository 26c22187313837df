// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_CREDENTIALS_TEXT_HPP
#define BINDERY_AWS_IMPL_INTERNAL_CREDENTIALS_TEXT_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/shape/timestamp.hpp>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bindery::aws::detail {

/// Whether each character may stand in an HTTP field and ends neither an element of a credential scope (a slash, where
/// `slash_allowed` is false) nor a parameter of the Authorization field (a comma).
inline bool is_credential_text(std::string_view text, bool slash_allowed) noexcept
{
    return std::all_of(text.begin(), text.end(),
        [&](char c) { return http::detail::is_visible(c) && c != ',' && (slash_allowed || c != '/'); });
}

/// The name of the first part with a character that no AWS credential has, or nothing. Such a part would be refused by
/// the service with a message that does not tell which one it is.
inline std::string_view unusable_part(credentials const& some, std::string_view id_name, std::string_view secret_name,
    std::string_view token_name) noexcept
{
    if (!is_credential_text(some.access_key_id, false))
        return id_name;
    if (!is_credential_text(some.secret_access_key, true))
        return secret_name;
    if (!is_credential_text(some.session_token, true))
        return token_name;
    return {};
}

/// What a provider has brought.
///
/// Errors: provider_error (errc::no_credentials) where that is null, which a provider of the user's may bring by
/// mistake.
inline std::shared_ptr<credentials const> not_null(
    credentials_provider const& from, std::shared_ptr<credentials const> brought)
{
    if (!brought)
        throw provider_error(errc::no_credentials, "the credentials provider \"" + http::detail::printable(from.name())
                                                       + "\" brought null instead of credentials or an error");
    return brought;
}

/// A timestamp by the system's clock, which counts finer and so has narrower bounds: what lies beyond the later one is
/// as good as never, what lies before 1970 has expired long ago.
inline std::chrono::system_clock::time_point clock_time(timestamp time)
{
    using namespace std::chrono;
    return std::clamp<timestamp>(time, sys_days(year(1970) / 1 / 1), sys_days(year(2200) / 1 / 1));
}

/// What is said about credentials in an answer, and under which names.
struct credentials_text
{
    std::string_view                access_key_id{};
    std::string_view                secret_access_key{};
    std::string_view                session_token{};
    std::optional<std::string_view> expiration{}; ///< ISO 8601.
};

/// Makes credentials of what `subject` has answered.
///
/// Errors: provider_error (errc::credentials_failed) where that is not complete.
inline std::shared_ptr<credentials const> make_credentials(std::string const& subject, credentials_text const& text)
{
    auto const refuse = [&](std::string const& problem) {
        throw provider_error(errc::credentials_failed, subject + " answered with credentials " + problem);
    };
    credentials made{std::string(text.access_key_id), std::string(text.secret_access_key),
        std::string(text.session_token), std::nullopt};
    if (made.access_key_id.empty() || made.secret_access_key.empty())
        refuse(made.access_key_id.empty() ? "without an access key ID" : "without a secret access key");
    auto const part = unusable_part(made, "access key ID", "secret access key", "session token");
    if (!part.empty())
        refuse("whose " + std::string(part) + " has a character in it that none has");
    if (text.expiration) {
        auto const time = parse_timestamp(*text.expiration, iso8601);
        if (!time)
            refuse("whose expiration is no time such as 2026-11-23T20:15:30Z: \""
                   + http::detail::printable(*text.expiration) + "\"");
        made.expires_at = clock_time(*time);
    }
    return std::make_shared<credentials const>(std::move(made));
}

} // namespace bindery::aws::detail

#endif
