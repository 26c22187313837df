// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Resolves credentials for credentials_config.py: each line of the input is a JSON object of environment variables; each
// line of the output is what the default chain has found in them and the files that they name, or the error.

#include <bindery/aws/default_credentials.hpp>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/json/src.hpp>

#include <exception>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace {

namespace aws = bindery::aws;
namespace json = boost::json;

aws::environment environment_of(json::object const& variables)
{
    return [variables](std::string_view name) -> std::optional<std::string> {
        auto const* const value = variables.if_contains(name);
        return value ? std::optional<std::string>(value->as_string()) : std::nullopt;
    };
}

json::object resolve(json::value const& input)
{
    json::object            result;
    boost::asio::io_context context;
    auto const provider = aws::default_credentials({}, {.environment = environment_of(input.as_object())});
    auto const keep = [&](std::exception_ptr failed, std::shared_ptr<aws::credentials const> found) {
        try {
            if (failed)
                std::rethrow_exception(failed);
            result = {{"key_id", found->access_key_id}, {"secret", found->secret_access_key},
                {"token", found->session_token}};
        }
        catch (std::exception const& error) {
            result = {{"error", error.what()}};
        }
    };
    boost::asio::co_spawn(context, provider->get(), keep);
    context.run();
    return result;
}

} // namespace

int main()
{
    for (std::string line; std::getline(std::cin, line);)
        std::cout << json::serialize(resolve(json::parse(line))) << '\n';
}
