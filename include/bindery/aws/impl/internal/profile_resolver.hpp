// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_PROFILE_RESOLVER_HPP
#define BINDERY_AWS_IMPL_INTERNAL_PROFILE_RESOLVER_HPP

#include <bindery/aws/container_credentials.hpp>
#include <bindery/aws/credentials.hpp>
#include <bindery/aws/imds_credentials.hpp>
#include <bindery/aws/impl/internal/credentials_text.hpp>
#include <bindery/aws/impl/internal/provider_error.hpp>
#include <bindery/aws/process_credentials.hpp>
#include <bindery/aws/provider_config.hpp>
#include <bindery/aws/role_credentials.hpp>
#include <bindery/aws/shared_config.hpp>
#include <bindery/aws/sso_credentials.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace bindery::aws::detail {

/// Makes the provider that a profile asks for. What comes first is as in botocore, but for keys in the config file
/// beside credential_process: botocore has the process come before them, and only keys in the credentials file before
/// the process.
class profile_resolver
{
public:
    /// The references must outlive the resolver.
    profile_resolver(shared_config const& files, provider_config const& config) : files_(files), config_(config) { }

    /// Errors: provider_error, see profile_credentials().
    std::shared_ptr<credentials_provider> resolve(std::string const& name)
    {
        top_ = name;
        auto const found = files_.profiles.find(name);
        if (found == files_.profiles.end())
            throw provider_error(errc::no_credentials, shown(name) + " is not in the AWS configuration files");
        visited_.push_back(name);
        return is_role(found->second) ? resolve_role(name, found->second) : resolve_rest(name, found->second);
    }

private:
    static std::string shown(std::string_view name) { return "the profile " + http::detail::printable(name); }

    static std::string value(config_section const& profile, std::string_view setting)
    {
        auto const* const text = profile.find(setting);
        return text ? *text : std::string();
    }

    static bool has(config_section const& profile, std::string_view setting)
    {
        auto const* const text = profile.find(setting);
        return text && !text->empty();
    }

    static bool has_keys(config_section const& profile)
    {
        return has(profile, "aws_access_key_id") || has(profile, "aws_secret_access_key");
    }

    static bool is_role(config_section const& profile)
    {
        return has(profile, "role_arn") && !has(profile, "web_identity_token_file");
    }

    [[noreturn]] static void refuse(std::string const& name, std::string const& problem)
    {
        throw provider_error(errc::invalid_config, shown(name) + " " + problem);
    }

    std::shared_ptr<credentials_provider> resolve_role(std::string const& name, config_section const& profile)
    {
        auto const source_profile = value(profile, "source_profile");
        auto const credential_source = value(profile, "credential_source");
        if (source_profile.empty() == credential_source.empty())
            refuse(name, source_profile.empty() ? "has a role_arn, but neither source_profile nor credential_source"
                                                : "has both source_profile and credential_source");
        if (has(profile, "mfa_serial"))
            refuse(name, "has an mfa_serial, but a program cannot know the code of an MFA device: get temporary "
                         "credentials with `aws sts assume-role`, or name a program in credential_process");
        role_config role;
        role.role_arn = value(profile, "role_arn");
        role.session_name = value(profile, "role_session_name");
        role.external_id = value(profile, "external_id");
        role.duration = parse_duration(name, value(profile, "duration_seconds"));
        role.profile = top_;
        auto source = source_profile.empty() ? resolve_source(name, credential_source)
                                             : resolve_source_profile(name, source_profile);
        return assume_role_credentials(std::move(source), std::move(role), config_);
    }

    static std::chrono::seconds parse_duration(std::string const& name, std::string const& text)
    {
        if (text.empty())
            return std::chrono::seconds(0);
        int               count = 0;
        auto const* const end = text.data() + text.size();
        auto const [stop, problem] = std::from_chars(text.data(), end, count);
        if (problem != std::errc{} || stop != end || count < 900 || count > 43200)
            refuse(name,
                "has the duration_seconds " + http::detail::printable(text) + ", which is no number from 900 to 43200");
        return std::chrono::seconds(count);
    }

    std::shared_ptr<credentials_provider> resolve_source(std::string const& name, std::string const& source) const
    {
        using http::detail::equal_ignoring_case;
        if (equal_ignoring_case(source, "Environment"))
            return environment_credentials(config_.environment);
        if (equal_ignoring_case(source, "Ec2InstanceMetadata"))
            return imds_credentials(config_);
        if (equal_ignoring_case(source, "EcsContainer"))
            return container_credentials(config_);
        refuse(name, "has the credential_source " + http::detail::printable(source)
                         + ", which is none of Environment, Ec2InstanceMetadata and EcsContainer");
    }

    std::shared_ptr<credentials_provider> resolve_source_profile(std::string const& name, std::string const& source)
    {
        auto const found = files_.profiles.find(source);
        if (found == files_.profiles.end())
            refuse(name, "has the source_profile " + http::detail::printable(source)
                             + ", which is not in the AWS configuration files");
        auto const& profile = found->second;
        bool const  was_visited = std::ranges::find(visited_, source) != visited_.end();
        if (was_visited && (source != name || !has_keys(profile))) {
            std::string loop;
            for (auto const& each : visited_)
                loop += http::detail::printable(each) + ", ";
            refuse(name, "has a source_profile that leads back to itself: " + loop + http::detail::printable(source));
        }
        visited_.push_back(source);
        if (is_role(profile) && !has_keys(profile))
            return resolve_role(source, profile);
        try {
            return resolve_rest(source, profile);
        }
        catch (provider_error const& problem) {
            // What names it as a source means it.
            throw provider_error(errc::invalid_config, "the source of " + shown(name), problem);
        }
    }

    /// All but roles with a source.
    std::shared_ptr<credentials_provider> resolve_rest(std::string const& name, config_section const& profile) const
    {
        if (has(profile, "web_identity_token_file")) {
            role_config role;
            role.role_arn = value(profile, "role_arn");
            role.session_name = value(profile, "role_session_name");
            role.profile = top_;
            if (role.role_arn.empty())
                refuse(name, "has a web_identity_token_file, but no role_arn");
            return web_identity_credentials(value(profile, "web_identity_token_file"), std::move(role), config_);
        }
        if (has(profile, "sso_account_id") || has(profile, "sso_role_name"))
            return resolve_sso(name, profile);
        if (has_keys(profile))
            return static_credentials(read_keys(name, profile));
        if (has(profile, "credential_process")) {
            try {
                return process_credentials(value(profile, "credential_process"));
            }
            catch (error const& problem) {
                refuse(name, std::string("has a credential_process that cannot be used: ") + problem.what());
            }
        }
        throw provider_error(errc::no_credentials, shown(name) + " has no credentials");
    }

    std::shared_ptr<credentials_provider> resolve_sso(std::string const& name, config_section const& profile) const
    {
        auto       merged = profile;
        auto const session = value(profile, "sso_session");
        if (!session.empty()) {
            auto const found = files_.sso_sessions.find(session);
            if (found == files_.sso_sessions.end())
                refuse(name, "names the section [sso-session " + http::detail::printable(session)
                                 + "], which the AWS configuration file does not have");
            for (auto const& [setting, text] : found->second.values)
                if (!merged.values.try_emplace(setting, text).second && value(merged, setting) != text)
                    refuse(name, "and its sso-session have different values of " + http::detail::printable(setting));
        }
        sso_config login;
        login.account_id = value(merged, "sso_account_id");
        login.role_name = value(merged, "sso_role_name");
        login.start_url = value(merged, "sso_start_url");
        login.region = value(merged, "sso_region");
        login.session = session;
        login.profile = name;
        try {
            return sso_credentials(std::move(login), config_);
        }
        catch (provider_error const& problem) {
            throw provider_error(errc::invalid_config, shown(name) + " uses SSO", problem);
        }
    }

    static credentials read_keys(std::string const& name, config_section const& profile)
    {
        credentials keys{value(profile, "aws_access_key_id"), value(profile, "aws_secret_access_key"),
            value(profile, "aws_session_token"), std::nullopt};
        if (keys.access_key_id.empty() || keys.secret_access_key.empty())
            refuse(name, std::string("has no ")
                             + (keys.access_key_id.empty() ? "aws_access_key_id" : "aws_secret_access_key")
                             + ", only the other key");
        auto const part = unusable_part(keys, "aws_access_key_id", "aws_secret_access_key", "aws_session_token");
        if (!part.empty())
            refuse(name, "has an " + std::string(part)
                             + " with a character that no AWS credential has, such as a space or a line break");
        return keys;
    }

    shared_config const&     files_;
    provider_config const&   config_;
    std::string              top_{};
    std::vector<std::string> visited_{};
};

} // namespace bindery::aws::detail

#endif
