// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/http/link.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

BOOST_AUTO_TEST_SUITE(http_link)

namespace http = bindery::http;

namespace {

std::string next_of(std::vector<std::string> const& values)
{
    std::vector<http::field> fields;
    for (auto const& value : values)
        fields.push_back({"link", value});
    return http::find_link(fields, "next").value_or("none");
}

std::string resolve(std::string_view reference, std::string_view target = "/b/c/d;p?q")
{
    auto const resolved = http::resolve_reference(reference, http::parse_endpoint("http://a"), target);
    if (!resolved)
        return "none";
    return (resolved->same_origin ? "" : "elsewhere ") + resolved->target;
}

} // namespace

BOOST_AUTO_TEST_CASE(finds_a_link_by_its_relation_type)
{
    BOOST_TEST(next_of({}) == "none");
    BOOST_TEST(next_of({"<a>; rel=next"}) == "a");
    BOOST_TEST(next_of({"<a>;rel=\"next\""}) == "a");
    BOOST_TEST(next_of({" <a> ; Rel = \"NEXT\" "}) == "a");
    BOOST_TEST(next_of({"<p>; rel=prev, <a>; rel=next, <z>; rel=last"}) == "a");
    BOOST_TEST(next_of({"<p>; rel=prev", "<a>; rel=next"}) == "a");
    BOOST_TEST(next_of({"<a>; rel=\"last next\""}) == "a");
    BOOST_TEST(next_of({"<a>; rel=\"nextish\", <b>; rel=\"prenext\""}) == "none");
    BOOST_TEST(next_of({"<a,b;c>; rel=next"}) == "a,b;c");
    BOOST_TEST(next_of({"<>; rel=next"}).empty());
    BOOST_TEST(next_of({", ,<a>; rel=next,"}) == "a");
}

BOOST_AUTO_TEST_CASE(reads_quoted_strings_whole)
{
    BOOST_TEST(next_of({R"(<p>; title="<x>; rel=next, <y>"; rel=prev, <a>; rel=next)"}) == "a");
    BOOST_TEST(next_of({R"(<p>; title="a \" b, <x>; rel=next"; rel=prev, <a>; rel=next)"}) == "a");
    BOOST_TEST(next_of({R"(<a>; rel="ne\xt")"}) == "a");
    BOOST_TEST(next_of({R"(<a>; title="never ends; rel=next)"}) == "none");
}

BOOST_AUTO_TEST_CASE(takes_the_first_rel_and_no_links_of_other_resources)
{
    BOOST_TEST(next_of({"<a>; rel=prev; rel=next"}) == "none");
    BOOST_TEST(next_of({"<a>; anchor=\"/other\"; rel=next, <b>; rel=next"}) == "b");
    BOOST_TEST(next_of({"<a>; rel; x=y, <b>; hreflang=de; rel=next"}) == "b");
}

BOOST_AUTO_TEST_CASE(stops_at_what_is_malformed)
{
    BOOST_TEST(next_of({"a; rel=next"}) == "none");
    BOOST_TEST(next_of({"<a; rel=next"}) == "none");
    BOOST_TEST(next_of({"<p> x, <a>; rel=next"}) == "none");
    BOOST_TEST(next_of({"<p> x", "<a>; rel=next"}) == "a");
}

BOOST_AUTO_TEST_CASE(resolves_references_as_rfc_3986_section_5_4_does)
{
    BOOST_TEST(resolve("g") == "/b/c/g");
    BOOST_TEST(resolve("./g") == "/b/c/g");
    BOOST_TEST(resolve("g/") == "/b/c/g/");
    BOOST_TEST(resolve("/g") == "/g");
    BOOST_TEST(resolve("?y") == "/b/c/d;p?y");
    BOOST_TEST(resolve("g?y") == "/b/c/g?y");
    BOOST_TEST(resolve("#s") == "/b/c/d;p?q");
    BOOST_TEST(resolve("g#s") == "/b/c/g");
    BOOST_TEST(resolve(";x") == "/b/c/;x");
    BOOST_TEST(resolve("") == "/b/c/d;p?q");
    BOOST_TEST(resolve(".") == "/b/c/");
    BOOST_TEST(resolve("./") == "/b/c/");
    BOOST_TEST(resolve("..") == "/b/");
    BOOST_TEST(resolve("../g") == "/b/g");
    BOOST_TEST(resolve("../..") == "/");
    BOOST_TEST(resolve("../../g") == "/g");
    BOOST_TEST(resolve("../../../g") == "/g");
    BOOST_TEST(resolve("/./g") == "/g");
    BOOST_TEST(resolve("/../g") == "/g");
    BOOST_TEST(resolve("g.") == "/b/c/g.");
    BOOST_TEST(resolve("..g") == "/b/c/..g");
    BOOST_TEST(resolve("./../g") == "/b/g");
    BOOST_TEST(resolve("./g/.") == "/b/c/g/");
    BOOST_TEST(resolve("g/../h") == "/b/c/h");
    BOOST_TEST(resolve("g;x=1/../y") == "/b/c/y");
    BOOST_TEST(resolve("g?y/../x") == "/b/c/g?y/../x");
    BOOST_TEST(resolve("g?a:b") == "/b/c/g?a:b");
}

BOOST_AUTO_TEST_CASE(tells_origins_apart)
{
    BOOST_TEST(resolve("http://a/x?y#z") == "/x?y");
    BOOST_TEST(resolve("HTTP://A:80") == "/");
    BOOST_TEST(resolve("http://a?x") == "/?x");
    BOOST_TEST(resolve("//a/g") == "/g");
    BOOST_TEST(resolve("//g") == "elsewhere /");
    BOOST_TEST(resolve("https://a/x") == "elsewhere /x");
    BOOST_TEST(resolve("http://a:81/x") == "elsewhere /x");
    BOOST_TEST(resolve("http://a.b/x") == "elsewhere /x");
}

BOOST_AUTO_TEST_CASE(refuses_what_leads_nowhere)
{
    for (auto const* const wrong : {"mailto:a@b", "http:x", "ftp://a/", "http://u@a/", "http://a@b/", "http://", "a b",
             "/\r\nHost: evil", "http://a:b/", "/\xc3\xa4"})
        BOOST_TEST(resolve(wrong) == "none", wrong);
}

BOOST_AUTO_TEST_SUITE_END()
