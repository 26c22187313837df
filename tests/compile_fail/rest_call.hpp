// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_COMPILE_FAIL_REST_CALL_HPP
#define BINDERY_TESTS_COMPILE_FAIL_REST_CALL_HPP

#include <bindery/rest.hpp>

#include <boost/asio/awaitable.hpp>

#include <string>

namespace rest = bindery::rest;

struct service : rest::service<>
{
};

struct Inner
{
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(Inner, (), (text))

struct PlainRequest
{
    std::string part{};
    std::string id{};
};
BOOST_DESCRIBE_STRUCT(PlainRequest, (), (part, id))

/// Calls an operation of these.
template <class Request, class Response, class... Traits>
boost::asio::awaitable<void> call(bindery::client<service> client)
{
    static constexpr bindery::operation<"Do", service, Request, Response, Traits...> operation{};
    Request const                                                                    request;
    co_await operation(client, request);
}

#endif
