// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_MTURK_PAYMENTS_HPP
#define BINDERY_MTURK_PAYMENTS_HPP

#include <bindery/mturk/common.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace bindery::mturk {

using GetAccountBalanceRequest = empty_message;

struct GetAccountBalanceResponse
{
    std::string                AvailableBalance{}; ///< US dollars.
    std::optional<std::string> OnHoldBalance{};    ///< US dollars.
};
BOOST_DESCRIBE_STRUCT(GetAccountBalanceResponse, (), (AvailableBalance, OnHoldBalance))
constexpr auto bindery_members(bindery::type<GetAccountBalanceResponse>)
{
    using response = GetAccountBalanceResponse;
    return members(member<&response::AvailableBalance>(constraints::CurrencyAmount),
        member<&response::OnHoldBalance>(constraints::CurrencyAmount));
}

/// What is left of the account's money.
inline constexpr requester_operation<"GetAccountBalance", GetAccountBalanceRequest, GetAccountBalanceResponse,
    idempotent>
    get_account_balance{};

struct SendBonusRequest
{
    std::string                WorkerId{};
    std::string                BonusAmount{};        ///< US dollars, e.g. "1.50".
    std::string                AssignmentId{};       ///< An assignment of the Worker that the bonus is for.
    std::string                Reason{};             ///< The Worker sees it.
    std::optional<std::string> UniqueRequestToken{}; ///< Makes a repeated request known as such, for 24 hours.
};
BOOST_DESCRIBE_STRUCT(SendBonusRequest, (), (WorkerId, BonusAmount, AssignmentId, Reason, UniqueRequestToken))
constexpr auto bindery_members(bindery::type<SendBonusRequest>)
{
    using request = SendBonusRequest;
    return members(member<&request::WorkerId>(required, constraints::CustomerId),
        member<&request::BonusAmount>(required, constraints::CurrencyAmount),
        member<&request::AssignmentId>(required, constraints::EntityId), member<&request::Reason>(required),
        member<&request::UniqueRequestToken>(constraints::IdempotencyToken));
}

using SendBonusResponse = empty_message;

/// Pays a Worker a bonus, and the fee.
inline constexpr requester_operation<"SendBonus", SendBonusRequest, SendBonusResponse,
    idempotency_token<&SendBonusRequest::UniqueRequestToken>>
    send_bonus{};

/// Money paid to a Worker on top of the reward.
struct BonusPayment
{
    std::string WorkerId{};
    std::string BonusAmount{}; ///< US dollars.
    std::string AssignmentId{};
    std::string Reason{};
    timestamp   GrantTime{};

    friend bool operator==(BonusPayment const&, BonusPayment const&) = default;
};
BOOST_DESCRIBE_STRUCT(BonusPayment, (), (WorkerId, BonusAmount, AssignmentId, Reason, GrantTime))
constexpr auto bindery_members(bindery::type<BonusPayment>)
{
    return members(member<&BonusPayment::WorkerId>(constraints::CustomerId),
        member<&BonusPayment::BonusAmount>(constraints::CurrencyAmount),
        member<&BonusPayment::AssignmentId>(constraints::EntityId));
}

struct ListBonusPaymentsRequest
{
    std::optional<std::string>  HITId{};
    std::optional<std::string>  AssignmentId{};
    std::optional<std::string>  NextToken{};
    std::optional<std::int32_t> MaxResults{}; ///< Items of a page; without it, few.
};
BOOST_DESCRIBE_STRUCT(ListBonusPaymentsRequest, (), (HITId, AssignmentId, NextToken, MaxResults))
constexpr auto bindery_members(bindery::type<ListBonusPaymentsRequest>)
{
    using request = ListBonusPaymentsRequest;
    return members(member<&request::HITId>(constraints::EntityId),
        member<&request::AssignmentId>(constraints::EntityId),
        member<&request::NextToken>(constraints::PaginationToken),
        member<&request::MaxResults>(constraints::ResultSize));
}

struct ListBonusPaymentsResponse
{
    std::int32_t               NumResults{};
    std::optional<std::string> NextToken{};
    std::vector<BonusPayment>  BonusPayments{};
};
BOOST_DESCRIBE_STRUCT(ListBonusPaymentsResponse, (), (NumResults, NextToken, BonusPayments))

/// The bonuses paid for one HIT or one assignment. One of the two IDs is needed.
inline constexpr listing_operation<"ListBonusPayments", ListBonusPaymentsRequest, ListBonusPaymentsResponse,
    &ListBonusPaymentsResponse::BonusPayments>
    list_bonus_payments{};

} // namespace bindery::mturk

#endif
