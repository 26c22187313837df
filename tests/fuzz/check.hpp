// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_CHECK_HPP
#define BINDERY_TESTS_FUZZ_CHECK_HPP

#include "random.hpp"

#include <cstddef>
#include <string>
#include <string_view>

/// The parser against Boost.JSON's, on any text.
namespace test_json_fuzz {

/// How many types texts are parsed into, by number.
std::size_t shape_count() noexcept;

std::string_view shape_name(std::size_t shape) noexcept;

struct outcome
{
    bool        accepted = false;
    std::string disagreement{}; ///< For people to read; empty where there is none.
};

/// Parses a text into a new object and into one that lives on from call to call, and compares both with what Boost.JSON
/// reads. The text stands in memory of exactly its size, and in front of bytes that seem to continue it: `behind`, or
/// something chosen by the text.
outcome check(std::size_t shape, std::string_view text, std::size_t max_depth = 64);
outcome check(std::size_t shape, std::string_view text, std::size_t max_depth, std::string_view behind);

/// Checks a text with every shape, and with some within few levels: what disagrees, or nothing.
std::string check_with_every_shape(std::string_view text);

/// What would complete the text if it were the beginning of a JSON text.
std::string completion_of(std::string_view text);

/// A text for that shape.
std::string random_text(std::size_t shape, random_source& random);

} // namespace test_json_fuzz

#endif
