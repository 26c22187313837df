// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "contender.hpp"

namespace bench {

std::vector<contender> const& contenders()
{
    static std::vector<contender> const all
    {
        {"bindery", list_with_bindery}, {"bindery-calls", call_with_bindery}, {"lean", list_by_hand},
            {"lean-calls", call_by_hand}, {"beast", list_with_beast},
#if defined(BINDERY_BENCHMARK_CURL)
            {"curl-easy", list_with_easy_curl}, {"curl-multi", list_with_multi_curl},
#endif
    };
    return all;
}

} // namespace bench
