// expect: no match(ing function)? for call to

// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/mturk.hpp>

namespace mturk = bindery::mturk;

struct other_service : mturk::service
{
};

boost::asio::awaitable<void> call(bindery::client<other_service> other, mturk::client own)
{
    mturk::DisassociateQualificationFromWorkerRequest const request{.WorkerId = "A1", .QualificationTypeId = "3Q"};
#if defined(TWIN)
    co_await mturk::disassociate_qualification_from_worker(own, request);
#else
    co_await mturk::disassociate_qualification_from_worker(other, request);
#endif
}
