// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_TOKENS_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_TOKENS_HPP

#include <bindery/testing/impl/internal/mturk_account.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>

#include <chrono>
#include <optional>
#include <string>

/// The tokens by which repeated requests are known as such.
namespace bindery::testing::detail {

/// The earlier request of that kind with the token, which is forgotten after 24 hours; null where there is none.
inline used_token const* find_token(
    mturk_account const& account, std::string const& kind, std::optional<std::string> const& token)
{
    if (!token)
        return nullptr;
    auto const found = account.tokens.find(kind + ' ' + *token);
    bool const is_known = found != account.tokens.end() && account.now < found->second.time + std::chrono::hours(24);
    return is_known ? &found->second : nullptr;
}

inline void use_token(
    mturk_account& account, std::string const& kind, std::optional<std::string> const& token, std::string const& made)
{
    if (token)
        account.tokens[kind + ' ' + *token] = {account.now, made};
}

inline void check_request_is_new(
    mturk_account const& account, std::string const& kind, std::optional<std::string> const& token)
{
    if (find_token(account, kind, token))
        refuse(turk_code::duplicate_request, "The idempotency token \"" + *token + "\" has already been processed.");
}

} // namespace bindery::testing::detail

#endif
