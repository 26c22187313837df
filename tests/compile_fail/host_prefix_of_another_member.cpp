// expect: host_prefix<> is made of letters, digits, '-', '.' and required string members of the request in braces

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

struct Request
{
    std::string Account{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (Account))

constexpr auto bindery_members(bindery::type<Request>)
{
#if defined(TWIN)
    return bindery::members(bindery::member<&Request::Account>(bindery::required));
#else
    return bindery::members();
#endif
}

inline constexpr bindery::operation<"Get", bindery::mturk::service, Request, Request,
    bindery::host_prefix<"{Account}.">>
    get{};

boost::asio::awaitable<Request> call(bindery::mturk::client const& client, Request const& request)
{
    return get(client, request);
}
