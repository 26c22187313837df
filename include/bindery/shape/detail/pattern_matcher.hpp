// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DETAIL_PATTERN_MATCHER_HPP
#define BINDERY_SHAPE_DETAIL_PATTERN_MATCHER_HPP

#include <bindery/config.hpp>

#include <memory>
#include <string_view>

namespace bindery::detail {

/// A regular expression, compiled.
class pattern_matcher
{
public:
    /// Throws std::logic_error where the expression is malformed.
    BINDERY_DECL explicit pattern_matcher(std::string_view expression);

    /// Whether the pattern matches somewhere in the text. Throws std::runtime_error where the matcher gives up because
    /// it would take exponential time. Thread safety: may be used from several threads at once.
    BINDERY_DECL bool matches(std::string_view text) const;

private:
    struct compiled;

    std::shared_ptr<compiled const> compiled_;
};

} // namespace bindery::detail

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/shape/impl/pattern_matcher.ipp>
#endif

#endif
