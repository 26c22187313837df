// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Serves a sandbox with 2,500 Workers until standard input ends, for clients other than Bindery's own.
//
// Usage: serve_sandbox FILE_FOR_THE_CA_CERTIFICATE [TIME]. TIME is where the sandbox's clock stands, in seconds since
// 1970; without it, the clock is the system's. Prints one line of JSON that says where it is, and answers each line of
// input with one: an empty one with the number of requests so far, another with what a Worker does:
//
//     ["accept", HIT, WORKER]   ["submit", ASSIGNMENT, QUESTION, ANSWER]   ["return", ASSIGNMENT]
//     ["request", QUALIFICATION TYPE, WORKER]   ["pass", SECONDS]   ["balance", DOLLARS]   ["layout", HTML]
//
// The answer is the ID that was made, "" where none was, or {"error": TurkErrorCode}.

#include <bindery/testing/mturk_sandbox.hpp>

#include <boost/json/src.hpp>

#include <chrono>
#include <cstddef>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>

namespace {

namespace json = boost::json;
using bindery::testing::mturk_state;

std::string act(mturk_state& state, json::array const& command)
{
    auto const text = [&](std::size_t index) { return std::string(command.at(index).as_string()); };
    auto const name = text(0);
    if (name == "accept")
        return state.accept_hit(text(1), text(2));
    if (name == "submit")
        state.submit_assignment(text(1), bindery::testing::question_form_answers({{text(2), text(3)}}));
    else if (name == "return")
        state.return_assignment(text(1));
    else if (name == "request")
        return state.request_qualification(text(1), text(2));
    else if (name == "pass")
        state.pass_time(std::chrono::seconds(command.at(1).as_int64()));
    else if (name == "balance")
        state.set_balance(text(1));
    else if (name == "layout")
        return state.add_hit_layout(text(1));
    else
        throw std::invalid_argument("unknown command " + name);
    return {};
}

json::value answer(mturk_state& state, std::string const& line)
{
    try {
        return json::string(act(state, json::parse(line).as_array()));
    }
    catch (bindery::mturk::RequestError const& error) {
        return json::object{{"error", error.TurkErrorCode.value()}};
    }
}

mturk_state::clock_function clock_at(char const* seconds)
{
    std::chrono::system_clock::time_point const time(std::chrono::seconds(std::stoll(seconds)));
    return [time] { return time; };
}

} // namespace

int main(int argc, char** argv)
try {
    if (argc != 2 && argc != 3)
        return 2;
    constexpr std::size_t           workers = 2500;
    bindery::testing::mturk_sandbox sandbox({}, argc == 3 ? clock_at(argv[2]) : nullptr);
    auto const                      type = sandbox.state().seed_workers(workers);
    std::ofstream(argv[1]) << sandbox.server().ca_pem();
    auto const& credentials = sandbox.server().credentials();
    std::cout << "{\"url\":\"" << sandbox.server().url() << "\",\"type\":\"" << type << "\",\"access_key\":\""
              << credentials.access_key_id << "\",\"secret_key\":\"" << credentials.secret_access_key << "\"}"
              << std::endl;
    std::string line;
    while (std::getline(std::cin, line)) {
        if (line.empty())
            std::cout << sandbox.server().requests_received() << std::endl;
        else
            std::cout << json::serialize(answer(sandbox.state(), line)) << std::endl;
    }
}
catch (std::exception const& error) {
    std::cerr << "serve_sandbox: " << error.what() << '\n';
    return 1;
}
