// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_INTERNAL_MTURK_PAGE_HPP
#define BINDERY_TESTING_IMPL_INTERNAL_MTURK_PAGE_HPP

#include <bindery/json/serialize.hpp>
#include <bindery/testing/impl/internal/mturk_errors.hpp>

#include <openssl/evp.h>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace bindery::testing::detail {

/// Items of a page where the request does not say.
inline constexpr std::int32_t default_page_size = 10;

inline std::string to_hex(std::uint64_t number)
{
    std::array<char, 16> text{};
    auto const           end = std::to_chars(text.data(), text.data() + text.size(), number, 16).ptr;
    return {text.data(), end};
}

/// The page token for the page that begins at `position`: the position, and a digest that binds it to the query, which
/// is the request without page token and size.
template <class Operation>
std::string make_token(typename Operation::request_type query, std::size_t position)
{
    query.NextToken.reset();
    query.MaxResults.reset();
    auto const  place = to_hex(position);
    std::string bound(Operation::name);
    bound += json::serialize(query) + place;
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    EVP_Digest(bound.data(), bound.size(), digest.data(), nullptr, EVP_sha256(), nullptr);

    std::string token = "p" + place + ":";
    for (std::size_t i = 0; i < 16; ++i)
        token += to_hex(digest[i] + 0x100U).substr(1);
    return token;
}

/// Where the page of the request's token begins. Refuses a token that make_token did not make for the same query.
template <class Operation>
std::size_t position_of(typename Operation::request_type const& request)
{
    if (!request.NextToken)
        return 0;
    auto const& token = *request.NextToken;
    std::size_t position = 0;
    std::from_chars(token.data() + 1, token.data() + token.size(), position, 16);
    if (token != make_token<Operation>(request, position))
        refuse(turk_code::invalid_parameter_value, "The NextToken is not valid for this request.");
    return position;
}

/// The request's page of a list: what `matches` of `source`, as `show` has it.
template <class Operation, class Source, class Matches, class Show>
typename Operation::response_type make_page(
    Operation const&, typename Operation::request_type const& request, Source const& source, Matches matches, Show show)
{
    typename Operation::response_type page;
    auto&                             items = page.*Operation::pagination::items;
    auto const                        size = static_cast<std::size_t>(request.MaxResults.value_or(default_page_size));
    for (auto position = position_of<Operation>(request); position < source.size(); ++position) {
        if (!matches(source[position]))
            continue;
        if (items.size() == size) {
            page.NextToken = make_token<Operation>(request, position);
            break;
        }
        items.push_back(show(source[position]));
    }
    page.NumResults = static_cast<std::int32_t>(items.size());
    return page;
}

} // namespace bindery::testing::detail

#endif
