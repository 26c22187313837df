// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_DECODE_IPP
#define BINDERY_JSON_IMPL_DECODE_IPP

#include <bindery/json/detail/decode.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace bindery::json::detail {

BINDERY_DECL std::optional<failure> parse_text(std::string_view text, std::size_t max_depth, void* into,
    char const* (*decode)(reader& in, char const* at, void* into, std::size_t levels))
{
    reader      in(text, max_depth);
    auto const* at = decode(in, in.begin(), into, max_depth);
    if (at != nullptr && in.finish(at))
        return std::nullopt;
    return in.take_failure();
}

} // namespace bindery::json::detail

#endif
