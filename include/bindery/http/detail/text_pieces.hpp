// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_HTTP_DETAIL_TEXT_PIECES_HPP
#define BINDERY_HTTP_DETAIL_TEXT_PIECES_HPP

#include <string>
#include <string_view>

/// The pieces of which addresses and fields are made.
namespace bindery::http::detail {

/// Calls `visit` with each piece between separators; an empty text has one, empty piece.
template <class Visitor>
void for_each_piece(std::string_view text, char separator, Visitor visit)
{
    for (;;) {
        auto const end = text.find(separator);
        visit(text.substr(0, end));
        if (end == text.npos)
            return;
        text.remove_prefix(end + 1);
    }
}

/// Takes the rest of a quoted string (RFC 9110, section 5.6.4), behind its first quotation mark, off the front of a
/// text. Returns what is quoted.
inline std::string take_quoted(std::string_view& text)
{
    std::string quoted;
    while (!text.empty()) {
        bool const is_end = text.starts_with('"');
        text.remove_prefix(is_end || text.starts_with('\\') ? 1 : 0);
        if (is_end)
            break;
        quoted += text.substr(0, 1);
        text.remove_prefix(text.empty() ? 0 : 1);
    }
    return quoted;
}

} // namespace bindery::http::detail

#endif
