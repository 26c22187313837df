// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_VIOLATION_HPP
#define BINDERY_SHAPE_VIOLATION_HPP

#include <string>

namespace bindery {

/// A constraint that a value breaks.
struct violation
{
    std::string path{};    ///< Where: wire names from the outermost shape, e.g. `Answers[2].LocaleValue.Country`.
    std::string problem{}; ///< What: e.g. `length 3, allowed 2..2`.

    /// Both in one line: `LocaleValue.Country: length 3, allowed 2..2`.
    std::string message() const { return path + ": " + problem; }

    friend bool operator==(violation const&, violation const&) = default;
};

} // namespace bindery

#endif
