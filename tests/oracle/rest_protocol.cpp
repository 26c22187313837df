// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

// Encodes and signs requests for rest_protocol.py: reads the members of one request per line as JSON, and prints the
// request as JSON.

#include <bindery/aws/connect.hpp>
#include <bindery/aws/rest_json_1.hpp>
#include <bindery/aws/sigv4.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/json/parse.hpp>
#include <bindery/json/serialize.hpp>
#include <bindery/shape/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <exception>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace aws = bindery::aws;
namespace rest = bindery::rest;

struct service
{
    using protocol = aws::rest_json_1;
    using config = aws::client_config;

    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        return aws::connect(std::move(executor), {.service_id = "things", .signing_name = "things"}, settings);
    }
};

struct Request
{
    std::string                                       id{};
    std::string                                       path{};
    std::optional<std::string>                        text{};
    std::optional<bool>                               flag{};
    std::optional<std::int64_t>                       count{};
    std::optional<bindery::timestamp>                 time{};
    std::vector<std::string>                          tags{};
    std::optional<std::map<std::string, std::string>> others{};
    std::optional<std::string>                        field{};
    std::vector<std::string>                          names{};
    std::optional<bindery::timestamp>                 since{};
    std::optional<std::string>                        title{};
    std::optional<bindery::timestamp>                 at{};
};
BOOST_DESCRIBE_STRUCT(Request, (), (id, path, text, flag, count, time, tags, others, field, names, since, title, at))
constexpr auto bindery_members(bindery::type<Request>)
{
    using namespace bindery;
    return members(member<&Request::text>(rest::query, wire_name{"q&a"}), member<&Request::flag>(rest::query),
        member<&Request::count>(rest::query), member<&Request::time>(rest::query), member<&Request::tags>(rest::query),
        member<&Request::others>(rest::query_map), member<&Request::field>(rest::header{"X-Text"}),
        member<&Request::names>(rest::header{"X-Names"}), member<&Request::since>(rest::header{"X-Since"}));
}

struct Nothing
{
};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

constexpr bindery::operation<"PutThing", service, Request, Nothing, rest::put<"/things/{id}/sub/{path+}?version=2">>
    put_thing{};

struct Sent
{
    std::string                        method{};
    std::string                        target{};
    std::map<std::string, std::string> fields{};
    std::string                        body{};
};
BOOST_DESCRIBE_STRUCT(Sent, (), (method, target, fields, body))

std::string encode(std::string const& line)
{
    bindery::http::request request;
    auto const             members = bindery::json::parse<Request>(line);
    if (auto const why = aws::rest_json_1::encode_request<std::remove_const_t<decltype(put_thing)>>(members, request))
        return '"' + why->path + '"';
    request.fields.push_back({"Host", "things.example.com"});
    std::chrono::sys_seconds const time(std::chrono::seconds(1700000000));
    aws::sigv4_signer({"us-east-1", "things"}).sign(request, {"AKID", "secret", ""}, time);
    Sent sent{.method = request.method, .target = request.target, .body = request.body};
    for (auto const& field : request.fields)
        sent.fields[field.name] = field.value;
    return bindery::json::serialize(sent);
}

} // namespace

int main()
try {
    for (std::string line; std::getline(std::cin, line);)
        std::cout << encode(line) << '\n';
}
catch (std::exception const& error) {
    std::cerr << "rest_protocol: " << error.what() << '\n';
    return 1;
}
