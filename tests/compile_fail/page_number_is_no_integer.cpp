// expect: the number of a page must be an integer

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

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

#if defined(TWIN)
inline constexpr listing<bindery::paginated_by_page<&ListThingsRequest::page, &ListThingsResponse::things>>
    list_things{};
#else
inline constexpr listing<bindery::paginated_by_page<&ListThingsRequest::token, &ListThingsResponse::things>>
    list_things{};
#endif
