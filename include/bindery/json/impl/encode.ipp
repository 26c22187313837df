// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_JSON_IMPL_ENCODE_IPP
#define BINDERY_JSON_IMPL_ENCODE_IPP

#include <bindery/json/detail/encode.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace bindery::json::detail {

BINDERY_DECL std::optional<failure> append_text(
    std::string& out, std::size_t room, void const* value, char* (*encode)(writer& to, char* at, void const* value))
{
    writer to(out);
    char*  at = to.open();
    if (room != 0)
        at = to.room(at, room);
    at = encode(to, at, value);
    if (at == nullptr)
        return to.take_failure();
    to.close(at);
    return std::nullopt;
}

} // namespace bindery::json::detail

#endif
