// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Signs requests for sigv4.py: reads one request per line as JSON and prints the Authorization field of each.

#include <bindery/aws/sigv4.hpp>

#include <boost/json/src.hpp>

#include <chrono>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

namespace {

namespace aws = bindery::aws;
namespace http = bindery::http;
namespace json = boost::json;

std::string text(json::value const& object, std::string_view name)
{
    return std::string(object.at(name).as_string());
}

int digit(char c)
{
    return c <= '9' ? c - '0' : c - 'a' + 10;
}

/// Bodies come in hexadecimal digits: JSON strings cannot hold any bytes.
std::string bytes(std::string const& hex)
{
    std::string result;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        result += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return result;
}

std::string sign(json::value const& line)
{
    http::request request{text(line, "method"), text(line, "target"), {}, bytes(text(line, "body"))};
    for (auto const& field : line.at("fields").as_array())
        request.fields.push_back(
            {std::string(field.as_array().at(0).as_string()), std::string(field.as_array().at(1).as_string())});

    aws::credentials const         with{text(line, "key_id"), text(line, "secret"), text(line, "token")};
    std::chrono::sys_seconds const time(std::chrono::seconds(line.at("time").as_int64()));
    aws::sigv4_signer({text(line, "region"), text(line, "service")}).sign(request, with, time);
    return std::string(http::find_field(request.fields, "Authorization"));
}

} // namespace

int main()
try {
    for (std::string line; std::getline(std::cin, line);)
        std::cout << sign(json::parse(line)) << '\n';
}
catch (std::exception const& error) {
    std::cerr << "sign: " << error.what() << '\n';
    return 1;
}
