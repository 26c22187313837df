// expect: a member travels in one place

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

constexpr auto bindery_members(bindery::type<PlainRequest>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&PlainRequest::part>(rest::query));
#else
    return bindery::members(bindery::member<&PlainRequest::part>(rest::query, rest::header{"X-Part"}));
#endif
}

template boost::asio::awaitable<void> call<PlainRequest, bindery::empty_message, rest::post<"/a/{id}">>(
    bindery::client<service>);
