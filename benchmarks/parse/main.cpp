// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Parses and serializes pages of Qualifications with Bindery and with other libraries, in turns. Every contender fills
// Bindery's own structs from each text and is verified before it is timed. No result makes the program fail but a wrong
// one.

#include "report.hpp"

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct options
{
    std::size_t              rounds = 31;
    std::vector<std::string> cases{};
    std::vector<std::string> only{};
    std::string              json{};
    bool                     list = false;
    bool                     help = false;
};

constexpr std::string_view usage = R"(Usage: parse [OPTION ...]
  --rounds N   passes of every contender over every case, by default 31; with 0 they are only verified
  --case NAME  only this case; may be repeated
  --only TEXT  only the contender of this name, or those that have it in their names; may be repeated
  --json FILE  writes the results there too
  --list       names the cases and contenders
)";

options read_options(int argc, char** argv)
{
    options result;
    for (int i = 1; i < argc; ++i) {
        std::string_view const name = argv[i];
        if (name == "--list" || name == "--help") {
            (name == "--list" ? result.list : result.help) = true;
            continue;
        }
        if (i + 1 == argc)
            throw std::invalid_argument(std::string(name) + " is no option, or lacks its value");
        std::string const value = argv[++i];
        if (name == "--rounds")
            result.rounds = std::stoul(value);
        else if (name == "--case")
            result.cases.push_back(value);
        else if (name == "--only")
            result.only.push_back(value);
        else if (name == "--json")
            result.json = value;
        else
            throw std::invalid_argument(std::string(name) + " is no option");
    }
    return result;
}

std::vector<bench::contender const*> selected_contenders(std::vector<std::string> const& texts)
{
    auto const is_name = [](std::string_view text) {
        return std::ranges::find(bench::contenders(), text, &bench::contender::name) != bench::contenders().end();
    };
    std::vector<bench::contender const*> result;
    for (auto const& one : bench::contenders()) {
        auto const wanted = [&](std::string_view text) {
            return one.name == text || (!is_name(text) && one.name.find(text) != one.name.npos);
        };
        if (texts.empty() || std::ranges::any_of(texts, wanted))
            result.push_back(&one);
    }
    if (result.empty())
        throw std::invalid_argument("No contender of that name; --list names them.");
    return result;
}

} // namespace

int main(int argc, char** argv)
try {
    auto const wanted = read_options(argc, argv);
    if (wanted.help) {
        std::cout << usage;
        return EXIT_SUCCESS;
    }
    if (wanted.list) {
        for (auto const& one : bench::cases())
            std::cout << one.name << ": " << one.title << ", " << one.detail << '\n';
        for (auto const& one : bench::contenders())
            std::cout << one.name << '\n';
        return EXIT_SUCCESS;
    }
    auto const contenders = selected_contenders(wanted.only);

    std::vector<bench::case_result> results;
    bench::print_environment(std::cout, wanted.rounds);
    for (auto const& one : bench::cases()) {
        if (!wanted.cases.empty() && std::ranges::find(wanted.cases, one.name) == wanted.cases.end())
            continue;
        results.push_back(bench::measure(one, contenders, wanted.rounds));
        bench::print_table(std::cout, results.back());
    }
    if (results.empty())
        throw std::invalid_argument("No case of that name; --list names them.");
    if (!wanted.json.empty()) {
        std::ofstream file(wanted.json);
        bench::print_json(file, results);
        if (!file.flush())
            throw std::runtime_error("can't write " + wanted.json);
    }
}
catch (std::invalid_argument const& error) {
    std::cerr << error.what() << "\n\n" << usage;
    return EXIT_FAILURE;
}
catch (std::exception const& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
}
