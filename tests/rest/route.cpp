// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/rest/detail/route_text.hpp>
#include <bindery/rest/detail/target.hpp>
#include <bindery/testing/rest_server.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

BOOST_AUTO_TEST_SUITE(rest_route)

namespace {

using bindery::rest::detail::route_fault;

template <std::size_t N>
bool has_fault(char const (&text)[N], route_fault fault)
{
    return bindery::rest::detail::check_route<8>(std::string_view(text, N - 1)) == fault;
}

/// The labels of a path as `name=text;`, or `no`.
std::string labels_of(std::string_view path, std::string_view route)
{
    std::vector<bindery::rest::detail::named_text> labels;
    if (!bindery::rest::detail::read_path(path, route, labels))
        return "no";
    std::string text;
    for (auto const& label : labels)
        text.append(label.name).append("=").append(label.text).append(";");
    return text;
}

std::vector<std::string> const keys{"GET /things", "GET /things/{id}", "GET /things/latest", "PUT /things/{id}",
    "GET /things/{id}/files/{path+}", "GET /things/{id}/files/index", "GET /things/{id}.json", "GET /{any+}"};

std::string key_for(std::string const& method, std::string const& target)
{
    bindery::http::request request;
    request.method = method;
    request.target = target;
    return bindery::testing::detail::find_route_key(request, keys);
}

} // namespace

BOOST_AUTO_TEST_CASE(faults_are_told_apart)
{
    for (auto const* const right :
        {"/", "/a", "/{a}", "/a/{b}/c/{d}", "/{a}.json", "/v{a}/x", "/a/{b+}", "/a?b=c&d", "/a%20b/~._-:@!$&'()*+,;="})
        BOOST_TEST((bindery::rest::detail::check_route<8>(right) == route_fault::none), right);
    BOOST_TEST(has_fault("", route_fault::no_slash));
    BOOST_TEST(has_fault("a/{b}", route_fault::no_slash));
    BOOST_TEST(has_fault("/{a", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/a}", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/{a}}", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/{}", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/{}/a", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/{+}", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/{a{b}}", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/}a{", route_fault::wrong_brace));
    BOOST_TEST(has_fault("/{a}{b}", route_fault::two_in_segment));
    BOOST_TEST(has_fault("/{a}-{b}", route_fault::two_in_segment));
    BOOST_TEST(has_fault("/{a+}/b", route_fault::greedy_inside));
    BOOST_TEST(has_fault("/{a+}b", route_fault::greedy_inside));
    BOOST_TEST(has_fault("/{a}/{b}/{a}", route_fault::same_label));
    BOOST_TEST(has_fault("/a b", route_fault::wrong_character));
    BOOST_TEST(has_fault("/a?b={c}", route_fault::wrong_character));
    BOOST_TEST(has_fault("/a#b", route_fault::wrong_character));
}

BOOST_AUTO_TEST_CASE(paths_are_read_by_their_routes)
{
    BOOST_TEST(labels_of("/a", "/a").empty());
    BOOST_TEST(labels_of("/a", "/b") == "no");
    BOOST_TEST(labels_of("/a/b", "/a") == "no");
    BOOST_TEST(labels_of("/x%20y/z", "/{a}/{b}") == "a=x y;b=z;");
    BOOST_TEST(labels_of("/x%2Fy", "/{a}") == "a=x/y;");
    BOOST_TEST(labels_of("/x/y", "/{a}") == "no");
    BOOST_TEST(labels_of("/", "/{a}") == "no");
    BOOST_TEST(labels_of("/x.json", "/{a}.json") == "a=x;");
    BOOST_TEST(labels_of("/.json.json/b", "/{a}.json/{b}") == "a=.json;b=b;");
    BOOST_TEST(labels_of("/.json", "/{a}.json") == "no");
    BOOST_TEST(labels_of("/x/y//z%2f", "/{a}/{b+}") == "a=x;b=y//z/;");
    BOOST_TEST(labels_of("/100%", "/{a}") == "a=100%;");
}

BOOST_AUTO_TEST_CASE(queries_are_read)
{
    using pairs = std::vector<std::pair<std::string, std::string>>;
    auto const read = bindery::rest::detail::read_query;
    BOOST_TEST(read("/a").empty());
    BOOST_TEST(read("/a?").empty());
    BOOST_TEST((read("/a?b=c%26&d&=e&f=g=h") == pairs{{"b", "c&"}, {"d", ""}, {"", "e"}, {"f", "g=h"}}));
    BOOST_TEST((read("/a?b=c+d%2B") == pairs{{"b", "c d+"}}));
}

BOOST_AUTO_TEST_CASE(the_most_literal_route_answers)
{
    BOOST_TEST(key_for("GET", "/things") == "GET /things");
    BOOST_TEST(key_for("GET", "/things/latest?x") == "GET /things/latest");
    BOOST_TEST(key_for("GET", "/things/other") == "GET /things/{id}");
    BOOST_TEST(key_for("PUT", "/things/latest") == "PUT /things/{id}");
    BOOST_TEST(key_for("GET", "/things/1/files/index") == "GET /things/{id}/files/index");
    BOOST_TEST(key_for("GET", "/things/1/files/index/2") == "GET /things/{id}/files/{path+}");
    BOOST_TEST(key_for("GET", "/things/1.json") == "GET /things/{id}.json");
    BOOST_TEST(key_for("GET", "/elsewhere/1") == "GET /{any+}");
    BOOST_TEST(key_for("POST", "/things").empty());
}

BOOST_AUTO_TEST_CASE(the_methods_of_a_path_are_those_of_all_its_routes)
{
    auto const methods_of = [](std::string const& target) {
        bindery::http::request request;
        request.target = target;
        return bindery::testing::detail::methods_of_path(request, keys);
    };
    BOOST_TEST(methods_of("/things/latest?x") == "GET, PUT");
    BOOST_TEST(methods_of("/things/1/files/2") == "GET");
    BOOST_TEST(methods_of("/").empty());
}

BOOST_AUTO_TEST_SUITE_END()
