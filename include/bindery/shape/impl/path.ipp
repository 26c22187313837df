// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_PATH_IPP
#define BINDERY_SHAPE_IMPL_PATH_IPP

#include <bindery/shape/detail/path.hpp>
#include <bindery/shape/detail/utf8.hpp>

namespace bindery::detail {

inline void append_readable(std::string& out, std::string_view name)
{
    constexpr std::size_t most = 100;
    std::size_t           at = 0;
    for (std::size_t count = 0; at < name.size() && count < most; ++count) {
        auto const length = utf8_sequence(name, at);
        bool const control = static_cast<unsigned char>(name[at]) < 0x20 || name[at] == 0x7F;
        if (length == 0 || control)
            out += '?';
        else
            out += name.substr(at, length);
        at += length == 0 ? 1 : length;
    }
    if (at < name.size())
        out += "...";
}

BINDERY_DECL std::string member_step(std::string_view name)
{
    std::string step = ".";
    append_readable(step, name);
    return step;
}

BINDERY_DECL std::string index_step(std::size_t index)
{
    return '[' + std::to_string(index) + ']';
}

BINDERY_DECL std::string key_step(std::string_view key)
{
    std::string step = "[";
    append_readable(step, key);
    step += ']';
    return step;
}

BINDERY_DECL void append_step(std::string& path, std::string_view step)
{
    if (path.empty() && step.starts_with('.'))
        step.remove_prefix(1);
    path += step;
}

} // namespace bindery::detail

#endif
