// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_MESSAGE_HPP
#define BINDERY_HTTP_MESSAGE_HPP

#include <bindery/config.hpp>
#include <bindery/http/response_body.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bindery::http {

/// One header field. Names compare without regard to case.
struct field
{
    std::string name{};
    std::string value{};
};

/// The value of the first field of that name, or nothing (an empty view with a null data()) where there is none. The
/// view is valid as long as `fields` is unchanged.
BINDERY_DECL std::string_view find_field(std::vector<field> const& fields, std::string_view name) noexcept;

/// Replaces the first field of that name and drops further ones, or adds it.
BINDERY_DECL void set_field(std::vector<field>& fields, std::string_view name, std::string_view value);

/// A whole request. `Host`, `Content-Length` and `Connection` need not be set: a transport adds them where they are
/// missing.
struct request
{
    std::string        method{"POST"};
    std::string        target{"/"}; ///< Path and query as they go on the wire, percent-encoded.
    std::vector<field> fields{};
    std::string        body{};

    /// Makes it as new, keeping the storage.
    void clear() noexcept
    {
        method = "POST";
        target = "/";
        fields.clear();
        body.clear();
    }
};

/// A whole response.
struct response
{
    int                status = 0; ///< E.g. 200.
    std::string        reason{};   ///< The status line's text, e.g. "OK"; may be empty.
    std::vector<field> fields{};
    response_body      body{};

    /// Empties it, keeping the storage.
    void clear() noexcept
    {
        status = 0;
        reason.clear();
        fields.clear();
        body.clear();
    }
};

} // namespace bindery::http

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/http/impl/message.ipp>
#endif

#endif
