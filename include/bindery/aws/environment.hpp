// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_AWS_ENVIRONMENT_HPP
#define BINDERY_AWS_ENVIRONMENT_HPP

#include <cstdlib>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace bindery::aws {

/// Looks up settings that a process is given from outside, by the names of environment variables. Empty: not set. A
/// program that must not depend on its environment gives a function of its own.
using environment = std::function<std::optional<std::string>(std::string_view name)>;

/// The environment variables of the process. A variable that is empty counts as not set.
///
/// Thread safety: as std::getenv, so no thread may change the environment meanwhile.
inline environment process_environment()
{
    return [](std::string_view name) -> std::optional<std::string> {
        char const* const value = std::getenv(std::string(name).c_str());
        return value && *value ? std::optional<std::string>(value) : std::nullopt;
    };
}

/// An environment in which nothing is set.
inline environment empty_environment()
{
    return [](std::string_view) { return std::nullopt; };
}

} // namespace bindery::aws

#endif
