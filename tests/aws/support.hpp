// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_AWS_SUPPORT_HPP
#define BINDERY_TESTS_AWS_SUPPORT_HPP

#include <bindery/aws/environment.hpp>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

namespace test_aws {

using variables = std::map<std::string, std::string, std::less<>>;

inline bindery::aws::environment environment_of(variables set)
{
    return [set = std::move(set)](std::string_view name) -> std::optional<std::string> {
        auto const found = set.find(name);
        return found == set.end() ? std::nullopt : std::optional(found->second);
    };
}

/// A home directory with configuration files, which goes with the object.
class home_folder
{
public:
    explicit home_folder(std::string const& config = {}, std::string const& credentials = {})
    {
        static int count = 0;
        path_ = std::filesystem::temp_directory_path()
                / ("bindery-" + std::to_string(::getpid()) + "-" + std::to_string(++count));
        std::filesystem::create_directories(path_ / ".aws");
        write(".aws/config", config);
        write(".aws/credentials", credentials);
    }
    home_folder(home_folder const&) = delete;
    home_folder& operator=(home_folder const&) = delete;
    ~home_folder() { std::filesystem::remove_all(path_); }

    void write(std::string const& name, std::string const& text) const { std::ofstream(path_ / name) << text; }

    std::string path() const { return path_.string(); }

    /// An environment with this home and other variables.
    bindery::aws::environment environment(variables others = {}) const
    {
        others["HOME"] = path();
        return environment_of(std::move(others));
    }

private:
    std::filesystem::path path_;
};

} // namespace test_aws

#endif
