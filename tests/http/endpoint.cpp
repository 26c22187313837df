// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/error.hpp>
#include <bindery/http/detail/ascii.hpp>
#include <bindery/http/endpoint.hpp>
#include <bindery/http/impl/internal/endpoint_parser.hpp>

#include <boost/system/system_error.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(http_endpoint)

using bindery::http::endpoint;
using bindery::http::parse_endpoint;

namespace {

/// The message with which a URL is refused, behind the URL itself; empty where it is not.
std::string refusal(std::string_view url)
{
    try {
        parse_endpoint(url);
        return {};
    }
    catch (boost::system::system_error const& error) {
        BOOST_TEST((error.code() == bindery::errc::invalid_config));
        std::string const what = error.what();
        std::string const begin = "the endpoint URL \"" + bindery::http::detail::without_secrets(url) + "\" ";
        BOOST_TEST(what.starts_with(begin), what);
        return what.substr(begin.size());
    }
}

} // namespace

BOOST_AUTO_TEST_CASE(parses_the_parts)
{
    auto const parsed = parse_endpoint("http://example.org:8080/a/b");
    BOOST_TEST(!parsed.tls);
    BOOST_TEST(parsed.host == "example.org");
    BOOST_TEST(parsed.port == 8080);
    BOOST_TEST(parsed.base_path == "/a/b/");
}

BOOST_AUTO_TEST_CASE(has_the_port_of_the_scheme_by_default)
{
    BOOST_TEST(parse_endpoint("https://example.org").port == 443);
    BOOST_TEST(parse_endpoint("http://example.org").port == 80);
    BOOST_TEST(parse_endpoint("HTTPS://example.org").tls);
    BOOST_TEST(!parse_endpoint("Http://example.org").tls);
}

BOOST_AUTO_TEST_CASE(the_base_path_begins_and_ends_with_a_slash)
{
    BOOST_TEST(parse_endpoint("https://h").base_path == "/");
    BOOST_TEST(parse_endpoint("https://h/").base_path == "/");
    BOOST_TEST(parse_endpoint("https://h/a").base_path == "/a/");
    BOOST_TEST(parse_endpoint("https://h/a/").base_path == "/a/");
    BOOST_TEST(parse_endpoint("https://h/a:1/b@c/%2F~(x)").base_path == "/a:1/b@c/%2F~(x)/");
}

BOOST_AUTO_TEST_CASE(takes_addresses)
{
    BOOST_TEST(parse_endpoint("https://127.0.0.1:1").host == "127.0.0.1");
    auto const six = parse_endpoint("https://[::1]:8443/x");
    BOOST_TEST(six.host == "::1");
    BOOST_TEST(six.port == 8443);
    BOOST_TEST(parse_endpoint("https://[2001:db8::7]").host == "2001:db8::7");
}

BOOST_AUTO_TEST_CASE(the_host_field_has_a_port_where_it_is_not_the_schemes)
{
    BOOST_TEST(parse_endpoint("https://h").host_field() == "h");
    BOOST_TEST(parse_endpoint("https://h:443").host_field() == "h");
    BOOST_TEST(parse_endpoint("https://h:80").host_field() == "h:80");
    BOOST_TEST(parse_endpoint("http://h:80").host_field() == "h");
    BOOST_TEST(parse_endpoint("http://h:443").host_field() == "h:443");
    BOOST_TEST(parse_endpoint("http://[::1]").host_field() == "[::1]");
    BOOST_TEST(parse_endpoint("http://[::1]:8").host_field() == "[::1]:8");
}

BOOST_AUTO_TEST_CASE(the_origin_always_has_a_port)
{
    BOOST_TEST(parse_endpoint("https://h/a/b").origin() == "https://h:443");
    BOOST_TEST(parse_endpoint("http://[::1]/").origin() == "http://[::1]:80");
}

BOOST_AUTO_TEST_CASE(endpoints_are_equal_where_all_parts_are)
{
    BOOST_TEST((parse_endpoint("https://h/a") == parse_endpoint("https://h:443/a/")));
    BOOST_TEST((parse_endpoint("https://h/a") != parse_endpoint("https://h/b")));
}

BOOST_AUTO_TEST_CASE(each_refusal_says_what_is_wrong)
{
    BOOST_TEST(refusal("") == "is empty");
    BOOST_TEST(refusal("example.org:99") == "has no scheme: it must begin with https:// or http://");
    BOOST_TEST(refusal("//example.org") == "has no scheme: it must begin with https:// or http://");
    BOOST_TEST(refusal("ftp://example.org") == "has the scheme \"ftp\": it must be https or http");
    BOOST_TEST(refusal("://example.org") == "has the scheme \"\": it must be https or http");
    BOOST_TEST(refusal("https://me@h/") == "contains a user name: credentials are configured elsewhere");
    BOOST_TEST(refusal("https://me:pw@h/") == "contains a user name: credentials are configured elsewhere");
    BOOST_TEST(refusal("https://h/?") == "contains a query (?), which it cannot have");
    BOOST_TEST(refusal("https://h?a=b") == "contains a query (?), which it cannot have");
    BOOST_TEST(refusal("https://h/#") == "contains a fragment (#), which it cannot have");
    BOOST_TEST(refusal("https://h/a%2") == "has a path with a character that must be percent-encoded");
    BOOST_TEST(refusal("https://h/a%zz") == "has a path with a character that must be percent-encoded");
    BOOST_TEST(refusal("https://h/a\"b") == "has a path with a character that must be percent-encoded");
}

BOOST_AUTO_TEST_CASE(refusals_quote_no_secret)
{
    for (std::string const url : {"https://s3cr3t@h/", "https://me:s3cr3t@h/", "https://s3cr3t@me:s3cr3t@h:1",
             "https://me:s3cr3t/x@h", "https://me:s3cr3t?@h", "https://s3cr3t/@h", "https://-s3cr3t/@h",
             "https://h:1/?s3cr3t", "https://h/%s3cr3t", "https://h:0/s3cr3t", "h/s3cr3t", "me:s3cr3t@h",
             "h?a=s3cr3t://x", "https://h#s3cr3t", "https://h/s3cr3t x", "https://[s3cr3t]:1@h"})
        try {
            parse_endpoint(url);
            BOOST_TEST(url == "https://s3cr3t/@h"); // That is a host, by all rules.
        }
        catch (bindery::error const& error) {
            BOOST_TEST(std::string_view(error.what()).find("s3cr3t") == std::string_view::npos, error.what());
        }
    using bindery::http::detail::without_secrets;
    BOOST_TEST(without_secrets("https://me:pw@h:1/path?query") == "https://h:1");
    BOOST_TEST(without_secrets("https://h/path@x") == "https://...");
    BOOST_TEST(without_secrets("me@h/path") == "h");
    BOOST_TEST(without_secrets("h\n") == "h?");
}

BOOST_AUTO_TEST_CASE(refuses_what_no_url_contains)
{
    using namespace std::string_view_literals;
    auto const refused = "contains a space, a control character or a character that is not ASCII";
    for (auto const url : {"https://a b/"sv, "https://h/ "sv, " https://h"sv, "https://h\r\nX: y"sv, "https://h\0/"sv,
             "https://h\x7f"sv, "https://b\xc3\xbc\x63her.example/"sv})
        BOOST_TEST(refusal(url) == refused);
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_host)
{
    BOOST_TEST(refusal("https://") == "names no host");
    BOOST_TEST(refusal("https:///path") == "names no host");
    BOOST_TEST(refusal("https://:443") == "names no host");
    BOOST_TEST(refusal("https://a..b") == "has a host that is neither a host name nor an address");
    BOOST_TEST(refusal("https://-a") == "has a host that is neither a host name nor an address");
    BOOST_TEST(refusal("https://a%20b") == "has a host that is neither a host name nor an address");
    BOOST_TEST(refusal("https://[::1") == "has a [ without its ]");
    BOOST_TEST(refusal("https://[]") == "has brackets around what is not an IPv6 address");
    BOOST_TEST(refusal("https://[1.2.3.4]") == "has brackets around what is not an IPv6 address");
    for (auto const* const url : {"https://::1/", "https://1:2:3", "https://h:1:2/"})
        BOOST_TEST(refusal(url) == "has more than one colon in host and port: an IPv6 address stands in brackets");
    BOOST_TEST(!refusal("https://" + std::string(254, 'a')).empty());
    BOOST_TEST(refusal("https://" + std::string(253, 'a')).empty());
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_port)
{
    for (std::string const port : {":", ":0", ":65536", ":99999999999", ":-1", ":+1", ":1x", ":x", ":0x10"})
        BOOST_TEST(refusal("https://h" + port) == "has behind its host what is no port, from :1 to :65535");
    BOOST_TEST(refusal("https://[::1]x") == "has behind its host what is no port, from :1 to :65535");
    BOOST_TEST(refusal("https://[::1]443") == "has behind its host what is no port, from :1 to :65535");
    BOOST_TEST(refusal("https://[::1]:").starts_with("has behind its host"));
    BOOST_TEST(parse_endpoint("https://h:65535").port == 65535);
    BOOST_TEST(parse_endpoint("https://h:1").port == 1);
}

BOOST_AUTO_TEST_SUITE_END()
