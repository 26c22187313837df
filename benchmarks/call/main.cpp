// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Makes calls with one contender and prints as one line of JSON what they cost this process. Every page of a first run
// is compared with what the server was to send.

#include "../parse/allocations.hpp"
#include "../processor_time.hpp"
#include "contender.hpp"
#include "workload.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr std::string_view usage = R"(Usage: client --contender NAME --port N [OPTION ...]
  --contender NAME  see --list
  --port N          where the server listens on 127.0.0.1
  --ca-file FILE    speak TLS, and trust these certificates
  --callers N       how many callers list pages at once, by default 16
  --calls N         how many calls they make between them, by default 10000
  --list            names the contenders
)";

struct options
{
    std::string     contender{};
    bench::settings server{.callers = 16};
    std::size_t     calls = 10'000;
    bool            list = false;
};

options read_options(int argc, char** argv)
{
    options result;
    for (int i = 1; i < argc; ++i) {
        std::string_view const name = argv[i];
        if (name == "--list") {
            result.list = true;
            continue;
        }
        if (i + 1 == argc)
            throw std::invalid_argument(std::string(name) + " is no option, or lacks its value");
        std::string const value = argv[++i];
        if (name == "--contender")
            result.contender = value;
        else if (name == "--port")
            result.server.port = value;
        else if (name == "--ca-file")
            result.server.ca_file = value;
        else if (name == "--callers")
            result.server.callers = std::stoul(value);
        else if (name == "--calls")
            result.calls = std::stoul(value);
        else
            throw std::invalid_argument(std::string(name) + " is no option");
    }
    result.server.tls = !result.server.ca_file.empty();
    return result;
}

bench::contender const& find_contender(std::string_view name)
{
    auto const& all = bench::contenders();
    auto const  found = std::ranges::find(all, name, &bench::contender::name);
    if (found == all.end())
        throw std::invalid_argument("no contender of that name; --list names them");
    return *found;
}

double microseconds(std::chrono::nanoseconds time)
{
    return static_cast<double>(time.count()) / 1e3;
}

double percentile(std::vector<std::chrono::nanoseconds> times, std::size_t percent)
{
    auto const nth = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) * percent / 100);
    std::ranges::nth_element(times, nth);
    return microseconds(*nth);
}

void measure(options const& wanted)
{
    auto const who = find_contender(wanted.contender).make(wanted.server);
    auto const pages = bench::served_pages();
    // Twice, because the first time opens connections and makes buffers grow.
    for (int i = 0; i < 2; ++i) {
        bench::workload verification(wanted.server.callers * bench::pages_per_listing, &pages);
        who->run(verification);
    }

    bench::workload work(wanted.calls);
    auto const      allocations_before = bench::allocations();
    auto const      time_before = bench::processor_time();
    auto const      begun = bench::workload::clock::now();
    who->run(work);
    auto const lasted = bench::workload::clock::now() - begun;
    auto const time = bench::processor_time() - time_before;
    auto const allocations = bench::allocations() - allocations_before + work.allocations();

    auto const calls = static_cast<double>(wanted.calls);
    std::cout << "{\"cpu\": " << time * 1e6 / calls
              << ", \"calls_per_second\": " << calls / std::chrono::duration<double>(lasted).count()
              << ", \"latency_50\": " << percentile(work.latencies(), 50)
              << ", \"latency_99\": " << percentile(work.latencies(), 99)
              << ", \"allocations\": " << static_cast<double>(allocations) / calls << "}\n";
}

} // namespace

int main(int argc, char** argv)
try {
    auto const wanted = read_options(argc, argv);
    if (wanted.list)
        for (auto const& one : bench::contenders())
            std::cout << one.name << '\n';
    else
        measure(wanted);
}
catch (std::invalid_argument const& error) {
    std::cerr << error.what() << "\n\n" << usage;
    return EXIT_FAILURE;
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
}
