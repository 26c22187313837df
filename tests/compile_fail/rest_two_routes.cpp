// expect: an operation has one method and path only

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

#if defined(TWIN)
template boost::asio::awaitable<void> call<Request, bindery::empty_message, rest::post<"/a/{id}">>(
    bindery::client<service>);
#else
template boost::asio::awaitable<void> call<Request, bindery::empty_message, rest::post<"/a/{id}">, rest::get<"/b">>(
    bindery::client<service>);
#endif
