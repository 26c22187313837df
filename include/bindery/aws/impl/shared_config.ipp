// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_SHARED_CONFIG_IPP
#define BINDERY_AWS_IMPL_SHARED_CONFIG_IPP

#include <bindery/aws/shared_config.hpp>

#include <bindery/aws/detail/shell_words.hpp>
#include <bindery/aws/impl/internal/ini_parser.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/read_file.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace bindery::aws {

namespace detail {

/// Adds a section of the config file where its name says it belongs. Sections of other names are none of ours.
inline void add_config_section(shared_config& into, std::string_view name, config_section section)
{
    if (name == "default") {
        into.profiles.insert_or_assign(std::string(name), std::move(section));
        return;
    }
    auto const words = split_shell_words(name);
    if (!words || words->size() != 2)
        return;
    for (auto const& [kind, sections] : {std::pair{"profile", &into.profiles},
             std::pair{"sso-session", &into.sso_sessions}, std::pair{"services", &into.services}})
        if (name.starts_with(kind)) {
            sections->insert_or_assign(words->back(), std::move(section));
            return;
        }
}

/// Adds a section of the credentials file, whose name is that of a profile.
inline void add_credentials_section(shared_config& into, std::string const& name, config_section section)
{
    auto& profile = into.profiles[name];
    for (auto& [key, value] : section.values) {
        profile.blocks.erase(key);
        profile.values.insert_or_assign(key, std::move(value));
    }
    for (auto& [key, block] : section.blocks) {
        profile.values.erase(key);
        profile.blocks.insert_or_assign(key, std::move(block));
    }
}

/// The content of a file; empty where there is none.
inline std::string read_config_file(std::string const& path)
{
    std::error_code problem;
    auto            content = http::detail::read_file(path, problem);
    if (problem && problem != std::errc::no_such_file_or_directory && problem != std::errc::not_a_directory)
        throw error(
            errc::invalid_config, "cannot read the AWS configuration file \"" + path + "\": " + problem.message());
    return content;
}

/// The path that a variable holds, or that of a file below the home directory; empty where neither is known.
inline std::string config_path(environment const& from, std::string_view variable, std::string_view below_home)
{
    auto const home = from("HOME");
    auto       path = from(variable).value_or(home ? *home + std::string(below_home) : std::string());
    if (home && (path == "~" || path.starts_with("~/")))
        path.replace(0, 1, *home);
    return path;
}

} // namespace detail

BINDERY_DECL shared_config parse_shared_config(config_text const& config, config_text const& credentials)
{
    shared_config result;
    for (auto& [name, section] : detail::ini_parser(config).parse())
        detail::add_config_section(result, name, std::move(section));
    for (auto& [name, section] : detail::ini_parser(credentials).parse())
        detail::add_credentials_section(result, name, std::move(section));
    return result;
}

BINDERY_DECL shared_config load_shared_config(environment const& from)
{
    auto const config_file = detail::config_path(from, "AWS_CONFIG_FILE", "/.aws/config");
    auto const credentials_file = detail::config_path(from, "AWS_SHARED_CREDENTIALS_FILE", "/.aws/credentials");
    auto const config = detail::read_config_file(config_file);
    auto const credentials = detail::read_config_file(credentials_file);
    return parse_shared_config({config, config_file}, {credentials, credentials_file});
}

} // namespace bindery::aws

#endif
