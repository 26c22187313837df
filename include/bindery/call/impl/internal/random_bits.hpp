// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_CALL_IMPL_INTERNAL_RANDOM_BITS_HPP
#define BINDERY_CALL_IMPL_INTERNAL_RANDOM_BITS_HPP

#include <cstdint>
#include <functional>
#include <limits>
#include <random>

namespace bindery::detail {

/// Of `given`, or of the system where that is empty.
inline std::uint64_t random_bits(std::function<std::uint64_t()> const& given)
{
    if (given)
        return given();
    std::random_device system;
    return std::uniform_int_distribution<std::uint64_t>()(system);
}

/// A random number in [0, 1).
inline double random_fraction(std::function<std::uint64_t()> const& given)
{
    constexpr int digits = std::numeric_limits<double>::digits;
    return static_cast<double>(random_bits(given) >> (64 - digits)) / static_cast<double>(std::uint64_t{1} << digits);
}

} // namespace bindery::detail

#endif
