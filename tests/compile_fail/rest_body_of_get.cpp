// expect: a GET or HEAD request has no body

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#include <string>

struct Request
{
    std::string part{};
    std::string id{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (part, id))
#if !defined(TWIN)
constexpr auto bindery_members(bindery::type<Request>)
{
    return bindery::members(bindery::member<&Request::part>(rest::payload));
}
#endif

template boost::asio::awaitable<void> call<Request, bindery::empty_message, rest::get<"/a/{id}">>(
    bindery::client<service>);
