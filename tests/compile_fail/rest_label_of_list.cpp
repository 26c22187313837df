// expect: a part of the path is a string

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/rest.hpp>

#include <boost/asio/awaitable.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace rest = bindery::rest;

struct service
{
    using protocol = rest::json;
    using config = bindery::client_config;

    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        return bindery::connect_client(std::move(executor), settings);
    }
};

struct Inner
{
    std::string text{};
};
BOOST_DESCRIBE_STRUCT(Inner, (), (text))

struct Request
{
    std::vector<std::string> part{};
    std::string              id{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (part, id))
constexpr auto bindery_members(bindery::type<Request>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::part>());
#else
    return bindery::members(bindery::member<&Request::part>());
#endif
}

struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

#if defined(TWIN)
inline constexpr bindery::operation<"Do", service, Request, Nothing, rest::post<"/a/{id}">> do_it{};
#else
inline constexpr bindery::operation<"Do", service, Request, Nothing, rest::post<"/a/{part}/{id}">> do_it{};
#endif

boost::asio::awaitable<void> use(bindery::client<service> client)
{
    Request const request;
    co_await do_it(client, request);
}
