// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_COMPILE_FAIL_LISTING_OF_THINGS_HPP
#define BINDERY_TESTS_COMPILE_FAIL_LISTING_OF_THINGS_HPP

#include <bindery/mturk.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

struct ListThingsRequest
{
    std::optional<std::string>  token{};
    std::optional<std::int32_t> page{};
};
BOOST_DESCRIBE_STRUCT(ListThingsRequest, (), (token, page))

struct ListThingsResponse
{
    std::vector<std::string>   things{};
    std::optional<std::string> token{};
    std::int32_t               number = 0;
};
BOOST_DESCRIBE_STRUCT(ListThingsResponse, (), (things, token, number))

template <class Pagination>
using listing =
    bindery::operation<"ListThings", bindery::mturk::service, ListThingsRequest, ListThingsResponse, Pagination>;

#endif
