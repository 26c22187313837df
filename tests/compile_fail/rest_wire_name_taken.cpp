// expect: two members of the shape have the same wire name

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#include <string>

struct Request
{
    std::string key{};
    std::string part{};
    std::string id{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (key, part, id))
constexpr auto bindery_members(bindery::type<Request>)
{
    // A member elsewhere makes the body a part of the shape.
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::key>(rest::query));
#else
    return bindery::members(
        bindery::member<&Request::key>(rest::query), bindery::member<&Request::part>(bindery::wire_name{"id"}));
#endif
}

template boost::asio::awaitable<void> call<Request, bindery::empty_message, rest::post<"/a">>(bindery::client<service>);
