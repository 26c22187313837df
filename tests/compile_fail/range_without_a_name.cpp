// expect: deleted

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

namespace mturk = bindery::mturk;

boost::asio::awaitable<void> list(mturk::client client)
{
#if defined(TWIN)
    auto items = mturk::list_workers_with_qualification_type.items(client, {.QualificationTypeId = "A"});
    co_await items.next();
#else
    co_await mturk::list_workers_with_qualification_type.items(client, {.QualificationTypeId = "A"}).next();
#endif
}
