// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_FUZZ_RANDOM_HPP
#define BINDERY_TESTS_FUZZ_RANDOM_HPP

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace test_json_fuzz {

/// SplitMix64: the same numbers for the same seed everywhere, and fast without optimisation.
class random_source
{
public:
    explicit random_source(std::uint64_t seed) noexcept : state_(seed) { }

    std::uint64_t next() noexcept
    {
        auto mixed = state_ += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    std::size_t      below(std::size_t bound) noexcept { return next() % bound; }
    bool             one_in(std::size_t bound) noexcept { return below(bound) == 0; }
    bool             coin() noexcept { return one_in(2); }
    std::string_view one_of(std::span<std::string_view const> texts) noexcept { return texts[below(texts.size())]; }

private:
    std::uint64_t state_;
};

} // namespace test_json_fuzz

#endif
