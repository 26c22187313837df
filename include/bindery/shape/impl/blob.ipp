// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_BLOB_IPP
#define BINDERY_SHAPE_IMPL_BLOB_IPP

#include <bindery/shape/blob.hpp>

#include <openssl/evp.h>

#include <algorithm>

namespace bindery {

BINDERY_DECL void append_base64(std::string& out, blob const& bytes)
{
    // OpenSSL counts in int, and writes a NUL behind the text.
    constexpr std::size_t chunk = 3 * 1024 * 1024;
    for (std::size_t done = 0; done < bytes.size(); done += chunk) {
        auto const  size = std::min(chunk, bytes.size() - done);
        auto const  at = out.size();
        auto const* from = reinterpret_cast<unsigned char const*>(bytes.data() + done);
        out.resize(at + (size + 2) / 3 * 4 + 1);
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data() + at), from, static_cast<int>(size));
        out.pop_back();
    }
}

BINDERY_DECL bool decode_base64(std::string_view text, blob& out)
{
    if (text.size() % 4 != 0)
        return false;
    constexpr std::size_t chunk = 4 * 1024 * 1024;
    out.resize(text.size() / 4 * 3);
    for (std::size_t done = 0; done < text.size(); done += chunk) {
        auto const  size = std::min(chunk, text.size() - done);
        auto const* from = reinterpret_cast<unsigned char const*>(text.data() + done);
        auto* const to = reinterpret_cast<unsigned char*>(out.data() + done / 4 * 3);
        if (EVP_DecodeBlock(to, from, static_cast<int>(size)) < 0)
            return false;
    }
    if (text.ends_with('='))
        out.resize(out.size() - (text.ends_with("==") ? 2 : 1));

    // OpenSSL forgives white space, padding in the middle and bits beyond the last byte, all of which would let several
    // texts stand for the same bytes.
    std::string canonical;
    append_base64(canonical, out);
    return canonical == text;
}

} // namespace bindery

#endif
