// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_BLOB_HPP
#define BINDERY_SHAPE_BLOB_HPP

#include <bindery/config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bindery {

/// Binary data. On a JSON wire it is a base64 string (RFC 4648 section 4, with padding).
using blob = std::vector<std::byte>;

/// Appends the base64 form of `bytes` to `out`.
BINDERY_DECL void append_base64(std::string& out, blob const& bytes);

/// Replaces `out` by what `text` encodes. False where the text is no canonical base64 (a wrong character, length or
/// padding); `out` is then unspecified.
BINDERY_DECL bool decode_base64(std::string_view text, blob& out);

} // namespace bindery

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/blob.ipp>
#endif

#endif
