// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "check.hpp"
#include "mutate.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

/// Looks without end for texts on which the parser and Boost.JSON disagree, or which a sanitizer objects to:
///
///     CXX=clang++-19 meson setup build-fuzz && ninja -C build-fuzz tests/fuzz_json
///     mkdir -p corpus && build-fuzz/tests/fuzz_json -dict=tests/fuzz/json.dict -max_len=2000 corpus
///
/// `fuzz_json crash-...` tries a text again. One that fails only within its run depends on the objects that are parsed
/// into again: what is printed names the text before it.

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const disagreements = test_json_fuzz::check_with_every_shape({reinterpret_cast<char const*>(data), size});
    if (!disagreements.empty()) {
        std::cerr << disagreements;
        std::abort();
    }
    return 0;
}

/// Half of the texts are libFuzzer's, which follow what they cover; the others know the shapes.
extern "C" std::size_t LLVMFuzzerCustomMutator(
    std::uint8_t* data, std::size_t size, std::size_t max_size, unsigned seed)
{
    test_json_fuzz::random_source random(seed);
    auto const                    choice = random.below(8);
    if (choice >= 4)
        return LLVMFuzzerMutate(data, size, max_size);
    std::string text(reinterpret_cast<char const*>(data), size);
    if (choice < 2)
        text = test_json_fuzz::random_text(random.below(test_json_fuzz::shape_count()), random);
    if (choice > 0)
        text = test_json_fuzz::mutated(std::move(text), random);
    text.resize(std::min(text.size(), max_size));
    std::copy(text.begin(), text.end(), data);
    return text.size();
}
