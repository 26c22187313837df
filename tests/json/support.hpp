// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_JSON_SUPPORT_HPP
#define BINDERY_TESTS_JSON_SUPPORT_HPP

#include <bindery/json/parse.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace test_json {

/// Why the text is refused, or nothing.
template <class T>
std::string problem_of(std::string_view text, bindery::json::parse_options const& options = {})
{
    T          value{};
    auto const why = bindery::json::try_parse_into(value, text, options);
    return why ? why->message() : "";
}

/// As problem_of, with a copy of the text in memory of exactly its size, beyond which a sanitizer sees every access.
template <class T>
std::string problem_of_exact(std::string_view text)
{
    std::vector<char> const exact(text.begin(), text.end());
    return problem_of<T>({exact.data(), exact.size()});
}

} // namespace test_json

#endif
