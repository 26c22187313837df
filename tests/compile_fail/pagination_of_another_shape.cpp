// expect: the pagination names a member that the operation.s request or response does not have

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "listing_of_things.hpp"

#if defined(TWIN)
inline constexpr listing<
    bindery::paginated<&ListThingsRequest::token, &ListThingsResponse::token, &ListThingsResponse::things>>
    list_things{};
#else
inline constexpr listing<
    bindery::paginated<&ListThingsResponse::token, &ListThingsResponse::token, &ListThingsResponse::things>>
    list_things{};
#endif
