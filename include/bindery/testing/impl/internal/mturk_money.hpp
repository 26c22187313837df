// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_MONEY_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_MONEY_HPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace bindery::testing::detail {

/// HITs of so many assignments and more cost a higher fee, and smaller ones cannot grow to this size.
inline constexpr std::int32_t large_hit = 10;

/// Cents from US dollars such as "5", "0.5" and "101.42", which the API's pattern allows.
inline std::int64_t parse_dollars(char const* name, std::string_view text)
{
    constexpr std::size_t most_digits = 12;
    auto const            dot = std::min(text.find('.'), text.size());
    auto const            fraction = text.substr(std::min(dot + 1, text.size()));
    if (dot > most_digits)
        refuse_value(std::string(name) + ": " + std::string(text) + " is too much");
    std::int64_t cents = 0;
    for (char const digit : text.substr(0, dot))
        cents = cents * 10 + (digit - '0');
    for (std::size_t i = 0; i < 2; ++i)
        cents = cents * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    return cents;
}

inline std::string format_dollars(std::int64_t cents)
{
    auto text = std::to_string(cents);
    text.insert(0, text.size() < 3 ? 3 - text.size() : 0, '0');
    return text.insert(text.size() - 2, ".");
}

/// What a payment costs, with the service's fee.
inline std::int64_t with_fee(std::int64_t cents, std::int64_t percent)
{
    auto const fee = (cents * percent + 99) / 100;
    return cents + std::max<std::int64_t>(fee, 1);
}

inline std::int64_t cost_of_bonus(std::int64_t cents)
{
    return with_fee(cents, 20);
}

/// What one assignment costs.
inline std::int64_t cost_of_assignment(std::string const& reward, std::int32_t max_assignments)
{
    return with_fee(parse_dollars("Reward", reward), max_assignments < large_hit ? 20 : 40);
}

[[noreturn]] inline void refuse_unpayable()
{
    refuse(turk_code::insufficient_funds,
        "This Requester has insufficient funds in their account to complete this transaction.");
}

/// Refuses what `times` such costs together are too much for. Multiplies in no way that could overflow.
inline void check_payable(mturk_account const& account, std::int64_t cost, std::int32_t times = 1)
{
    if (account.balance / cost < times)
        refuse_unpayable();
}

} // namespace bindery::testing::detail

#endif
