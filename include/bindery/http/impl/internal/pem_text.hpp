// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_PEM_TEXT_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_PEM_TEXT_HPP

#include <bindery/http/detail/read_file.hpp>
#include <bindery/http/impl/internal/openssl_ptr.hpp>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace bindery::http::detail {

/// PEM, and where it comes from, for messages.
struct pem_text
{
    std::string text{};
    std::string source{};

    openssl_ptr<BIO> open() const
    {
        return openssl_ptr<BIO>(require(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), "a BIO"));
    }
};

/// What two settings say of which one may be set: the PEM itself, or the path of a file with it.
///
/// Errors: bindery::error (errc::invalid_config).
inline std::optional<pem_text> find_pem(
    std::string const& pem, std::string const& pem_setting, std::string const& path, std::string const& path_setting)
{
    if (!pem.empty() && !path.empty())
        throw_invalid_config("both " + pem_setting + " and " + path_setting + " are set: only one of them can be used");
    if (!pem.empty())
        return pem_text{pem, pem_setting};
    if (path.empty())
        return std::nullopt;
    std::error_code error;
    auto            content = read_file(path, error);
    auto const      source = path_setting + " \"" + path + "\"";
    if (error)
        throw_invalid_config("cannot read " + source + ": " + error.message());
    return pem_text{std::move(content), source};
}

/// All certificates, of which there must be one.
///
/// Errors: bindery::error (errc::invalid_config).
inline std::vector<openssl_ptr<X509>> read_certificates(pem_text const& from)
{
    auto const                     text = from.open();
    std::vector<openssl_ptr<X509>> result;
    while (openssl_ptr<X509> each{PEM_read_bio_X509_AUX(text.get(), nullptr, nullptr, nullptr)})
        result.push_back(std::move(each));
    // This is how the function reports the end of the text.
    bool const at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    auto const reason = take_openssl_reason();
    if (!at_end)
        throw_invalid_config(
            "certificate " + std::to_string(result.size() + 1) + " of " + from.source + " is malformed: " + reason);
    if (result.empty())
        throw_invalid_config(from.source + " contains no certificate in PEM");
    return result;
}

} // namespace bindery::http::detail

#endif
