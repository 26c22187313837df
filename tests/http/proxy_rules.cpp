// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/error.hpp>
#include <bindery/http/impl/internal/proxy_rules.hpp>
#include <bindery/http/proxy.hpp>

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(http_proxy_rules)

namespace {

namespace http = bindery::http;
using http::detail::no_proxy_list;
using http::detail::parse_proxy;

std::string refusal_of_proxy(std::string const& url)
{
    try {
        parse_proxy(url);
        return {};
    }
    catch (bindery::error const& error) {
        BOOST_TEST((error.code() == bindery::errc::invalid_config));
        return error.what();
    }
}

using variables = std::map<std::string, std::string, std::less<>>;

http::proxy_config from_environment(variables const& set)
{
    return http::proxy_from_environment([&](std::string_view name) -> std::optional<std::string> {
        auto const found = set.find(name);
        return found == set.end() ? std::nullopt : std::optional<std::string>(found->second);
    });
}

} // namespace

BOOST_AUTO_TEST_CASE(a_url_says_where_the_proxy_is)
{
    struct
    {
        char const* url;
        char const* origin;
    } const cases[] = {
        {"http://proxy.example:3128", "http://proxy.example:3128"},
        {"http://proxy.example:3128/", "http://proxy.example:3128"},
        {"http://proxy.example", "http://proxy.example:80"},
        {"HTTPS://proxy.example", "https://proxy.example:443"},
        {"proxy.example:3128", "http://proxy.example:3128"},
        {"proxy.example", "http://proxy.example:80"},
        {"10.1.2.3:8080", "http://10.1.2.3:8080"},
        {"http://[::1]:8080", "http://[::1]:8080"},
        {"http://user:pw@proxy.example:3128", "http://proxy.example:3128"},
        {"user:pw@proxy.example:3128", "http://proxy.example:3128"},
    };
    for (auto const& each : cases)
        BOOST_TEST(parse_proxy(each.url).where.origin() == each.origin);
}

BOOST_AUTO_TEST_CASE(user_name_and_password_are_decoded)
{
    struct
    {
        char const* url;
        char const* authorization;
    } const cases[] = {
        {"http://proxy", ""},
        {"http://@proxy", ""},
        {"http://Aladdin:open%20sesame@proxy", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="}, // RFC 7617, section 2
        {"http://test:123%C2%A3@proxy", "Basic dGVzdDoxMjPCow=="},                    // RFC 7617, section 2.1
        {"http://user@proxy", "Basic dXNlcjo="},
        {"http://user:@proxy", "Basic dXNlcjo="},
        {"http://:pw@proxy", "Basic OnB3"},
        {"http://u:a:b@proxy", "Basic dTphOmI="},
        {"http://u:a@b@proxy", "Basic dTphQGI="},
        {"u:%2f%3A%40@proxy", "Basic dTovOkA="},
    };
    for (auto const& each : cases)
        BOOST_TEST(parse_proxy(each.url).authorization == each.authorization);
}

BOOST_AUTO_TEST_CASE(refusals_say_what_is_wrong_and_no_password)
{
    BOOST_TEST(refusal_of_proxy("socks5://u:secret@proxy:1080")
               == "the proxy URL \"socks5://proxy:1080\" has the scheme \"socks5\": it must be https or http");
    BOOST_TEST(refusal_of_proxy("http://proxy:0")
               == "the proxy URL \"http://proxy:0\" has behind its host what is no port, from :1 to :65535");
    BOOST_TEST(
        refusal_of_proxy("http://proxy/path") == "the proxy URL \"http://proxy\" has a path, which it cannot have");
    BOOST_TEST(refusal_of_proxy("http://proxy/?q")
               == "the proxy URL \"http://proxy\" contains a query (?), which it "
                  "cannot have");
    BOOST_TEST(refusal_of_proxy("http://") == "the proxy URL \"http://\" names no host");
    BOOST_TEST(refusal_of_proxy("http://u:secret@") == "the proxy URL \"http://\" names no host");
    for (auto const* const login : {"u:sec/ret", "u:sec?ret", "u:sec#ret", "u:sec%zzret", "u:secret%2", "u:sec ret",
             "u:sec\nret", "u:sec\xc3\xbcret", "%:secret"})
        BOOST_TEST(refusal_of_proxy("http://" + std::string(login) + "@proxy:1")
                   == "the proxy URL \"http://proxy:1\" has a character in its user name or password that must be "
                      "percent-encoded");
    BOOST_TEST(refusal_of_proxy("u:secret://x@proxy:1").find("secret") == std::string::npos);
    BOOST_TEST(
        refusal_of_proxy("http://u%3Ax:secret@proxy")
        == "the proxy URL \"http://proxy\" has a colon in its user name, which Basic authentication cannot tell");
}

BOOST_AUTO_TEST_CASE(hosts_without_a_proxy)
{
    struct
    {
        char const*   list;
        char const*   host;
        std::uint16_t port;
        bool          direct;
    } const cases[] = {
        {"", "example.com", 443, false},
        {"*", "example.com", 443, true},
        {"*", "::1", 443, true},
        {"a.org, *", "example.com", 443, true},
        {"example.com", "example.com", 443, true},
        {"example.com", "EXAMPLE.com", 443, true},
        {"Example.COM", "www.example.com", 443, true},
        {"example.com", "www.example.com.", 443, true},
        {"example.com.", "www.example.com", 443, true},
        {"example.com", "badexample.com", 443, false},
        {"example.com", "example.com.org", 443, false},
        {"example.com", "com", 443, false},
        {".example.com", "www.example.com", 443, true},
        {".example.com", "example.com", 443, true},
        {".example.com", "badexample.com", 443, false},
        {"*.example.com", "a.b.example.com", 443, true},
        {"*.example.com", "example.com", 443, true},
        {"www.*.com", "www.example.com", 443, false},
        {"example.com:443", "example.com", 443, true},
        {"example.com:443", "www.example.com", 443, true},
        {"example.com:443", "example.com", 8443, false},
        {"example.com:0", "example.com", 443, false},
        {"example.com:65536", "example.com", 443, false},
        {"example.com:x", "example.com", 443, false},
        {"example.com:", "example.com", 443, false},
        {"a.org,example.com", "example.com", 443, true},
        {" a.org , example.com ", "example.com", 443, true},
        {"a.org example.com\tb.org", "example.com", 443, true},
        {",,a.org,,", "example.com", 443, false},
        {".", "example.com", 443, false},
        {"*.", "example.com", 443, false},
        {"10.1.2.3", "10.1.2.3", 443, true},
        {"10.1.2.3", "10.1.2.30", 443, false},
        {"10.1.2.3", "110.1.2.3", 443, false},
        {"1.2.3", "10.1.2.3", 443, false},
        {"2.3", "10.1.2.3", 443, false},
        {"10.1.2.3:80", "10.1.2.3", 80, true},
        {"10.1.2.3:80", "10.1.2.3", 443, false},
        {"10.0.0.0/8", "10.1.2.3", 443, true},
        {"10.200.0.1/8", "10.1.2.3", 443, true},
        {"10.0.0.0/8", "11.1.2.3", 443, false},
        {"10.0.0.0/8", "10.example.com", 443, false},
        {"10.1.2.0/23", "10.1.3.255", 443, true},
        {"10.1.2.0/23", "10.1.4.0", 443, false},
        {"10.1.2.3/32", "10.1.2.3", 443, true},
        {"0.0.0.0/0", "10.1.2.3", 443, true},
        {"0.0.0.0/0", "2001:db8::1", 443, false},
        {"10.0.0.0/33", "10.1.2.3", 443, false},
        {"10.0.0.0/-1", "10.1.2.3", 443, false},
        {"10.0.0.0/", "10.1.2.3", 443, false},
        {"/8", "10.1.2.3", 443, false},
        {"10.0.0/8", "10.1.2.3", 443, false},
        {"::1", "::1", 443, true},
        {"[::1]", "::1", 443, true},
        {"[::1]:80", "::1", 80, true},
        {"[::1]:80", "::1", 443, false},
        {"0:0:0:0:0:0:0:1", "::1", 443, true},
        {"::2", "::1", 443, false},
        {"fd00::/8", "fd12:3456::1", 443, true},
        {"fd00::/8", "fe80::1", 443, false},
        {"::/0", "2001:db8::1", 443, true},
        {"::1/129", "::1", 443, false},
        {"::ffff:10.1.2.3", "10.1.2.3", 443, true},
        {"10.1.2.3", "::ffff:10.1.2.3", 443, true},
    };
    for (auto const& each : cases)
        BOOST_TEST(no_proxy_list(each.list).contains(each.host, each.port) == each.direct,
            "no_proxy=" << each.list << " and " << each.host << ":" << each.port);
}

BOOST_AUTO_TEST_CASE(each_scheme_has_its_own_proxy)
{
    http::detail::proxy_rules const rules({.https_proxy = "http://a", .http_proxy = "http://b", .no_proxy = "direct"});
    auto const                      found = [&](char const* url) {
        auto const* const proxy = rules.find(http::parse_endpoint(url));
        return proxy ? proxy->where.host : "";
    };
    BOOST_TEST(found("https://h") == "a");
    BOOST_TEST(found("http://h") == "b");
    BOOST_TEST(found("https://direct") == "");
    BOOST_TEST(found("http://x.direct:8080") == "");
    http::detail::proxy_rules const none({});
    BOOST_TEST(none.find(http::parse_endpoint("https://h")) == nullptr);
}

BOOST_AUTO_TEST_CASE(the_environment_may_ask_for_proxies)
{
    struct
    {
        variables   set;
        char const* https_proxy;
        char const* http_proxy;
    } const cases[] = {
        {{}, "", ""},
        {{{"HTTPS_PROXY", "http://a"}}, "http://a", ""},
        {{{"https_proxy", "http://a"}}, "http://a", ""},
        {{{"HTTPS_PROXY", "http://a"}, {"https_proxy", "http://b"}}, "http://b", ""},
        {{{"HTTPS_PROXY", "http://a"}, {"https_proxy", ""}}, "http://a", ""},
        {{{"HTTP_PROXY", "http://a"}}, "", "http://a"},
        {{{"http_proxy", "a:1"}}, "", "a:1"},
        {{{"HTTP_PROXY", "http://a"}, {"http_proxy", "http://b"}}, "", "http://b"},
        {{{"HTTP_PROXY", "http://a"}, {"REQUEST_METHOD", "GET"}}, "", ""},
        {{{"http_proxy", "http://a"}, {"REQUEST_METHOD", "GET"}}, "", "http://a"},
        {{{"HTTPS_PROXY", "http://a"}, {"REQUEST_METHOD", "GET"}}, "http://a", ""},
        {{{"ALL_PROXY", "http://a"}}, "http://a", "http://a"},
        {{{"all_proxy", "http://a"}, {"HTTPS_PROXY", "http://b"}}, "http://b", "http://a"},
        {{{"ALL_PROXY", "http://a"}, {"HTTP_PROXY", "http://b"}, {"REQUEST_METHOD", "GET"}}, "http://a", "http://a"},
    };
    for (auto const& each : cases) {
        auto const found = from_environment(each.set);
        BOOST_TEST(found.https_proxy == each.https_proxy);
        BOOST_TEST(found.http_proxy == each.http_proxy);
    }
}

BOOST_AUTO_TEST_CASE(the_environment_may_except_hosts)
{
    auto const is_direct = [](variables set, char const* url) {
        set["HTTP_PROXY"] = set["HTTPS_PROXY"] = "http://a";
        http::detail::proxy_rules const rules(from_environment(set));
        return rules.find(http::parse_endpoint(url)) == nullptr;
    };
    BOOST_TEST(is_direct({}, "http://localhost:4566"));
    BOOST_TEST(is_direct({}, "http://127.8.9.1:1"));
    BOOST_TEST(is_direct({}, "https://[::1]"));
    BOOST_TEST(!is_direct({}, "https://h"));
    BOOST_TEST(!is_direct({}, "http://169.254.169.254"));
    BOOST_TEST(is_direct({{"NO_PROXY", "h"}}, "https://h"));
    BOOST_TEST(is_direct({{"no_proxy", "h"}}, "https://h"));
    BOOST_TEST(!is_direct({{"no_proxy", "g"}, {"NO_PROXY", "h"}}, "https://h"));
    BOOST_TEST(is_direct({{"NO_PROXY", "*"}}, "https://h"));
}

BOOST_AUTO_TEST_CASE(a_variable_that_cannot_work_is_named)
{
    try {
        from_environment({{"ALL_PROXY", "socks5://u:secret@proxy"}});
        BOOST_ERROR("not refused");
    }
    catch (bindery::error const& error) {
        BOOST_TEST((error.code() == bindery::errc::invalid_config));
        BOOST_TEST(
            std::string_view(error.what())
            == "ALL_PROXY: the proxy URL \"socks5://proxy\" has the scheme \"socks5\": it must be https or http");
    }
}

BOOST_AUTO_TEST_SUITE_END()
