// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_DETAIL_DECODE_UNION_HPP
#define BINDERY_JSON_DETAIL_DECODE_UNION_HPP

#include <bindery/config.hpp>
#include <bindery/json/detail/decode_object.hpp>
#include <bindery/shape/detail/rules.hpp>

#include <cstddef>
#include <string>

namespace bindery::json::detail {

/// Reads an object of which exactly one member counts: `__type` and nulls do not. A member that the shape does not have
/// is skipped, and its name becomes `unknown`. All members but the one that was read are cleared.
///
/// Which it is, is seen when the object has ended. One function for all unions, which are small objects.
BINDERY_DECL char const* decode_alternative(
    reader& in, char const* at, object_target const& into, std::string& unknown);

template <described_struct T>
char const* decode_union(reader& in, char const* at, T& into, std::size_t levels)
{
    member_set<member_count<T>> present{};
    return decode_alternative(
        in, at, {&into, decoded_members_of<T>, present, levels}, into.*bindery::detail::unknown_of<T>);
}

} // namespace bindery::json::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/json/impl/decode_union.ipp>
#endif

#endif
