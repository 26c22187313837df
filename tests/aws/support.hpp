// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_AWS_SUPPORT_HPP
#define BINDERY_TESTS_AWS_SUPPORT_HPP

#include <bindery/aws/credentials.hpp>
#include <bindery/aws/environment.hpp>
#include <bindery/error.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/test/unit_test.hpp>

#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <memory>
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

/// What a provider brings, on an execution context of its own.
inline bindery::aws::credentials get(bindery::aws::credentials_provider& from)
{
    bindery::aws::credentials result;
    boost::asio::io_context   io{1};
    auto const keep = [&](std::exception_ptr failed, std::shared_ptr<bindery::aws::credentials const> found) {
        if (failed)
            std::rethrow_exception(failed);
        result = *found;
    };
    boost::asio::co_spawn(io, from.get(), keep);
    io.run();
    return result;
}

/// The error of a function that must throw bindery::error; its text must not quote a secret.
template <class Function>
std::string error_of(bindery::errc expected, Function function)
{
    try {
        function();
    }
    catch (bindery::error const& error) {
        BOOST_TEST((error.code() == expected), error.code().message() << ": " << error.what());
        std::string const what = error.what();
        BOOST_TEST(what.find("s3cr3t") == what.npos);
        return what;
    }
    BOOST_ERROR("nothing was thrown");
    return {};
}

/// The error that a provider ends in.
inline std::string get_error(bindery::errc expected, bindery::aws::credentials_provider& from)
{
    return error_of(expected, [&] { get(from); });
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
