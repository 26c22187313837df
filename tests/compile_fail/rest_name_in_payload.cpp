// expect: an error that is found by a code in the body is a JSON object, so its payload is a structure

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "rest_call.hpp"

#include <bindery/testing/rest_server.hpp>

#include <vector>

struct Refused : bindery::error_shape<"Refused">
{
#if defined(TWIN)
    Inner why{};
#else
    std::vector<Inner> why{};
#endif
};
BOOST_DESCRIBE_STRUCT(Refused, (), (why))
constexpr auto bindery_members(bindery::type<Refused>)
{
    return bindery::members(bindery::member<&Refused::why>(rest::payload));
}

/// A server alone, which makes no calls.
void serve(bindery::testing::loopback_server<service>& server)
{
    static constexpr bindery::operation<"Do", service, PlainRequest, Inner, rest::post<"/a">, bindery::errors<Refused>>
        operation{};
    server.on(operation, [](PlainRequest const&) { return Inner(); });
}
