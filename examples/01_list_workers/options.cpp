// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "options.hpp"

#include <boost/program_options.hpp>

#include <fstream>
#include <iostream>
#include <limits>

namespace po = boost::program_options;

namespace {

/// They are held in memory, about 200 bytes each.
constexpr long long most_workers = 10'000'000;

po::options_description describe(options& into)
{
    po::options_description all("Lists every Worker who holds a Qualification of a type.\n\n"
                                "  01_list_workers                      2,500 Workers of an embedded sandbox\n"
                                "  01_list_workers --live TYPE_ID       the real service, with the keys in\n"
                                "                                       AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and\n"
                                "                                       AWS_SESSION_TOKEN, or in ~/.aws/credentials\n\n"
                                "Options");
    auto                    add = all.add_options();
    add("help,h", "print this and exit");
    add("type", po::value(&into.type_id)->value_name("ID"), "Qualification type; may stand without --type");
    add("types-file", po::value<std::string>()->value_name("FILE"),
        "many Qualification types, an ID a line, several of them at a time");
    add("checkpoint", po::value(&into.checkpoint_file)->value_name("FILE"),
        "keep in FILE how far the listing has come; if there is one already, go on there. Append the output to a "
        "file (>>), which is cut back to where the listing goes on");
    add("status", po::value<std::string>()->value_name("STATUS"), "only Granted or only Revoked ones");
    add("limit", po::value<long long>()->value_name("N"), "stop after N Workers");
    add("output", po::value<std::string>()->default_value("table")->value_name("FORMAT"), "table, csv, json or jsonl");
    add("live", "Amazon Mechanical Turk itself");
    add("sandbox", "Amazon's requester sandbox, where no money changes hands");
    add("endpoint-url", po::value(&into.endpoint_url)->value_name("URL"), "any other endpoint");
    add("region", po::value(&into.region)->value_name("REGION"), "region to sign for (us-east-1)");
    add("ca-file", po::value(&into.ca_file)->value_name("FILE"), "trust the authorities in this PEM file");
    add("workers", po::value<long long>()->value_name("N"), "size of the embedded sandbox (2500)");
    add("seed", po::value<long long>()->value_name("N"), "seed of the embedded sandbox (1)");
    return all;
}

std::size_t number_of(po::variables_map const& given, char const* name, long long min, long long max)
{
    auto const number = given[name].as<long long>();
    if (number < min || number > max)
        throw usage_error(
            "--" + std::string(name) + " takes a number from " + std::to_string(min) + " to " + std::to_string(max));
    return static_cast<std::size_t>(number);
}

output_format parse_output(std::string const& name)
{
    if (name == "table")
        return output_format::table;
    if (name == "csv")
        return output_format::csv;
    if (name == "json")
        return output_format::json;
    if (name == "jsonl")
        return output_format::jsonl;
    throw usage_error("--output takes table, csv, json or jsonl, not \"" + name + "\"");
}

std::vector<std::string> read_types(std::string const& path)
{
    std::ifstream            file(path);
    std::vector<std::string> ids;
    for (std::string line; std::getline(file, line);) {
        auto const end = line.find_last_not_of(" \t\r");
        if (end != line.npos)
            ids.push_back(line.substr(0, end + 1));
    }
    if (!file.eof())
        throw usage_error("cannot read --types-file \"" + path + "\"");
    if (ids.empty())
        throw usage_error("--types-file \"" + path + "\" names no Qualification type");
    return ids;
}

source parse_source(po::variables_map const& given)
{
    if (given.count("live") + given.count("sandbox") + given.count("endpoint-url") > 1)
        throw usage_error("give only one of --live, --sandbox and --endpoint-url");
    if (given.count("live"))
        return source::live;
    if (given.count("sandbox"))
        return source::sandbox;
    return given.count("endpoint-url") ? source::endpoint : source::embedded;
}

void check_combination(po::variables_map const& given, options const& parsed)
{
    bool const embedded = parsed.from == source::embedded;
    for (auto const* name : {"type", "types-file", "checkpoint", "endpoint-url", "region", "ca-file"})
        if (given.count(name) && given[name].as<std::string>().empty())
            throw usage_error("--" + std::string(name) + " is empty");
    if (!parsed.type_id.empty() && !parsed.type_ids.empty())
        throw usage_error("give either a Qualification type or --types-file");
    if (!parsed.checkpoint_file.empty() && !parsed.type_ids.empty())
        throw usage_error("--checkpoint is for the listing of one Qualification type, not for --types-file");
    if (!parsed.checkpoint_file.empty() && parsed.output == output_format::json)
        throw usage_error("--checkpoint needs an output that can be gone on with: jsonl, csv or table");
    if (!embedded && parsed.type_id.empty() && parsed.type_ids.empty())
        throw usage_error(
            "which Qualification type? Give its ID, as in: 01_list_workers --live 3AWO4KN9YO3JRSN25G0KTXS4AQW9I6");
    for (auto const* name : {"workers", "seed"})
        if (!embedded && given.count(name))
            throw usage_error("--" + std::string(name) + " is for the embedded sandbox only");
    for (auto const* name : {"region", "ca-file"})
        if (embedded && given.count(name))
            throw usage_error("--" + std::string(name) + " needs --live, --sandbox or --endpoint-url");
    if (parsed.status && *parsed.status != "Granted" && *parsed.status != "Revoked")
        throw usage_error("--status takes Granted or Revoked, not \"" + *parsed.status + "\"");
}

} // namespace

std::optional<options> parse_command_line(int argc, char const* const* argv)
{
    options                            parsed;
    auto const                         all = describe(parsed);
    po::positional_options_description positions;
    positions.add("type", 1);
    try {
        po::variables_map given;
        po::store(po::command_line_parser(argc, argv).options(all).positional(positions).run(), given);
        if (given.count("help")) {
            std::cout << all;
            return std::nullopt;
        }
        po::notify(given);
        if (given.count("status"))
            parsed.status = given["status"].as<std::string>();
        if (given.count("types-file") && !given["types-file"].as<std::string>().empty())
            parsed.type_ids = read_types(given["types-file"].as<std::string>());
        if (given.count("limit"))
            parsed.limit = number_of(given, "limit", 1, std::numeric_limits<long long>::max());
        if (given.count("workers"))
            parsed.workers = number_of(given, "workers", 1, most_workers);
        if (given.count("seed"))
            parsed.seed = number_of(given, "seed", 0, std::numeric_limits<long long>::max());
        parsed.output = parse_output(given["output"].as<std::string>());
        parsed.from = parse_source(given);
        check_combination(given, parsed);
    }
    catch (po::error const& error) {
        throw usage_error(error.what());
    }
    return parsed;
}
