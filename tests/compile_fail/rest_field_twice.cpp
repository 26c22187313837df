// expect: two members of the shape are the same header field

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

constexpr auto bindery_members(bindery::type<PlainRequest>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&PlainRequest::part>(rest::header{"X-Part"}),
        bindery::member<&PlainRequest::id>(rest::header{"X-Id"}));
#else
    return bindery::members(bindery::member<&PlainRequest::part>(rest::header{"X-Part"}),
        bindery::member<&PlainRequest::id>(rest::header{"x-part"}));
#endif
}

template boost::asio::awaitable<void> call<PlainRequest, bindery::empty_message, rest::post<"/a">>(
    bindery::client<service>);
