// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Reads configuration files for shared_config.py: each line of the input is a JSON object with the texts "config" and
// "credentials"; each line of the output is what they hold together, or the error.

#include <bindery/aws/shared_config.hpp>

#include <boost/json/src.hpp>

#include <exception>
#include <iostream>
#include <string>

namespace {

namespace aws = bindery::aws;
namespace json = boost::json;

json::object object_of(aws::shared_config::sections_type const& sections)
{
    json::object result;
    for (auto const& [name, section] : sections) {
        auto& into = result[name].emplace_object();
        for (auto const& [key, value] : section.values)
            into[key] = value;
        for (auto const& [key, block] : section.blocks) {
            auto& nested = into[key].emplace_object();
            for (auto const& [inner, value] : block)
                nested[inner] = value;
        }
    }
    return result;
}

json::object read(json::value const& input)
{
    std::string const config(input.at("config").as_string());
    std::string const credentials(input.at("credentials").as_string());
    try {
        auto const found = aws::parse_shared_config({config, "config"}, {credentials, "credentials"});
        return {{"profiles", object_of(found.profiles)}, {"sso_sessions", object_of(found.sso_sessions)},
            {"services", object_of(found.services)}};
    }
    catch (std::exception const& error) {
        return {{"error", error.what()}};
    }
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);)
        std::cout << json::serialize(read(json::parse(line))) << '\n';
}
