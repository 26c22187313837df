// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTING_IMPL_REST_SERVER_IPP
#define BINDERY_TESTING_IMPL_REST_SERVER_IPP

#include <bindery/testing/rest_server.hpp>

#include <bindery/json/serialize.hpp>
#include <bindery/rest/detail/route_text.hpp>
#include <bindery/rest/detail/target.hpp>
#include <bindery/shape/described.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bindery::testing::detail {

/// The body of an error of the server itself.
struct rest_error_body
{
    std::string code{};
    std::string message{};
};
BOOST_DESCRIBE_STRUCT(rest_error_body, (), (code, message))

/// A text that compares as less the more literal the route is: for each of its characters, what it is.
inline std::string rank_of_route(std::string_view route)
{
    std::string rank;
    for (auto path = rest::detail::path_of_route(route); !path.empty();) {
        auto const part = rest::detail::take_part(path);
        rank.append(part.literal.size(), 'a');
        if (!part.label.empty())
            rank += part.is_greedy ? 'c' : 'b';
    }
    return rank + 'd';
}

/// Calls `visit` with each key whose route is that of a request's path, with its method and its route.
template <class Visitor>
void for_each_key_of_path(http::request const& request, std::vector<std::string> const& keys, Visitor visit)
{
    auto const path = std::string_view(request.target).substr(0, request.target.find('?'));
    for (auto const& key : keys) {
        auto const                            space = key.find(' ');
        auto const                            route = std::string_view(key).substr(space + 1);
        std::vector<rest::detail::named_text> labels;
        if (rest::detail::read_path(path, route, labels))
            visit(key, std::string_view(key).substr(0, space), route);
    }
}

BINDERY_DECL std::string find_route_key(http::request const& request, std::vector<std::string> const& keys)
{
    std::string best;
    std::string best_rank;
    for_each_key_of_path(request, keys, [&](std::string const& key, std::string_view method, std::string_view route) {
        auto rank = rank_of_route(route);
        if (method == request.method && (best.empty() || rank < best_rank)) {
            best = key;
            best_rank = std::move(rank);
        }
    });
    return best;
}

BINDERY_DECL std::string methods_of_path(http::request const& request, std::vector<std::string> const& keys)
{
    std::set<std::string_view> methods;
    for_each_key_of_path(
        request, keys, [&](std::string const&, std::string_view method, std::string_view) { methods.insert(method); });
    std::string list;
    for (auto const method : methods)
        list.append(list.empty() ? "" : ", ").append(method);
    return list;
}

BINDERY_DECL std::optional<http::response> refuse_credentials(
    http::request const& request, std::shared_ptr<authenticator> const& expected)
{
    http::request right{.method = request.method};
    if (!expected)
        return std::nullopt;
    bool good = expected->try_authenticate(right) && std::ranges::all_of(right.fields, [&](http::field const& field) {
        return http::find_field(request.fields, field.name) == field.value;
    });
    auto const parameters = rest::detail::read_query(request.target);
    for (auto const& parameter : rest::detail::read_query(right.target))
        good = good && std::ranges::count(parameters, parameter) == 1;
    if (good)
        return std::nullopt;
    auto response = rest_error(401, "Unauthorized", "The credentials are missing or wrong.");
    http::set_field(response.fields, "WWW-Authenticate", "Bearer");
    return response;
}

BINDERY_DECL http::response rest_error(int status, std::string_view code, std::string_view message)
{
    http::response response;
    response.status = status;
    response.fields = {{"Content-Type", "application/json"}};
    response.body = json::serialize(rest_error_body{std::string(code), std::string(message)});
    return response;
}

} // namespace bindery::testing::detail

#endif
