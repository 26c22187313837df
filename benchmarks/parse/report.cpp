// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "report.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <ostream>
#include <string>

namespace bench {
namespace {

std::string fixed(double value, int digits)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

measurement const* find_bindery(case_result const& of)
{
    for (auto const& one : of.measurements)
        if (one.who->kind == family::bindery)
            return &one;
    return nullptr;
}

/// By ratio, which what else the machine does disturbs less than it does the times.
measurement const* fastest(case_result const& of, family kind, measurement const& bindery)
{
    measurement const* best = nullptr;
    for (auto const& one : of.measurements)
        if (one.who->kind == kind && (!best || ratio(one, bindery) < ratio(*best, bindery)))
            best = &one;
    return best;
}

std::string_view text_of(family kind)
{
    switch (kind) {
    case family::bindery: return "bindery";
    case family::on_demand: return "on_demand";
    case family::on_demand_native: return "on_demand_native";
    case family::peer: return "peer";
    case family::floor: return "floor";
    }
    return {};
}

std::string processor()
{
    std::ifstream information("/proc/cpuinfo");
    for (std::string line; std::getline(information, line);)
        if (line.starts_with("model name"))
            return line.substr(std::min(line.find(": ") + 2, line.size()));
    return "unknown processor";
}

} // namespace

void print_environment(std::ostream& out, std::size_t rounds)
{
#if defined(__clang__)
    out << "clang " << __clang_version__;
#else
    out << "g++ " << __VERSION__;
#endif
    out << ", " << processor() << ", " BINDERY_BENCHMARK_LIBRARIES "; " << rounds << " rounds.\n\n";
}

void print_table(std::ostream& out, case_result const& result)
{
    auto const* const bindery = find_bindery(result);

    out << "### " << result.what->name << ": " << result.what->title << ", " << result.what->detail << "\n\n"
        << "| | ns per " << result.what->item << " | GB/s | time / Bindery's | allocations per text |\n"
        << "|---|---:|---:|---:|---:|\n";
    for (auto const& one : result.measurements) {
        auto const time = median(one.nanoseconds);
        out << "| " << one.who->name << " | " << fixed(time, 1) << " | " << fixed(result.bytes_per_item / time, 2)
            << " | " << (bindery ? fixed(ratio(one, *bindery), 2) : "") << " | " << fixed(one.allocations, 1) << " |\n";
    }
    out << '\n';
    if (bindery) {
        for (auto const kind : {family::on_demand, family::on_demand_native, family::peer})
            if (auto const* const best = fastest(result, kind, *bindery))
                out << "- Bindery is " << fixed(ratio(*best, *bindery), 2) << " times as fast as " << best->who->name
                    << ".\n";
        out << '\n';
    }
    out.flush();
}

void print_json(std::ostream& out, std::vector<case_result> const& results)
{
    auto const* separator = "";
    out << "[";
    for (auto const& result : results) {
        out << separator << "\n{\"name\": \"" << result.what->name << "\", \"title\": \"" << result.what->title
            << "\", \"detail\": \"" << result.what->detail << "\", \"item\": \"" << result.what->item
            << "\", \"items_per_round\": " << result.items_per_round << ", \"contenders\": [";
        auto const* row_separator = "";
        for (auto const& one : result.measurements) {
            out << row_separator << "\n    {\"name\": \"" << one.who->name << "\", \"family\": \""
                << text_of(one.who->kind) << "\", \"nanoseconds\": " << fixed(median(one.nanoseconds), 2)
                << ", \"allocations\": " << fixed(one.allocations, 2) << "}";
            row_separator = ",";
        }
        out << "]}";
        separator = ",";
    }
    out << "\n]\n";
}

} // namespace bench
