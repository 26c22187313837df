// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_SHA256_HPP
#define BINDERY_AWS_IMPL_INTERNAL_SHA256_HPP

#include <bindery/error.hpp>
#include <bindery/http/impl/internal/openssl_ptr.hpp>

#include <openssl/evp.h>

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

inline void require_sha256(bool success)
{
    if (!success)
        throw_no_sha256();
}

/// SHA-256, looked up once: OpenSSL's own EVP_sha256() is looked up anew at each use, which takes longer than hashing a
/// request.
///
/// Thread safety: may be used from several threads at once.
class sha256_algorithm
{
public:
    sha256_algorithm() : method_(EVP_MD_fetch(nullptr, "SHA256", nullptr)) { require_sha256(method_ != nullptr); }

    EVP_MD* get() const noexcept { return method_.get(); }

private:
    http::detail::openssl_ptr<EVP_MD> method_;
};

/// Memory for a digest under way.
class sha256_context
{
public:
    sha256_context() : context_(EVP_MD_CTX_new()) { require_sha256(context_ != nullptr); }

    /// Begins anew.
    void begin(sha256_algorithm const& with)
    {
        require_sha256(EVP_DigestInit_ex2(context_.get(), with.get(), nullptr) == 1);
    }

    /// Begins where another one stands.
    void begin(sha256_context const& from)
    {
        require_sha256(EVP_MD_CTX_copy_ex(context_.get(), from.context_.get()) == 1);
    }

    void add(std::string_view bytes)
    {
        require_sha256(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
    }

    sha256_digest finish()
    {
        sha256_digest result;
        require_sha256(EVP_DigestFinal_ex(context_.get(), result.data(), nullptr) == 1);
        return result;
    }

private:
    http::detail::openssl_ptr<EVP_MD_CTX> context_;
};

inline sha256_digest sha256(sha256_algorithm const& with, sha256_context& memory, std::string_view bytes)
{
    memory.begin(with);
    memory.add(bytes);
    return memory.finish();
}

/// A key of HMAC (RFC 2104), hashed already as far as it goes.
class hmac_key
{
public:
    hmac_key(sha256_algorithm const& with, std::string_view key)
    {
        constexpr std::size_t block_size = 64;
        sha256_digest         digest;
        if (key.size() > block_size) {
            digest = sha256(with, inner_, key);
            key = as_text(digest);
        }
        std::array<char, block_size> inner, outer;
        for (std::size_t i = 0; i < block_size; ++i) {
            char const c = i < key.size() ? key[i] : '\0';
            inner[i] = static_cast<char>(c ^ 0x36);
            outer[i] = static_cast<char>(c ^ 0x5c);
        }
        inner_.begin(with);
        inner_.add({inner.data(), inner.size()});
        outer_.begin(with);
        outer_.add({outer.data(), outer.size()});
    }

    sha256_digest sign(sha256_context& memory, std::string_view bytes) const
    {
        memory.begin(inner_);
        memory.add(bytes);
        auto const digest = memory.finish();
        memory.begin(outer_);
        memory.add(as_text(digest));
        return memory.finish();
    }

private:
    sha256_context inner_{};
    sha256_context outer_{};
};

/// Appends the digest in lower-case hexadecimal digits.
inline void append_hex(std::string& out, sha256_digest const& digest)
{
    constexpr std::string_view                   digits = "0123456789abcdef";
    std::array<char, 2 * sha256_digest{}.size()> text;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    out.append(text.data(), text.size());
}

} // namespace bindery::aws::detail

#endif
