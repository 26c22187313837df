// expect: all members of a union are optional: exactly one is set

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/parse.hpp>

#include <optional>
#include <string>

struct Answer
{
    std::optional<std::string> Text{};
#if defined(TWIN)
    std::optional<bool> Flag{};
#else
    bool Flag{};
#endif
    std::string unknown{};
};
BOOST_DESCRIBE_STRUCT(Answer, (), (Text, Flag))

constexpr auto bindery_members(bindery::type<Answer>)
{
    return bindery::exactly_one<&Answer::unknown>();
}

Answer read(char const* text)
{
    return bindery::json::parse<Answer>(text);
}
