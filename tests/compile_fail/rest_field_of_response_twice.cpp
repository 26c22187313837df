// expect: two members of the shape are the same header field

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#include <string>

struct Response
{
    std::string part{};
    std::string id{};
};
BOOST_DESCRIBE_STRUCT(Response, (), (part, id))
constexpr auto bindery_members(bindery::type<Response>)
{
#if defined(TWIN)
    return bindery::members(
        bindery::member<&Response::part>(rest::header{"X-Part"}), bindery::member<&Response::id>(rest::header{"X-Id"}));
#else
    return bindery::members(bindery::member<&Response::part>(rest::header{"X-Part"}),
        bindery::member<&Response::id>(rest::header{"X-Part"}));
#endif
}

template boost::asio::awaitable<void> call<PlainRequest, Response, rest::post<"/a">>(bindery::client<service>);
