// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_PARSE_MEMBERS_HPP
#define BINDERY_JSON_PARSE_MEMBERS_HPP

#include <bindery/json/detail/decode.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/shape/detail/rules.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace bindery::json {

/// Parses a JSON object into a shape, each member by itself: one that is not as declared stays as it was and does not
/// hide the others. For texts that must be made the best of, such as error bodies.
///
/// Returns: whether the text is a JSON object; if not, some members may have been read. Exceptions: std::bad_alloc.
template <described_struct T>
bool parse_members_into(T& into, std::string_view text, parse_options const& options = {})
{
    detail::reader in(text, options.max_depth);
    auto const*    at = in.open_object(in.begin(), options.max_depth);
    if (at == nullptr)
        return false;
    std::string_view name;
    for (bool first = true;; first = false) {
        auto const next = in.next_member(at, first, name);
        if (next != detail::reader::step::item)
            return next == detail::reader::step::end && in.finish(at);
        auto const* const value = at;
        at = in.skip_value(at, options.max_depth - 1);
        if (at == nullptr)
            return false;
        bindery::detail::for_each_member<T>([&]<class Descriptor>() {
            if (name != bindery::detail::wire_name_of<T, Descriptor>())
                return;
            constexpr auto as = bindery::detail::timestamp_notation_of<T, Descriptor>();
            auto           member = into.*Descriptor::pointer;
            if (!detail::parse_text<as>(member, {value, static_cast<std::size_t>(at - value)}, options.max_depth))
                into.*Descriptor::pointer = std::move(member);
        });
    }
}

} // namespace bindery::json

#endif
