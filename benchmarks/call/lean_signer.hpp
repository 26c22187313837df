// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_CALL_LEAN_SIGNER_HPP
#define BINDERY_BENCHMARKS_CALL_LEAN_SIGNER_HPP

#include "workload.hpp"

#include <openssl/evp.h>

#include <array>
#include <cstddef>
#include <ctime>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace bench {

/// Signature Version 4 for one operation and one endpoint, as fast as OpenSSL's supported functions allow: one digest
/// context for everything, and texts in storage that is kept.
class lean_signer
{
public:
    explicit lean_signer(std::string host) : host_(std::move(host)) { }

    std::string const& host() const noexcept { return host_; }

    struct fields
    {
        std::string_view date;
        std::string_view authorization;
    };

    /// What it returns is valid until the next time.
    fields sign(std::string_view body)
    {
        if (auto const now = std::time(nullptr); now != now_)
            tell_time(now);

        text_.assign("POST\n/\n\ncontent-type:").append(content_type).append("\nhost:").append(host_);
        text_.append("\nx-amz-date:").append(stamp_).append("\nx-amz-target:").append(target);
        text_.append("\n\n").append(names).append("\n");
        append_hex(text_, hash({}, body));
        auto const canonical = hash({}, text_);
        text_.assign("AWS4-HMAC-SHA256\n").append(stamp_).append("\n").append(scope_).append("\n");
        append_hex(text_, canonical);
        auto const signature = hmac(key_, text_);

        text_.assign("AWS4-HMAC-SHA256 Credential=").append(access_key_id).append("/").append(scope_);
        text_.append(", SignedHeaders=").append(names).append(", Signature=");
        append_hex(text_, signature);
        return {stamp_, text_};
    }

private:
    static constexpr std::string_view names = "content-type;host;x-amz-date;x-amz-target";

    using digest = std::array<unsigned char, 32>;

    struct deleter
    {
        void operator()(EVP_MD* each) const { EVP_MD_free(each); }
        void operator()(EVP_MD_CTX* each) const { EVP_MD_CTX_free(each); }
    };

    /// A key as HMAC hashes it before the text and before the text's hash.
    struct padded_key
    {
        std::array<char, 64> inner{};
        std::array<char, 64> outer{};
    };

    static padded_key pad(std::string_view key)
    {
        padded_key result;
        for (std::size_t i = 0; i < result.inner.size(); ++i) {
            char const c = i < key.size() ? key[i] : '\0';
            result.inner[i] = static_cast<char>(c ^ 0x36);
            result.outer[i] = static_cast<char>(c ^ 0x5c);
        }
        return result;
    }

    static std::string_view as_text(digest const& of) { return {reinterpret_cast<char const*>(of.data()), of.size()}; }

    static void append_hex(std::string& out, digest const& of)
    {
        static char const digits[] = "0123456789abcdef";
        auto const        begin = out.size();
        out.resize(begin + 2 * of.size());
        for (std::size_t i = 0; i < of.size(); ++i) {
            out[begin + 2 * i] = digits[of[i] >> 4];
            out[begin + 2 * i + 1] = digits[of[i] & 15];
        }
    }

    digest hash(std::string_view first, std::string_view second)
    {
        digest result;
        EVP_DigestInit_ex2(context_.get(), sha256_.get(), nullptr);
        if (!first.empty())
            EVP_DigestUpdate(context_.get(), first.data(), first.size());
        EVP_DigestUpdate(context_.get(), second.data(), second.size());
        EVP_DigestFinal_ex(context_.get(), result.data(), nullptr);
        return result;
    }

    digest hmac(padded_key const& key, std::string_view text)
    {
        auto const inner = hash({key.inner.data(), key.inner.size()}, text);
        return hash({key.outer.data(), key.outer.size()}, as_text(inner));
    }

    void tell_time(std::time_t now)
    {
        char    stamp[17];
        std::tm utc{};
        gmtime_r(&now, &utc);
        std::strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &utc);
        now_ = now;
        stamp_ = stamp;
        auto const day = stamp_.substr(0, 8);
        if (scope_.starts_with(day))
            return;
        scope_ = day + "/" + region + "/" + signing_name + "/aws4_request";
        auto key = hmac(pad(std::string("AWS4") + secret_access_key), day);
        for (std::string_view const part : {region, signing_name, "aws4_request"})
            key = hmac(pad(as_text(key)), part);
        key_ = pad(as_text(key));
    }

    std::unique_ptr<EVP_MD, deleter>     sha256_{EVP_MD_fetch(nullptr, "SHA256", nullptr)};
    std::unique_ptr<EVP_MD_CTX, deleter> context_{EVP_MD_CTX_new()};
    std::string                          host_;
    std::time_t                          now_ = -1;
    std::string                          stamp_{};
    std::string                          scope_{};
    padded_key                           key_{};
    std::string                          text_{};
};

} // namespace bench

#endif
