// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_INTERNAL_BASIC_AUTHORIZATION_HPP
#define BINDERY_HTTP_IMPL_INTERNAL_BASIC_AUTHORIZATION_HPP

#include <bindery/shape/blob.hpp>

#include <cstddef>
#include <string>

namespace bindery::http::detail {

/// RFC 7617.
inline std::string basic_authorization(std::string const& user, std::string const& password)
{
    auto const        plain = user + ":" + password;
    auto const* const bytes = reinterpret_cast<std::byte const*>(plain.data());
    std::string       result = "Basic ";
    append_base64(result, blob(bytes, bytes + plain.size()));
    return result;
}

} // namespace bindery::http::detail

#endif
