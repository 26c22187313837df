// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_LINK_HPP
#define BINDERY_HTTP_LINK_HPP

#include <bindery/config.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/message.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::http {

/// The target of the first link with that relation type, such as `next`, that the `Link` fields of a response have: the
/// text between < and >. Empty where there is none.
///
/// Fields are read as RFC 8288, appendix B, has it: what is malformed ends a field's list. Relation types compare
/// without regard to case. A link with an `anchor` parameter is one of another resource and not taken.
BINDERY_DECL std::optional<std::string> find_link(std::vector<field> const& fields, std::string_view relation);

/// Where a reference leads.
struct resolved_reference
{
    bool        same_origin = true;
    std::string target{}; ///< Path and query.
};

/// Resolves a URI reference against the page at `target` of an endpoint (RFC 3986, section 5.2). The fragment is
/// dropped. Empty where the result is no http:// or https:// URL, has a user name or characters that a URL cannot have.
BINDERY_DECL std::optional<resolved_reference> resolve_reference(
    std::string_view reference, endpoint const& at, std::string_view target);

} // namespace bindery::http

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/http/impl/link.ipp>
#endif

#endif
