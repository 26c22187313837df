// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_DETAIL_SHELL_WORDS_HPP
#define BINDERY_AWS_DETAIL_SHELL_WORDS_HPP

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

/// Splits a text into words as a POSIX shell does, without expanding anything: spaces separate, quotes of both kinds
/// hold together, a backslash takes the next character as it is. Empty where a quote or a backslash at the end leaves
/// the last word open.
inline std::optional<std::vector<std::string>> split_shell_words(std::string_view text)
{
    constexpr std::string_view spaces = " \t\r\n";
    std::vector<std::string>   words;
    std::string                word;
    bool                       in_word = false;
    char                       quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (quote == 0 && spaces.find(c) != spaces.npos) {
            if (in_word)
                words.push_back(std::exchange(word, {}));
            in_word = false;
            continue;
        }
        in_word = true;
        if (c == quote)
            quote = 0;
        else if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        else if (c == '\\' && quote != '\'') {
            if (++i == text.size())
                return std::nullopt;
            // Between double quotes it is special only before these two.
            if (quote == '"' && text[i] != '"' && text[i] != '\\')
                word += c;
            word += text[i];
        }
        else
            word += c;
    }
    if (quote != 0)
        return std::nullopt;
    if (in_word)
        words.push_back(std::move(word));
    return words;
}

} // namespace bindery::aws::detail

#endif
