// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_RANDOM_HPP
#define BINDERY_BENCHMARKS_PARSE_RANDOM_HPP

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace bench {

/// Random choices that are the same on every platform: the standard's distributions are not.
class random_source
{
public:
    explicit random_source(std::uint64_t seed) : engine_(seed) { }

    /// From 0 to below `bound`.
    std::uint64_t below(std::uint64_t bound) { return engine_() % bound; }
    bool          percent(unsigned chance) { return below(100) < chance; }

    std::string characters(std::string_view alphabet, std::size_t count)
    {
        std::string text(count, '\0');
        for (char& c : text)
            c = alphabet[below(alphabet.size())];
        return text;
    }

    void shuffle(auto& values)
    {
        for (auto left = values.size(); left > 1; --left)
            std::swap(values[left - 1], values[below(left)]);
    }

private:
    std::mt19937_64 engine_;
};

} // namespace bench

#endif
