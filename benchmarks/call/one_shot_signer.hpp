// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_CALL_ONE_SHOT_SIGNER_HPP
#define BINDERY_BENCHMARKS_CALL_ONE_SHOT_SIGNER_HPP

#include "workload.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

#include <cstddef>
#include <ctime>
#include <string>
#include <string_view>
#include <utility>

namespace bench {

/// What a signed request carries besides.
struct signature_fields
{
    std::string date{};
    std::string authorization{};
};

/// Signature Version 4 as one writes it by hand for one operation: with OpenSSL's functions SHA256() and HMAC(), and
/// the day's key kept.
class one_shot_signer
{
public:
    explicit one_shot_signer(std::string host) : host_(std::move(host)) { }

    signature_fields sign(std::string_view body)
    {
        char              stamp[17];
        std::time_t const now = std::time(nullptr);
        std::tm           utc{};
        gmtime_r(&now, &utc);
        std::strftime(stamp, sizeof stamp, "%Y%m%dT%H%M%SZ", &utc);
        std::string const day(stamp, 8);
        if (day != key_day_) {
            key_ = hmac(
                hmac(hmac(hmac(std::string("AWS4") + secret_access_key, day), region), signing_name), "aws4_request");
            key_day_ = day;
        }

        std::string const names = "content-type;host;x-amz-date;x-amz-target";
        std::string const canonical = std::string("POST\n/\n\ncontent-type:") + content_type + "\nhost:" + host_
                                      + "\nx-amz-date:" + stamp + "\nx-amz-target:" + target + "\n\n" + names + "\n"
                                      + sha256(body);
        std::string const scope = day + "/" + region + "/" + signing_name + "/aws4_request";
        std::string const to_sign = std::string("AWS4-HMAC-SHA256\n") + stamp + "\n" + scope + "\n" + sha256(canonical);
        return {stamp, std::string("AWS4-HMAC-SHA256 Credential=") + access_key_id + "/" + scope
                           + ", SignedHeaders=" + names + ", Signature=" + hex(hmac(key_, to_sign))};
    }

private:
    static std::string hex(std::string_view bytes)
    {
        static char const digits[] = "0123456789abcdef";
        std::string       text;
        text.reserve(2 * bytes.size());
        for (unsigned char const byte : bytes) {
            text.push_back(digits[byte >> 4]);
            text.push_back(digits[byte & 15]);
        }
        return text;
    }

    static std::string sha256(std::string_view text)
    {
        unsigned char digest[SHA256_DIGEST_LENGTH];
        SHA256(reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest);
        return hex({reinterpret_cast<char*>(digest), sizeof digest});
    }

    static std::string hmac(std::string_view key, std::string_view text)
    {
        unsigned char digest[SHA256_DIGEST_LENGTH];
        HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
            reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest, nullptr);
        return {reinterpret_cast<char*>(digest), sizeof digest};
    }

    std::string host_;
    std::string key_{};
    std::string key_day_{};
};

} // namespace bench

#endif
