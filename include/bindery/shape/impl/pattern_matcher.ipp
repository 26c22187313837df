// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_IMPL_PATTERN_MATCHER_IPP
#define BINDERY_SHAPE_IMPL_PATTERN_MATCHER_IPP

#include <bindery/shape/detail/pattern_matcher.hpp>
#include <bindery/shape/detail/utf8.hpp>

#include <boost/regex.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
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

/// Recognises at once most texts that match a pattern of the form `^prefix[A-Z0-9]+$`, which most patterns of APIs
/// have: the general matcher takes microseconds.
class quick_matcher
{
public:
    explicit quick_matcher(std::string_view expression)
    {
        auto const begin = expression.find('[');
        bool const has_form = expression.starts_with('^') && expression.ends_with("]+$") && begin != expression.npos
                              && std::ranges::all_of(expression.substr(1, begin - 1), is_plain);
        if (has_form && allow(expression.substr(begin + 1, expression.size() - 3 - (begin + 1))))
            prefix_ = expression.substr(1, begin - 1);
    }

    /// False where the text does not match, or that is not known.
    bool matches(std::string_view text) const noexcept
    {
        if (!prefix_ || text.size() <= prefix_->size() || !text.starts_with(*prefix_))
            return false;
        return std::ranges::all_of(
            text.substr(prefix_->size()), [this](char c) { return allowed_[static_cast<unsigned char>(c)]; });
    }

private:
    static bool is_plain(char c) noexcept
    {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    }

    /// Takes in what stands between the brackets. False where that is more than plain characters and ranges of them.
    bool allow(std::string_view set)
    {
        while (!set.empty()) {
            bool const is_range = set.size() >= 3 && set[1] == '-';
            char const last = is_range ? set[2] : set[0];
            if (!is_plain(set[0]) || !is_plain(last))
                return false;
            for (int c = set[0]; c <= last; ++c)
                allowed_[static_cast<std::size_t>(c)] = true;
            set.remove_prefix(is_range ? 3 : 1);
        }
        return true;
    }

    std::optional<std::string> prefix_{}; ///< Empty where the pattern has another form.
    std::array<bool, 256>      allowed_{};
};

struct pattern_matcher::compiled
{
    boost::wregex expression;
    quick_matcher quick;
};

BINDERY_DECL pattern_matcher::pattern_matcher(std::string_view expression)
{
    try {
        compiled_ =
            std::make_shared<compiled const>(compiled{boost::wregex(to_wide(expression)), quick_matcher(expression)});
    }
    catch (boost::regex_error const& error) {
        throw std::logic_error("pattern " + std::string(expression) + ": " + error.what());
    }
}

BINDERY_DECL bool pattern_matcher::matches(std::string_view text) const
{
    return compiled_->quick.matches(text)
           || boost::regex_search(
               to_wide(text), compiled_->expression, boost::match_single_line | boost::match_not_dot_newline);
}

} // namespace bindery::detail

#endif
