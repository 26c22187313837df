// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_BENCHMARKS_PARSE_RAPIDJSON_HANDLER_HPP
#define BINDERY_BENCHMARKS_PARSE_RAPIDJSON_HANDLER_HPP

#include "sax_builder.hpp"

#include <rapidjson/reader.h>

#include <cstdint>

namespace bench {

/// Hands the events of RapidJSON's SAX parser to a sax_builder.
struct rapidjson_handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, rapidjson_handler>
{
    sax_builder builder;

    bool Null() { return true; }
    bool Bool(bool) { return true; }
    bool Int(int value) { return Int64(value); }
    bool Uint(unsigned value) { return Int64(value); }
    bool Int64(std::int64_t value) { return builder.integer(value), true; }
    bool Uint64(std::uint64_t value) { return Int64(static_cast<std::int64_t>(value)); }
    bool Double(double value) { return builder.real(value), true; }
    bool String(char const* text, rapidjson::SizeType size, bool) { return builder.string({text, size}), true; }
    bool Key(char const* text, rapidjson::SizeType size, bool) { return builder.key({text, size}), true; }
    bool StartObject() { return builder.start_object(), true; }
    bool EndObject(rapidjson::SizeType) { return builder.end_object(), true; }
    bool StartArray() { return builder.start_array(), true; }
    bool EndArray(rapidjson::SizeType) { return builder.end_array(), true; }
};

} // namespace bench

#endif
