// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_OPERATION_LIST_HPP
#define BINDERY_CALL_OPERATION_LIST_HPP

#include <cstddef>

namespace bindery {

/// Operations that belong together, such as all of an API's:
/// `inline constexpr bindery::operation_list operations{get_hit, list_hits};`
template <class... Operations>
class operation_list
{
public:
    constexpr explicit operation_list(Operations const&...) noexcept { }

    static constexpr std::size_t size() noexcept { return sizeof...(Operations); }

    /// Calls `visit(operation)` for each of them, in the order of the list.
    template <class Visitor>
    static constexpr void for_each(Visitor&& visit)
    {
        (visit(Operations{}), ...);
    }
};

} // namespace bindery

#endif
