// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_BOOST_JSON_ACCESS_HPP
#define BINDERY_BENCHMARKS_PARSE_BOOST_JSON_ACCESS_HPP

#include "dom_extraction.hpp"

#include <boost/json/value.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace bench {

/// Tells dom_extraction how to get at Boost.JSON's values.
struct boost_json_access
{
    static std::string_view text(boost::json::value const& value)
    {
        auto const& string = value.as_string();
        return {string.data(), string.size()};
    }

    static std::int32_t integer(boost::json::value const& value) { return static_cast<std::int32_t>(value.as_int64()); }

    static double real(boost::json::value const& value)
    {
        if (auto const* const real = value.if_double())
            return *real;
        return static_cast<double>(value.as_int64());
    }

    static std::size_t size(boost::json::value const& value) { return value.as_array().size(); }

    static void for_each_element(boost::json::value const& value, auto f)
    {
        for (auto const& element : value.as_array())
            f(element);
    }

    static void for_each_member(boost::json::value const& value, auto f)
    {
        for (auto const& one : value.as_object())
            f(std::string_view(one.key().data(), one.key().size()), one.value());
    }
};

} // namespace bench

#endif
