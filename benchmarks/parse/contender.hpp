// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_CONTENDER_HPP
#define BINDERY_BENCHMARKS_PARSE_CONTENDER_HPP

#include "shapes_fwd.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace bench {

/// Fills pages from texts. What it may keep from page to page is in the object.
class page_parser
{
public:
    virtual ~page_parser() = default;

    /// Overwrites `into`, reusing its storage. Only floors look at anything but the text. Throws what the parser
    /// throws.
    virtual void parse(page& into, document const& source) = 0;

    /// False for a floor that does only part of the work, so that there is nothing to verify.
    virtual bool fills_pages() const { return true; }
};

/// Writes JSON texts into a buffer of its own, which it keeps from text to text.
class serializer
{
public:
    virtual ~serializer() = default;

    /// The text is valid until the next one is written.
    virtual std::string_view write(page const& value) = 0;
    virtual std::string_view write(request const& value) = 0;
};

/// What a contender is compared as.
enum class family {
    bindery,
    on_demand,        ///< simdjson's on-demand parser, compiled as all the others are
    on_demand_native, ///< the same, compiled for this machine only
    peer,
    floor, ///< not a parser: what its result costs at least
};

struct contender
{
    std::string_view name;
    std::string_view library;
    family           kind = family::peer;

    std::unique_ptr<page_parser> (*make_parser)(member_order) = nullptr; ///< Null from it: it can't read that order.
    std::unique_ptr<serializer> (*make_serializer)() = nullptr;
};

/// All that were built, in the order in which tables list them.
std::vector<contender> const& contenders();

} // namespace bench

#endif
