// expect: two members of the request are the same parameter of the query

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
constexpr auto bindery_members(bindery::type<Request>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::part>(bindery::wire_name{"part"}));
#else
    return bindery::members(bindery::member<&Request::part>(bindery::wire_name{"id"}));
#endif
}

template boost::asio::awaitable<void> call<Request, bindery::empty_message, rest::get<"/a">>(bindery::client<service>);
