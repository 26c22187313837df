// expect: declares its method and path

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#if defined(TWIN)
template boost::asio::awaitable<void> call<PlainRequest, bindery::empty_message, rest::post<"/a/{id}">>(
    bindery::client<service>);
#else
template boost::asio::awaitable<void> call<PlainRequest, bindery::empty_message>(bindery::client<service>);
#endif
