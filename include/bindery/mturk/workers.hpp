// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_WORKERS_HPP
#define BINDERY_MTURK_WORKERS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

/// A Worker who cannot work on the requester's HITs.
struct WorkerBlock
{
    std::string WorkerId{};
    std::string Reason{};

    friend bool operator==(WorkerBlock const&, WorkerBlock const&) = default;
};
BOOST_DESCRIBE_STRUCT(WorkerBlock, (), (WorkerId, Reason))
constexpr auto bindery_members(bindery::type<WorkerBlock>)
{
    return members(member<&WorkerBlock::WorkerId>(constraints::CustomerId));
}

struct CreateWorkerBlockRequest
{
    std::string WorkerId{};
    std::string Reason{}; ///< The Worker does not see it.
};
BOOST_DESCRIBE_STRUCT(CreateWorkerBlockRequest, (), (WorkerId, Reason))
constexpr auto bindery_members(bindery::type<CreateWorkerBlockRequest>)
{
    using request = CreateWorkerBlockRequest;
    return members(member<&request::WorkerId>(required, constraints::CustomerId), member<&request::Reason>(required));
}

using CreateWorkerBlockResponse = empty_message;

/// Keeps a Worker from the requester's HITs.
inline constexpr requester_operation<"CreateWorkerBlock", CreateWorkerBlockRequest, CreateWorkerBlockResponse>
    create_worker_block{};

struct DeleteWorkerBlockRequest
{
    std::string                WorkerId{};
    std::optional<std::string> Reason{}; ///< The Worker does not see it.
};
BOOST_DESCRIBE_STRUCT(DeleteWorkerBlockRequest, (), (WorkerId, Reason))
constexpr auto bindery_members(bindery::type<DeleteWorkerBlockRequest>)
{
    return members(member<&DeleteWorkerBlockRequest::WorkerId>(required, constraints::CustomerId));
}

using DeleteWorkerBlockResponse = empty_message;

/// Lets a blocked Worker work again. That the Worker is not blocked is no error.
inline constexpr requester_operation<"DeleteWorkerBlock", DeleteWorkerBlockRequest, DeleteWorkerBlockResponse,
    idempotent>
    delete_worker_block{};

struct ListWorkerBlocksRequest
{
    std::optional<std::string>  NextToken{};
    std::optional<std::int32_t> MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListWorkerBlocksRequest, (), (NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListWorkerBlocksRequest>)
{
    using request = ListWorkerBlocksRequest;
    return members(member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListWorkerBlocksResponse
{
    std::optional<std::string> NextToken{};
    std::int32_t               NumResults{};
    std::vector<WorkerBlock>   WorkerBlocks{};
};
BOOST_DESCRIBE_STRUCT(ListWorkerBlocksResponse, (), (NextToken, NumResults, WorkerBlocks))

/// The Workers who are blocked.
inline constexpr listing_operation<"ListWorkerBlocks", ListWorkerBlocksRequest, ListWorkerBlocksResponse,
    &ListWorkerBlocksResponse::WorkerBlocks>
    list_worker_blocks{};

/// Whether sending the message again can help: after a HardFailure it cannot.
enum class NotifyWorkersFailureCode { SoftFailure, HardFailure };
BOOST_DESCRIBE_ENUM(NotifyWorkersFailureCode, SoftFailure, HardFailure)

/// A Worker whom a message did not reach, and why.
struct NotifyWorkersFailureStatus
{
    open_enum<mturk::NotifyWorkersFailureCode> NotifyWorkersFailureCode{};
    std::string                                NotifyWorkersFailureMessage{};
    std::string                                WorkerId{};

    friend bool operator==(NotifyWorkersFailureStatus const&, NotifyWorkersFailureStatus const&) = default;
};
BOOST_DESCRIBE_STRUCT(NotifyWorkersFailureStatus, (), (NotifyWorkersFailureCode, NotifyWorkersFailureMessage, WorkerId))
constexpr auto bindery_members(bindery::type<NotifyWorkersFailureStatus>)
{
    return members(member<&NotifyWorkersFailureStatus::WorkerId>(constraints::CustomerId));
}

struct NotifyWorkersRequest
{
    std::string              Subject{};
    std::string              MessageText{};
    std::vector<std::string> WorkerIds{}; ///< At most 100.
};
BOOST_DESCRIBE_STRUCT(NotifyWorkersRequest, (), (Subject, MessageText, WorkerIds))
constexpr auto bindery_members(bindery::type<NotifyWorkersRequest>)
{
    using request = NotifyWorkersRequest;
    return members(member<&request::Subject>(required), member<&request::MessageText>(required),
        member<&request::WorkerIds>(required, each(constraints::CustomerId)));
}

struct NotifyWorkersResponse
{
    std::vector<NotifyWorkersFailureStatus> NotifyWorkersFailureStatuses{};
};
BOOST_DESCRIBE_STRUCT(NotifyWorkersResponse, (), (NotifyWorkersFailureStatuses))

/// Sends an e-mail to Workers whose work the requester approved or rejected before.
inline constexpr requester_operation<"NotifyWorkers", NotifyWorkersRequest, NotifyWorkersResponse> notify_workers{};

} // namespace bindery::mturk

#endif
