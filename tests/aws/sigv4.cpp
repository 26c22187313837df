// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include <bindery/aws/sigv4.hpp>

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <functional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace test_aws_sigv4 {

namespace aws = bindery::aws;
namespace http = bindery::http;
using namespace std::chrono_literals;

inline aws::credentials const   key{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""};
inline aws::credentials const   other_key{"AKIDOTHER", "another/secret", ""};
inline aws::signing_scope const scope{"us-east-1", "service"};

/// 2015-08-30 12:36:00 UTC, the time of the published test suite.
inline std::chrono::sys_seconds const then{std::chrono::sys_days(std::chrono::August / 30 / 2015) + 12h + 36min};

http::request make_request(
    std::string method, std::string target, std::vector<http::field> fields = {}, std::string body = {})
{
    fields.insert(fields.begin(), http::field{"Host", "example.amazonaws.com"});
    return {std::move(method), std::move(target), std::move(fields), std::move(body)};
}

std::string authorization(http::request const& request)
{
    return std::string(http::find_field(request.fields, "Authorization"));
}

std::string signature(http::request const& request)
{
    auto const text = authorization(request);
    return text.substr(std::min(text.size(), text.find("Signature=") + 10));
}

std::string sign_at(aws::sigv4_signer const& signer, aws::credentials const& with, std::chrono::sys_seconds time)
{
    auto request = make_request("GET", "/");
    signer.sign(request, with, time);
    return signature(request);
}

long count_fields(http::request const& request, std::string_view name)
{
    return std::count_if(
        request.fields.begin(), request.fields.end(), [&](auto const& field) { return field.name == name; });
}

/// A request of the published test suite for Signature Version 4, and the signature published with it.
struct published
{
    char const*              name;
    std::string              method;
    std::string              target;
    std::vector<http::field> fields;
    std::string              body;
    std::string              token;
    std::string              signature;

    friend std::ostream& operator<<(std::ostream& out, published const& one) { return out << one.name; }
};

inline published const suite[] = {
    {"get-vanilla", "GET", "/", {}, "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
    {"get-vanilla-query-order-key-case", "GET", "/?Param2=value2&Param1=value1", {}, "", "",
        "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
    {"get-vanilla-empty-query-key", "GET", "/?Param1=value1", {}, "", "",
        "a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb"},
    {"get-vanilla-utf8-query", "GET", "/?%E1%88%B4=bar", {}, "", "",
        "2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04"},
    {"get-relative", "GET", "/example/..", {}, "", "",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
    {"get-slash-dot-slash", "GET", "/./", {}, "", "",
        "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
    {"get-slashes", "GET", "//example//", {}, "", "",
        "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84"},
    {"get-space", "GET", "/example space/", {}, "", "",
        "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741"},
    {"get-utf8", "GET", "/\xE1\x88\xB4", {}, "", "",
        "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85"},
    {"get-unreserved", "GET", "/-._~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", {}, "", "",
        "98964e1079ce472101899439653197a4f6e602f30cd6aaf6c76d81b4fd9866fe"},
    {"get-header-key-duplicate", "GET", "/",
        {{"My-Header1", "value2"}, {"My-Header1", "value2"}, {"My-Header1", "value1"}}, "", "",
        "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea"},
    {"get-header-value-trim", "GET", "/", {{"My-Header1", " value1"}, {"My-Header2", " \"a   b   c\""}}, "", "",
        "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736"},
    {"post-vanilla", "POST", "/", {}, "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"},
    {"post-x-www-form-urlencoded", "POST", "/", {{"Content-Type", "application/x-www-form-urlencoded"}},
        "Param1=value1", "", "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"},
    {"post-sts-header-before", "POST", "/", {}, "",
        "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YU"
        "uwthAx7mSEI/qkPpKPi/"
        "kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQc"
        "HNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/o"
        "LxBA==",
        "85d96828115b5dc0cfc3bd16ad9e210dd772bbebba041836c64533a82be05ead"},
};

/// What a client sends that calls an operation.
http::request signed_call(aws::credentials const& with = key, std::chrono::sys_seconds time = then)
{
    auto request = make_request("POST", "/base/?b=2&a=1",
        {{"Content-Type", "application/x-amz-json-1.1"}, {"X-Amz-Target", "Prefix.Operation"}}, "{}");
    aws::sigv4_signer(scope).sign(request, with, time);
    return request;
}

/// The enumerator's name, so that a failed test prints it.
std::string verdict(http::request const& request, aws::credentials const& expected, std::chrono::sys_seconds now)
{
    switch (aws::verify_signature(request, scope, expected, now)) {
    case aws::signature_verdict::valid: return "valid";
    case aws::signature_verdict::missing: return "missing";
    case aws::signature_verdict::malformed: return "malformed";
    case aws::signature_verdict::wrong_scope: return "wrong_scope";
    case aws::signature_verdict::wrong_time: return "wrong_time";
    case aws::signature_verdict::unknown_access_key: return "unknown_access_key";
    case aws::signature_verdict::wrong_token: return "wrong_token";
    case aws::signature_verdict::mismatch: return "mismatch";
    }
    return "none";
}

std::string verify(http::request const& request, aws::credentials const& expected = key)
{
    return verdict(request, expected, then);
}

/// A change to a signed request, and what its check must find.
struct tampering
{
    char const*                                    name;
    std::string                                    verdict;
    std::function<void(http::request& signed_one)> change;

    friend std::ostream& operator<<(std::ostream& out, tampering const& one) { return out << one.name; }
};

std::function<void(http::request&)> set(std::string name, std::string value)
{
    return [=](http::request& request) { http::set_field(request.fields, name, value); };
}

std::function<void(http::request&)> add(std::string name, std::string value)
{
    return [=](http::request& request) { request.fields.push_back({name, value}); };
}

std::function<void(http::request&)> erase(std::string name)
{
    return [=](http::request& request) {
        std::erase_if(request.fields, [&](auto const& field) { return field.name == name; });
    };
}

/// Replaces a part of the Authorization field.
std::function<void(http::request&)> replace(std::string part, std::string by)
{
    return [=](http::request& request) {
        auto text = authorization(request);
        BOOST_REQUIRE(text.find(part) != text.npos);
        http::set_field(request.fields, "Authorization", text.replace(text.find(part), part.size(), by));
    };
}

inline tampering const tamperings[] = {
    {"nothing", "valid", [](http::request&) {}},
    {"an unsigned field", "valid", add("User-Agent", "Bindery")},
    {"white space in a value", "valid", set("X-Amz-Target", "  Prefix.Operation ")},
    {"query order", "valid", [](auto& request) { request.target = "/base/?a=1&b=2"; }},
    {"path that normalises to the same", "valid", [](auto& request) { request.target = "//x/../base/./?b=2&a=1"; }},

    {"no authorization", "missing", erase("Authorization")},
    {"two authorizations", "malformed", add("authorization", "Basic QQ==")},
    {"empty authorization", "malformed", set("Authorization", "")},
    {"another scheme", "malformed", set("Authorization", "Basic QUtJRDpTRUNSRVQ=")},
    {"another algorithm", "malformed", replace("HMAC-SHA256 ", "ECDSA-P256-SHA256 ")},
    {"only the algorithm", "malformed", set("Authorization", "AWS4-HMAC-SHA256")},
    {"no parameters", "malformed", set("Authorization", "AWS4-HMAC-SHA256 ")},
    {"no credential", "malformed", replace("Credential=", "Credentials=")},
    {"no signed headers", "malformed", replace("SignedHeaders=", "Headers=")},
    {"no signature", "malformed", replace(", Signature=", "")},
    {"empty signature", "malformed", replace(", Signature=", ", Signature=,")},
    {"a parameter twice", "malformed", replace("Signature=", "Signature=00, Signature=")},
    {"a parameter more", "malformed", replace("Signature=", "Realm=x, Signature=")},
    {"a comma more", "malformed", replace(", Signature=", ",, Signature=")},
    {"four scope elements", "malformed", replace("/us-east-1/", "/")},
    {"six scope elements", "malformed", replace("/us-east-1/", "/us/east-1/")},
    {"unsorted names", "malformed", replace("content-type;host", "host;content-type")},
    {"a name twice", "malformed", replace("host;", "host;host;")},
    {"an empty name", "malformed", replace("host;", "host;;")},
    {"an upper-case name", "malformed", replace("=content-type", "=Content-Type")},
    {"no date", "malformed", erase("X-Amz-Date")},
    {"two dates", "malformed", add("X-Amz-Date", "20150830T123600Z")},
    {"a short date", "malformed", set("X-Amz-Date", "20150830")},
    {"a date in letters", "malformed", set("X-Amz-Date", "2O150830T123600Z")},
    {"a day that is none", "malformed", set("X-Amz-Date", "20150230T123600Z")},
    {"an hour that is none", "malformed", set("X-Amz-Date", "20150830T243600Z")},

    {"another region", "wrong_scope", replace("us-east-1", "us-west-2")},
    {"another service", "wrong_scope", replace("/service/", "/iam/")},
    {"another terminator", "wrong_scope", replace("aws4_request", "aws5_request")},
    {"another day in the scope", "wrong_scope", replace("20150830", "20150829")},
    {"another day in the date", "wrong_scope", set("X-Amz-Date", "20150829T123600Z")},
    {"another time", "wrong_time", set("X-Amz-Date", "20150830T123000Z")},
    {"another key ID", "unknown_access_key", replace("AKIDEXAMPLE", "AKIDOTHER")},
    {"an empty key ID", "unknown_access_key", replace("AKIDEXAMPLE", "")},
    {"a token too much", "wrong_token", set("X-Amz-Security-Token", "TOKEN")},

    {"another second", "mismatch", set("X-Amz-Date", "20150830T123601Z")},
    {"method", "mismatch", [](auto& request) { request.method = "PUT"; }},
    {"path", "mismatch", [](auto& request) { request.target = "/other/?b=2&a=1"; }},
    {"query", "mismatch", [](auto& request) { request.target = "/base/?b=2&a=2"; }},
    {"body", "mismatch", [](auto& request) { request.body = "{ }"; }},
    {"host", "mismatch", set("Host", "example.com")},
    {"content type", "mismatch", set("Content-Type", "application/x-amz-json-1.0")},
    {"target", "mismatch", set("X-Amz-Target", "Prefix.Other")},
    {"a signed field gone", "mismatch", erase("X-Amz-Target")},
    {"a signed field twice", "mismatch", add("X-Amz-Target", "Prefix.Other")},
    {"an unsigned x-amz- field", "mismatch", add("x-amz-extra", "1")},
    {"a name that has no field", "mismatch", replace("host;", "host;other;")},
    {"host not signed", "mismatch", replace("host;", "")},
    {"signature in upper case", "mismatch",
        [](auto& request) {
            auto const text = signature(request);
            auto       upper = text;
            for (char& c : upper)
                c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
            replace(text, upper)(request);
        }},
    {"a shorter signature", "mismatch",
        [](auto& request) { replace(signature(request), signature(request).substr(1))(request); }},
    {"a longer signature", "mismatch",
        [](auto& request) { replace(signature(request), signature(request) + "0")(request); }},
};

} // namespace test_aws_sigv4

BOOST_AUTO_TEST_SUITE(aws_sigv4)

using namespace test_aws_sigv4;

BOOST_DATA_TEST_CASE(signs_as_published, suite, one)
{
    auto             request = make_request(one.method, one.target, one.fields, one.body);
    aws::credentials with = key;
    with.session_token = one.token;
    aws::sigv4_signer(scope).sign(request, with, then);
    BOOST_TEST(signature(request) == one.signature);
    BOOST_TEST(verify(request, with) == "valid");
}

BOOST_AUTO_TEST_CASE(signs_the_documented_example)
{
    http::request request{"GET", "/?Action=ListUsers&Version=2010-05-08",
        {{"Host", "iam.amazonaws.com"}, {"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}}, ""};
    aws::sigv4_signer({"us-east-1", "iam"}).sign(request, key, then);
    BOOST_TEST(http::find_field(request.fields, "X-Amz-Date") == "20150830T123600Z");
    BOOST_TEST(authorization(request)
               == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
                  "SignedHeaders=content-type;host;x-amz-date, "
                  "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7");
}

BOOST_AUTO_TEST_CASE(canonical_request_reads_as_specified)
{
    auto const request = make_request("PUT", "/a/./b%2Fc//d%20e/../f~+:/?z=&a=b=c&a=B&flag&%C3%A9=%20",
        {{"X-Amz-B", "  two   words\t and\r\n more "}, {"x-amz-a", ""}, {"X-AMZ-B", "again"}}, "body");
    BOOST_TEST(aws::canonical_request(request, "host;x-amz-a;x-amz-b")
               == "PUT\n"
                  "/a/b%252Fc/f~%2B%3A/\n"
                  "%C3%A9=%20&a=B&a=b=c&flag=&z=\n"
                  "host:example.amazonaws.com\n"
                  "x-amz-a:\n"
                  "x-amz-b:two words and more,again\n"
                  "\n"
                  "host;x-amz-a;x-amz-b\n"
                  "230d8358dc8e8890b4c58deeb62912ee2f20357ae92a5cc861b98e68fe31acb5");
}

BOOST_AUTO_TEST_CASE(canonical_paths)
{
    auto const path = [](std::string target) {
        auto const text = aws::canonical_request(make_request("GET", std::move(target)), "host");
        return text.substr(4, text.find('\n', 4) - 4);
    };
    BOOST_TEST(path("") == "/");
    BOOST_TEST(path("?a=/b") == "/");
    BOOST_TEST(path("/..") == "/");
    BOOST_TEST(path("/../../a") == "/a");
    BOOST_TEST(path("/a/..") == "/");
    BOOST_TEST(path("/a/.") == "/a");
    BOOST_TEST(path("/a/../") == "/");
    BOOST_TEST(path("/a/b/../") == "/a/");
    BOOST_TEST(path("/...") == "/...");
    BOOST_TEST(path("/%2e%2E/a%zz%") == "/%252e%252E/a%25zz%25");
    BOOST_TEST(path("//") == "/");
}

BOOST_AUTO_TEST_CASE(fields_that_may_change_are_not_signed)
{
    auto const names = {"Connection", "Expect", "Keep-Alive", "Proxy-Authorization", "Proxy-Connection", "TE",
        "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "X-Amzn-Trace-Id"};
    auto       request = make_request("GET", "/");
    for (auto const name : names)
        request.fields.push_back({name, "x"});
    aws::sigv4_signer(scope).sign(request, key, then);
    BOOST_TEST(signature(request) == "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
}

BOOST_AUTO_TEST_CASE(the_key_follows_day_and_credentials)
{
    aws::sigv4_signer const     signer(scope);
    std::chrono::sys_days const day(std::chrono::December / 31 / 2023);
    aws::credentials const      renamed{"AKIDRENAMED", key.secret_access_key, ""};
    struct step
    {
        aws::credentials const&  with;
        std::chrono::sys_seconds time;
    };
    step const steps[] = {{key, day + 0s}, {key, day + 24h - 1s}, {key, day + 24h}, {key, day + 0s},
        {other_key, day + 0s}, {key, day + 0s}, {renamed, day + 0s}, {other_key, day + 24h}, {key, day + 60 * 24h}};
    for (auto const& [with, time] : steps) {
        auto request = make_request("GET", "/");
        signer.sign(request, with, time);
        BOOST_TEST(signature(request) == sign_at(aws::sigv4_signer(scope), with, time));
        BOOST_TEST(verdict(request, with, time) == "valid");
    }
    BOOST_TEST(sign_at(signer, key, day + 0s) == "f7191d9b6f45662667267dbd0117d0e6961d8d09161a20efd9978da07dc9b4ea");
    BOOST_TEST(sign_at(signer, key, day + 24h) == "e551f9e6fe4f02c8fb8f45d6500ca00ad3b53e002749e30f8073793d4b049dcc");
    BOOST_TEST(
        sign_at(signer, other_key, day + 24h) == "9fec076364f1baf159bab5f06cecbceb530b0d2f6106a29a5d6f1d4eb6fd3fdf");
}

BOOST_AUTO_TEST_CASE(dates_are_written_in_utc)
{
    auto const date = [](std::chrono::sys_seconds time) {
        auto request = make_request("GET", "/");
        aws::sigv4_signer(scope).sign(request, key, time);
        return std::string(http::find_field(request.fields, "X-Amz-Date"));
    };
    BOOST_TEST(date(std::chrono::sys_seconds(0s)) == "19700101T000000Z");
    BOOST_TEST(date(std::chrono::sys_seconds(-1s)) == "19691231T235959Z");
    BOOST_TEST(date(std::chrono::sys_seconds(951'782'400s)) == "20000229T000000Z");
    BOOST_TEST(date(std::chrono::sys_seconds(4'107'542'399s)) == "21000228T235959Z");
}

BOOST_AUTO_TEST_CASE(signing_again_replaces_the_signature)
{
    aws::sigv4_signer const signer(scope);
    auto                    request = make_request("GET", "/");
    aws::credentials        temporary = key;
    temporary.session_token = "TOKEN";

    signer.sign(request, temporary, then - 1h);
    BOOST_TEST(verdict(request, temporary, then - 1h) == "valid");
    signer.sign(request, key, then);
    BOOST_TEST(signature(request) == "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    BOOST_TEST(count_fields(request, "Authorization") == 1);
    BOOST_TEST(count_fields(request, "X-Amz-Date") == 1);
    BOOST_TEST(count_fields(request, "X-Amz-Security-Token") == 0);
}

BOOST_AUTO_TEST_CASE(a_request_without_host_is_refused)
{
    http::request request{"GET", "/", {{"Content-Type", "text/plain"}}, ""};
    BOOST_CHECK_THROW(aws::sigv4_signer(scope).sign(request, key, then), std::invalid_argument);
    BOOST_TEST(request.fields.size() == 1u);
}

BOOST_DATA_TEST_CASE(a_check_finds, tamperings, one)
{
    auto request = signed_call();
    one.change(request);
    BOOST_TEST(verify(request) == one.verdict);
}

BOOST_AUTO_TEST_CASE(parameters_may_come_in_any_order)
{
    auto       request = signed_call();
    auto const text = authorization(request);
    auto const names = text.find(", SignedHeaders="), signature = text.find(", Signature=");
    http::set_field(request.fields, "Authorization",
        "AWS4-HMAC-SHA256  " + text.substr(signature + 2) + "\t," + text.substr(names + 2, signature - names - 2)
            + " , " + text.substr(17, names - 17) + " ");
    BOOST_TEST(verify(request) == "valid");
}

BOOST_AUTO_TEST_CASE(host_must_be_signed)
{
    auto const request = make_request("GET", "/",
        {{"X-Amz-Date", "20150830T123600Z"},
            {"Authorization", "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                              "SignedHeaders=x-amz-date, "
                              "Signature=cf22de7d727edb2c716390ee04d3182ac3715395d779026dd667b3876e6e71fe"}});
    BOOST_TEST(verify(request) == "mismatch");
}

BOOST_AUTO_TEST_CASE(an_empty_field_that_was_signed_must_be_there)
{
    auto request = make_request("GET", "/", {{"X-Amz-Empty", ""}});
    aws::sigv4_signer(scope).sign(request, key, then);
    BOOST_TEST(verify(request) == "valid");
    erase("X-Amz-Empty")(request);
    BOOST_TEST(verify(request) == "mismatch");
}

BOOST_AUTO_TEST_CASE(another_secret_is_a_mismatch)
{
    BOOST_TEST(verify(signed_call({key.access_key_id, "guessed", ""})) == "mismatch");
}

BOOST_AUTO_TEST_CASE(five_minutes_either_side)
{
    BOOST_TEST(verify(signed_call(key, then - 5min)) == "valid");
    BOOST_TEST(verify(signed_call(key, then + 5min)) == "valid");
    BOOST_TEST(verify(signed_call(key, then - 5min - 1s)) == "wrong_time");
    BOOST_TEST(verify(signed_call(key, then + 5min + 1s)) == "wrong_time");

    std::chrono::sys_days const midnight(std::chrono::August / 31 / 2015);
    auto const                  late = signed_call(key, midnight - 2min);
    BOOST_TEST(verdict(late, key, midnight + 2min) == "valid");
}

BOOST_AUTO_TEST_CASE(the_session_token_must_be_the_expected_one)
{
    aws::credentials temporary = key;
    temporary.session_token = "TOKEN";
    auto other = temporary;
    other.session_token = "NOKEN";
    BOOST_TEST(verify(signed_call(temporary), temporary) == "valid");
    BOOST_TEST(verify(signed_call(temporary), other) == "wrong_token");
    BOOST_TEST(verify(signed_call(temporary), key) == "wrong_token");
    BOOST_TEST(verify(signed_call(key), temporary) == "wrong_token");

    auto twice = signed_call(temporary);
    add("X-Amz-Security-Token", "TOKEN")(twice);
    BOOST_TEST(verify(twice, temporary) == "wrong_token");
}

BOOST_AUTO_TEST_CASE(the_first_fault_is_the_one_found)
{
    auto const all_wrong = [](auto... changes) {
        auto request = signed_call();
        (changes(request), ...);
        return verify(request);
    };
    auto const body = [](http::request& request) { request.body = "x"; };
    auto const token = set("X-Amz-Security-Token", "TOKEN");
    auto const id = replace("AKIDEXAMPLE", "AKIDOTHER");
    auto const time = set("X-Amz-Date", "20150830T000000Z");
    auto const region = replace("us-east-1", "us-west-2");
    auto const form = replace("host;", "host;host;");
    BOOST_TEST(all_wrong(body, token) == "wrong_token");
    BOOST_TEST(all_wrong(body, token, id) == "unknown_access_key");
    BOOST_TEST(all_wrong(body, token, id, time) == "wrong_time");
    BOOST_TEST(all_wrong(body, token, id, time, region) == "wrong_scope");
    BOOST_TEST(all_wrong(body, token, id, time, region, form) == "malformed");
}

BOOST_AUTO_TEST_CASE(threads_may_share_a_signer)
{
    aws::sigv4_signer const signer(scope);
    std::string const       expected[] = {
              sign_at(aws::sigv4_signer(scope), key, then), sign_at(aws::sigv4_signer(scope), other_key, then + 24h)};
    int        wrong[] = {0, 0};
    auto const work = [&](int which) {
        for (int i = 0; i < 500; ++i)
            if (sign_at(signer, which ? other_key : key, which ? then + 24h : then) != expected[which])
                ++wrong[which];
    };
    std::thread other(work, 1);
    work(0);
    other.join();
    BOOST_TEST(wrong[0] == 0);
    BOOST_TEST(wrong[1] == 0);
}

BOOST_AUTO_TEST_SUITE_END()
