// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_ONE_LINE_HPP
#define BINDERY_CALL_IMPL_INTERNAL_ONE_LINE_HPP

#include <bindery/shape/detail/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace bindery::detail {

/// Text in one line: control characters and runs of white space become a space, what is no UTF-8 a `?`, and after
/// `longest` characters it is cut.
inline std::string in_one_line(std::string_view text, std::size_t longest)
{
    std::string line;
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        auto const c = next_code_point(text, at);
        if (c <= U' ' || (c >= 0x7F && c < 0xA0)) {
            if (!line.empty() && !line.ends_with(' '))
                line += ' ';
        }
        else if (characters++ == longest)
            return line + "...";
        else
            line += c == 0xFFFD ? "?" : text.substr(begin, at - begin);
    }
    if (line.ends_with(' '))
        line.pop_back();
    return line;
}

} // namespace bindery::detail

#endif
