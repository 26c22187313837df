// expect: an error that is found by a code in the body is a JSON object, so its payload is a structure

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#include <optional>
#include <string>
#include <string_view>

struct Refused : bindery::error_shape<"Refused">
{
    static constexpr int http_status = 403;
#if !defined(TWIN)
    static constexpr std::string_view http_code = "refused";
#endif
    std::optional<std::string> why{};
};
BOOST_DESCRIBE_STRUCT(Refused, (), (why))
constexpr auto bindery_members(bindery::type<Refused>)
{
    return bindery::members(bindery::member<&Refused::why>(rest::payload));
}

template boost::asio::awaitable<void> call<PlainRequest, Inner, rest::post<"/a">, bindery::errors<Refused>>(
    bindery::client<service>);
