// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_FAILURE_PATH_IPP
#define BINDERY_JSON_IMPL_FAILURE_PATH_IPP

#include <bindery/json/detail/failure_path.hpp>
#include <bindery/json/detail/reader.hpp>
#include <bindery/shape/detail/path.hpp>

#include <algorithm>
#include <cstddef>

namespace bindery::json::detail {

BINDERY_DECL std::string failure_path(std::string_view text, std::size_t offset, std::vector<std::size_t> const& maps)
{
    /// An array or object that is open, and where in it the walk is.
    struct level
    {
        bool        is_object;
        bool        is_map;
        std::size_t count = 0;
        std::string step{};
    };
    std::vector<level> levels;
    reader             walk(text, 0);

    /// Goes on to the next value; false where the text ends or fails first.
    auto const next_value = [&](char const*& at) {
        while (!levels.empty()) {
            auto&            inner = levels.back();
            bool const       first = inner.count == 0;
            std::string_view name;
            auto const       next = inner.is_object ? walk.next_member(at, first, name) : walk.next_element(at, first);
            if (next == reader::step::item) {
                namespace steps = bindery::detail;
                inner.step = !inner.is_object ? steps::index_step(inner.count)
                             : inner.is_map   ? steps::key_step(name)
                                              : steps::member_step(name);
                ++inner.count;
                return true;
            }
            // The failure is between values: it belongs to what holds them.
            levels.pop_back();
            if (next == reader::step::failed)
                return false;
        }
        return false;
    };

    for (auto const* at = walk.begin();;) {
        at = walk.skip_space(at);
        if (walk.offset(at) >= offset)
            break;
        if (*at == '{' || *at == '[') {
            levels.push_back({.is_object = *at == '{',
                .is_map = std::find(maps.begin(), maps.end(), walk.offset(at)) != maps.end()});
            ++at;
        }
        else
            at = walk.skip_value(at, 0);
        if (at == nullptr || !next_value(at))
            break;
    }

    std::string path;
    for (auto const& level : levels)
        bindery::detail::append_step(path, level.step);
    return path;
}

} // namespace bindery::json::detail

#endif
