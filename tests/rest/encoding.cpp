// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>

BOOST_AUTO_TEST_SUITE(rest_encoding)

using namespace test_rest;

namespace {

struct MayHaveThing
{
    std::optional<Written> body{};
};
BOOST_DESCRIBE_STRUCT(MayHaveThing, (), (body))
constexpr auto bindery_members(bindery::type<MayHaveThing>)
{
    return bindery::members(bindery::member<&MayHaveThing::body>(rest::payload));
}

bindery::timestamp const new_year{std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}};

Places small_places()
{
    Places request;
    request.id = "a";
    request.part = 7;
    request.path = "b";
    return request;
}

std::string target_of(Places const& request)
{
    rest_script with;
    with.transport->reply(204);
    call(with.context, find_things, with.client(), request);
    BOOST_TEST(with.sent().method == "GET");
    BOOST_TEST(with.sent().body.empty());
    return with.sent().target;
}

inline constexpr bindery::operation<"ReadData", service, Empty, Empty, rest::get<"/data">,
    bindery::host_prefix<"data.">>
    read_data{};

/// One name in every place that has names of its own.
struct OneName
{
    std::string in_query{};
    std::string in_field{};
    std::string in_body{};
};
BOOST_DESCRIBE_STRUCT(OneName, (), (in_query, in_field, in_body))
constexpr auto bindery_members(bindery::type<OneName>)
{
    using namespace bindery;
    return members(member<&OneName::in_query>(wire_name{"version"}, rest::query),
        member<&OneName::in_field>(rest::header{"version"}), member<&OneName::in_body>(wire_name{"version"}));
}

inline constexpr bindery::operation<"AddVersion", service, OneName, Empty, rest::post<"/versions">> add_version{};

/// Whose idempotency tokens travel in each place there is.
template <auto Token, bindery::fixed_string Route>
inline constexpr bindery::operation<"AddOnce", service, Mixed, Empty, rest::post<Route>,
    bindery::idempotency_token<Token>>
    add_once{};

struct AllBody
{
    std::string                title{};
    std::optional<std::string> key{};
};
BOOST_DESCRIBE_STRUCT(AllBody, (), (title, key))

inline constexpr bindery::operation<"AddAllOnce", service, AllBody, Empty, rest::post<"/things">,
    bindery::idempotency_token<&AllBody::key>>
    add_all_once{};

struct KeyBody
{
    std::string                title{};
    std::optional<std::string> key{};
};
BOOST_DESCRIBE_STRUCT(KeyBody, (), (title, key))
constexpr auto bindery_members(bindery::type<KeyBody>)
{
    return bindery::members(
        bindery::member<&KeyBody::title>(rest::query), bindery::member<&KeyBody::key>(rest::payload));
}

inline constexpr bindery::operation<"AddKeyOnce", service, KeyBody, Empty, rest::post<"/things">,
    bindery::idempotency_token<&KeyBody::key>>
    add_key_once{};

struct PartBody
{
    std::string                id{};
    std::string                title{};
    std::optional<std::string> key{};
};
BOOST_DESCRIBE_STRUCT(PartBody, (), (id, title, key))

inline constexpr bindery::operation<"AddPartOnce", service, PartBody, Empty, rest::post<"/things/{id}">,
    bindery::idempotency_token<&PartBody::key>>
    add_part_once{};
inline constexpr bindery::operation<"AddAtOnce", service, PartBody, Empty, rest::post<"/things/{id}/{key}">,
    bindery::idempotency_token<&PartBody::key>>
    add_at_once{};

struct KeyHost
{
    std::optional<std::string> key{};
};
BOOST_DESCRIBE_STRUCT(KeyHost, (), (key))
constexpr auto bindery_members(bindery::type<KeyHost>)
{
    return bindery::members(bindery::member<&KeyHost::key>(bindery::required));
}

inline constexpr bindery::operation<"AddHostOnce", service, KeyHost, Empty, rest::post<"/things">,
    bindery::idempotency_token<&KeyHost::key>, bindery::host_prefix<"{key}.">>
    add_host_once{};

/// What is sent of a request without a token, by a client whose tokens are made of ones.
bindery::http::request sent_once(auto const& operation, auto const& request)
{
    rest_script with;
    with.config.call.random = [] { return ~std::uint64_t{0}; };
    with.transport->reply(204);
    call(with.context, operation, with.client(), request);
    return with.sent();
}

std::string refusal_of(Places const& request)
{
    rest_script with;
    auto const  failed = failure_of(with.context, find_things, with.client(), request);
    BOOST_TEST((failed.code() == bindery::errc::invalid_request));
    BOOST_TEST(with.transport->requests().empty());
    return failed.what();
}

} // namespace

BOOST_AUTO_TEST_CASE(paths_are_percent_encoded_behind_that_of_the_endpoint)
{
    auto request = small_places();
    BOOST_TEST(target_of(request) == "/v1/things/a/7.json/b");
    request.id = "a b/c?d=e&f%#+\xc3\xa4~._-";
    request.part = -5;
    request.path = "x/y z//w";
    BOOST_TEST(target_of(request) == "/v1/things/a%20b%2Fc%3Fd%3De%26f%25%23%2B%C3%A4~._-/-5.json/x/y%20z//w");
}

BOOST_AUTO_TEST_CASE(host_prefixes_can_be_switched_off)
{
    for (bool const disable : {false, true}) {
        rest_script with;
        with.config.disable_host_prefix = disable;
        with.transport->reply(204);
        call(with.context, read_data, with.client(), {});
        BOOST_TEST(bindery::http::find_field(with.sent().fields, "Host") == (disable ? "api.test" : "data.api.test"));
    }
}

BOOST_AUTO_TEST_CASE(queries_have_each_member_that_is_there)
{
    auto request = small_places();
    request.text = "x y&z=+";
    request.flag = false;
    request.real = -std::numeric_limits<double>::infinity();
    request.time = new_year;
    request.color = Color::dark_blue;
    request.tags = {"one", "", "t&o"};
    request.others = {{"o", {"1", "2"}}, {"q&a", {"hidden by the member"}}};
    BOOST_TEST(target_of(request)
               == "/v1/things/a/7.json/b?q%26a=x%20y%26z%3D%2B&flag=false&real=-Infinity&time=2026-01-01T00%3A00%3A00Z"
                  "&color=dark%20blue%2Fnavy&tag%5B%5D=one&tag%5B%5D=&tag%5B%5D=t%26o&o=1&o=2");
}

BOOST_AUTO_TEST_CASE(a_literal_query_goes_before_members)
{
    rest_script with;
    with.transport->reply(204);
    auto request = small_places();
    request.flag = true;
    call(with.context, drop_things, with.client(), request);
    BOOST_TEST(with.sent().method == "DELETE");
    BOOST_TEST(with.sent().target == "/v1/things/a/7.json/b?force=1&flag=true");
}

BOOST_AUTO_TEST_CASE(fields_have_texts_and_lists)
{
    rest_script with;
    with.transport->reply(204);
    auto request = small_places();
    request.field = "a, \"b\" \xc3\xa4";
    request.fields = {"plain", "a, b", "say \"x\\y\"", "", " s"};
    request.number = 200;
    request.since = new_year;
    call(with.context, find_things, with.client(), request);
    BOOST_TEST(with.field("X-Text") == "a, \"b\" \xc3\xa4");
    BOOST_TEST(with.field("X-List") == R"(plain, "a, b", "say \"x\\y\"", "", " s")");
    BOOST_TEST(with.field("X-Number") == "200");
    BOOST_TEST(with.field("If-Modified-Since") == "Thu, 01 Jan 2026 00:00:00 GMT");
    BOOST_TEST(with.field("Accept") == "application/json");
    BOOST_TEST(with.field("User-Agent").starts_with("bindery/"));
    BOOST_TEST(!with.has_field("Content-Type"));
}

BOOST_AUTO_TEST_CASE(what_would_be_another_address_is_refused)
{
    auto request = small_places();
    request.id = "";
    BOOST_TEST(refusal_of(request) == "FindThings: invalid request: id: must not be empty: it is a part of the path");
    for (auto const* const dots : {".", "..", "a/../b", "./a", "a/.."}) {
        request = small_places();
        request.path = dots;
        BOOST_TEST(refusal_of(request).find("path: no segment of the path must be . or ..") != std::string::npos, dots);
    }
    request = small_places();
    request.id = "..";
    BOOST_TEST(refusal_of(request).find("id: no segment of the path must be . or ..") != std::string::npos);
    request = small_places();
    request.path = "..a/.b";
    BOOST_TEST(target_of(request) == "/v1/things/a/7.json/..a/.b");
}

BOOST_AUTO_TEST_CASE(what_no_field_can_carry_is_refused)
{
    for (auto const* const wrong : {"a\r\nX-Evil: 1", "a\x01", " a", "a\t"}) {
        auto request = small_places();
        request.field = wrong;
        BOOST_TEST(refusal_of(request).find("X-Text: a header field cannot ") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(members_without_a_place_are_the_body)
{
    rest_script with;
    with.transport->reply(201, R"({"title":"t","status":"ignored","more":[1]})", {{"location", "/things/9"}});
    Mixed request{.id = "9", .dry_run = "yes", .key = "k", .title = "\xc3\xa4\n", .at = new_year};
    request.tags = {"x"};
    auto const written = call(with.context, write_thing, with.client(), request);
    BOOST_TEST(with.sent().method == "PUT");
    BOOST_TEST(with.sent().target == "/v1/things/9?dry_run=yes");
    BOOST_TEST(with.field("Idempotency-Key") == "k");
    BOOST_TEST(with.field("Content-Type") == "application/json");
    BOOST_TEST(
        with.sent().body == "{\"the \\\"title\\\"\":\"\xc3\xa4\\n\",\"at\":\"2026-01-01T00:00:00Z\",\"tags\":[\"x\"]}");
    BOOST_TEST(written.status == 201);
    BOOST_TEST(written.location.value() == "/things/9");
    BOOST_TEST(written.title == "t");
}

BOOST_AUTO_TEST_CASE(fields_of_one_name_are_one_text)
{
    rest_script with;
    with.transport->reply(200, R"({"title":"t"})", {{"location", "a"}, {"X-Other", "-"}, {"Location", "b, c"}});
    BOOST_TEST(call(with.context, get_thing, with.client(), {"1"}).location.value() == "a, b, c");
    with.transport->reply(200, "t", {{"Content-Type", "x"}, {"content-type", ""}, {"Content-Type", "y"}});
    BOOST_TEST(call(with.context, put_text, with.client(), {}).type == "x, , y");
}

BOOST_AUTO_TEST_CASE(places_have_names_of_their_own)
{
    rest_script with;
    with.transport->reply(204);
    call(with.context, add_version, with.client(), {.in_query = "a", .in_field = "b", .in_body = "c"});
    BOOST_TEST(with.sent().target == "/v1/versions?version=a");
    BOOST_TEST(with.field("version") == "b");
    BOOST_TEST(with.sent().body == R"({"version":"c"})");
}

BOOST_AUTO_TEST_CASE(an_empty_body_is_an_empty_response)
{
    rest_script with;
    with.transport->reply(204);
    auto const written = call(with.context, write_thing, with.client(), {.id = "9"});
    BOOST_TEST(written.status == 204);
    BOOST_TEST(!written.location.has_value());
    BOOST_TEST(written.title.empty());
    BOOST_TEST(with.sent().body == R"({"the \"title\"":""})");
}

BOOST_AUTO_TEST_CASE(a_response_that_is_not_as_declared_says_where)
{
    auto const failure_with = [](std::string const& body, std::vector<bindery::http::field> const& fields) {
        rest_script with;
        with.transport->reply(200, body, fields);
        auto const failed = failure_of(with.context, post_list, with.client(), WholeList{});
        BOOST_TEST((failed.code() == bindery::errc::invalid_response));
        return std::string(failed.what());
    };
    BOOST_TEST(failure_with("[]", {{"X-Total-Count", "many"}})
               == "PostList: the response is not as declared: X-Total-Count: expected an integer that fits");
    BOOST_TEST(failure_with(R"([{"stars":"x"}])", {})
               == "PostList: the response is not as declared: [0].stars: expected an integer (at byte 10)");

    rest_script with;
    with.transport->reply(200, R"({"title":"t","thing":{"stars":"x"}})");
    auto const failed = failure_of(with.context, get_thing, with.client(), ById{"1"});
    BOOST_TEST(
        failed.what()
        == std::string("GetThing: the response is not as declared: thing.stars: expected an integer (at byte 30)"));
    for (std::string const wrong : {"[]", "{", "{}x", R"({"title":"t",})", R"({"title":1})"}) {
        rest_script broken;
        broken.transport->reply(200, wrong);
        auto const why = failure_of(broken.context, get_thing, broken.client(), ById{"1"});
        BOOST_TEST((why.code() == bindery::errc::invalid_response), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_payload_is_the_whole_body)
{
    rest_script with;
    WholeText   text;
    text.body = "not \"JSON\"";
    text.type = "text/markdown";
    with.transport->reply(200, "answer", {{"Content-Type", "text/x"}});
    auto const answer = call(with.context, put_text, with.client(), text);
    BOOST_TEST(with.sent().body == "not \"JSON\"");
    BOOST_TEST(with.field("Content-Type") == "text/markdown");
    BOOST_TEST(answer.body == "answer");
    BOOST_TEST(answer.type == "text/x");

    with.transport->reply(200, std::string("\0\xff", 2));
    auto const bytes =
        call(with.context, patch_blob, with.client(), {.body = bindery::blob{std::byte{0}, std::byte{1}}});
    BOOST_TEST(with.sent(1).method == "PATCH");
    BOOST_TEST(with.sent(1).body == std::string("\0\x01", 2));
    BOOST_TEST(with.field("Content-Type", 1) == "application/octet-stream");
    BOOST_TEST((bytes.body == bindery::blob{std::byte{0}, std::byte{255}}));
    with.transport->reply(204);
    BOOST_TEST(!call(with.context, patch_blob, with.client(), {}).body.has_value());
    BOOST_TEST(!with.has_field("Content-Type", 2));

    with.transport->reply(200, R"([{"the \"title\"":"t"}])", {{"X-Total-Count", "12"}});
    auto const list = call(with.context, post_list, with.client(), {.body = {Mixed{.title = "x"}}, .total = 1});
    BOOST_TEST(with.sent(3).body == R"([{"id":"","the \"title\"":"x"}])");
    BOOST_TEST(with.field("X-Total-Count", 3) == "1");
    BOOST_TEST(list.body.at(0).title == "t");
    BOOST_TEST(list.total.value() == 12);
}

BOOST_AUTO_TEST_CASE(null_is_no_payload)
{
    static constexpr bindery::operation<"MayHaveThing", service, Empty, MayHaveThing, rest::get<"/may">> may_have{};
    for (auto const* const null : {"null", " null\n", ""}) {
        rest_script with;
        with.transport->reply(200, null);
        BOOST_TEST(!call(with.context, may_have, with.client(), {}).body.has_value(), null);
        with.transport->reply(200, null);
        BOOST_TEST(call(with.context, post_list, with.client(), {}).body.empty(), null);
    }
    rest_script with;
    with.transport->reply(200, R"({"title":"there"})");
    BOOST_TEST(call(with.context, may_have, with.client(), {}).body.value().title == "there");
    with.transport->reply(200, "null");
    BOOST_TEST(call(with.context, put_text, with.client(), {}).body == "null");
    for (auto const* const wrong : {"nul", "nullx", "null null", " "}) {
        with.transport->reply(200, wrong);
        auto const failed = failure_of(with.context, may_have, with.client(), Empty{});
        BOOST_TEST((failed.code() == bindery::errc::invalid_response), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_head_response_is_fields_and_status)
{
    rest_script with;
    with.transport->reply(200, {}, {{"X-Length", "5"}});
    auto const facts = call(with.context, head_thing, with.client(), {"1"});
    BOOST_TEST(with.sent().method == "HEAD");
    BOOST_TEST(facts.status == 200);
    BOOST_TEST(facts.length.value() == 5);
}

BOOST_AUTO_TEST_CASE(idempotency_tokens_go_where_their_members_do)
{
    std::string const token = "ffffffff-ffff-4fff-bfff-ffffffffffff";
    auto const        host = sent_once(add_host_once, KeyHost{});
    BOOST_TEST(bindery::http::find_field(host.fields, "Host") == token + ".api.test");
    Mixed const mixed{.id = "1", .title = "t"};
    auto const  field = sent_once(add_once<&Mixed::key, "/things/{id}">, mixed);
    BOOST_TEST(bindery::http::find_field(field.fields, "Idempotency-Key") == token);
    BOOST_TEST(field.target == "/v1/things/1");
    auto const parameter = sent_once(add_once<&Mixed::dry_run, "/things/{id}">, mixed);
    BOOST_TEST(parameter.target == "/v1/things/1?dry_run=" + token);
    BOOST_TEST(bindery::http::find_field(parameter.fields, "Idempotency-Key").empty());

    BOOST_TEST(sent_once(add_all_once, AllBody{.title = "t"}).body == "{\"title\":\"t\",\"key\":\"" + token + "\"}");
    BOOST_TEST(sent_once(add_key_once, KeyBody{.title = "t"}).body == token);
    auto const part = sent_once(add_part_once, PartBody{.id = "1", .title = "t"});
    BOOST_TEST(part.body == "{\"title\":\"t\",\"key\":\"" + token + "\"}");
    auto const label = sent_once(add_at_once, PartBody{.id = "1", .title = "t"});
    BOOST_TEST(label.target == "/v1/things/1/" + token);
    BOOST_TEST(label.body == "{\"title\":\"t\"}");
    BOOST_TEST(sent_once(add_all_once, AllBody{.title = "t", .key = "mine"}).body == R"({"title":"t","key":"mine"})");
}

BOOST_AUTO_TEST_CASE(methods_are_as_idempotent_as_http_says)
{
    BOOST_TEST(find_things.is_idempotent);
    BOOST_TEST(drop_things.is_idempotent);
    BOOST_TEST(write_thing.is_idempotent);
    BOOST_TEST(head_thing.is_idempotent);
    BOOST_TEST(!add_thing.is_idempotent);
    BOOST_TEST(!patch_blob.is_idempotent);
}

BOOST_AUTO_TEST_SUITE_END()
