// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "cases.hpp"

#include "parse_case.hpp"
#include "serialize_case.hpp"

namespace bench {
namespace {

template <class Job, std::size_t Count, std::size_t Items, member_order Order, std::uint64_t Seed>
std::unique_ptr<benchmark_case> make_parse_case()
{
    return std::make_unique<parse_case<Job>>(generate_documents(Count, Items, Order, Seed), Order);
}

std::unique_ptr<benchmark_case> make_cold_case()
{
    return std::make_unique<cold_parse_case>(generate_documents(256, 100, member_order::declared, 6));
}

std::unique_ptr<benchmark_case> make_request_case()
{
    return std::make_unique<serialize_case<request>>(generate_requests(4096, 7), 1);
}

std::unique_ptr<benchmark_case> make_response_case()
{
    std::vector<page> pages;
    for (auto const& one : generate_documents(256, 100, member_order::declared, 8))
        pages.push_back(one.expected());
    return std::make_unique<serialize_case<page>>(std::move(pages), 100);
}

} // namespace

std::vector<case_description> const& cases()
{
    using enum member_order;
    static std::vector<case_description> const all{
        {"a", "Parsing pages of 100 items", "members in declared order, into a reused object", "item",
            make_parse_case<reused_object_job, 256, 100, declared, 1>},
        {"a-fresh", "Parsing pages into new objects", "as before, with the destruction of the objects", "item",
            make_parse_case<fresh_object_job, 256, 100, declared, 1>},
        {"b", "Parsing documents of 10,000 items", "members in declared order, into a reused object", "item",
            make_parse_case<reused_object_job, 2, 10'000, declared, 3>},
        {"d", "Parsing pages in another order", "members in alphabetical order, into a reused object", "item",
            make_parse_case<reused_object_job, 256, 100, alphabetical, 4>},
        {"c", "Parsing pages in any order", "each object in its own, with unknown members and escapes", "item",
            make_parse_case<reused_object_job, 256, 100, shuffled, 5>},
        {"cold", "Parsing one page of 100 items, cold", "caches and branch predictors are full of other things", "item",
            make_cold_case},
        {"serialize-request", "Serializing a request", "with four members, into a reused buffer", "request",
            make_request_case},
        {"serialize-page", "Serializing pages of 100 items", "into a reused buffer", "item", make_response_case},
    };
    return all;
}

} // namespace bench
