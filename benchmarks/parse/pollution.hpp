// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_POLLUTION_HPP
#define BINDERY_BENCHMARKS_PARSE_POLLUTION_HPP

#include "contender.hpp"
#include "document.hpp"
#include "random.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace bench {

/// What a program does between two of its pages, as far as a parser notices it: its code and data are in no cache any
/// more, and the branch predictors have learnt other code.
class pollution
{
public:
    pollution();

    /// Parses other texts with all other libraries, sorts random numbers, and goes through more memory than caches
    /// hold.
    void spread(std::string_view spared_library);

private:
    struct bystander
    {
        std::string_view             library;
        std::unique_ptr<page_parser> parser;
    };

    random_source              random_{7};
    std::vector<document>      texts_;
    std::vector<bystander>     bystanders_;
    page                       into_;
    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint64_t> memory_;
};

} // namespace bench

#endif
