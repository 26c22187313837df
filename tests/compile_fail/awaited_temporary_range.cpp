// expect: this compiler destroys temporaries inside co_await twice: give the range a name first
// only where awaited temporaries are destroyed twice

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

namespace mturk = bindery::mturk;

boost::asio::awaitable<void> list(mturk::client client)
{
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6"};
#if defined(TWIN)
    auto workers = mturk::list_workers_with_qualification_type.items(client, request);
    co_await bindery::collect(workers);
#else
    co_await bindery::collect(mturk::list_workers_with_qualification_type.items(client, request));
#endif
}
