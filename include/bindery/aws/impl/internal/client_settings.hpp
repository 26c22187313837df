// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_IMPL_INTERNAL_CLIENT_SETTINGS_HPP
#define BINDERY_AWS_IMPL_INTERNAL_CLIENT_SETTINGS_HPP

#include <bindery/aws/client_config.hpp>
#include <bindery/aws/impl/internal/endpoint_rules.hpp>
#include <bindery/aws/service_endpoint.hpp>
#include <bindery/aws/shared_config.hpp>
#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/proxy.hpp>
#include <bindery/version.hpp>

#include <algorithm>
#include <charconv>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace bindery::aws::detail {

/// A setting, and where it was found, for messages.
struct found_setting
{
    std::string value{};
    std::string source{};
};

/// Looks up what a client_config leaves open: in the environment, then in the profile.
class settings_lookup
{
public:
    explicit settings_lookup(client_config const& config)
        : environment_(config.environment ? config.environment : process_environment()),
          files_(load_shared_config(environment_))
    {
        auto const variable = config.profile.empty() ? environment_("AWS_PROFILE") : std::nullopt;
        profile_name_ = !config.profile.empty() ? config.profile : variable.value_or("default");
        auto const found = files_.profiles.find(profile_name_);
        if (found != files_.profiles.end())
            profile_ = &found->second;
        else if (variable || !config.profile.empty())
            refuse("there is no profile \"" + http::detail::printable(profile_name_)
                   + "\" in the AWS configuration files" + (variable ? ", which AWS_PROFILE asks for" : ""));
    }

    std::string const& profile_name() const noexcept { return profile_name_; }

    aws::environment const& environment() const noexcept { return environment_; }

    /// The first of the variables that is set, else the setting of the profile.
    std::optional<found_setting> find(std::initializer_list<std::string_view> variables, std::string_view setting) const
    {
        for (auto const name : variables)
            if (auto value = environment_(name))
                return found_setting{*std::move(value), std::string(name)};
        auto const* const value = profile_ ? profile_->find(setting) : nullptr;
        if (!value || value->empty())
            return std::nullopt;
        return found_setting{*value, std::string(setting) + " of the profile " + profile_name_};
    }

    /// The endpoint that the profile's `services` section has for a service.
    std::optional<found_setting> find_service_endpoint(std::string_view service_id) const
    {
        auto const* const name = profile_ ? profile_->find("services") : nullptr;
        if (!name)
            return std::nullopt;
        auto const section = files_.services.find(*name);
        if (section == files_.services.end())
            refuse("the profile " + profile_name_ + " names the section [services " + http::detail::printable(*name)
                   + "], which the AWS configuration file does not have");
        auto const block = section->second.blocks.find(service_id);
        if (block == section->second.blocks.end())
            return std::nullopt;
        auto const url = block->second.find("endpoint_url");
        if (url == block->second.end())
            return std::nullopt;
        return found_setting{url->second, "endpoint_url of [services " + *name + "]"};
    }

    bool find_flag(std::string_view variable, std::string_view setting) const
    {
        auto const found = find({variable}, setting);
        if (!found)
            return false;
        bool const is_true = http::detail::equal_ignoring_case(found->value, "true");
        if (!is_true && !http::detail::equal_ignoring_case(found->value, "false"))
            refuse(*found, "neither true nor false");
        return is_true;
    }

    /// A number from 1 to `most`. Anything else is refused for that problem.
    std::optional<unsigned> find_count(
        std::string_view variable, std::string_view setting, unsigned most, std::string const& problem) const
    {
        auto const found = find({variable}, setting);
        if (!found)
            return std::nullopt;
        unsigned          count = 0;
        auto const* const end = found->value.data() + found->value.size();
        auto const [stop, wrong] = std::from_chars(found->value.data(), end, count);
        if (wrong != std::errc{} || stop != end || count == 0 || count > most)
            refuse(*found, problem);
        return count;
    }

    static http::endpoint endpoint_of(found_setting const& url)
    {
        try {
            return http::parse_endpoint(url.value);
        }
        catch (error const& problem) {
            refuse(url.source + ": " + problem.what());
        }
    }

    [[noreturn]] static void refuse(found_setting const& found, std::string const& problem)
    {
        refuse(found.source + " is \"" + http::detail::printable(found.value) + "\", which is " + problem);
    }

    [[noreturn]] static void refuse(std::string what) { throw error(errc::invalid_config, std::move(what)); }

private:
    aws::environment      environment_;
    shared_config         files_;
    std::string           profile_name_{};
    config_section const* profile_ = nullptr;
};

/// What a client of a service works with, after all was looked up.
struct client_settings
{
    std::string    region{};
    http::endpoint endpoint{};
    bool           adds_host_prefix = true;
    retry_config   retry{};
    std::string    ca_file{}; ///< Empty: what the configuration says.

    std::optional<http::proxy_config> proxy{};
    std::string                       user_agent{};
};

inline void check_region(std::string_view region, std::string const& source)
{
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    if (!std::ranges::all_of(region, fits))
        settings_lookup::refuse({std::string(region), source}, "no region name such as us-east-1");
    if (region == "sandbox")
        settings_lookup::refuse(
            {"sandbox", source}, "an endpoint, not a region: requests to it are signed for the service's own region");
}

inline std::string resolve_region(
    service_endpoint const& service, client_config const& config, settings_lookup const& lookup)
{
    if (!config.region.empty()) {
        check_region(config.region, "region");
        return config.region;
    }
    auto const found = service.is_regional ? lookup.find({"AWS_REGION", "AWS_DEFAULT_REGION"}, "region") : std::nullopt;
    if (!found)
        return std::string(service.default_region);
    check_region(found->value, found->source);
    return found->value;
}

/// The endpoint URL that somebody has set, if anybody has.
inline std::optional<found_setting> find_endpoint_url(
    service_endpoint const& service, client_config const& config, settings_lookup const& lookup)
{
    if (!config.endpoint_url.empty())
        return found_setting{config.endpoint_url, "endpoint_url"};
    if (lookup.find_flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"))
        return std::nullopt;
    std::string variable("AWS_ENDPOINT_URL_");
    std::ranges::transform(service.service_id, std::back_inserter(variable), http::detail::upper);
    if (auto found = lookup.find({variable, "AWS_ENDPOINT_URL"}, {}))
        return found;
    if (auto found = lookup.find_service_endpoint(service.service_id))
        return found;
    return lookup.find({}, "endpoint_url");
}

inline http::endpoint resolve_endpoint(service_endpoint const& service, client_config const& config,
    settings_lookup const& lookup, std::string const& region)
{
    bool const fips =
        config.use_fips ? *config.use_fips : lookup.find_flag("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
    bool const dual_stack = config.use_dual_stack
                                ? *config.use_dual_stack
                                : lookup.find_flag("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");
    auto const custom = find_endpoint_url(service, config, lookup);
    if (!custom)
        return http::parse_endpoint(regional_endpoint(service.endpoint_prefix, region, fips, dual_stack));
    if (fips || dual_stack)
        settings_lookup::refuse(std::string(fips ? "a FIPS" : "a dual-stack")
                                + " endpoint is asked for, but also the one of " + custom->source
                                + ": only one of them can be used");
    return settings_lookup::endpoint_of(*custom);
}

inline retry_config resolve_retry(client_config const& config, settings_lookup const& lookup)
{
    auto       result = config.call.retry;
    auto const mode = result.mode ? std::nullopt : lookup.find({"AWS_RETRY_MODE"}, "retry_mode");
    if (mode && mode->value == "adaptive")
        result.mode = bindery::retry_mode::adaptive;
    else if (mode && (mode->value == "standard" || mode->value == "legacy"))
        result.mode = bindery::retry_mode::standard;
    else if (mode)
        settings_lookup::refuse(*mode, "no retry mode: standard or adaptive");

    if (!result.max_attempts)
        result.max_attempts = lookup.find_count("AWS_MAX_ATTEMPTS", "max_attempts",
            std::numeric_limits<unsigned>::max(), "no number of attempts, which is at least 1");
    return result;
}

/// The User-Agent field, in the form of the AWS SDKs.
inline std::string make_user_agent(client_config const& config, settings_lookup const& lookup)
{
    std::string result = "bindery/" BINDERY_VERSION " ua/2.1 lang/c++#20";
    auto const  found = config.app_id.empty() ? lookup.find({"AWS_SDK_UA_APP_ID"}, "sdk_ua_app_id")
                                              : found_setting{config.app_id, "app_id"};
    if (!found)
        return result;
    if (found->value.size() > 50)
        settings_lookup::refuse(*found, "longer than 50 characters");
    if (!http::detail::is_token(found->value))
        settings_lookup::refuse(*found, "no name of letters, digits and the characters !#$%&'*+-.^_`|~");
    return result + " app/" + found->value;
}

/// Looks up all settings.
///
/// Errors: bindery::error (errc::invalid_config), one sentence that names the source of what is wrong.
inline client_settings resolve_settings(service_endpoint const& service, client_config const& config)
{
    settings_lookup const lookup(config);
    client_settings       result;
    result.region = resolve_region(service, config, lookup);
    result.endpoint = resolve_endpoint(service, config, lookup, result.region);
    result.adds_host_prefix = !(config.disable_host_prefix ? *config.disable_host_prefix
                                                           : lookup.find_flag("AWS_DISABLE_HOST_PREFIX_INJECTION",
                                                               "disable_host_prefix_injection"));
    result.retry = resolve_retry(config, lookup);
    result.user_agent = make_user_agent(config, lookup);
    auto const& tls = config.pool.tls;
    auto const  bundle = lookup.find({"AWS_CA_BUNDLE"}, "ca_bundle");
    if (bundle && tls.ca_file.empty() && tls.ca_pem.empty())
        result.ca_file = bundle->value;
    result.proxy = config.pool.proxy;
    if (!result.proxy && !config.transport)
        result.proxy = http::proxy_from_environment(lookup.environment());
    return result;
}

} // namespace bindery::aws::detail

#endif
