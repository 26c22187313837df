// expect: its payload is a structure that is no union, a document or a map of texts

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#include <optional>
#include <string>

struct Choice
{
    std::optional<std::string> a{};
    std::optional<std::string> b{};
    std::string                unknown{};
};
BOOST_DESCRIBE_STRUCT(Choice, (), (a, b))
#if !defined(TWIN)
constexpr auto bindery_members(bindery::type<Choice>)
{
    return bindery::exactly_one<&Choice::unknown>();
}
#endif

struct Refused : bindery::error_shape<"Refused">
{
    std::optional<Choice> why{};
};
BOOST_DESCRIBE_STRUCT(Refused, (), (why))
constexpr auto bindery_members(bindery::type<Refused>)
{
    return bindery::members(bindery::member<&Refused::why>(rest::payload));
}

template boost::asio::awaitable<void> call<PlainRequest, Inner, rest::post<"/a">, bindery::errors<Refused>>(
    bindery::client<service>);
