// expect: behind the page size stand first_page, last_page

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_of_things.hpp"

#if defined(TWIN)
inline constexpr listing<bindery::paginated_by_page<&ListThingsRequest::page, &ListThingsResponse::things, nullptr,
    bindery::last_page<&ListThingsResponse::number>>>
    list_things{};
#else
inline constexpr listing<bindery::paginated_by_page<&ListThingsRequest::page, &ListThingsResponse::things, nullptr,
    bindery::last_page<&ListThingsResponse::token>>>
    list_things{};
#endif
