// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_PAGINATION_IPP
#define BINDERY_CALL_IMPL_PAGINATION_IPP

#include <bindery/call/detail/pagination.hpp>

#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/link.hpp>

#include <utility>

namespace bindery::detail {

BINDERY_DECL std::optional<json::failure> write_next_link(
    std::string& token, http::endpoint const& at, std::string_view target, std::vector<http::field> const& fields)
{
    token.clear();
    auto const link = http::find_link(fields, "next");
    if (!link)
        return std::nullopt;
    // A user name, a query and a fragment may have a secret in them.
    auto const refuse = [&](std::string const& problem) {
        auto       shown = link->substr(0, link->find_first_of("?#"));
        auto const login_end = shown.rfind('@');
        shown.erase(0, login_end == shown.npos ? 0 : login_end);
        return json::failure{.offset = json::failure::nowhere,
            .path = "Link",
            .problem = "the next page, <" + http::detail::printable(shown) + ">, " + problem};
    };
    auto resolved = http::resolve_reference(*link, at, target);
    if (!resolved)
        return refuse("is no http:// or https:// address, or has a user name");
    if (!resolved->same_origin)
        return refuse("is at another origin than " + at.origin()
                      + ": it is not asked, because it would be given the "
                        "credentials");
    token = std::move(resolved->target);
    return std::nullopt;
}

} // namespace bindery::detail

#endif
