// expect: exactly_one<> names a member of the type std::string that BOOST_DESCRIBE_STRUCT does not list

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/json/serialize.hpp>

#include <optional>
#include <string>

struct Answer
{
    std::optional<std::string> Text{};
    std::string                unknown{};
};
#if defined(TWIN)
BOOST_DESCRIBE_STRUCT(Answer, (), (Text))
#else
BOOST_DESCRIBE_STRUCT(Answer, (), (Text, unknown))
#endif

constexpr auto bindery_members(bindery::type<Answer>)
{
    return bindery::exactly_one<&Answer::unknown>();
}

std::string write(Answer const& answer)
{
    return bindery::json::serialize(answer);
}
