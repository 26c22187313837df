// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "parse_case.hpp"

#include "cost.hpp"
#include "difference.hpp"

#include <algorithm>
#include <cstddef>

namespace bench {
namespace {

/// How many texts arrive together: pages of 100 items that fit into a second-level cache.
constexpr std::size_t batch_size = 8;

/// Looks at a text, so that it is in the cache as one that just came from the network.
void arrive(document const& source)
{
    constexpr std::size_t cache_line = 64;
    unsigned char         seen = 0;
    for (std::size_t i = 0; i < source.text().size(); i += cache_line)
        seen ^= static_cast<unsigned char>(source.text()[i]);
    asm volatile("" : : "r"(seen)); // Lest the compiler leaves out what nobody uses.
}

/// What the work on all texts costs, without their arrival.
template <class Work>
pass_cost cost_of_all(std::vector<document> const& texts, Work work)
{
    pass_cost total{};
    for (auto first = texts.begin(); first != texts.end();) {
        auto const last = first + std::min<std::ptrdiff_t>(batch_size, texts.end() - first);
        std::for_each(first, last, arrive);
        auto const cost = cost_of([&] { std::for_each(first, last, work); });
        total.time += cost.time;
        total.allocations += cost.allocations;
        first = last;
    }
    return total;
}

} // namespace

parse_job::parse_job(std::unique_ptr<page_parser> parser, std::vector<document> const& texts)
    : parser_(std::move(parser)), texts_(texts)
{
}

void parse_job::require_parsed(page const& got, std::size_t index) const
{
    if (parser_->fills_pages())
        require_equal(got, texts_[index].expected(), index);
}

void reused_object_job::verify()
{
    for (std::size_t i = 0; i < texts().size(); ++i) {
        parse(into_, texts()[i]);
        require_parsed(into_, i);
    }
}

pass_cost reused_object_job::pass()
{
    return cost_of_all(texts(), [this](document const& source) { parse(into_, source); });
}

void fresh_object_job::verify()
{
    for (std::size_t i = 0; i < texts().size(); ++i) {
        page into;
        parse(into, texts()[i]);
        require_parsed(into, i);
    }
}

pass_cost fresh_object_job::pass()
{
    return cost_of_all(texts(), [this](document const& source) {
        page into;
        parse(into, source);
    });
}

cold_job::cold_job(std::unique_ptr<page_parser> parser, std::vector<document> const& texts, pollution& before,
    std::string_view library)
    : parse_job(std::move(parser), texts), before_(before), library_(library)
{
}

void cold_job::verify()
{
    for (std::size_t i = 0; i < texts().size(); ++i) {
        parse(into_, texts()[i]);
        require_parsed(into_, i);
    }
}

pass_cost cold_job::pass()
{
    before_.spread(library_);
    auto const& source = texts()[next_++ % texts().size()];
    return cost_of([&] { parse(into_, source); });
}

cold_parse_case::cold_parse_case(std::vector<document> texts) : texts_(std::move(texts))
{
    documents = 1;
    items = texts_.front().expected().Qualifications.size();
    for (auto const& one : texts_)
        bytes += one.text().size();
    bytes /= texts_.size();
}

std::unique_ptr<job> cold_parse_case::make_job(contender const& who)
{
    auto parser = who.make_parser ? who.make_parser(member_order::declared) : nullptr;
    return parser ? std::make_unique<cold_job>(std::move(parser), texts_, before_, who.library) : nullptr;
}

} // namespace bench
