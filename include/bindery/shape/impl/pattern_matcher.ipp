// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_PATTERN_MATCHER_IPP
#define BINDERY_SHAPE_IMPL_PATTERN_MATCHER_IPP

#include <bindery/shape/detail/pattern_matcher.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <boost/regex.hpp>

#include <stdexcept>
#include <string>

namespace bindery::detail {

/// A wide character per code point, so that `.` and classes count characters as API models do, not bytes.
inline std::wstring to_wide(std::string_view text)
{
    std::wstring wide;
    wide.reserve(text.size());
    for (std::size_t at = 0; at < text.size();)
        wide.push_back(static_cast<wchar_t>(next_code_point(text, at)));
    return wide;
}

struct pattern_matcher::compiled
{
    boost::wregex expression;
};

BINDERY_DECL pattern_matcher::pattern_matcher(std::string_view expression)
{
    try {
        compiled_ = std::make_shared<compiled const>(compiled{boost::wregex(to_wide(expression))});
    }
    catch (boost::regex_error const& error) {
        throw std::logic_error("pattern " + std::string(expression) + ": " + error.what());
    }
}

BINDERY_DECL bool pattern_matcher::matches(std::string_view text) const
{
    return boost::regex_search(
        to_wide(text), compiled_->expression, boost::match_single_line | boost::match_not_dot_newline);
}

} // namespace bindery::detail

#endif
