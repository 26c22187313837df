// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_IMPL_MESSAGE_IPP
#define BINDERY_HTTP_IMPL_MESSAGE_IPP

#include <bindery/http/message.hpp>

#include <bindery/http/detail/ascii.hpp>

#include <algorithm>

namespace bindery::http {

BINDERY_DECL std::string_view find_field(std::vector<field> const& fields, std::string_view name) noexcept
{
    for (field const& each : fields)
        if (detail::equal_ignoring_case(each.name, name))
            return each.value;
    return {};
}

BINDERY_DECL void set_field(std::vector<field>& fields, std::string_view name, std::string_view value)
{
    auto const is_named = [name](field const& each) { return detail::equal_ignoring_case(each.name, name); };
    auto const first = std::ranges::find_if(fields, is_named);
    if (first == fields.end()) {
        fields.push_back({std::string(name), std::string(value)});
        return;
    }
    first->value = value;
    fields.erase(std::remove_if(first + 1, fields.end(), is_named), fields.end());
}

} // namespace bindery::http

#endif
