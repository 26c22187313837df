// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_SHARED_CONFIG_HPP
#define BINDERY_AWS_SHARED_CONFIG_HPP

#include <bindery/aws/environment.hpp>
#include <bindery/config.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace bindery::aws {

/// The settings of one section of a configuration file.
struct config_section
{
    using values_type = std::map<std::string, std::string, std::less<>>;

    values_type values{}; ///< By lower-case names.

    /// Blocks of settings of their own, such as those indented below `s3 =`. Their names are as in the file.
    std::map<std::string, values_type, std::less<>> blocks{};

    /// The value of that name, or null. Valid as long as the section is unchanged.
    std::string const* find(std::string_view name) const noexcept
    {
        auto const found = values.find(name);
        return found == values.end() ? nullptr : &found->second;
    }

    friend bool operator==(config_section const&, config_section const&) = default;
};

/// What the files ~/.aws/config and ~/.aws/credentials hold together.
struct shared_config
{
    using sections_type = std::map<std::string, config_section, std::less<>>;

    sections_type profiles{};     ///< Settings of a profile in the credentials file replace those in the other one.
    sections_type sso_sessions{}; ///< `[sso-session NAME]`
    sections_type services{};     ///< `[services NAME]`

    friend bool operator==(shared_config const&, shared_config const&) = default;
};

/// A configuration file's text, and its name for messages.
struct config_text
{
    std::string_view text{};
    std::string_view file{};
};

/// Reads the texts of the two files as botocore does: `[default]` and `[profile NAME]` in the first one and `[NAME]` in
/// the second one are profiles; lines that begin with # or ; are comments; `name = value` or `name: value`, where lines
/// that are indented more continue the value. The settings of `[DEFAULT]` are part of all sections.
///
/// Errors: bindery::error (errc::invalid_config) that names the file and the line, for a line that is no setting, a
/// setting outside of a section, and a section or a setting that is there twice in a file.
BINDERY_DECL shared_config parse_shared_config(config_text const& config, config_text const& credentials);

/// Reads the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name, or else ~/.aws/config and
/// ~/.aws/credentials. A file that does not exist is empty. Blocks while it reads.
///
/// Errors: as parse_shared_config(), and a file that exists and cannot be read.
BINDERY_DECL shared_config load_shared_config(environment const& from);

} // namespace bindery::aws

#if defined(BINDERY_HEADER_ONLY)
#    include <bindery/aws/impl/shared_config.ipp>
#endif

#endif
