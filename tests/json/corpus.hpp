// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_JSON_CORPUS_HPP
#define BINDERY_TESTS_JSON_CORPUS_HPP

#include <bindery/json/parse.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace test_json_corpus {

/// How far texts are moved: through two blocks of 16 bytes, and a bit.
inline constexpr std::size_t shifts = 34;

/// Parses a text in memory of exactly its size, beyond which a sanitizer sees every access.
template <class T>
bool parses(T& into, std::string_view text, bindery::json::parse_options const& options = {})
{
    std::vector<char> const exact(text.begin(), text.end());
    return !bindery::json::try_parse_into(into, {exact.data(), exact.size()}, options);
}

template <class T>
bool is_accepted(std::string_view text, bindery::json::parse_options const& options = {})
{
    T value{};
    return parses(value, text, options);
}

inline void expect(bool as_expected, std::string_view text, std::string_view why)
{
    if (!as_expected)
        BOOST_FAIL(std::string(why) + ": " + std::string(text));
}

} // namespace test_json_corpus

#endif
