// expect: an enumeration is a member of a shape as bindery::open_enum

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>

#include <optional>

enum class Status { Granted, Revoked };
BOOST_DESCRIBE_ENUM(Status, Granted, Revoked)

struct Qualification
{
#if defined(TWIN)
    std::optional<bindery::open_enum<Status>> State{};
#else
    std::optional<Status> State{};
#endif
};
BOOST_DESCRIBE_STRUCT(Qualification, (), (State))

Qualification read(char const* text)
{
    return bindery::json::parse<Qualification>(text);
}
