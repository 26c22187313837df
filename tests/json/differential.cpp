// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "../fuzz/check.hpp"
#include "../fuzz/mutate.hpp"

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

/// A bounded run of the fuzzer (tests/fuzz/fuzz_json.cpp): the same texts every time.
BOOST_AUTO_TEST_SUITE(json_differential)

namespace test_json_differential {

using test_json_fuzz::check;
using test_json_fuzz::mutated;
using test_json_fuzz::random_source;
using test_json_fuzz::random_text;
using test_json_fuzz::shape_count;
using test_json_fuzz::shape_name;

/// Whether the text was accepted; stops the test where the parser and Boost.JSON disagree.
inline bool accepted(test_json_fuzz::outcome const& result)
{
    if (!result.disagreement.empty())
        BOOST_FAIL(result.disagreement);
    return result.accepted;
}

} // namespace test_json_differential

using namespace test_json_differential;

BOOST_AUTO_TEST_CASE(texts_for_a_shape_are_read_as_boost_json_reads_them)
{
    random_source random(1);
    for (std::size_t shape = 0; shape < shape_count(); ++shape) {
        std::size_t const many = 500;
        std::size_t       as_generated = 0;
        std::size_t       as_mutated = 0;
        for (std::size_t i = 0; i < many; ++i) {
            auto const text = random_text(shape, random);
            as_generated += accepted(check(shape, text)) ? 1 : 0;
            as_mutated += accepted(check(shape, mutated(text, random))) ? 1 : 0;
        }
        // Neither verdict is rare, or most of the rules would not be tried.
        BOOST_TEST(as_generated > many / 2, shape_name(shape));
        BOOST_TEST(as_generated < many, shape_name(shape));
        BOOST_TEST(as_mutated > many / 50, shape_name(shape));
        BOOST_TEST(as_mutated < many / 2, shape_name(shape));
    }
}

BOOST_AUTO_TEST_CASE(texts_for_other_shapes_are_read_as_boost_json_reads_them)
{
    random_source random(2);
    for (std::size_t shape = 0; shape < shape_count(); ++shape)
        for (std::size_t i = 0; i < 20; ++i) {
            auto const text = random_text(shape, random);
            for (auto const& tried : {text, mutated(text, random)})
                if (auto const disagreements = test_json_fuzz::check_with_every_shape(tried); !disagreements.empty())
                    BOOST_FAIL(disagreements);
        }
}

BOOST_AUTO_TEST_CASE(a_text_ends_where_it_ends_whatever_stands_behind_it)
{
    random_source random(3);
    for (std::size_t shape = 0; shape < shape_count(); ++shape)
        for (std::size_t i = 0; i < 2; ++i) {
            auto const text = random_text(shape, random);
            for (std::size_t size = 0; size < text.size(); ++size) {
                auto const part = std::string_view(text).substr(0, size);
                accepted(check(shape, part, 64, std::string_view(text).substr(size)));
                accepted(check(shape, part, 64, test_json_fuzz::completion_of(part)));
            }
        }
}

BOOST_AUTO_TEST_CASE(a_text_is_the_same_at_every_distance_from_the_end)
{
    random_source random(5);
    for (std::size_t shape = 0; shape < shape_count(); ++shape) {
        auto text = random_text(shape, random);
        for (std::size_t distance = 0; distance < 300; ++distance, text += ' ')
            accepted(check(shape, text));
    }
}

BOOST_AUTO_TEST_CASE(levels_are_counted_as_boost_json_counts_them)
{
    random_source random(4);
    for (std::size_t shape = 0; shape < shape_count(); ++shape)
        for (std::size_t i = 0; i < 20; ++i) {
            auto const text = random_text(shape, random);
            for (std::size_t max_depth = 0; max_depth < 8; ++max_depth)
                accepted(check(shape, text, max_depth));
        }
}

BOOST_AUTO_TEST_SUITE_END()
