// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Calls the first CALLED of these operations of MTurk; with DECLARED_ALONE, the first one, in an API that declares no
// other. run.py compares the sizes of the programs.

#if defined(DECLARED_ALONE)
#    include <bindery/mturk/common.hpp>
#else
#    include <bindery/mturk.hpp>
#endif

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace asio = boost::asio;
namespace mturk = bindery::mturk;

#if defined(DECLARED_ALONE)

namespace bindery::mturk {

using GetAccountBalanceRequest = empty_message;

struct GetAccountBalanceResponse
{
    std::string                AvailableBalance{};
    std::optional<std::string> OnHoldBalance{};
};
BOOST_DESCRIBE_STRUCT(GetAccountBalanceResponse, (), (AvailableBalance, OnHoldBalance))

inline constexpr requester_operation<"GetAccountBalance", GetAccountBalanceRequest, GetAccountBalanceResponse,
    idempotent>
    get_account_balance{};

} // namespace bindery::mturk

constexpr std::tuple operations{mturk::get_account_balance};

#else

constexpr std::tuple operations{mturk::get_account_balance, mturk::create_hit, mturk::get_hit, mturk::list_hits,
    mturk::list_assignments_for_hit, mturk::approve_assignment, mturk::send_bonus, mturk::create_qualification_type,
    mturk::associate_qualification_with_worker, mturk::notify_workers, mturk::update_notification_settings};

#endif

template <std::size_t I>
inline typename std::tuple_element_t<I, decltype(operations)>::request_type const request{};

template <std::size_t... I>
asio::awaitable<void> call_all(mturk::client client, std::index_sequence<I...>)
{
    (co_await std::get<I>(operations)(client, request<I>), ...);
}

int main()
{
    asio::io_context context(1);
    auto             calls = call_all(mturk::client(context, mturk::config{}), std::make_index_sequence<CALLED>());
    asio::co_spawn(context, std::move(calls), [](std::exception_ptr failed) {
        if (failed)
            std::rethrow_exception(failed);
    });
    context.run();
}
