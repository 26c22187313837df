// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Plays sequences of attempts for send_rate.py: reads `new`, `sent SECONDS`, `success SECONDS` and `throttle SECONDS`,
// one a line, and prints for each but the first kind how long the attempt must wait or the rate that is allowed then.

#include <bindery/call/detail/send_rate.hpp>

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>

namespace {

using bindery::detail::send_rate;

send_rate::time_point at(double seconds)
{
    return send_rate::time_point(
        std::chrono::duration_cast<send_rate::clock::duration>(std::chrono::duration<double>(seconds)));
}

} // namespace

int main()
{
    send_rate   rate(at(0));
    std::string action;
    double      seconds = 0;
    while (std::cin >> action) {
        if (action == "new") {
            rate = send_rate(at(0));
            continue;
        }
        std::cin >> seconds;
        if (action == "sent") {
            std::printf("%.9f\n", std::chrono::duration<double>(rate.acquire(at(seconds))).count());
            continue;
        }
        rate.update(at(seconds), action == "throttle");
        std::printf("%.9f\n", rate.rate().value_or(0));
    }
}
