// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_DETAIL_CERTIFICATE_HPP
#define BINDERY_TESTING_DETAIL_CERTIFICATE_HPP

#include <bindery/config.hpp>

#include <string>

namespace bindery::testing::detail {

/// A server's key and certificate, and the authority that signed it, all in PEM.
struct server_certificate
{
    std::string ca_pem{};
    std::string certificate_pem{};
    std::string key_pem{};
};

/// Makes an authority and a certificate signed by it, valid from an hour ago for a year.
///
/// `names` is what the certificate is for, in OpenSSL's notation: `DNS:localhost,IP:127.0.0.1`. Errors:
/// bindery::error (errc::invalid_config).
BINDERY_DECL server_certificate make_server_certificate(std::string const& names);

} // namespace bindery::testing::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/testing/impl/certificate.ipp>
#endif

#endif
