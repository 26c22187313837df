// expect: the pages of this operation are no single list of items: use pages

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

namespace mturk = bindery::mturk;

void list(mturk::client client)
{
#if defined(TWIN)
    auto pages = mturk::list_review_policy_results_for_hit.pages(client, {.HITId = "A"});
#else
    auto items = mturk::list_review_policy_results_for_hit.items(client, {.HITId = "A"});
#endif
}
