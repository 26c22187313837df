// expect: the number of a page must be an integer

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_of_things.hpp"

#if defined(TWIN)
inline constexpr listing<bindery::paginated_by_page<&ListThingsRequest::page, &ListThingsResponse::things>>
    list_things{};
#else
inline constexpr listing<bindery::paginated_by_page<&ListThingsRequest::token, &ListThingsResponse::things>>
    list_things{};
#endif
