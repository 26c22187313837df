// expect: no member of a union is required

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/shape/validate.hpp>

#include <optional>
#include <string>

struct Answer
{
    std::optional<std::string> Text{};
    std::string                unknown{};
};
BOOST_DESCRIBE_STRUCT(Answer, (), (Text))

constexpr auto bindery_members(bindery::type<Answer>)
{
#if defined(TWIN)
    return bindery::exactly_one<&Answer::unknown>(bindery::member<&Answer::Text>(bindery::length{1, 2}));
#else
    return bindery::exactly_one<&Answer::unknown>(bindery::member<&Answer::Text>(bindery::required));
#endif
}

bool is_valid(Answer const& answer)
{
    return bindery::validate(answer).empty();
}
