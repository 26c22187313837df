// expect: the response to HEAD has no body

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#if defined(TWIN)
template boost::asio::awaitable<void> call<PlainRequest, Inner, rest::get<"/a/{id}">>(bindery::client<service>);
#else
template boost::asio::awaitable<void> call<PlainRequest, Inner, rest::head<"/a/{id}">>(bindery::client<service>);
#endif
