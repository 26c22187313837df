// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_SHAPE_DOCUMENT_HPP
#define BINDERY_SHAPE_DOCUMENT_HPP

#include <bindery/shape/detail/kinds.hpp>

#include <boost/json/error.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace bindery {

/// A free-form member: any JSON value, null included. Include this header where a shape has one.
///
/// Boost.JSON compiles its functions once per program: link its library, or include <boost/json/src.hpp> in exactly
/// one source file. A program without documents needs neither. Numbers are as exact as Boost.JSON's: 64 bits for
/// integers, a double for the rest.
using document = boost::json::value;

namespace detail {

template <>
struct free_form<document>
{
    static bool parse(std::string_view json, std::size_t max_depth, document& into, std::string& problem)
    {
        boost::json::parse_options options;
        options.max_depth = max_depth;
        boost::system::error_code failed;
        auto parsed = boost::json::parse({json.data(), json.size()}, failed, into.storage(), options);
        if (failed) {
            problem = failed.message();
            return false;
        }
        into = std::move(parsed);
        return true;
    }

    static void append(std::string& out, document const& value) { out += boost::json::serialize(value); }
};

} // namespace detail
} // namespace bindery

#endif
