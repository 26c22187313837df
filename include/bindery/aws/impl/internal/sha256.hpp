// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SHA256_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SHA256_HPP

#include <bindery/error.hpp>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace bindery::aws::detail {

using sha256_digest = std::array<unsigned char, 32>;

/// A digest as text or key of the next step.
inline std::string_view as_text(sha256_digest const& digest) noexcept
{
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

/// OpenSSL fails here only where its configuration has no SHA-256, or out of memory.
[[noreturn]] inline void throw_no_sha256()
{
    throw error(
        make_error_code(errc::invalid_config), "OpenSSL cannot compute SHA-256: check its configured providers");
}

inline sha256_digest sha256(std::string_view bytes)
{
    sha256_digest result;
    if (EVP_Digest(bytes.data(), bytes.size(), result.data(), nullptr, EVP_sha256(), nullptr) != 1)
        throw_no_sha256();
    return result;
}

inline sha256_digest hmac_sha256(std::string_view key, std::string_view bytes)
{
    sha256_digest result;
    auto const*   data = reinterpret_cast<unsigned char const*>(bytes.data());
    if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), data, bytes.size(), result.data(), nullptr))
        throw_no_sha256();
    return result;
}

/// Appends the digest in lower-case hexadecimal digits.
inline void append_hex(std::string& out, sha256_digest const& digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    for (unsigned const byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

} // namespace bindery::aws::detail

#endif
