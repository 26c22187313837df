// expect: this operation does not list in pages: it is not declared bindery::paginated

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

namespace mturk = bindery::mturk;

void list(mturk::client client)
{
#if defined(TWIN)
    auto pages = mturk::list_workers_with_qualification_type.pages(client, {.QualificationTypeId = "A"});
#else
    auto pages = mturk::associate_qualification_with_worker.pages(client, {.QualificationTypeId = "A"});
#endif
}
