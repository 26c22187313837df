// expect: this compiler destroys a temporary request inside co_await twice: give the request a name first
// only where awaited temporaries are destroyed twice

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

namespace mturk = bindery::mturk;

boost::asio::awaitable<void> call(mturk::client client)
{
#if defined(TWIN)
    mturk::ListWorkersWithQualificationTypeRequest const request{.QualificationTypeId = "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6"};
    co_await mturk::list_workers_with_qualification_type(client, request);
#else
    co_await mturk::list_workers_with_qualification_type(client, {.QualificationTypeId = "3AWO4KN9YO3JRSN25G0KTXS4AQW9I6"});
#endif
}
