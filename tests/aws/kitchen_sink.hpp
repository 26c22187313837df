// Copyright (c) 2026 The Bindery authors
// Distributed under the Boost Software License, Version 1.0. (See accompanying file LICENSE_1_0.txt)

#ifndef BINDERY_TESTS_AWS_KITCHEN_SINK_HPP
#define BINDERY_TESTS_AWS_KITCHEN_SINK_HPP

#include <bindery/aws/connect.hpp>
#include <bindery/aws/json_1_0.hpp>
#include <bindery/aws/json_1_1.hpp>
#include <bindery/call/operation.hpp>
#include <bindery/call/operation_list.hpp>
#include <bindery/shape/blob.hpp>
#include <bindery/shape/document.hpp>
#include <bindery/shape/members.hpp>
#include <bindery/shape/open_enum.hpp>
#include <bindery/shape/timestamp.hpp>

#include <boost/asio/any_io_executor.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// An API of no service, which has all that an API of the awsJson protocols can have.
namespace kitchen_sink {

using bindery::member;
using bindery::required;
using bindery::wire_name;

enum class Suit { Clubs, Hearts, Spades_ };
BOOST_DESCRIBE_ENUM(Suit, Clubs, Hearts, Spades_)
constexpr auto bindery_enumerators(bindery::type<Suit>)
{
    return bindery::enumerators(bindery::enumerator<Suit::Spades_>("spades!"));
}

struct Point
{
    std::optional<double>             X{};
    std::optional<float>              Y{};
    std::optional<bindery::timestamp> At{};
};
BOOST_DESCRIBE_STRUCT(Point, (), (X, Y, At))

struct Choice
{
    std::optional<std::string>                            Text{};
    std::optional<bool>                                   Null{};
    std::optional<std::int32_t>                           Number{};
    std::optional<double>                                 Real{};
    std::optional<bindery::blob>                          Data{};
    std::optional<bindery::timestamp>                     When{};
    std::optional<bindery::timestamp>                     Day{};
    std::optional<bindery::open_enum<kitchen_sink::Suit>> Card{};
    std::optional<std::vector<std::string>>               Words{};
    std::optional<kitchen_sink::Point>                    Place{};
    std::optional<std::vector<Choice>>                    Many{};
    std::optional<std::map<std::string, Choice>>          Named{};
    std::string                                           unknown{};
};
BOOST_DESCRIBE_STRUCT(Choice, (), (Text, Null, Number, Real, Data, When, Day, Card, Words, Place, Many, Named))
constexpr auto bindery_members(bindery::type<Choice>)
{
    return bindery::exactly_one<&Choice::unknown>(
        member<&Choice::Null>(wire_name{"NULL"}), member<&Choice::Day>(bindery::iso8601));
}

/// Everything at once: request and response of all operations.
struct Everything
{
    std::optional<std::string>                                        AccountId{};
    std::optional<Choice>                                             One{};
    std::optional<std::vector<Choice>>                                List{};
    std::optional<std::map<std::string, Choice>>                      Map{};
    std::optional<std::vector<std::optional<std::string>>>            SparseList{};
    std::optional<std::map<std::string, std::optional<std::int64_t>>> SparseMap{};
    std::optional<std::vector<std::string>>                           DenseList{};
    std::optional<std::map<std::string, std::int64_t>>                DenseMap{};
    std::optional<std::map<std::string, std::vector<Point>>>          Points{};
    std::optional<bindery::blob>                                      Data{};
    std::optional<std::vector<bindery::blob>>                         Blobs{};
    std::optional<double>                                             Double{};
    std::optional<float>                                              Float{};
    std::optional<std::vector<double>>                                Doubles{};
    std::optional<bindery::timestamp>                                 Epoch{};
    std::optional<bindery::timestamp>                                 Iso{};
    std::optional<bindery::timestamp>                                 Http{};
    std::optional<std::vector<bindery::timestamp>>                    Epochs{};
    std::optional<std::vector<bindery::timestamp>>                    Isos{};
    std::optional<std::map<std::string, bindery::timestamp>>          Https{};
    std::optional<bindery::document>                                  Free{};
};
BOOST_DESCRIBE_STRUCT(Everything, (),
    (AccountId, One, List, Map, SparseList, SparseMap, DenseList, DenseMap, Points, Data, Blobs, Double, Float, Doubles,
        Epoch, Iso, Http, Epochs, Isos, Https, Free))
constexpr auto bindery_members(bindery::type<Everything>)
{
    return bindery::members(member<&Everything::SparseList>(wire_name{"sparse-list"}),
        member<&Everything::Iso>(bindery::iso8601), member<&Everything::Http>(bindery::http_date),
        member<&Everything::Isos>(bindery::iso8601), member<&Everything::Https>(bindery::http_date));
}

/// For the operation whose host has the account in it.
struct AccountRequest
{
    std::string                AccountId{};
    std::optional<std::string> Note{};
};
BOOST_DESCRIBE_STRUCT(AccountRequest, (), (AccountId, Note))
constexpr auto bindery_members(bindery::type<AccountRequest>)
{
    return bindery::members(member<&AccountRequest::AccountId>(required));
}

/// For the operation that lists in pages behind a key.
struct ListRequest
{
    std::optional<std::map<std::string, Choice>> Start{};
    std::optional<std::int32_t>                  Limit{};
};
BOOST_DESCRIBE_STRUCT(ListRequest, (), (Start, Limit))
constexpr auto bindery_members(bindery::type<ListRequest>)
{
    return bindery::members(member<&ListRequest::Limit>(bindery::range{.min = 1}));
}

struct ListResponse
{
    std::vector<Choice>           Items{};
    std::map<std::string, Choice> Next{};
};
BOOST_DESCRIBE_STRUCT(ListResponse, (), (Items, Next))

struct CancellationReason
{
    std::optional<std::string>                   Code{};
    std::optional<std::map<std::string, Choice>> Item{};
};
BOOST_DESCRIBE_STRUCT(CancellationReason, (), (Code, Item))

/// An error whose members are structures.
struct CanceledException : bindery::error_shape<"CanceledException">
{
    std::optional<std::string>                     Message{};
    std::optional<std::vector<CancellationReason>> CancellationReasons{};
};
BOOST_DESCRIBE_STRUCT(CanceledException, (), (Message, CancellationReasons))

struct EmptyError : bindery::error_shape<"EmptyError", bindery::fault::server>
{
};
BOOST_DESCRIBE_STRUCT(EmptyError, (), ())

using config = bindery::aws::client_config;

template <class Protocol>
struct service
{
    using protocol = Protocol;
    using config = kitchen_sink::config;

    static constexpr std::string_view               target_prefix = "KitchenSink_20261125";
    static constexpr bindery::aws::service_endpoint endpoint{.service_id = "kitchensink",
        .signing_name = "kitchensink",
        .endpoint_prefix = "kitchensink",
        .default_region = "eu-central-1"};

    static std::shared_ptr<bindery::detail::client_core const> connect(
        boost::asio::any_io_executor executor, config const& settings)
    {
        return bindery::aws::connect(std::move(executor), endpoint, settings);
    }
};

using service_1_0 = service<bindery::aws::json_1_0>;
using service_1_1 = service<bindery::aws::json_1_1>;
using client = bindery::client<service_1_0>;

using all_errors = bindery::errors<CanceledException, EmptyError>;

inline constexpr bindery::operation<"Echo", service_1_0, Everything, Everything, all_errors, bindery::idempotent>
    echo{};

inline constexpr bindery::operation<"EchoData", service_1_0, Everything, Everything, all_errors,
    bindery::host_prefix<"data-">>
    echo_data{};

inline constexpr bindery::operation<"EchoAccount", service_1_0, AccountRequest, Everything, all_errors,
    bindery::host_prefix<"{AccountId}.data.">>
    echo_account{};

inline constexpr bindery::operation<"List", service_1_0, ListRequest, ListResponse, all_errors, bindery::idempotent,
    bindery::paginated<&ListRequest::Start, &ListResponse::Next, &ListResponse::Items, &ListRequest::Limit>>
    list{};

inline constexpr bindery::operation_list operations{echo, echo_data, echo_account};

/// The same in the other version of the protocol.
inline constexpr bindery::operation<"Echo", service_1_1, Everything, Everything, all_errors> echo_1_1{};

} // namespace kitchen_sink

#endif
