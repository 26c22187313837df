// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "measure.hpp"

#include "random.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string>

namespace bench {

case_result measure(case_description const& what, std::vector<contender const*> const& contenders, std::size_t rounds)
{
    auto const work = what.make();

    case_result result;
    result.what = &what;
    result.items_per_round = work->items;
    result.bytes_per_item = static_cast<double>(work->bytes) / static_cast<double>(work->items);

    auto&                             measurements = result.measurements;
    std::vector<std::unique_ptr<job>> jobs;
    for (auto const* who : contenders) {
        auto made = work->make_job(*who);
        if (!made)
            continue;
        try {
            made->verify();
        }
        catch (std::exception const& error) {
            throw std::runtime_error(std::string(who->name) + ", case " + std::string(what.name) + ", " + error.what());
        }
        auto const allocations = static_cast<double>(made->pass().allocations) / static_cast<double>(work->documents);
        measurements.push_back({.who = who, .nanoseconds = {}, .allocations = allocations});
        measurements.back().nanoseconds.reserve(rounds);
        jobs.push_back(std::move(made));
    }

    std::vector<std::size_t> order(jobs.size());
    std::iota(order.begin(), order.end(), 0);
    random_source random(9);
    for (std::size_t round = 0; round < rounds; ++round) {
        random.shuffle(order);
        for (auto const index : order)
            measurements[index].nanoseconds.push_back(
                static_cast<double>(jobs[index]->pass().time.count()) / static_cast<double>(work->items));
    }
    return result;
}

double median(std::vector<double> values)
{
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return values.empty() ? 0 : *middle;
}

double ratio(measurement const& a, measurement const& b)
{
    std::vector<double> ratios;
    std::ranges::transform(a.nanoseconds, b.nanoseconds, std::back_inserter(ratios), std::divides<>());
    return median(std::move(ratios));
}

} // namespace bench
