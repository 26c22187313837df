// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_SIGV4_HPP
#define BINDERY_AWS_SIGV4_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/config.hpp>
#include <bindery/http/message.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace bindery::aws {

/// What a signature is valid for.
struct signing_scope
{
    std::string region{};  ///< E.g. "us-east-1". Never a pseudo-region such as "sandbox".
    std::string service{}; ///< The signing name, e.g. "mturk-requester".

    friend bool operator==(signing_scope const&, signing_scope const&) = default;
};

/// Signs requests with AWS Signature Version 4 (algorithm AWS4-HMAC-SHA256, signature in the Authorization field).
///
/// The key derived from the credentials, the day and the scope is kept and used again while they stay the same.
/// Thread safety: may be used from several threads at once.
class sigv4_signer
{
public:
    BINDERY_DECL explicit sigv4_signer(signing_scope scope);
    BINDERY_DECL ~sigv4_signer();
    sigv4_signer(sigv4_signer const&) = delete;
    sigv4_signer& operator=(sigv4_signer const&) = delete;

    /// Signs `request` as of `now`: sets X-Amz-Date, with a session token X-Amz-Security-Token, and Authorization.
    ///
    /// The request must already carry its Host field and be complete; afterwards only fields that are not signed may
    /// change. Signed are, as by AWS's SDKs, all fields but those that may change on their way: Connection, Expect,
    /// Keep-Alive, Proxy-Authorization, Proxy-Connection, TE, Trailer, Transfer-Encoding, Upgrade, User-Agent and
    /// X-Amzn-Trace-Id. Signing a signed request again replaces the signature, and drops the session token of
    /// credentials that had one where `with` has none.
    ///
    /// Exceptions: std::bad_alloc; std::invalid_argument for a request without a Host field;
    /// bindery::error (errc::invalid_config) where OpenSSL has no SHA-256.
    BINDERY_DECL void sign(http::request& request, credentials const& with, std::chrono::sys_seconds now) const;

private:
    struct state;
    std::unique_ptr<state> state_;
};

/// The canonical request of Signature Version 4, the text whose hash is signed, over the fields of the given names:
/// lower case, sorted and joined by semicolons, as in `content-type;host;x-amz-date`.
///
/// It is that of all services but S3: dot segments and repeated slashes are taken out of the path, which is then
/// percent-encoded a second time. The parameters of the query are sorted and otherwise taken as they are, so they must
/// be percent-encoded as AWS does it: all but letters, digits and -._~, hexadecimal digits in upper case.
BINDERY_DECL std::string canonical_request(http::request const& request, std::string_view signed_field_names);

/// What a signature check found, in AWS's terms. Of several faults the one that stands first here is found.
enum class signature_verdict {
    valid,
    missing,            ///< No Authorization field: MissingAuthenticationToken.
    malformed,          ///< An Authorization or X-Amz-Date field that is none of SigV4: IncompleteSignature.
    wrong_scope,        ///< Signed for another region, service or day: InvalidSignatureException.
    wrong_time,         ///< Signed more than five minutes from now: InvalidSignatureException.
    unknown_access_key, ///< A key ID other than the expected one: UnrecognizedClientException.
    wrong_token,        ///< Another session token, one too many or none: UnrecognizedClientException.
    mismatch,           ///< Another secret or other content was signed: InvalidSignatureException.
};

/// Checks the signature of a request that was received, as a server does that knows the secret.
///
/// The Host, X-Amz-Date and, where they are there, Content-Type and all other X-Amz- fields must be among the signed
/// ones. Signatures and tokens are compared in constant time. A request may be replayed within the five minutes, as
/// AWS allows too. Exceptions: as sigv4_signer::sign. Thread safety: may be called concurrently.
BINDERY_DECL signature_verdict verify_signature(http::request const& request, signing_scope const& scope,
    credentials const& expected, std::chrono::sys_seconds now);

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/sigv4.ipp>
#endif

#endif
