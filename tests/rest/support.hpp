// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_REST_SUPPORT_HPP
#define BINDERY_TESTS_REST_SUPPORT_HPP

#include "../call/support.hpp"

#include <bindery/rest.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>
#include <bindery/testing/scripted_transport.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A service with every kind of member that a REST service can have.
namespace test_rest {

namespace asio = boost::asio;
namespace rest = bindery::rest;

struct service : rest::service<"https://api.test/v1">
{
};

using client = bindery::client<service>;

enum class Color { red, dark_blue };
BOOST_DESCRIBE_ENUM(Color, red, dark_blue)
constexpr auto bindery_enumerators(bindery::type<Color>)
{
    return bindery::enumerators(bindery::enumerator<Color::dark_blue>("dark blue/navy"));
}

/// Members in the path, the query and header fields.
struct Places
{
    std::string                                                    id{};
    std::int64_t                                                   part = 0;
    std::string                                                    path{};
    std::optional<std::string>                                     text{};
    std::optional<bool>                                            flag{};
    std::optional<double>                                          real{};
    std::optional<bindery::timestamp>                              time{};
    std::optional<bindery::open_enum<Color>>                       color{};
    std::vector<std::string>                                       tags{};
    std::optional<std::map<std::string, std::vector<std::string>>> others{};
    std::optional<std::string>                                     field{};
    std::vector<std::string>                                       fields{};
    std::optional<std::uint8_t>                                    number{};
    std::optional<bindery::timestamp>                              since{};
};
BOOST_DESCRIBE_STRUCT(
    Places, (), (id, part, path, text, flag, real, time, color, tags, others, field, fields, number, since))
constexpr auto bindery_members(bindery::type<Places>)
{
    using namespace bindery;
    return members(member<&Places::text>(wire_name{"q&a"}), member<&Places::tags>(wire_name{"tag[]"}),
        member<&Places::others>(rest::query_map), member<&Places::field>(rest::header{"X-Text"}),
        member<&Places::fields>(rest::header{"X-List"}), member<&Places::number>(rest::header{"X-Number"}),
        member<&Places::since>(rest::header{"If-Modified-Since"}));
}

/// A response with the members of a request, so that what arrived can be looked at.
struct Empty
{
};
BOOST_DESCRIBE_STRUCT(Empty, (), ())

inline constexpr bindery::operation<"FindThings", service, Places, Empty, rest::get<"/things/{id}/{part}.json/{path+}">>
    find_things{};
inline constexpr bindery::operation<"DropThings", service, Places, Empty,
    rest::delete_<"/things/{id}/{part}.json/{path+}?force=1">>
    drop_things{};

/// A label, a parameter and a field beside members of the JSON body.
struct Mixed
{
    std::string                             id{};
    std::optional<std::string>              dry_run{};
    std::optional<std::string>              key{};
    std::string                             title{};
    std::optional<std::int32_t>             stars{};
    std::optional<bindery::timestamp>       at{};
    std::optional<std::vector<std::string>> tags{};
};
BOOST_DESCRIBE_STRUCT(Mixed, (), (id, dry_run, key, title, stars, at, tags))
constexpr auto bindery_members(bindery::type<Mixed>)
{
    using namespace bindery;
    return members(member<&Mixed::dry_run>(rest::query), member<&Mixed::key>(rest::header{"Idempotency-Key"}),
        member<&Mixed::title>(wire_name{"the \"title\""}), member<&Mixed::at>(iso8601));
}

struct Written
{
    std::int32_t               status = 0;
    std::optional<std::string> location{};
    std::string                title{};
    std::optional<Mixed>       thing{};
};
BOOST_DESCRIBE_STRUCT(Written, (), (status, location, title, thing))
constexpr auto bindery_members(bindery::type<Written>)
{
    using namespace bindery;
    return members(member<&Written::status>(rest::status), member<&Written::location>(rest::header{"Location"}));
}

struct NotFound : bindery::error_shape<"NotFound">
{
    static constexpr int       http_status = 404;
    std::optional<std::string> what_for{};
};
BOOST_DESCRIBE_STRUCT(NotFound, (), (what_for))

struct Gone : bindery::error_shape<"Gone">
{
    static constexpr int              http_status = 404;
    static constexpr std::string_view http_code = "gone_for_good";
};
BOOST_DESCRIBE_STRUCT(Gone, (), ())

struct Quota : bindery::error_shape<"QuotaExceeded">
{
    std::optional<std::string> message{};
};
BOOST_DESCRIBE_STRUCT(Quota, (), (message))

using all_errors = bindery::errors<NotFound, Gone, Quota>;

inline constexpr bindery::operation<"WriteThing", service, Mixed, Written, rest::put<"/things/{id}">, all_errors>
    write_thing{};
inline constexpr bindery::operation<"AddThing", service, Mixed, Written, rest::post<"/things/{id}">, all_errors>
    add_thing{};

/// One member that is the whole body.
template <class Payload>
struct Whole
{
    Payload body{};
};

struct WholeText : Whole<std::string>
{
    std::string type{};
};
BOOST_DESCRIBE_STRUCT(WholeText, (), (body, type))
constexpr auto bindery_members(bindery::type<WholeText>)
{
    using namespace bindery;
    return members(member<&WholeText::body>(rest::payload), member<&WholeText::type>(rest::header{"Content-Type"}));
}

struct WholeBlob
{
    std::optional<bindery::blob> body{};
};
BOOST_DESCRIBE_STRUCT(WholeBlob, (), (body))
constexpr auto bindery_members(bindery::type<WholeBlob>)
{
    return bindery::members(bindery::member<&WholeBlob::body>(rest::payload));
}

struct WholeList
{
    std::vector<Mixed>          body{};
    std::optional<std::int64_t> total{};
};
BOOST_DESCRIBE_STRUCT(WholeList, (), (body, total))
constexpr auto bindery_members(bindery::type<WholeList>)
{
    using namespace bindery;
    return members(member<&WholeList::body>(rest::payload), member<&WholeList::total>(rest::header{"X-Total-Count"}));
}

inline constexpr bindery::operation<"PutText", service, WholeText, WholeText, rest::put<"/text">>     put_text{};
inline constexpr bindery::operation<"PatchBlob", service, WholeBlob, WholeBlob, rest::patch<"/blob">> patch_blob{};
inline constexpr bindery::operation<"PostList", service, WholeList, WholeList, rest::post<"/list">>   post_list{};

struct Facts
{
    std::int32_t                status = 0;
    std::optional<std::int64_t> length{};
};
BOOST_DESCRIBE_STRUCT(Facts, (), (status, length))
constexpr auto bindery_members(bindery::type<Facts>)
{
    using namespace bindery;
    return members(member<&Facts::status>(rest::status), member<&Facts::length>(rest::header{"X-Length"}));
}

struct ById
{
    std::string id{};
};
BOOST_DESCRIBE_STRUCT(ById, (), (id))

inline constexpr bindery::operation<"HeadThing", service, ById, Facts, rest::head<"/things/{id}">> head_thing{};
inline constexpr bindery::operation<"GetThing", service, ById, Written, rest::get<"/things/{id}">, all_errors>
                                                                                                         get_thing{};
inline constexpr bindery::operation<"LatestThing", service, Empty, Written, rest::get<"/things/latest">> latest_thing{};

/// A client whose answers a test scripts.
struct rest_script
{
    rest_script()
    {
        config.transport = transport;
        config.call.retry.transient_delay = std::chrono::milliseconds(0);
        config.call.retry.throttling_delay = std::chrono::milliseconds(0);
    }

    test_rest::client client() { return test_rest::client(context, config); }

    bindery::http::request sent(std::size_t i = 0) const { return transport->requests().at(i); }

    std::string field(std::string_view name, std::size_t i = 0) const
    {
        auto const request = sent(i);
        return std::string(bindery::http::find_field(request.fields, name));
    }

    bool has_field(std::string_view name, std::size_t i = 0) const
    {
        auto const request = sent(i);
        return bindery::http::find_field(request.fields, name).data() != nullptr;
    }

    asio::io_context                                      context{1};
    std::shared_ptr<bindery::testing::scripted_transport> transport =
        std::make_shared<bindery::testing::scripted_transport>();
    bindery::client_config config{};
};

/// What a call brings.
template <class Operation>
typename Operation::response_type call(asio::io_context& context, Operation const& operation, test_rest::client with,
    typename Operation::request_type const& request)
{
    return test_call::run(context, operation(with, request));
}

/// What a call fails with.
template <class Operation>
bindery::failure failure_of(asio::io_context& context, Operation const& operation, test_rest::client with,
    typename Operation::request_type const& request)
{
    return test_call::failure_of(context, operation.try_call(with, request));
}

} // namespace test_rest

#endif
