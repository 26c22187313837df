// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_MUTATE_HPP
#define BINDERY_TESTS_FUZZ_MUTATE_HPP

#include "random.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace test_json_fuzz {

/// Changes a text without regard to what it means.
inline void mutate_once(std::string& text, random_source& random)
{
    static constexpr std::string_view pieces[] = {"{", "}", "[", "]", ",", ":", "\"", "\\", "\\\"", "\\u", "\\u00e9",
        "\\ud83d", "\\ude00", "0", "1", "9", "-", ".", "e", "E+", "e999", "0000000000000000", "true", "false", "null",
        "nul", " ", "\n", "\t", "\r", "\f", "\v", "                ", "\x01", "\x1F", "\x7F", "\xC3", "\xA9",
        "\xC3\xA9", "\xED\xA0\x80", "\xF0\x9F\x98\x80", "\xEF\xBB\xBF", "\"a\":", "[]", "{}", ",null", "\"\"",
        "\"Text\":\"x\",", "/**/", "//", "'", "NaN", std::string_view("\0", 1)};
    auto const                        at = random.below(text.size() + 1);
    switch (random.below(8)) {
    case 0: text.resize(at); break;
    case 1: text.erase(at, 1 + random.below(4)); break;
    case 2: text.insert(at, text.substr(random.below(text.size() + 1), 1 + random.below(40))); break;
    case 3:
        if (at < text.size())
            text[at] = static_cast<char>(random.next());
        break;
    case 4:
        if (at < text.size())
            text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << random.below(8)));
        break;
    case 5: {
        auto const other = random.below(text.size() + 1);
        if (at < text.size() && other < text.size())
            std::swap(text[at], text[other]);
        break;
    }
    default: text.replace(at, random.below(3), random.one_of(pieces)); break;
    }
}

/// The text after a few such changes.
inline std::string mutated(std::string text, random_source& random)
{
    for (auto changes = 1 + random.below(3); changes > 0; --changes)
        mutate_once(text, random);
    return text;
}

} // namespace test_json_fuzz

#endif
